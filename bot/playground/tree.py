"""Trees of components: every one of them, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]


def numbered(components: list[Data]) -> list[Data]:
    """Components with Discord's numbers for those that have none."""
    taken = {one["id"] for one in walk(components) if one.get("id")}
    fresh = (number for number in range(1, 10_000) if number not in taken)
    return _number(components, fresh)


def _number(components: list[Data], fresh: Iterator[int]) -> list[Data]:
    done = []
    for one in components:
        copy = {**one, "id": one.get("id") or next(fresh)}
        if isinstance(copy.get("components"), list):
            copy["components"] = _number(copy["components"], fresh)
        if isinstance(copy.get("accessory"), dict):
            copy["accessory"] = _number([copy["accessory"]], fresh)[0]
        done.append(copy)
    return done


def walk(components: list[Data]) -> list[Data]:
    """Every component of a tree, from the top."""
    found = []
    for one in components:
        found.append(one)
        below = list(one.get("components") or [])
        below += [one[key] for key in ("accessory", "component") if isinstance(one.get(key), dict)]
        found.extend(walk(below))
    return found
