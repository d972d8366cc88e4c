"""A message as clauses: which of them ask something, and which only tell of their writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from knowledge.pattern import MOST_WORDS, Patterns, compile_pattern, compile_sets
from knowledge.text import fold, take_urls, tokens

# A shorter sentence is one question, whatever stands in it.
_SHORTEST = 5
_LONG = 14
# What stands behind a comma is a question of its own from this many words on.
_FEWEST = 3
_FEW_IN_ALL = 6
_COMMA = re.compile(r"[,:]\s+|\s[-–—]+\s")
# "After the first course, what do i do" is one question.
_SUBORDINATE = re.compile(
    r"\s*(?:and |but |so |ok |okay )*(?:after|once|when|before|if|since|now that|as soon as|instead|besides|apart from|except|"
    r"compared|between|done|finished|i?'?m done|i(?:'?ve| have)? (?:just )?(?:finished|done|did|completed|passed))\b",
    re.IGNORECASE,
)
# "CS229 or CS230, which one is on deep learning" is one question.
_EITHER = re.compile(r"\s*(?:[\w.+#-]+\s+){1,4}(?:or|vs\.?|versus)\s+(?:[\w.+#-]+\s*){1,4}$", re.IGNORECASE)
# How a piece begins that tells of its writer.
_OWN = (["i"], ["im"], ["ive"])
# What it may begin with comes first: most characters are none of these.
_END = re.compile(r"(?=[.!?;\n\r(1-4])(?:(?<=[^\s.!?;])([.!?;]+)(?=\s|$)|[\n\r]+|(?<=\w)(\?+)(?=\w)|(?:^|(?<=\s))\(?[1-4]\)\s+)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a message.

    Attributes:
        text: Folded words.
        asks: Whether it asks something.
        plainly: Whether it begins as a question does, or ends in a question mark.
    """

    text: str
    asks: bool
    plainly: bool = False


@cache
def _patterns() -> dict[str, Patterns[None]]:
    """The lists of ``clauses.yaml`` by their names."""
    data = yaml.safe_load((files("knowledge") / "clauses.yaml").read_text(encoding="utf-8"))
    sets = compile_sets(data["sets"])

    def any_of(lines: list[str]) -> Patterns[None]:
        return Patterns((None, compile_pattern(line, sets)) for line in lines)

    return {name: any_of(lines) for name, lines in data.items() if name != "sets"}


def clauses_of(message: str) -> tuple[Clause, ...]:
    """The clauses of a message, in order; one where nothing parts it.

    Args:
        message: As typed, without web addresses.
    """
    found: list[Clause] = []
    at = 0
    for end in _END.finditer(message):
        found.extend(_cut_at_commas(message[at : end.start()], "?" in (end.group(0) or "")))
        at = end.end()
    if at < len(message):
        found.extend(_cut_at_commas(message[at:], False))
    words = [clause.text.split() for clause in found]
    few = sum(map(len, words)) <= _FEW_IN_ALL
    if len(found) > 1 and few and (min(map(len, words)) < 2 or sum(clause.plainly for clause in found) < 2):
        # "UDEMY... sale??" is one question in pieces.
        return (Clause(" ".join(clause.text for clause in found), asks=True, plainly=True),)
    return tuple(found)


def _cut_at_commas(sentence: str, marked: bool) -> list[Clause]:
    """A sentence parted before those of its commas that a question follows: "im a broke student, whats free here"."""
    pieces = _COMMA.split(sentence)
    if len(pieces) == 1:
        return _cut(sentence, marked)
    opens = _patterns()["opens"]
    parts = [pieces[0]]
    for piece in pieces[1:]:
        words = tokens(fold(piece))
        asks = len(words) >= _FEWEST and any(opens.found(words))
        either = words[:1] == ["which"] and _EITHER.match(parts[-1]) is not None
        if (asks or _tells(parts[-1], words)) and not either and not _SUBORDINATE.match(parts[-1]):
            parts.append(piece)
        else:
            parts[-1] += f", {piece}"
    last = len(parts) - 1
    return [clause for number, part in enumerate(parts) for clause in _cut(part, marked and number == last)]


def _tells(before: str, words: list[str]) -> bool:
    """Whether a piece behind a question only tells of its writer: "can i skip translation, i hate it"."""
    return words[:1] in _OWN and any(_patterns()["opens"].found(tokens(fold(before))))


def _cut(sentence: str, marked: bool) -> list[Clause]:
    """A sentence in two or more where a question begins in its middle."""
    words = ["and" if word == "n" else word for word in tokens(fold(sentence).replace(" + ", " and ").replace(" & ", " and "))]
    if not words:
        return []
    turns, asks, joins, opens = (_patterns()[name] for name in ("turns", "asks", "joins", "opens"))
    whole = words
    words = _without_usher(whole)
    if len(words) < _SHORTEST:
        return [Clause(" ".join(words), marked or any(asks.found(words)), marked or any(opens.found(words)))]
    joined = set(joins.everywhere(words))
    cuts = joined | (set(turns.everywhere(words)) if len(words) > _LONG else set())
    bounds = [0, *sorted(cut for cut in cuts if cut), len(words)]
    parts = _without_stumps([(words[a:b], a in joined) for a, b in pairwise(bounds)])
    last = len(parts) - 1
    parts = [(_without_then(part) if second else part, second) for part, second in parts]
    # What is still whole has no usher: it was looked for.
    parts = [(part if part == whole else _without_usher(part), second) for part, second in parts]
    return [
        Clause(
            " ".join(part),
            asks=second or (marked and n == last) or any(asks.found(part)),
            plainly=second or (marked and n == last) or any(opens.found(part)),
        )
        for n, (part, second) in enumerate(parts)
    ]


def _without_usher(words: list[str]) -> list[str]:
    """A question without what ushers it in: "my question is", "not sure if"."""
    longest = max((found.end() for _, found in _patterns()["ushers"].found(words)), default=0)
    rest = " ".join(words)[longest:].split() if longest and len(words) <= MOST_WORDS else words
    return rest if len(rest) >= _FEWEST else words


def _without_then(part: list[str]) -> list[str]:
    """A second question without its "and after that", which speaks of the order of asking."""
    rest = part[1:] if part[:1] == ["and"] else part
    if rest[:2] in (["after", "that"], ["after", "this"]) and len(rest) > 4:
        return rest[2:]
    return part


def _without_stumps(parts: list[tuple[list[str], bool]]) -> list[tuple[list[str], bool]]:
    """Parts of a single word joined to the next; each with whether it is a question behind an "and"."""
    kept: list[tuple[list[str], bool]] = []
    carried: list[str] = []
    for part, second in parts:
        whole = [*carried, *part]
        if len(whole) < 2:
            carried = whole
            continue
        kept.append((whole, second and not carried))
        carried = []
    if carried:
        kept = [*kept[:-1], ([*kept[-1][0], *carried], kept[-1][1])] if kept else [(carried, False)]
    return kept


def bare(message: str) -> str:
    """A message without its web addresses."""
    return take_urls(message)[0]
