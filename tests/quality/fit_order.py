"""`python -m tests.quality.fit_order`: fit the weights of `knowledge.order` on the development questions.

A conditional logit with an L2 penalty (McFadden 1974, "Conditional logit analysis of qualitative choice behavior"), by L-BFGS:
of what may be meant, any of the right sections. What is told is the share of questions led by a right section, on articles
that took no part in the fitting, beside what leads without it: the section of the aim, else the one that ranks best. Writes
``order.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize

from knowledge.answer import answer
from knowledge.order import FAR, LEADS, NAMES, Choice
from knowledge.words import warm
from tests.quality.cases import sets
from tests.quality.measure import load_one

FILE = Path(__file__).parents[2] / "knowledge" / "order.tsv"
_PENALTY = 10.0
# What hardly ever varies is weighed no heavier for it.
_LEAST_SPREAD = 0.05
_FOLDS = 6
_MOST_ROUNDS = 300
_HEAD = """! Which section leads: log-odds for each fact (see knowledge.order).
! Made by `python -m tests.quality.fit_order` from the development questions: don't edit it, add questions.
"""
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """What may be meant by one question.

    Attributes:
        article: Its number.
        facts: Of each section, as in `knowledge.order.Choice`.
        right: Whether each section rightly leads; at least one does, and at least one doesn't.
        led: Which one leads without the weights.
    """

    article: int
    facts: Floats
    right: Bools
    led: int


def main() -> None:
    """Fit, tell and write."""
    warm()
    rows = list(_rows())
    article = np.array([row.article for row in rows])
    hits = np.zeros(len(rows))
    for number in range(_FOLDS):
        mine = article % _FOLDS == number
        weights = fit([rows[at] for at in np.flatnonzero(~mine)])
        hits[mine] = [rows[at].right[np.argmax(rows[at].facts @ weights)] for at in np.flatnonzero(mine)]
    before = np.mean([row.right[row.led] for row in rows])
    print(f"{len(rows)} questions; first on articles left out {before:.4f} without, {hits.mean():.4f} with the weights")
    names = (*NAMES, *LEADS, *FAR)
    lines = "".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(names, fit(rows).tolist(), strict=True) if weight)
    FILE.write_text(_HEAD + lines, encoding="utf-8")


def fit(rows: Sequence[Row]) -> Floats:
    """The weight of each fact; the penalty is on what each weighs where all vary alike."""
    facts = np.concatenate([row.facts for row in rows])
    spread = facts.std(axis=0)
    scale = np.maximum(spread, _LEAST_SPREAD)
    facts = facts / scale
    right = np.concatenate([row.right for row in rows]).astype(float)
    sizes = np.array([len(row.right) for row in rows])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(rows)), sizes)

    def loss(weights: Floats) -> tuple[float, Floats]:
        """The loss, and its slope."""
        score = facts @ weights
        odds = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        every, good = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        slope = facts.T @ (odds / every[owner] - odds * right / good[owner])
        return float(np.log(every / good).sum() + _PENALTY * weights @ weights / 2), slope + _PENALTY * weights

    start = np.zeros(facts.shape[1])
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_ROUNDS}).x
    return np.where(spread > 0, found / scale, 0.0)


def _rows() -> Iterator[Row]:
    """Every question of the development part that is one question."""
    seen: list[Choice] = []

    def seeing(choice: Choice) -> tuple[list[int], Floats]:
        seen.append(choice)
        led = np.flatnonzero(choice.facts[:, len(NAMES) : len(NAMES) + len(LEADS)].any(axis=1)).tolist()
        return [*led, *(at for at in range(len(choice.numbers)) if at not in led)], np.zeros(len(choice.numbers))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.one.ordered", seeing)
        for number, one in enumerate(sets("development")):
            library = load_one(one)
            for case in one.questions:
                seen.clear()
                found = answer(library, case.ask)
                if case.kind == "double" or not seen or found.second is not None:
                    continue
                choice = seen[-1]
                right = np.array([library.index.places[at][1].id in case.sections for at in choice.numbers])
                if right.any() and not right.all():
                    yield Row(number, choice.facts, right, seeing(choice)[0][0])


if __name__ == "__main__":
    main()
