"""Associations: what askers say for what the right section of an article says, one file for each part of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

# libyaml's reader is ten times as fast; PyYAML's wheels have it, a build from source may not.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WEIGHED = re.compile(r"(?P<words>.+?)\s+(?P<weight>0?\.\d+|1(?:\.0)?)")


@cache
def associations() -> tuple[tuple[str, str, float], ...]:
    """Every association: what is written, what it may mean, and how well the one answers the other, from 0 to 1."""
    return tuple(
        row for one in sorted(files(__name__).iterdir(), key=str) if one.name.endswith(".yaml") for row in _read(one.name)
    )


def _read(name: str) -> Iterator[tuple[str, str, float]]:
    # It is a safe loader.
    data = yaml.load((files(__name__) / name).read_text(encoding="utf-8"), _LOADER)  # noqa: S506
    for line in data.get("same", ()):
        words, weight = _weighed(name, line)
        said = [word.strip() for word in words.split(",")]
        yield from ((one, other, weight) for one in said for other in said if one != other)
    for left, right in data.get("means", {}).items():
        targets = [_weighed(name, target) for target in right.split(",")]
        yield from ((one.strip(), meant, weight) for one in str(left).split(",") for meant, weight in targets)


def _weighed(name: str, text: str) -> tuple[str, float]:
    found = _WEIGHED.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{name}: {text.strip()!r} has no weight from 0 to 1 behind its words")
    return found["words"], float(found["weight"])
