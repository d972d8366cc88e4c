"""`make eval`: ask every question of ``tests/questions/``, print the figures and write ``build/eval.json``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from knowledge.library import build_library
from knowledge.words import warm
from tests.quality.cases import HERE, PARTS, Set, sets
from tests.quality.measure import Figures, Tally, ask_waymark, load_one, peers_of

BUILD = Path(__file__).parents[2] / "build"
RECORDED = HERE / "recorded.json"
# Of these less is better.
FAULTS = frozenset({"falsely answered", "wrongly refused", "unsure"})
TRADED = ("falsely answered", "wrongly refused")
Report = dict[str, dict[str, dict[str, Any]]]


def groups(part: str) -> dict[str, tuple[Set, ...]]:
    """The sets of a part: those on the article that ships, and those on articles that nothing was built for."""
    every = sets(part)
    return {"shipped": every[:1], "unseen": every[1:]}


def joint(part: str) -> Figures:
    """The figures with all articles in one library."""
    every = sets(part)
    return ask_waymark(every, build_library(tuple(load_one(one).articles[0] for one in every)))


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true", help="keep the figures as those that may not drop")
    parser.add_argument("--failures", action="store_true", help="list what went wrong in the development part")
    asked = parser.parse_args()
    warm()
    report = {}
    for part in PARTS:
        for name, chosen in groups(part).items():
            if not chosen:
                continue
            found = {"waymark": ask_waymark(chosen), **peers_of(chosen)}
            _print(f"{name} article{'s' if len(chosen) > 1 else ''}, {part.replace('_', ' ')} questions", found)
            report[f"{part}/{name}"] = {who: figures.as_data() for who, figures in found.items()}
            if asked.failures and part == "development":
                print("\n".join(found["waymark"].failures), end="\n\n")
        all_in_one = joint(part)
        _print(f"all articles in one library, {part.replace('_', ' ')} questions", {"waymark": all_in_one})
        report[f"{part}/together"] = {"waymark": all_in_one.as_data()}
    BUILD.mkdir(exist_ok=True)
    (BUILD / "eval.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    if asked.record:
        before = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
        RECORDED.write_text(json.dumps(best_of(before, report), indent=1) + "\n", encoding="utf-8")


def best_of(before: Report, now: Report) -> Report:
    """The figures of now, each of Waymark's replaced by the one from before where that was better: small losses add up to none.

    Args:
        before, now: By part, whose and figure; what was asked of other questions counts no more.
    """
    best: Report = json.loads(json.dumps(now))
    for where, found in best.items():
        own, old = found["waymark"], before.get(where, {}).get("waymark")
        if old is None or any(old["counts"].get(name, {}).get("of") != one["of"] for name, one in own["counts"].items()):
            continue
        # What is answered falsely and what is refused wrongly move against each other with one bar: the best of either, from two
        # runs, was never reached at once.
        pairs = [{name: counts[name] for name in TRADED if name in counts} for counts in (own["counts"], old["counts"])]
        traded = min(pairs, key=lambda pair: sum(figure["share"] for figure in pair.values()))
        for name, one in own["counts"].items():
            own["counts"][name] = (min if name in FAULTS else max)(one, old["counts"][name], key=lambda figure: figure["share"])
        own["counts"] |= traded
        own["auroc"] = max(own["auroc"], old["auroc"])
        own["off-topic at 90 %"] = min(own["off-topic at 90 %"], old["off-topic at 90 %"])
    return best


def _print(title: str, found: dict[str, Figures]) -> None:
    print(f"\n{title}")
    print(f"{'':26}" + "".join(f"{who:>18}" for who in found))
    names = dict.fromkeys(name for figures in found.values() for name in sorted(figures.tallies))
    for name in names:
        print(f"{name:26}" + "".join(f"{_share(figures.tallies.get(name)):>18}" for figures in found.values()))
    for name, figure in (("AUROC", "auroc"), ("off-topic at 90 %", "answered_at_90")):
        print(f"{name:26}" + "".join(f"{getattr(figures, figure):>18.3f}" for figures in found.values()))


def _share(tally: Tally | None) -> str:
    return f"{100 * tally.share:.1f} % of {tally.of}" if tally is not None and tally.of else "-"


if __name__ == "__main__":
    main()
