"""`python -m tests.quality.fit_manner`: fit `knowledge.manner` on the development questions, and write ``manner.yaml``.

Logistic regression as in `tests.quality.fit`, on top of how sure the answer is without it. What is told is the AUROC of
questions on articles that took no part in the fitting, with and without.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from knowledge.answer import answer
from knowledge.manner import BIAS, signs_of
from knowledge.words import warm
from tests.quality.cases import sets
from tests.quality.fit import Matrix, auroc, fit
from tests.quality.measure import load_one

FILE = Path(__file__).parents[2] / "knowledge" / "manner.yaml"
_PENALTY = 3.0
# What fewer questions have says more of them than of how people ask.
_FEWEST = 4
_FOLDS = 9
_LEAST = 0.002
# What shifts the odds by less is left out.
_SLIGHT = 0.03
_HEAD = """# How a question is put: log-odds that it wants what articles tell, for each common word and each two neighbours (as
# stems; `#` is any other word, `^` the beginning, `$` the end). Made by `python -m tests.quality.fit_manner` from the
# development questions: don't edit it, add questions.
"""


def main() -> None:
    """Fit, tell and write."""
    warm()
    rows: list[tuple[int, bool, float, frozenset[str]]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("knowledge.answer.manner", lambda _: 0.0)
        for number, one in enumerate(sets("development")):
            library = load_one(one)
            asked = [(case.ask, True) for case in one.questions] + [(ask, False) for ask in one.off_topic]
            for ask, answered in asked:
                rows.append((number, answered, answer(library, ask).confidence, signs_of(library.reader.read(ask).words)))
    often = Counter(sign for *_, signs in rows for sign in signs)
    known = sorted(sign for sign, count in often.items() if count >= _FEWEST)
    column = {sign: at for at, sign in enumerate(known)}
    design = np.zeros((len(rows), len(known)))
    for row, (*_, signs) in zip(design, rows, strict=True):
        row[[column[sign] for sign in signs if sign in column]] = 1.0
    fold = np.array([row[0] % _FOLDS for row in rows])
    covered = np.array([row[1] for row in rows])
    inside = np.clip([row[2] for row in rows], _LEAST, 1 - _LEAST)
    odds: Matrix = np.log(inside / (1 - inside))
    score = odds.copy()
    for number in range(_FOLDS):
        mine = fold == number
        own = fit(design[~mine], covered[~mine], _PENALTY, odds[~mine])
        score[mine] += own[0] + design[mine] @ own[1:]
    print(f"{len(rows)} questions, {len(known)} signs; AUROC on articles left out {auroc(odds, covered):.4f}", end="")
    print(f" without, {auroc(score, covered):.4f} with the manner")
    whole = fit(design, covered, _PENALTY, odds)
    kept = {BIAS: whole[0], **{sign: weight for sign, weight in zip(known, whole[1:], strict=True) if abs(weight) >= _SLIGHT}}
    lines = (f'"{sign}": {weight:.2f}' for sign, weight in kept.items())
    FILE.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
