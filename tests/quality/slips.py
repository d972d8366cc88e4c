"""How many rightly answered questions stay so with two slips of the thumb in each: `python -m tests.quality.slips`.

The development questions on articles are asked again, two of their words with a slip each: two neighbours swapped, a letter
dropped or doubled, the key beside, another vowel. Beside Waymark stand the peers, each by what it answers rightly itself.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from random import Random

from knowledge.answer import answer
from knowledge.words import warm
from tests.quality.cases import Case, Set, sets
from tests.quality.measure import Tally, alone, is_first
from tests.quality.peers import PEERS, Searcher, text_of

KINDS = frozenset({"direct", "money", "fact", "next", "link", "comparison"})
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = "aeiou"
_SHORTEST = 4
_SLIPS = 2


def slipped(word: str, chance: Random) -> str:
    """A word with one slip of the thumb, its first and last letters kept."""
    at = chance.randrange(1, len(word) - 1)
    kind = chance.choice(("swap", "drop", "double", "beside", "vowel"))
    if kind == "swap":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    vowels = [place for place, letter in enumerate(word[1:-1], start=1) if letter in _VOWELS]
    if kind == "vowel" and vowels:
        place = chance.choice(vowels)
        return word[:place] + chance.choice(_VOWELS) + word[place + 1 :]
    row = next((row for row in _ROWS if word[at] in row), word[at])
    beside = row[max(row.index(word[at]) - 1, 0) : row.index(word[at]) + 2]
    return word[:at] + chance.choice(beside) + word[at + 1 :]


def with_slips(ask: str, chance: Random) -> str | None:
    """A question with slips in two of its longer words, in small letters; None where it has none."""
    words = ask.lower().split()
    places = [at for at, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    for at in chance.sample(places, min(_SLIPS, len(places))):
        words[at] = slipped(words[at], chance)
    return " ".join(words) if places else None


Rightly = Callable[[Case, str], bool]


def waymark(one: Set) -> Rightly:
    """Whether Waymark answers a question of a set rightly, put so."""
    library = alone(one.path)
    return lambda case, ask: is_first(one, case, answer(library, ask))


def peer(make: Callable[[Sequence[str]], Searcher], one: Set) -> Rightly:
    """Whether a peer does."""
    sections = alone(one.path).articles[0].sections
    searcher = make([text_of(section) for section in sections])

    def rightly(case: Case, ask: str) -> bool:
        found = searcher.search(ask, 1)
        return bool(found) and sections[found[0][0]].id in case.sections

    return rightly


def kept(one: Set, rightly: Rightly, tally: Tally, seed: int) -> None:
    """Count which of a set's questions that are answered rightly stay so.

    Args:
        one: The questions.
        rightly: Whether a question, put so, is answered rightly.
        tally: What to add to.
        seed: Which slips are made.
    """
    chance = Random(f"{one.article} {seed}")
    for case in one.questions:
        put = with_slips(case.ask, chance) if case.kind in KINDS else None
        if put is not None and rightly(case, case.ask):
            tally.add(rightly(case, put))


def main() -> None:
    """Ask, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which slips are made")
    seed = parser.parse_args().seed
    warm()
    tallies = {name: Tally() for name in ("waymark", *(make.name for make in PEERS))}
    for one in sets("development"):
        kept(one, waymark(one), tallies["waymark"], seed)
        for make in PEERS:
            kept(one, peer(make, one), tallies[make.name], seed)
    print("Of the questions answered rightly so many are with two slips in each:")
    for name, tally in tallies.items():
        print(f"{name:<18}{tally.share:6.1%} of {tally.of}")


if __name__ == "__main__":
    main()
