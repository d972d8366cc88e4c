"""How a question is put: whether it is one that a path's articles answer, whatever its subject.

"Where do I learn SUBJECT" and "who invented SUBJECT" may share every word with an article, yet only one of them wants what a
path tells. So the words around the subject are looked at: common words of English and what people ask of work and study, by
themselves and with their neighbours; rarer ones are a blank. With each goes where it stands: in the heading of the section
that would answer, in its text, elsewhere in its article, or nowhere. The weights in ``manner.tsv`` are log-odds, which
``python -m tests.quality.fit_confidence`` fits on the development questions; `confidence` weighs them together with how well
a section fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from knowledge.query import Query
from knowledge.text import stem
from knowledge.words import rarity

Stems = frozenset[str]

# The ten thousand commonest words of English are no rarer.
_COMMON = 3.5
# A word that is no rarer tells nothing by standing somewhere: "need".
_TELLING = 2.48
_MOST_COUNTED = 4
_LONGEST = 30
_START = "^"
_END = "$"
# Where a word stands.
NOWHERE, ELSEWHERE, IN_TEXT, IN_HEADING = range(4)
_AS_GOOD = 0.8
BIAS = "(any)"


def grounds(query: Query, heading: Stems, section: Stems, known: Stems) -> tuple[int, ...]:
    """Where each of a question's words stands: 0 nowhere, 1 in its article, 2 in the section, 3 in its heading.

    Args:
        query: The question.
        heading: The stems of the section's heading.
        section: The stems of all of it.
        known: The stems of the section's article.
    """
    meant: dict[str, int] = {}
    for slot in query.slots:
        good = tuple(wording for wording, worth in slot.wordings if worth >= _AS_GOOD)
        meant.update(dict.fromkeys(slot.word.split(), _place(good, heading, section, known)))
    return tuple(meant[word] if word in meant else _place(((stem(word),),), heading, section, known) for word in query.words)


def _place(wordings: Sequence[tuple[str, ...]], heading: Stems, section: Stems, known: Stems) -> int:
    for place, stems in ((IN_HEADING, heading), (IN_TEXT, section), (ELSEWHERE, known)):
        if any(map(stems.issuperset, wordings)):
            return place
    return NOWHERE


def signs_of(words: Sequence[str], places: Sequence[int]) -> frozenset[str]:
    """What a question's manner is known by.

    Its words, as stems, with where they stand (``cours:2``); each two neighbours, with ``#`` and where it stands for a rare
    word, ``^`` before the first and ``$`` behind the last (``learn #3``); how many of its words stand where (``@2=1``, up to
    4), how many stand nowhere, in the heading and in the text at once (``@0,1,2``), and how long it is, in threes (``@4``).

    Args:
        words: Folded, misspellings mended (`Query.words`).
        places: Of each word (`grounds`).
    """
    stems = list(map(stem, words))
    rare = list(map(rarity, words))
    shown = [one if how <= _COMMON else f"#{at}" for one, how, at in zip(stems, rare, places, strict=True)]
    told = [at for how, at in zip(rare, places, strict=True) if how > _TELLING]
    count = [told.count(at) for at in range(IN_HEADING + 1)]
    return frozenset(
        (
            *(word for word in shown if word[0] != "#"),
            *map(" ".join, pairwise((_START, *shown, _END))),
            *(f"{one}:{at}" for one, at in zip(stems, places, strict=True)),
            *(f"@{at}={min(number, _MOST_COUNTED)}" for at, number in enumerate(count)),
            f"@{min(count[NOWHERE], 1)},{min(count[IN_HEADING], 2)},{min(count[IN_TEXT], 2)}",
            f"@{min(len(words), _LONGEST) // 3}",
        )
    )


def manner(signs: frozenset[str]) -> float:
    """The log-odds that a question of these signs wants what articles tell, beside how well a section fits."""
    weights = _weights()
    return weights[BIAS] + sum(weights.get(sign, 0.0) for sign in signs)


@cache
def _weights() -> dict[str, float]:
    lines = (files("knowledge") / "manner.tsv").read_text(encoding="utf-8").splitlines()
    return {sign: float(weight) for sign, _, weight in (line.partition("\t") for line in lines if not line.startswith("!"))}
