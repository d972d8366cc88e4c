"""How sure it is, in the end, that a section answers a question: comparable between questions, aims and articles.

What has been found to speak for the section (`evidence`, or the lead of an aim), how the question is put (`manner`) and facts
about how the two fit are weighed one by one and two by two (a logistic regression with products), beside the aim that led to
it: a word that stands nowhere tells more of a question that is put like one on the world's course. The weights in
``confidence.tsv`` are log-odds; ``python -m tests.quality.fit_confidence`` fits them on the development questions, with a manner
that was fitted on other articles, and prints what they are worth on articles left out.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from itertools import combinations_with_replacement

import numpy as np

from knowledge.aim import Aim
from knowledge.evidence import recall
from knowledge.index import Index
from knowledge.manner import manner
from knowledge.query import Query
from knowledge.ranking import said_in

# Odds of nothing and of certainty can't be weighed.
_LEAST = 0.002
# So good a wording is there.
_THERE = 0.3
# Facts are brought to much the same size, so that one penalty serves all weights: ten is much need, five the rarest word's, six
# as high as a section scores.
_MUCH, _RAREST, _HIGHEST = 10.0, 5.0, 6.0
_MANY, _LONG = 10.0, 20.0
_ODDS = 3.0
BIAS = "(any)"
# An aim that leads to a section is right more or less often by itself.
AIMS = tuple(f"led to by {aim.value}" for aim in Aim)
_AIMS = {aim: number for number, aim in enumerate(Aim)}
NAMES = (
    "manner",
    "sure",
    "length",
    "coverage",
    "rank",
    "margin",
    "score",
    "best coverage",
    "in heading",
    "found",
    "missing",
    "rarest missing",
    "nowhere",
    "of heading",
    "slots",
)


def facts_of(index: Index, query: Query, number: int) -> tuple[float, ...]:
    """How a question and a section fit, in the order of `NAMES` from "length" on.

    The question's words, twenty being 1; the share of its need that the section has; its score beside the best one's; how far
    the best is ahead of the second; the logarithm of its score; the coverage of the section that covers most; the share of
    the need that its heading has; how much need it has, and lacks, ten being 1, and of the rarest word it lacks; how much no
    section has; the share of its heading that the question says; and of how many things the question speaks.

    Args:
        index: What the section is of.
        query: The question.
        number: The section's.
    """
    scores = index.score(query)
    # Its article alone is looked at: of many nearly every word stands in one.
    at = int(np.searchsorted(index.article_starts, number, side="right")) - 1
    start = int(index.article_starts[at])
    own = slice(start, start + int(index.article_sizes[at]))
    total, number = scores.total[own], number - start
    best, second = (*np.sort(total)[-2:][::-1].tolist(), 0.0)[:2]
    need = np.array([slot.need for slot in query.slots])
    found, coverage = scores.has[:, own], scores.coverage[own]
    has = found[:, number]
    lacks = need[has < _THERE]
    nowhere = need[found.max(axis=1, initial=0) < _THERE]
    return (
        len(query.words) / _LONG,
        float(coverage[number]),
        float(total[number]) / (best or 1.0),
        1 - second / (best or 1.0),
        math.log1p(float(total[number])) / _HIGHEST,
        float(coverage.max()),
        float(need @ scores.heads[:, own][:, number]) / (float(need.sum()) or 1.0),
        float(need[has >= _THERE].sum()) / _MUCH,
        float(lacks.sum()) / _MUCH,
        float(lacks.max(initial=0)) / _RAREST,
        float(nowhere.sum()) / _MUCH,
        recall(index.places[start + number][1].title, said_in(query)),
        len(query.slots) / _MANY,
    )


def confidence(sure: float, signs: frozenset[str], facts: tuple[float, ...], aim: Aim) -> float:
    """How sure it is, from 0 to 1.

    Args:
        sure: What speaks for the section by itself, 0 to 1.
        signs: Of the question's manner (`manner.signs_of`).
        facts: How the two fit (`facts_of`).
        aim: What led to the section.
    """
    bias, *weights = _weights()
    total = bias + sum(map(float.__mul__, weights, terms(manner(signs), sure, facts)))
    return 1 / (1 + math.exp(-total - weights[len(weights) - len(Aim) + _AIMS[aim]]))


def terms(manner: float, sure: float, facts: tuple[float, ...]) -> list[float]:
    """What is weighed, the product of each two of it, and the squares."""
    own = (manner / _ODDS, log_odds(sure) / _ODDS, *facts)
    return [*own, *(one * other for one, other in combinations_with_replacement(own, 2))]


def term_names() -> list[str]:
    """What the terms, and then the aims, are called in ``confidence.tsv``."""
    return [*NAMES, *(f"{one} × {other}" for one, other in combinations_with_replacement(NAMES, 2)), *AIMS]


def log_odds(sure: float) -> float:
    inside = min(max(sure, _LEAST), 1 - _LEAST)
    return math.log(inside / (1 - inside))


def shifted(sure: float, by: float) -> float:
    """How sure it is, from 0 to 1, with something added to its log-odds."""
    return 1 / (1 + math.exp(-log_odds(sure) - by))


@cache
def _weights() -> tuple[float, ...]:
    lines = (files("knowledge") / "confidence.tsv").read_text(encoding="utf-8").splitlines()
    read = {name: float(weight) for name, _, weight in (line.partition("\t") for line in lines if not line.startswith("!"))}
    return tuple(read.get(name, 0.0) for name in (BIAS, *term_names()))
