"""How common an English word is in general, from the frequency list that symspellpy carries."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LIST = "frequency_dictionary_en_82_765.txt"
# "the", the list's most frequent word, 2.3e10 occurrences in Google's web corpus.
_TOP = 23_135_851_162
RAREST = 6.0
# The list ends in noise: misspellings and names that occur a few thousand times in 10^12 words of the web.
_KNOWN_FROM = 400_000
_LONGEST = 40
_MOST_NEAR = 24


@cache
def _frequencies() -> dict[str, int]:
    text = (files("symspellpy") / _LIST).read_text(encoding="utf-8-sig")
    table: dict[str, int] = {}
    for line in text.splitlines():
        word, _, count = line.partition(" ")
        if count:
            table[word.replace("'", "")] = int(count)
    return table


def rarity(word: str) -> float:
    """How rare a folded word is in English: 0 for "the", 6 for one that is not in the list.

    The decimal logarithm of how many times rarer than "the" it is.
    """
    count = _frequencies().get(word)
    if count is None:
        return RAREST
    return min(RAREST, math.log10(_TOP / count))


def frequency(word: str) -> int:
    """How often a folded word occurs in 10^12 words of the web; 0 for one that is not in the list."""
    return _frequencies().get(word, 0)


def is_english(word: str) -> bool:
    """Whether a folded word is an English word that people use, and so no misspelling of another."""
    return _frequencies().get(word, 0) >= _KNOWN_FROM


@cache
def neighbours_by_start() -> dict[tuple[str, int], tuple[str, ...]]:
    """English words in use, by first letter and length: where to look for what a misspelt word was meant to be."""
    table: dict[tuple[str, int], list[str]] = {}
    for word, count in _frequencies().items():
        if count >= 4 * _KNOWN_FROM and len(word) > 2:
            table.setdefault((word[0], len(word)), []).append(word)
    return {key: tuple(words) for key, words in table.items()}


# Letters beside each other on a keyboard.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    pair
    for over, under in ((row, row[1:]) for row in _ROWS)
    for one, two in zip(over, under, strict=False)
    for pair in ((one, two), (two, one))
) | frozenset(
    pair
    for over, under in pairwise(_ROWS)
    for at, one in enumerate(under)
    for two in over[at : at + 2]
    for pair in ((one, two), (two, one))
)
_VOWELS = frozenset("aeiou")
# What each kind of slip takes, beside a letter that is simply another: thumbs swap, double, drop and hit beside.
_SWAP, _DOUBLE, _NEIGHBOUR, _VOWEL, _DROP = 0.5, 0.5, 0.6, 0.75, 0.8
# How many times rarer (decimal logarithm) a word may be that is one whole slip nearer.
_A_SLIP = 3.0


def slip_of(word: str, meant: str) -> float:
    """How far a word is from the one meant, for words one edit apart: 1 where a letter is another, less for usual slips."""
    if sorted(word) == sorted(meant):
        return _SWAP
    at = next((n for n, (one, two) in enumerate(zip(word, meant, strict=False)) if one != two), min(len(word), len(meant)))
    if len(word) == len(meant):
        one, two = word[at], meant[at]
        return _NEIGHBOUR if (one, two) in _BESIDE else _VOWEL if {one, two} <= _VOWELS else 1.0
    longer = word if len(word) > len(meant) else meant
    if at and longer[at] == longer[at - 1]:
        return _DOUBLE
    return _DROP if len(word) < len(meant) else 1.0


@lru_cache(maxsize=4096)
def mend(word: str) -> str | None:
    """The English word in use that a misspelt one was likely meant to be, or None.

    Of those as near as each other the commonest, and the one that is the more usual slip away.
    """
    most = 1 if len(word) < 7 else 2
    if not 4 <= len(word) <= _LONGEST:
        return None
    table = neighbours_by_start()
    # Two letters more than the word meant are seldom a slip: "FreeBSD" is no "freed".
    pool = [w for n in range(len(word) - 1, len(word) + most + 1) for w in table.get((word[0], n), ())]
    found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=most, limit=_MOST_NEAR)
    if not found:
        return None
    nearest = min(distance for _, distance, _ in found)
    near = [w for w, distance, _ in found if distance == nearest]
    return min(near, key=lambda w: rarity(w) + (_A_SLIP * slip_of(word, w) if nearest == 1 else 0.0))


def warm() -> None:
    """Read the list now instead of with the first question."""
    is_english("the")
    neighbours_by_start()
