"""What a misspelt word of a question was meant to be: a word of the articles, or one that carries no subject."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import words as english
from knowledge.lexicon import Lexicon, Stems
from knowledge.sounds import sound_of
from knowledge.text import stem

# An English word that is this much rarer than one of the articles that it is a slip away from may be that one.
_SLIP = 200.0
_SWAPPED = 20.0
_SLIPPED = 0.8
# What sounds the same is the same, if it is written not too far apart.
_ALIKE = 0.9
_MOST_ALIKE = 3
_MOST_MEANT, _MOST_SHOWN = 12, 3
_MOST_NEARER = 20
# A slip in three letters says less: the word meant must be this much more frequent, and the slip a plain one (`_is_plain_slip`).
_PLAIN_SLIP = 100.0
# A swap of neighbours is a slip of the thumb, and leaves every letter: half as far as another edit.
_SWAP = 0.5
_SHORTEST_COMPOUND = 7
_SHORTEST_OF_THE_FIELD = 6
_SHORTEST_OF_THE_PATH = 4
# What a name is called for short has most of its letters.
_SHORTEST_BEGINNING = 4
_MOST_BEHIND = 4
# No word is longer than this; a wall of letters costs nothing.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of all articles.

    Attributes:
        stems: Every stem that the index knows.
        surfaces: Every word as the articles write it, folded -> its stem.
        sounds: Keys of how words sound (`sounds.sound_of`) -> the word, where one alone of `surfaces` has it.
        joined: Names of three words or four written as one -> their stems: "hackthebox".
        by_length: The words of `surfaces` by their length, for the search of near ones.
        dotted: The sites and versions that the articles name (`text.dotted_in`).
    """

    stems: frozenset[str]
    surfaces: Mapping[str, str]
    by_length: Mapping[int, tuple[str, ...]]
    joined: Mapping[str, Stems]
    sounds: Mapping[str, str]
    dotted: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether an article has the word, in whatever form."""
        return word in self.surfaces or stem(word) in self.stems


def split_compound(word: str, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """``machinelearning`` as ``machine``, ``learning``, if both halves are words that ``knows`` has; else ()."""
    if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST or not word.isalpha():
        return ()
    middle = len(word) / 2
    for cut in sorted(range(2, len(word) - 1), key=lambda at: abs(at - middle)):
        left, right = word[:cut], word[cut:]
        if knows(left) and knows(right) and max(len(left), len(right)) > 3:
            return left, right
    return ()


def _most_edits(length: int) -> int:
    """How many letters of a word of this length may be wrong; a swap of neighbours counts one."""
    if length < 4:
        return 0
    return 1 if length == 4 else 2 if length < 9 else 3


def near(word: str, vocabulary: Vocabulary) -> tuple[tuple[tuple[Stems, float], ...], str]:
    """The articles' words that a misspelt one may have been meant to be: stems and weights, three at most, and the nearest.

    The weight is the optimal string alignment similarity, squared where more than one edit is between. Nothing is near when
    an English word that no article has is nearer.
    """
    most = _most_edits(len(word))
    if not most or len(word) > _LONGEST:
        return (), word
    pool = [w for n in range(len(word) - most, len(word) + most + 1) for w in vocabulary.by_length.get(n, ())]
    if not word.isalpha():
        # "CS231n" is another course than "CS230".
        pool = [w for w in pool if _digits(w) == _digits(word)]
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=most, limit=_MOST_MEANT)
    # Of words as near as each other the one that is the more usual slip away.
    found = sorted(found, key=lambda one: (one[1], _far(word, one[0], one[1])))[:_MOST_SHOWN]
    alike = vocabulary.sounds.get(sound_of(word) or "")
    edits = OSA.distance(word, alike) if alike is not None else _MOST_ALIKE + 1
    sounds = edits <= _MOST_ALIKE and (not found or found[0][1] >= edits - 1)
    if not found and not sounds:
        return (), word
    best = edits if sounds else found[0][1]
    if best > 1 and _is_nearer_to_another(word, alike if sounds else None, int(best), vocabulary):
        return (), word
    if alike is not None and sounds:
        return (((vocabulary.surfaces[alike],), _ALIKE),), alike
    weights = ((w, 1 - _far(word, w, d) / max(len(w), len(word)), 1 if d == 1 else 2) for w, d, _ in found)
    return tuple(((vocabulary.surfaces[w],), alike_by**power) for w, alike_by, power in weights), found[0][0]


def _digits(word: str) -> list[str]:
    """The digits of a word, whatever their order."""
    return sorted(filter(str.isdigit, word))


def _is_nearer_to_another(word: str, alike: str | None, edits: int, vocabulary: Vocabulary) -> bool:
    """Whether an English word that no article has was meant: it takes fewer edits.

    Against a word of the articles that sounds alike it must be no rarer, and one as near must sound alike too.
    """
    table = english.neighbours_by_start()
    others = [w for n in range(len(word) - 1, len(word) + 2) for w in table.get((word[0], n), ())]
    if alike is None:
        nearer = process.extractOne(word, others, scorer=OSA.distance, score_cutoff=edits - 1)
        return nearer is not None and not vocabulary.knows(nearer[0])
    least, sound = english.frequency(alike), sound_of(word)
    return any(
        english.frequency(other) >= least and not vocabulary.knows(other) and (far < edits or sound_of(other) == sound)
        for other, far, _ in process.extract(word, others, scorer=OSA.distance, score_cutoff=edits, limit=_MOST_NEARER)
    )


def with_a_letter(word: str, vocabulary: Vocabulary) -> str | None:
    """The articles' word of four letters that one of three has lost a letter of: "hom" for "home"."""
    if len(word) != 3 or not word.isalpha():
        return None
    found = [one for one in vocabulary.by_length.get(4, ()) if one[0] == word[0] and _is_within(word, one)]
    return found[0] if len(found) == 1 else None


