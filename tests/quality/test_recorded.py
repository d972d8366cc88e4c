"""`make test` fails where answers got worse than the figures that were recorded last."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from tests.quality.__main__ import FAULTS, RECORDED, TRADED, best_of, groups, joint
from tests.quality.cases import PARTS
from tests.quality.measure import Figures, ask_waymark

KEPT: dict[str, dict[str, dict[str, Any]]] = json.loads(RECORDED.read_text(encoding="utf-8"))


def _figures(where: str) -> Figures:
    part, _, group = where.partition("/")
    return joint(part) if group == "together" else ask_waymark(groups(part)[group])


def _allowed(share: float, of: int) -> float:
    """Two binomial standard errors; of nothing right or nothing wrong, those of one that is."""
    inside = min(max(share, 1 / (of + 1)), of / (of + 1))
    return 2 * math.sqrt(inside * (1 - inside) / of)


def test_every_part_is_recorded() -> None:
    assert {where.partition("/")[0] for where in KEPT} == set(PARTS)


# The questions on many articles take as long as all the rest; those of all of development at once tell least, and are left
# to `make eval`.
SLOW = frozenset({"development/unseen", "held_back/unseen", "held_back/together"})
ASKED = [
    pytest.param(where, marks=pytest.mark.slow if where in SLOW else ()) for where in KEPT if where != "development/together"
]


@pytest.mark.parametrize("where", ASKED)
def test_nothing_drops_by_more_than_two_standard_errors(where: str) -> None:
    """One test a part: each is asked once, whichever process it falls to."""
    figures, kept = _figures(where), KEPT[where]["waymark"]
    dropped = {}
    for name, before in kept["counts"].items():
        now = figures.tallies[name]
        assert now.of == before["of"], f"{name}: the questions changed: make eval RECORD=1"
        slack = _allowed(before["share"], before["of"])
        worse = now.share - before["share"] if name in FAULTS else before["share"] - now.share
        if worse > slack:
            dropped[name] = f"{now.share:.3f}, was {before['share']:.3f}"
    slack = 2 * _error_of_auroc(kept["auroc"], len(figures.answerable), len(figures.off_topic))
    # Kept to four digits: 0.99996 is no drop from 1.
    if round(figures.auroc, 4) < kept["auroc"] - slack:
        dropped["AUROC"] = f"{figures.auroc:.4f}, was {kept['auroc']:.4f}"
    assert not dropped


def _error_of_auroc(auroc: float, above: int, below: int) -> float:
    """The standard error of an AUROC (Hanley & McNeil 1982, "The meaning and use of the area under a ROC curve")."""
    q1, q2 = auroc / (2 - auroc), 2 * auroc**2 / (1 + auroc)
    spread = auroc * (1 - auroc) + (above - 1) * (q1 - auroc**2) + (below - 1) * (q2 - auroc**2)
    return math.sqrt(spread / (above * below))


def test_what_is_recorded_anew_is_never_worse() -> None:
    report = json.loads(json.dumps(KEPT))
    own = report["held_back/shipped"]["waymark"]
    own["auroc"] -= 0.01
    own["counts"]["first"]["share"] -= 0.1
    own["counts"]["wrongly refused"]["share"] += 0.1
    assert best_of(KEPT, report) == KEPT
    own["counts"]["first"]["share"] = 1.0
    assert best_of(KEPT, report)["held_back/shipped"]["waymark"]["counts"]["first"]["share"] == 1.0


def test_of_two_figures_that_one_bar_trades_those_of_one_run_are_recorded() -> None:
    report = json.loads(json.dumps(KEPT))
    counts = report["held_back/together"]["waymark"]["counts"]
    falsely, refused = (dict(counts[name]) for name in TRADED)
    counts["falsely answered"]["share"] = falsely["share"] - 0.1
    counts["wrongly refused"]["share"] = refused["share"] + 0.05
    found = best_of(KEPT, report)["held_back/together"]["waymark"]["counts"]
    assert [found[name]["share"] for name in TRADED] == [falsely["share"] - 0.1, refused["share"] + 0.05]


def test_waymark_is_ahead_of_its_peers() -> None:
    """On every part: the right section first, and the answerable told from the rest."""
    report = KEPT
    for where, found in report.items():
        for peer in set(found) - {"waymark"}:
            assert found["waymark"]["counts"]["first"]["share"] > found[peer]["counts"]["first"]["share"], (where, peer)
            assert found["waymark"]["auroc"] > found[peer]["auroc"], (where, peer)
