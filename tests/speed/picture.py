"""`python -m tests.speed.picture`: how long a path's picture takes to draw, in ms. Writes ``build/bench-picture.json``."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median

from bot.picture import Picture, State, Station, draw
from bot.picture.spelling import spelt

BUILD = Path(__file__).parents[2] / "build"
_TIMES = 30
_NAMES = (
    "Introduction to Convolutional Neural Networks for Computer Vision",
    "Fundamentals of Distributed Data Processing with Apache Spark",
    "Größe, Élève und Łódź: accents all the way",
    "Git",
)


def path(count: int) -> Picture:
    """A path of so many steps, half of them done, most with long names."""
    stations = (
        Station(_NAMES[n % len(_NAMES)], State.DONE if 2 * n < count else State.PENDING, current=n == count // 2)
        for n in range(count)
    )
    return Picture("The path of a machine learning platform engineer", 50, tuple(stations))


def measure(count: int) -> dict[str, float]:
    """Median and slowest of some drawings in ms, each anew; and the file's size in kB."""
    times = []
    for _ in range(_TIMES):
        draw.cache_clear()
        spelt.cache_clear()
        start = time.perf_counter()
        made = draw(path(count))
        times.append(time.perf_counter() - start)
    return {
        "median_ms": round(median(times) * 1e3, 1),
        "slowest_ms": round(max(times) * 1e3, 1),
        "kb": round(len(made) / 1024),
    }


def main() -> None:
    """Measure and tell."""
    report = {count: measure(count) for count in (5, 40)}
    for count, row in report.items():
        print(f"picture of {count:>2} steps: {row['median_ms']} ms (slowest of {_TIMES}: {row['slowest_ms']} ms), {row['kb']} kB")
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench-picture.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
