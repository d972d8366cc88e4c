"""`python -m tests.quality.fit_manner`: fit `knowledge.manner` on the development questions, and write ``manner.tsv``.

Logistic regression with an L2 penalty (Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", 4.4.1) on top
of how sure the answer is without it, by L-BFGS; each question weighted so that those that an article answers count as much in
all as those that it doesn't. What is told is the AUROC of questions on articles that took no part in the fitting, with and
without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from knowledge.answer import answer
from knowledge.library import Library
from knowledge.manner import BIAS, FITS, shifted
from knowledge.words import warm
from tests.quality.cases import sets
from tests.quality.fit import auroc
from tests.quality.measure import load_one

FILE = Path(__file__).parents[2] / "knowledge" / "manner.tsv"
_PENALTY = 2.0
# What fewer questions have says more of them than of how people ask.
_FEWEST = 3
_FOLDS = 6
_MOST_ROUNDS = 150
# Answers tell how sure they are to four digits.
_SAME = 1e-3
# What shifts the odds by less is left out.
_SLIGHT = 0.03
_HEAD = """! How a question is put: log-odds that it wants what articles tell, for each sign (see knowledge.manner.signs_of).
! Made by `python -m tests.quality.fit_manner` from the development questions: don't edit it, add questions.
"""
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Signs = frozenset[str]


def main() -> None:
    """Fit, tell and write."""
    warm()
    rows = list(_rows())
    article = np.array([row[0] for row in rows])
    answered = np.array([row[1] for row in rows])
    odds = np.array([FITS * np.log(row[2] / (1 - row[2])) for row in rows])
    signs = [row[3] for row in rows]
    often = Counter(sign for one in signs for sign in one)
    known = sorted(sign for sign, count in often.items() if count >= _FEWEST)
    score = odds.copy()
    for number in range(_FOLDS):
        mine = article % _FOLDS == number
        theirs = [one for one, own in zip(signs, mine, strict=True) if not own]
        weights = fit(known, theirs, answered[~mine], odds[~mine])
        score[mine] += [weights[BIAS] + sum(weights.get(sign, 0.0) for sign in signs[at]) for at in np.flatnonzero(mine)]
    print(f"{len(rows)} questions, {len(known)} signs; AUROC on articles left out {auroc(odds, answered):.4f}", end="")
    print(f" without, {auroc(score, answered):.4f} with the manner")
    whole = fit(known, signs, answered, odds)
    kept = {sign: weight for sign, weight in whole.items() if sign == BIAS or abs(weight) >= _SLIGHT}
    FILE.write_text(_HEAD + "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in kept.items()), encoding="utf-8")


def fit(known: Sequence[str], signs: Sequence[Signs], answered: Bools, odds: Floats) -> dict[str, float]:
    """The weight of each sign, and the bias.

    Args:
        known: The signs to weigh.
        signs: Of each question.
        answered: Whether an article answers it.
        odds: The log-odds that are known already.
    """
    column = {sign: at for at, sign in enumerate(known, 1)}
    cells = [[0, *(column[sign] for sign in one if sign in column)] for one in signs]
    columns = np.array([at for one in cells for at in one])
    ends = np.cumsum([0, *map(len, cells)])
    design = csr_array((np.ones(len(columns)), columns, ends), shape=(len(cells), len(known) + 1))
    share = np.where(answered, 0.5 / answered.sum(), 0.5 / (~answered).sum()) * len(answered)
    penalty = np.full(len(known) + 1, _PENALTY)
    penalty[0] = 0.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        """The loss, and its slope."""
        total = odds + design @ weights
        missed = float(share @ np.logaddexp(0, np.where(answered, -total, total)))
        off = share * (1 / (1 + np.exp(-total)) - answered)
        return missed + float(penalty @ weights**2) / 2, design.T @ off + penalty * weights

    weights = minimize(loss, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": _MOST_ROUNDS}).x
    return dict(zip((BIAS, *known), weights.tolist(), strict=True))


def _rows() -> Iterator[tuple[int, bool, float, Signs]]:
    """Each question, asked of its article alone: article's number, whether answered, how sure without its manner, its signs."""
    seen: list[tuple[float, Signs]] = []

    def seeing(sure: float, signs: Signs) -> float:
        seen.append((sure, signs))
        return shifted(sure, 0.0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.one.weighed", seeing)
        for number, one in enumerate(sets("development")):
            library = load_one(one)
            asked = [(case.ask, True) for case in one.questions] + [(ask, False) for ask in one.off_topic]
            for ask, answered in asked:
                sure, signs = _of_the_answer(library, ask, seen)
                yield number, answered, shifted(sure, 0.0), signs


def _of_the_answer(library: Library, ask: str, seen: list[tuple[float, Signs]]) -> tuple[float, Signs]:
    """What the answer was weighed by; no signs where it wasn't."""
    seen.clear()
    found = answer(library, ask)
    near = [one for one in seen if abs(shifted(one[0], 0.0) - found.confidence) < _SAME]
    return (near or seen or [(found.confidence, frozenset())])[-1]


if __name__ == "__main__":
    main()
