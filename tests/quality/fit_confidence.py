"""`python -m tests.quality.fit_confidence`: fit `knowledge.manner` and `knowledge.confidence` on the development questions.

Both are logistic regressions with an L2 penalty (Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", 4.4.1)
by L-BFGS; each question is weighted so that those that an article answers count as much in all as those that it doesn't. The
manner is fitted on top of how sure the answer is without it; the confidence on the manner as weights from other articles tell
it (stacking: Wolpert 1992, "Stacked generalization"), for what has been fitted on a question tells too much of it. What is
told is the AUROC of questions on articles that took no part in the fitting, and what would be answered falsely and refused
wrongly. Writes ``manner.tsv`` and ``confidence.tsv``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from knowledge.aim import Aim
from knowledge.answer import answer
from knowledge.confidence import BIAS, log_odds, shifted, term_names, terms
from knowledge.words import warm
from tests.quality.cases import sets
from tests.quality.fit import auroc
from tests.quality.measure import load_one

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
_PENALTY = 2.0
# What fewer questions have says more of them than of how people ask.
_FEWEST = 3
_FOLDS = 6
_MOST_ROUNDS = 300
# Answers tell how sure they are to four digits.
_SAME = 1e-3
# What shifts the odds by less is left out.
_SLIGHT = 0.03
# What is left of how sure an answer is, in log-odds, where the manner is fitted on top of it: on articles that nothing was tuned
# on it tells less.
_FITS = 0.7
_PENALTY_OF_TERMS = 10.0
_HEAD = """! {}
! Made by `python -m tests.quality.fit_confidence` from the development questions: don't edit it, add questions.
"""
_MANNER = "How a question is put: log-odds that it wants what articles tell, for each sign (see knowledge.manner.signs_of)."
_CONFIDENCE = "How sure an answer is: log-odds for each fact and each two of them (see knowledge.confidence)."
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Signs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One question, asked of its article alone.

    Attributes:
        article: Its number.
        answered: Whether the article answers it.
        sure: How sure the answer is but for manner and facts, 0 to 1.
        signs: Of its manner.
        facts: How it fits the section that answers.
        aim: What led to that section.
    """

    article: int
    answered: bool
    sure: float
    signs: Signs
    facts: tuple[float, ...]
    aim: Aim


def main() -> None:
    """Fit, tell and write."""
    warm()
    rows = list(_rows())
    article = np.array([row.article for row in rows])
    answered = np.array([row.answered for row in rows])
    folds = [article % _FOLDS == number for number in range(_FOLDS)]
    # One level of folds more: the manner of an article left out is told by weights that neither it nor the terms were fitted on.
    left_out = np.zeros(len(rows))
    for mine in folds:
        theirs = np.flatnonzero(~mine)
        inner = _manners_left_out([rows[at] for at in theirs], _FOLDS - 1)
        weights = fit_terms([rows[at] for at in theirs], inner)
        own = _manners([rows[at] for at in theirs], [rows[at] for at in np.flatnonzero(mine)])
        left_out[mine] = _scores([rows[at] for at in np.flatnonzero(mine)], own, weights)
    alone = np.array([log_odds(row.sure) for row in rows])
    manners = _manners_left_out(rows, _FOLDS)
    print(f"{len(rows)} questions; AUROC on articles left out {auroc(alone, answered):.4f} without both", end="")
    print(f", {auroc(_FITS * alone + manners, answered):.4f} with the manner, {auroc(left_out, answered):.4f} with the facts too")
    for bar in (0.36, 0.45, 0.5):
        sure = left_out >= log_odds(bar)
        print(f"from {bar}: falsely {sure[~answered].mean():.3f}, refused {1 - sure[answered].mean():.3f}")
    at_90 = np.quantile(left_out[answered], 0.1)
    print(f"at 90 %: {(left_out[~answered] >= at_90).mean():.3f}")
    whole = fit_signs(rows)
    _write("manner", _MANNER, {sign: one for sign, one in whole.items() if sign == BIAS or abs(one) >= _SLIGHT}, 2)
    found = fit_terms(rows, manners)
    _write("confidence", _CONFIDENCE, dict(zip((BIAS, *term_names()), found.tolist(), strict=True)), 3)


def _write(name: str, what: str, weights: dict[str, float], digits: int) -> None:
    lines = "".join(f"{sign}\t{weight:.{digits}f}\n" for sign, weight in weights.items())
    (KNOWLEDGE / f"{name}.tsv").write_text(_HEAD.format(what) + lines, encoding="utf-8")


