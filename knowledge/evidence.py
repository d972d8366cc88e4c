"""How sure it is that a section answers a question: facts about the match, weighed by a logistic function."""

from __future__ import annotations

import math
from dataclasses import dataclass

from knowledge.index import Index, Scores
from knowledge.query import Query
from knowledge.text import words_of
from knowledge.words import rarity

_RAREST = 4.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts about how a question and a section fit; each from 0 to 1.

    Attributes:
        coverage: The share of the question's need that the section has wordings for.
        named: The share of the question's weight that its heading or its links' titles have.
        exact: The share of the question's weight that it has in the question's own words.
        stranger: How rare the rarest needed word is that no article has a wording for.
        missing: How rare the rarest needed word is that the articles have, but not this section.
        runs: What its best sentence scores for runs of characters, of what it could.
        margin: How far it leads the second best.
        matched: How much weight was found at all.
        recall: The share of its heading that the question names.
    """

    coverage: float
    named: float
    exact: float
    stranger: float
    missing: float
    runs: float
    margin: float
    matched: float
    recall: float


def evidence(index: Index, query: Query, scores: Scores, best: int, coverage: float, margin: float) -> Evidence:
    """The facts about a section and a question."""
    weights = [slot.weight * left for slot, left in zip(query.slots, scores.left.tolist(), strict=True)]
    weight = sum(weights) or 1.0
    named = exact = stranger = missing = found = 0.0
    columns = scores.has[:, best].tolist(), scores.heads[:, best].tolist()
    for slot, own, here, head in zip(query.slots, weights, *columns, strict=True):
        named += own * head
        found += own * here
        if here >= 0.95:
            exact += own
        if not slot.wordings:
            stranger = max(stranger, slot.need)
        elif here < 0.3:
            missing = max(missing, slot.need)
    title = words_of(index.places[best][1].title)
    stems = {stem for slot in query.slots for wording, worth in slot.wordings if worth >= 0.8 for stem in wording}
    of_all = sum(rarity(word) for word in title) or 1.0
    recall = sum(rarity(word) for word in title if index.vocabulary.surfaces.get(word) in stems) / of_all
    return Evidence(
        coverage=coverage,
        named=named / weight,
        exact=exact / weight,
        stranger=stranger / _RAREST,
        missing=missing / _RAREST,
        runs=min(1.0, float(scores.runs[best]) / (scores.most_runs or 1.0)),
        margin=margin,
        matched=min(1.0, found / (2 * _RAREST)),
        recall=recall,
    )


_BIAS = -2.49
_WEIGHTS = (2.34, 1.09, -0.81, -3.04, 0.65, 0.84, 1.37, 3.25, 0.59)


def sure(facts: Evidence) -> float:
    """How sure, from 0 to 1."""
    named = (facts.coverage, facts.named, facts.exact, facts.stranger, facts.missing)
    rest = (facts.runs, facts.margin, facts.matched, facts.recall)
    total = _BIAS + sum(weight * fact for weight, fact in zip(_WEIGHTS, named + rest, strict=True))
    return 1 / (1 + math.exp(-total))
