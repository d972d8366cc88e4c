"""Once warm, nothing is read from files any more: they may be replaced under a running bot."""

from __future__ import annotations

import subprocess
import sys

_ASKS = """
import sys
from pathlib import Path
from knowledge.answer import answer, warm
from knowledge.library import SHIPPED, load

library = load(SHIPPED)
if sys.argv[1] == "warm":
    warm(library)

def gone(*_, **__):
    raise FileNotFoundError("replaced")

Path.open = Path.read_text = gone
for question in ("any discounts?", "do i need maths", "do i need a degree", "hi", "next? is it free?", "xyzzy"):
    answer(library, question)
"""


def _run(how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", _ASKS, how], capture_output=True, text=True, check=False)


def test_what_is_warm_reads_no_file() -> None:
    cold, warmed = _run("cold"), _run("warm")
    assert "replaced" in cold.stderr
    assert warmed.returncode == 0, warmed.stderr
