"""What the host of a link tells of it, from ``hosts.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from knowledge.links import host_of
from knowledge.model import Cost, Kind


@dataclass(frozen=True, slots=True)
class Host:
    """What is known of an address before the article is read.

    Attributes:
        provider: As people say it; the host itself where nobody is known by it.
        kind, cost: As its pages usually are.
    """

    provider: str
    kind: Kind
    cost: Cost


@cache
def _table() -> dict[str, dict[str, Any]]:
    data = yaml.safe_load((files("knowledge") / "hosts.yaml").read_text(encoding="utf-8"))
    return dict(data["hosts"])


def host_facts(address: str) -> Host:
    """What the host of a web address tells."""
    host = host_of(address)
    labels = host.split(".")
    row: dict[str, Any] = {}
    for start in range(len(labels) - 1):
        found = _table().get(".".join(labels[start:]))
        if found is not None:
            row = dict(found)
            break
    lower = address.lower()
    for part, facts in row.pop("paths", {}).items():
        if part in lower:
            row.update(facts)
            break
    return Host(
        provider=row.get("provider", host),
        kind=Kind(row.get("kind", "site")),
        cost=Cost(row.get("cost", "unknown")),
    )


def provider_named(host: str, title: str, beside: str = "") -> str:
    """A host that the table doesn't know, as the article writes it ("Gelato University" for gelatouniversity.com).

    Args:
        host: The host itself, as `Host.provider` has it.
        title: The link's.
        beside: The text that the link stands in.

    Returns:
        The first words of the title where they spell the host's own label, a name in the text that does ("from Kodeco"),
        else the host.
    """
    labels = {_squash(label) for label in host.split(".")[:-1] if len(label) > 3}
    words = title.split()
    for count in range(len(words), 0, -1):
        if _squash("".join(words[:count])) in labels:
            return " ".join(words[:count]).rstrip(".,:;")
    written = next((word for word in _NAMES.findall(beside) if _squash(word) in labels), None)
    return written or host


# A word with a capital, not inside an address.
_NAMES = re.compile(r"(?<![\w./@-])[A-Z][\w-]*\w(?![\w./@-]*\w)")


def _squash(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def known_providers() -> tuple[str, ...]:
    """Every provider that the table knows, the longest name first."""
    rows = _table().values()
    names = {row["provider"] for row in rows} | {
        facts["provider"] for row in rows for facts in row.get("paths", {}).values() if "provider" in facts
    }
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