def _manners_left_out(rows: Sequence[Row], folds: int) -> Floats:
    """The manner of each question, by weights fitted on other articles."""
    found = np.zeros(len(rows))
    # Articles in the order they come, dealt out: the folds are as large as they can be alike.
    order = {article: at for at, article in enumerate(dict.fromkeys(row.article for row in rows))}
    dealt = np.array([order[row.article] % folds for row in rows])
    for number in range(folds):
        mine = np.flatnonzero(dealt == number)
        theirs = [row for row, own in zip(rows, dealt, strict=True) if own != number]
        found[mine] = _manners(theirs, [rows[int(at)] for at in mine])
    return found


def _manners(theirs: Sequence[Row], rows: Sequence[Row]) -> Floats:
    weights = fit_signs(theirs)
    return np.array([weights[BIAS] + sum(weights.get(sign, 0.0) for sign in row.signs) for row in rows])


def _scores(rows: Sequence[Row], manners: Floats, weights: Floats) -> Floats:
    found: Floats = weights[0] + _terms_of(rows, manners) @ weights[1:]
    return found


def _terms_of(rows: Sequence[Row], manners: Floats) -> Floats:
    return np.array(
        [
            [*terms(manner, row.sure, row.facts), *(row.aim is aim for aim in Aim)]
            for row, manner in zip(rows, manners, strict=True)
        ]
    )


def fit_terms(rows: Sequence[Row], manners: Floats) -> Floats:
    """The bias and the weight of each term; the penalty is on what each weighs where all vary alike."""
    own = _terms_of(rows, manners)
    middle, spread = own.mean(axis=0), own.std(axis=0) + 1e-9
    answered = np.array([row.answered for row in rows])
    weights = _logistic((own - middle) / spread, answered, np.zeros(len(rows)), _PENALTY_OF_TERMS)
    weights[1:] /= spread
    weights[0] -= middle @ weights[1:]
    return weights


def fit_signs(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each sign that several questions have, and the bias."""
    often = Counter(sign for row in rows for sign in row.signs)
    known = sorted(sign for sign, count in often.items() if count >= _FEWEST)
    column = {sign: at for at, sign in enumerate(known)}
    cells = [[column[sign] for sign in row.signs if sign in column] for row in rows]
    columns = np.array([at for one in cells for at in one])
    ends = np.cumsum([0, *map(len, cells)])
    design = csr_array((np.ones(len(columns)), columns, ends), shape=(len(rows), len(known)))
    odds = np.array([_FITS * log_odds(row.sure) for row in rows])
    weights = _logistic(design, np.array([row.answered for row in rows]), odds, _PENALTY)
    return dict(zip((BIAS, *known), weights.tolist(), strict=True))


def _logistic(design: Floats | csr_array, answered: Bools, odds: Floats, penalty: float) -> Floats:
    """The bias and the weight of each column, on top of log-odds that are known already."""
    share = np.where(answered, 0.5 / answered.sum(), 0.5 / (~answered).sum()) * len(answered)

    def loss(weights: Floats) -> tuple[float, Floats]:
        """The loss, and its slope."""
        total = odds + weights[0] + design @ weights[1:]
        missed = float(share @ np.logaddexp(0, np.where(answered, -total, total)))
        off = share * (1 / (1 + np.exp(-total)) - answered)
        slope = np.concatenate(([off.sum()], design.T @ off + penalty * weights[1:]))
        return missed + penalty * float(weights[1:] @ weights[1:]) / 2, slope

    start = np.zeros(design.shape[1] + 1)
    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _MOST_ROUNDS}).x
    return found


def _rows() -> Iterator[Row]:
    """Every question of the development part."""
    seen: list[tuple[float, Signs, tuple[float, ...], Aim]] = []

    def seeing(sure: float, signs: Signs, facts: tuple[float, ...], aim: Aim, _articles: int) -> float:
        seen.append((sure, signs, facts, aim))
        return shifted(sure, 0.0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.one.confidence", seeing)
        for number, one in enumerate(sets("development")):
            library = load_one(one)
            asked = [(case.ask, True) for case in one.questions] + [(ask, False) for ask in one.off_topic]
            for ask, answered in asked:
                seen.clear()
                found = answer(library, ask)
                near = [each for each in seen if abs(shifted(each[0], 0.0) - found.confidence) < _SAME]
                if near or seen:
                    yield Row(number, answered, *(near or seen)[-1])


if __name__ == "__main__":
    main()
