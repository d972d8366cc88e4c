"""The stand-in as a process of its own, as a person starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]


class Served:
    """A command that prints ``Playground: ADDRESS`` and serves until it is left.

    Args:
        arguments: For the Python interpreter, such as ``-m bot playground``.
    """

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("Playground: "), line
        self.url = line.split()[1]

    def __enter__(self) -> Served:
        self.until(lambda: bool(self.get("state")["bot"]["ready"]))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so; AssertionError if it never is, or the process ends."""
        end = time.monotonic() + 30
        while not is_so():
            assert self._process.poll() is None, "the process ended"
            assert time.monotonic() < end, "that isn't so after 30 s"
            time.sleep(0.05)

    def get(self, path: str) -> Any:
        """Anything that the API gives."""
        with urllib.request.urlopen(f"{self.url}playground/api/{path}", timeout=20) as response:
            return json.load(response)

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Act, change the world, or switch on a fault."""
        request = urllib.request.Request(
            f"{self.url}playground/api/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=20) as response:
            found: dict[str, Any] = json.load(response)
            return found
