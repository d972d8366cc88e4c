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
# Products grow without bound: what is longer than most questions counts as these do, or a long message of anything would be sure.
_MOST_WORDS, _MOST_NEED, _MOST_SLOTS = 1.25, 2.0, 1.2
# Nothing is surer than this, in log-odds.
_FAR = 30.0
# So much is taken off the log-odds for each article there is, in the logarithm. With all articles at once, a quarter of what was
# falsely answered is refused so.
_BY_CHANCE = 0.2
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
    own, here = slice(start, start + int(index.article_sizes[at])), number - start
    total, found, coverage = scores.total[own], scores.has[:, own], scores.coverage[own]
    best, second = (*np.sort(total)[-2:][::-1].tolist(), 0.0)[:2]
    need = np.array([slot.need for slot in query.slots])
    has = found[:, here]
    lacks = need[has < _THERE]
    nowhere = need[found.max(axis=1, initial=0) < _THERE]
    return (
        min(len(query.words) / _LONG, _MOST_WORDS),
        float(coverage[here]),
        float(total[here]) / (best or 1.0),
        1 - second / (best or 1.0),
        math.log1p(float(total[here])) / _HIGHEST,
        float(coverage.max()),
        float(need @ scores.heads[:, number]) / (float(need.sum()) or 1.0),
        min(float(need[has >= _THERE].sum()) / _MUCH, _MOST_NEED),
        min(float(lacks.sum()) / _MUCH, _MOST_NEED),
        float(lacks.max(initial=0)) / _RAREST,
        min(float(nowhere.sum()) / _MUCH, _MOST_NEED),
        recall(index.places[number][1].title, said_in(query)),
        min(len(query.slots) / _MANY, _MOST_SLOTS),
    )


def confidence(sure: float, signs: frozenset[str], facts: tuple[float, ...], aim: Aim, articles: int = 1) -> float:
    """How sure it is, from 0 to 1.

    Args:
        sure: What speaks for the section by itself, 0 to 1.
        signs: Of the question's manner (`manner.signs_of`).
        facts: How the two fit (`facts_of`).
        aim: What led to the section.
        articles: How many may answer: of many one has the words of a question by chance.
    """
    bias, of_terms, of_aims = _weights()
    weighed = sum(weight * term for weight, term in zip(of_terms, terms(manner(signs), sure, facts), strict=True))
    total = bias + weighed + of_aims[_AIMS[aim]] - _BY_CHANCE * math.log(articles)
    return 1 / (1 + math.exp(-min(max(total, -_FAR), _FAR)))


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
def _weights() -> tuple[float, tuple[float, ...], tuple[float, ...]]:
    """The bias, the weight of each term, and of each aim."""
    lines = (files("knowledge") / "confidence.tsv").read_text(encoding="utf-8").splitlines()
    read = {name: float(weight) for name, _, weight in (line.partition("\t") for line in lines if not line.startswith("!"))}
    weights = tuple(read.get(name, 0.0) for name in term_names())
    return read.get(BIAS, 0.0), weights[: -len(AIMS)], weights[-len(AIMS) :]
