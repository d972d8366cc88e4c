"""`python -m tests.quality.fit`: fit the weights of `knowledge.evidence` on the development questions, and print them.

Logistic regression with an L2 penalty by Newton's method (Hastie, Tibshirani & Friedman, "The Elements of Statistical
Learning", 4.4.1), each question weighted so that those that an article answers count as much in all as those that it
doesn't. What is told is the AUROC of each article's questions by weights fitted on the other articles alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.answer import answer
from knowledge.evidence import Evidence, sure
from knowledge.library import Library, build_library
from knowledge.words import warm
from tests.quality.cases import Set, sets
from tests.quality.measure import load_one

PENALTY = 1.0
# Weights are told to two digits.
_CLOSE = 1e-4
Matrix = NDArray[np.float64]


def facts_of(library: Library, question: str) -> Evidence | None:
    """The facts that the answer to a question was weighed by; None where its aim alone decided."""
    seen: list[Evidence] = []

    def seeing(facts: Evidence) -> float:
        seen.append(facts)
        return sure(facts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.ranking.sure", seeing)
        # How a question is put is weighed apart (`fit_confidence`).
        patch.setattr("knowledge.one.confidence", lambda sure, signs, facts, aim, articles: sure)
        found = answer(library, question)
    near = [facts for facts in seen if abs(sure(facts) - found.confidence) < 1e-3]
    return near[-1] if near else None


def samples(parts: tuple[Set, ...]) -> Iterator[tuple[int, bool, Evidence]]:
    """Each question of each article, asked of its article alone and of all: article's number, whether answered, facts."""
    alone = [load_one(one) for one in parts]
    together = build_library(tuple(library.articles[0] for library in alone))
    for number, one in enumerate(parts):
        asked = [(case.ask, True) for case in one.questions] + [(ask, False) for ask in one.off_topic]
        for library in (alone[number], together):
            for question, answered in asked:
                facts = facts_of(library, question)
                if facts is not None:
                    yield number, answered, facts


def fit(facts: Matrix, answered: NDArray[np.bool_], penalty: float = PENALTY, offset: Matrix | None = None) -> Matrix:
    """The bias and the weights; ``offset`` are log-odds that are known already."""
    design = np.hstack([np.ones((len(facts), 1)), facts])
    share = np.where(answered, 0.5 / max(1, answered.sum()), 0.5 / max(1, (~answered).sum())) * len(facts)
    ridge = np.eye(design.shape[1]) * penalty
    ridge[0, 0] = 0.0
    weights = np.zeros(design.shape[1])
    known = np.zeros(len(facts)) if offset is None else offset
    for _ in range(50):
        sure = 1 / (1 + np.exp(-known - design @ weights))
        slope = design.T @ (share * (answered - sure)) - ridge @ weights
        curve = (design * (share * sure * (1 - sure))[:, None]).T @ design + ridge
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < _CLOSE:
            break
    return weights


def auroc(score: Matrix, answered: NDArray[np.bool_]) -> float:
    """The chance that an answered one scores above one that isn't (Mann-Whitney)."""
    above = score[answered][:, None] - score[~answered][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


def main() -> None:
    """Fit, and tell."""
    warm()
    rows = list(samples(sets("development")))
    article = np.array([row[0] for row in rows])
    answered = np.array([row[1] for row in rows])
    facts = np.array([row[2].all() for row in rows], np.float64)
    score = np.zeros(len(rows))
    for number in sorted(set(article.tolist())):
        own = fit(facts[article != number], answered[article != number])
        mine = article == number
        score[mine] = own[0] + facts[mine] @ own[1:]
        print(f"article {number}: AUROC {auroc(score[mine], answered[mine]):.4f}, by weights of the others")
    print(f"all: AUROC {auroc(score, answered):.4f}")
    whole = fit(facts, answered)
    print(f"with its own weights: {auroc(facts @ whole[1:], answered):.4f}")
    print(f"_BIAS = {whole[0]:.2f}")
    print(f"_WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in whole[1:])})")
    for field, weight in zip(fields(Evidence), whole[1:], strict=True):
        print(f"{field.name:10} {weight:6.2f}")


if __name__ == "__main__":
    main()
