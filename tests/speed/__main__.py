"""`make bench`: Waymark's speed beside bm25s and rapidfuzz on the same machine in the same run.

Writes ``build/bench.json``. Each size runs in a process of its own, so that memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from knowledge.answer import answer
from knowledge.folder import read_folder
from knowledge.library import build_library
from knowledge.words import warm
from tests.quality.peers import PEERS, text_of
from tests.speed import corpus

BUILD = Path(__file__).parents[2] / "build"
SIZES = (1, 30, 1_000, 20_000)
_QUESTIONS = 200


def _timed(ask: Callable[[str], object], questions: list[str]) -> dict[str, float]:
    for question in questions[:20]:
        ask(question)
    times = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        times.append(time.perf_counter() - start)
    ordered = sorted(times)
    return {"median_ms": round(median(times) * 1e3, 3), "p99_ms": round(ordered[int(len(ordered) * 0.99) - 1] * 1e3, 3)}


def _memory_mb() -> float:
    """The most memory that this process held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(sections: int) -> dict[str, Any]:
    """One size's figures: index times in seconds, memory in MB above the articles read, times a question."""
    warm()
    with tempfile.TemporaryDirectory() as folder:
        corpus.write(Path(folder), sections)
        articles = tuple(reading.article for reading in read_folder(Path(folder)) if reading.article is not None)
    before = _memory_mb()
    start = time.perf_counter()
    library = build_library(articles)
    row: dict[str, Any] = {"index_s": round(time.perf_counter() - start, 3), "index_mb": round(_memory_mb() - before, 1)}
    texts = [text_of(section) for article in articles for section in article.sections]
    questions = corpus.questions(texts, _QUESTIONS if sections < 20_000 else _QUESTIONS // 2)
    row["waymark"] = _timed(lambda question: answer(library, question), questions)
    for make in PEERS:
        start = time.perf_counter()
        peer = make(texts)
        built = round(time.perf_counter() - start, 3)
        few = questions if sections < 20_000 or make.name == "bm25s" else questions[:10]
        row[make.name] = {"index_s": built, **_timed(lambda question, peer=peer: peer.search(question, 10), few)}  # type: ignore[misc]
        row[make.name]["waymark_is"] = round(row["waymark"]["median_ms"] / row[make.name]["median_ms"], 2)
    return row


def main() -> None:
    """Measure every size and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, help="this size alone, as JSON")
    asked = parser.parse_args()
    if asked.size:
        print(json.dumps(measure(asked.size)))
        return
    report: dict[str, Any] = {}
    print("Median (p99) in ms a question; × is Waymark's median as a multiple of the peer's.")
    print(f"{'sections':>9} {'index':>9} {'memory':>9}")
    for size in SIZES:
        command = [sys.executable, "-m", "tests.speed", "--size", str(size)]
        row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        report[str(size)] = row
        peers = "   ".join(f"{m.name} {_show(row[m.name])} ×{row[m.name]['waymark_is']}" for m in PEERS)
        print(
            f"{size:>9} {row['index_s']:>7.2f} s {row['index_mb']:>6.0f} MB   waymark {_show(row['waymark'])}   {peers}",
            flush=True,
        )
    growth = report["20000"]["waymark"]["median_ms"] / report["1000"]["waymark"]["median_ms"]
    report["growth_1000_to_20000"] = round(growth, 2)
    print(f"growth of a question's median from 1,000 to 20,000 sections: ×{growth:.2f}")
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _show(times: dict[str, float]) -> str:
    return f"{times['median_ms']:.2f} ({times['p99_ms']:.2f})"


if __name__ == "__main__":
    main()
