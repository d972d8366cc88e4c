"""Which of the sections that may be meant leads: the one that an aim leads to, or the one that fits best.

A conditional logit (McFadden 1974, "Conditional logit analysis of qualitative choice behavior") over what fits best in the
words of the question and what does with associations: these prove nothing, but of what fits they tell which is meant. That an
aim leads to a section speaks for it, as much as that aim has proved right. The weights in ``order.tsv`` are fitted on the
development questions by ``python -m tests.quality.fit_order``, which prints what they are worth on articles left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from knowledge.aim import Aim
from knowledge.evidence import MATTERS, recall
from knowledge.library import Library
from knowledge.model import Match
from knowledge.query import Query
from knowledge.ranking import MATCHES, Ranked, best_of, said_in

Facts = NDArray[np.float64]
NAMES = (
    "score",
    "found",
    "of heading",
    "wide score",
    "wide coverage",
    "in heading, widely",
    "of heading, widely",
    "length",
    "rank",
    "outline",
)
_LEAST = 0.02
# What scores as high as the best is led to for its words; further below, for its aim alone.
LEADS = tuple(f"led to by {aim.value}" for aim in Aim)
FAR = tuple(f"led to by {aim.value}, far" for aim in Aim)
_AIMS = {aim: number for number, aim in enumerate(Aim)}


@dataclass(frozen=True, slots=True)
class Choice:
    """Sections that may be meant.

    Attributes:
        numbers: Of the sections in the index.
        facts: A row for each: `NAMES`, then a column for each of `LEADS` and `FAR`.
        coverage: Of each, the share of the question's need that it has wordings for, 0 to 1.
    """

    numbers: tuple[int, ...]
    facts: Facts
    coverage: tuple[float, ...]


def choice_of(library: Library, query: Query, ranked: Ranked, led: int | None = None, aim: Aim = Aim.ABOUT) -> Choice:
    """What may be meant, with the facts to choose by.

    The logarithm of its score, as a share of the best one's; the share of the question's need that it has; the share of its
    heading that the question says; the same with associations, and what of
    the question those cover; the logarithm of its length in words; the score that it was ranked
    by; and whether it tells the whole path in short.

    Args:
        library: Where it was looked.
        query: The question.
        ranked: The sections that fit it.
        led: The number of the section that the aim leads to.
        aim: What is asked for.
    """
    index = library.index
    wide = library.wide.read(query.text)
    own, far = index.score(query), index.score(wide)
    # Only articles that something fits in: with the option `article` it is that one.
    allowed = {match.article.slug: match.article for match in ranked.matches}
    near = far.total
    if len(allowed) < len(library.articles):
        near = np.zeros_like(far.total)
        for article in allowed.values():
            start = library.number_of(article, article.sections[0])
            own_sections = slice(start, start + len(article.sections))
            near[own_sections] = far.total[own_sections]
    nearest = best_of(near, MATCHES)
    numbers = list(dict.fromkeys((*ranked.numbers, *(number for number, _ in nearest))))
    if led is not None:
        numbers = list(dict.fromkeys((*numbers, led)))
    ranks = {number: match.score for number, match in zip(ranked.numbers, ranked.matches, strict=True)}
    said, said_widely = said_in(_telling(query)), said_in(_telling(wide))
    need, need_widely = _needs(query), _needs(wide)
    relative, widely = (scores.total[numbers] / (float(scores.total[numbers].max()) or 1.0) for scores in (own, far))
    sections = [index.places[number][1] for number in numbers]
    columns = [
        np.log(relative + _LEAST),
        need @ own.has[:, numbers],
        np.array([recall(section.title, said) for section in sections]),
        widely,
        far.coverage[numbers],
        need_widely @ far.heads[:, numbers],
        np.array([recall(section.title, said_widely) for section in sections]),
        index.lengths[numbers],
        np.array([ranks.get(number, 0.0) for number in numbers]),
        index.outline[numbers],
    ]
    facts = np.zeros((len(numbers), len(NAMES) + len(LEADS) + len(FAR)))
    facts[:, : len(NAMES)] = np.array(columns).T
    if led is not None:
        at, column = numbers.index(led), len(NAMES) + _AIMS[aim]
        facts[at, column] = 1.0
        facts[at, column + len(LEADS)] = 1 - float(relative[at])
    return Choice(tuple(numbers), facts, tuple(own.coverage[numbers].tolist()))


def ordered(choice: Choice) -> tuple[list[int], Facts]:
    """The places of the sections in a choice, the likeliest first, and the log-odds of each place, beside the others."""
    scores: Facts = choice.facts @ _weights()
    return np.argsort(-scores, kind="stable").tolist(), scores


def _telling(query: Query) -> Query:
    """A question without what says little: what the one article is about tells none of its headings from another."""
    return replace(query, slots=tuple(slot for slot in query.slots if slot.need >= MATTERS) or query.slots)


def _needs(query: Query) -> NDArray[np.float64]:
    """The share that each slot has of a question's need."""
    need = np.array([slot.need for slot in query.slots])
    return need / (float(need.sum()) or 1.0)


def reordered(library: Library, query: Query, ranked: Ranked, choice: Choice, order: list[int]) -> Ranked:
    """The sections that fit, in an order.

    Args:
        library: Where it was looked.
        query: The question.
        ranked: The sections that fit it.
        choice: What may be meant.
        order: The places of these, the likeliest first.
    """
    index = library.index
    chosen = [choice.numbers[at] for at in order[:MATCHES]]
    same = chosen[:1] == list(ranked.numbers[:1])
    best = ranked.best if same else index.best_sentence(index.score(query), chosen[0])
    # The better ones keep their scores: these tell how far they lead.
    scores = [match.score for match in ranked.matches]
    scores += [0.0] * (len(chosen) - len(scores))
    matches = tuple(Match(*index.places[number], score) for number, score in zip(chosen, scores, strict=False))
    coverage = tuple(choice.coverage[at] for at in order[:MATCHES])
    return replace(ranked, matches=matches, best=best, coverage=coverage, numbers=tuple(chosen))


@cache
def _weights() -> Facts:
    lines = (files("knowledge") / "order.tsv").read_text(encoding="utf-8").splitlines()
    read = {name: float(weight) for name, _, weight in (line.partition("\t") for line in lines if not line.startswith("!"))}
    return np.array([read.get(name, 0.0) for name in (*NAMES, *LEADS, *FAR)])