def swapped(word: str, vocabulary: Vocabulary) -> str | None:
    """The articles' word of three letters that one has two neighbours of swapped: "gti" for "git"."""
    if len(word) != 3 or not word.isalpha():
        return None
    return next((one for one in (word[1] + word[0] + word[2], word[0] + word[2] + word[1]) if one in vocabulary.surfaces), None)


def of_the_field(word: str, lexicon: Lexicon) -> str | None:
    """The lexicon's word that no dictionary has and that one is a slip away from: "postgres" for "postgers"."""
    if not _SHORTEST_OF_THE_FIELD <= len(word) <= _LONGEST or not word.isalpha():
        return None
    found = process.extractOne(word, lexicon.special, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found is not None and found[0][0] == word[0] else None


def of_the_path(word: str, lexicon: Lexicon) -> str | None:
    """The word that people ask for a path with, of four letters or more, that one is a usual slip away from: "nezt", "skpi"."""
    if not _SHORTEST_OF_THE_PATH <= len(word) <= _LONGEST or not word.isalpha():
        return None
    near = process.extract(word, lexicon.asking, scorer=OSA.distance, score_cutoff=1, limit=_MOST_MEANT)
    best = min((one for one, edits, _ in near if edits), key=lambda one: english.slip_of(word, one), default=None)
    return best if best is not None and english.slip_of(word, best) < 1 else None


def beginning_of(word: str, vocabulary: Vocabulary) -> str | None:
    """The articles' one word that begins with a name of four letters or more that no list has: "mongo" for "mongodb"."""
    if not _SHORTEST_BEGINNING <= len(word) < _LONGEST or not word.isalnum() or word.isdigit():
        return None
    pool = (one for more in range(1, _MOST_BEHIND + 1) for one in vocabulary.by_length.get(len(word) + more, ()))
    # "CS50" is what "CS50x" is called, but "CS2" is no beginning of "CS229".
    found = {vocabulary.surfaces[one]: one for one in pool if one.startswith(word) and not one[len(word)].isdigit()}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_within(word: str, longer: str) -> bool:
    letters = iter(longer)
    return all(letter in letters for letter in word)


def run_together(word: str, after: str, vocabulary: Vocabulary) -> str | None:
    """The articles' word that two of a question are when written as one, with a slip in it: "virtul box"."""
    both = word + after
    if not _SHORTEST_COMPOUND < len(both) <= _LONGEST or vocabulary.knows(word):
        return None
    pool = [one for n in (-1, 0, 1) for one in vocabulary.by_length.get(len(both) + n, ())]
    found = process.extractOne(both, pool, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found is not None else None


def _far(word: str, meant: str, edits: float) -> float:
    if edits == 1:
        return english.slip_of(word, meant)
    return edits * _SWAP if sorted(word) == sorted(meant) else edits


def slip(word: str, vocabulary: Vocabulary) -> tuple[tuple[Stems, float], ...]:
    """What a rare English word may be a slip of the thumb for: "corse" for "course"."""
    if len(word) < 4 or not english.is_english(word):
        return ()
    pool = [w for n in (-1, 0, 1) for w in vocabulary.by_length.get(len(word) + n, ())]
    own = english.frequency(word)
    found = [w for w, _, _ in process.extract(word, pool, scorer=OSA.distance, score_cutoff=1, limit=8)]
    # Two letters swapped ("lien" for "line") are a slip more often than a letter in place of another.
    meant = [w for w in found if english.frequency(w) >= own * (_SWAPPED if sorted(w) == sorted(word) else _SLIP)]
    return tuple(((vocabulary.surfaces[w],), _SLIPPED) for w in meant[:2])


def usual(word: str, lexicon: Lexicon) -> str | None:
    """The word without a subject that a rare or unknown one is a slip of the thumb for: "ned" for "need"."""
    if not 2 < len(word) < 7:
        return None
    short = len(word) == 3
    likelier = max(1, english.frequency(word)) * (_PLAIN_SLIP if short else _SLIP)
    found = process.extract(word, lexicon.usual, scorer=OSA.distance, score_cutoff=1, limit=None if short else _MOST_MEANT)
    meant = [w for w, _, _ in found if not short or _is_plain_slip(word, w)]
    likely = (w for w in meant if english.frequency(w) >= likelier)
    return min(likely, key=lambda w: english.slip_of(word, w), default=None)


def _is_plain_slip(word: str, meant: str) -> bool:
    """Whether neighbours are swapped ("adn") or an inner letter is left out ("ned"): three letters with another one in place
    of one of theirs are a name as likely as not ("git" is no "get", nor "gis" a "his")."""
    if len(word) == len(meant):
        return sorted(word) == sorted(meant)
    return len(word) < len(meant) and word[0] == meant[0] and word[-1] == meant[-1]
