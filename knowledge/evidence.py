"""How sure it is that a section answers a question: facts about the match, weighed by a logistic function."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from knowledge.index import Index, Scores
from knowledge.lexicon import Lexicon
from knowledge.query import Query
from knowledge.text import stem, words_of
from knowledge.words import rarity

_RAREST = 4.5
# As much need as a question of a few words has.
_MUCH = 3 * _RAREST
# A word with a wording this good is there.
_THERE = 0.3
_SAME = 0.95
_AS_GOOD = 0.8
# What has less need than this says little of the subject.
MATTERS = 1.6
# "What if I only want PyTorch" asks for no explanation.
_NO_QUESTION = frozenset({"if", "about"})
_TOLD = frozenset({"will", "did", "was", "were"})
_OTHERS = frozenset({"people", "they", "companies", "someone"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts about how a question and a section fit; each from 0 to 1.

    Attributes:
        coverage: The share of the question's need that the section has wordings for.
        named: The share of the question's weight that its heading or its links' titles have.
        exact: The share of the question's weight that it has in the question's own words.
        stranger: How rare the rarest needed word is that no article has a wording for.
        strangers: How much need no article has a wording for, in all.
        missing: How much need the articles have wordings for, but not this section.
        runs: What its best sentence scores for runs of characters, of what it could.
        margin: How far it leads the second best.
        matched: How much need was found at all.
        recall: The share of its heading that the question names.
        object: The share found of what the question is after; what it is set in ("for data science") left out.
        telling: How much of what was found few sections have.
        focus: How well what stands behind "which" or "best" is found; 1 where nothing does.
        travels: 1 where it has a word of who walks a path ("learn", "course", "next").
        elsewhere: How many of its words are of who wants something else of the subject: one is a half, two are 1.
        length: How many words it has; twenty are 1.
        strong: How many of its words say much of the subject; five are 1.
        how: 1 where it begins with "how" or "why": such questions mostly want a thing explained or mended.
        what: 1 where it begins with "what": such questions often want to know of the world.
        both: Coverage and runs at once: the words, and these in the same order.
        clear: Coverage and margin at once: what one section has, and no other.
        stray: The stranger's rarity and the question's length at once: a long one has a strange word sooner.
        told: 1 where it begins with "will", "did" or "was": it asks of the world's course.
        being: 1 where it begins with "is" or "are".
        others: 1 where it speaks of other people: "do companies", "do they".
    """

    coverage: float
    named: float
    exact: float
    stranger: float
    strangers: float
    missing: float
    runs: float
    margin: float
    matched: float
    recall: float
    object: float
    telling: float
    focus: float
    travels: float
    elsewhere: float
    length: float
    strong: float
    how: float
    what: float
    both: float
    clear: float
    stray: float
    told: float
    being: float
    others: float

    def all(self) -> tuple[float, ...]:
        """All of them, in the order above."""
        facts: tuple[float, ...] = _ALL(self)
        return facts


_ALL = attrgetter(*Evidence.__slots__)


@lru_cache(maxsize=65536)
def _shares(title: str) -> tuple[tuple[str, float], ...]:
    """The words of a heading as stems, each with its share of the whole by rarity."""
    words = words_of(title)
    of_all = sum(map(rarity, words)) or 1.0
    return tuple((stem(word), rarity(word) / of_all) for word in words)


def recall(title: str, said: Set[str]) -> float:
    """The share of a heading, by rarity, of which the stems are said."""
    return sum(share for part, share in _shares(title) if part in said)


def evidence(
    index: Index, query: Query, scores: Scores, best: int, coverage: float, margin: float, lexicon: Lexicon, typed: Sequence[str]
) -> Evidence:
    """The facts about a section and a question; ``typed`` are the words of all of it."""
    weights = [slot.weight * left for slot, left in zip(query.slots, scores.left, strict=True)]
    weight = sum(weights) or 1.0
    named = exact = stranger = strangers = missing = found = telling = 0.0
    after = after_found = 0.0
    focus = 1.0
    columns = scores.has[:, best].tolist(), scores.heads[:, best].tolist(), scores.spread
    for slot, own, here, head, spread in zip(query.slots, weights, *columns, strict=True):
        named += own * head
        need = slot.need
        found += need * here
        telling += need * here * (1 - spread)
        if here >= _SAME:
            exact += own
        if slot.focus and need >= MATTERS:
            focus = min(focus, here)
        if not slot.apart:
            after += need
            after_found += need * here
        if not slot.wordings:
            stranger = max(stranger, need)
            strangers += need
        elif here < _THERE:
            missing += need
    stems = {part for slot in query.slots for wording, worth in slot.wordings if worth >= _AS_GOOD for part in wording}
    fits = min(1.0, float(scores.runs[best]) / (scores.most_runs or 1.0))
    first = typed[0] if typed else ""
    return Evidence(
        coverage=coverage,
        named=named / weight,
        exact=exact / weight,
        stranger=stranger / _RAREST,
        strangers=min(1.0, strangers / _MUCH),
        missing=min(1.0, missing / _MUCH),
        runs=fits,
        margin=margin,
        matched=min(1.0, found / (2 * _RAREST)),
        recall=recall(index.places[best][1].title, stems),
        object=after_found / after if after else coverage,
        telling=min(1.0, telling / (2 * _RAREST)),
        focus=focus,
        travels=float(not lexicon.travels.isdisjoint(typed)),
        elsewhere=min(1.0, len(lexicon.elsewhere.intersection(typed)) / 2),
        length=min(1.0, len(typed) / 20),
        strong=min(1.0, sum(slot.need >= MATTERS for slot in query.slots) / 5),
        how=float(first in ("how", "why")),
        what=float(first in ("what", "whats") and not _NO_QUESTION.intersection(typed[1:2])),
        both=coverage * fits,
        clear=coverage * margin,
        stray=stranger / _RAREST * min(1.0, len(typed) / 20),
        told=float(first in _TOLD),
        being=float(first in ("is", "are")),
        others=float(not _OTHERS.isdisjoint(typed)),
    )


_BIAS = -3.07
_WEIGHTS = (
    2.23,
    1.27,
    -1.55,
    -1.07,
    -2.16,
    -2.44,
    2.16,
    -0.54,
    2.49,
    0.41,
    0.06,
    -1.13,
    -0.03,
    0.84,
    -2.14,
    4.43,
    -2.10,
    -0.92,
    -0.70,
    2.47,
    2.24,
    1.70,
    -1.14,
    -0.70,
    1.01,
)


def sure(facts: Evidence) -> float:
    """How sure, from 0 to 1."""
    total = sum(weight * fact for weight, fact in zip(_WEIGHTS, facts.all(), strict=True))
    return 1 / (1 + math.exp(-_BIAS - total))
