"""The questions of ``tests/questions/`` as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from knowledge.library import SHIPPED

HERE = Path(__file__).parents[1] / "questions"
ARTICLES = HERE / "articles"
PARTS = ("development", "held_back")


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what a right reply to it has; see ``tests/questions/README.md``.

    Attributes:
        sections: Ids of the sections that may lead; empty where the reply should ask back.
    """

    ask: str
    kind: str
    sections: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tip: str | None = None
    unstated: bool = False
    follow: bool = False
    asks_back: bool = False


@dataclass(frozen=True, slots=True)
class Set:
    """The questions of one part on one article."""

    part: str
    article: str
    path: Path
    questions: tuple[Case, ...]
    off_topic: tuple[str, ...]
    conversations: tuple[tuple[Case, ...], ...]


def sets(part: str) -> tuple[Set, ...]:
    """The questions of a part by article; the one that ships comes first."""
    found: dict[str, Set] = {}
    for path in sorted((HERE / part).glob("*.yaml")):
        read = _read(part, path)
        found[read.article] = _joined(found[read.article], read) if read.article in found else read
    return tuple(sorted(found.values(), key=lambda one: one.path.parent != SHIPPED))


def _joined(one: Set, more: Set) -> Set:
    """The questions of two files on the same article."""
    return replace(
        one,
        questions=one.questions + more.questions,
        off_topic=one.off_topic + more.off_topic,
        conversations=one.conversations + more.conversations,
    )


def _read(part: str, path: Path) -> Set:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    slug = data["article"]
    own = ARTICLES / f"{slug}.md"
    return Set(
        part=part,
        article=slug,
        path=own if own.is_file() else SHIPPED / f"{slug}.md",
        questions=tuple(_case(row) for row in data.get("questions", ())),
        off_topic=tuple(data.get("off_topic", ())),
        conversations=tuple(tuple(_case(row) for row in talk["turns"]) for talk in data.get("conversations", ())),
    )


def _case(row: dict[str, Any]) -> Case:
    values: dict[str, Any] = {key: tuple(row.get(key, ())) for key in ("sections", "also", "facts", "links")}
    values |= {key: row[key] for key in ("tip", "unstated", "follow", "asks_back") if key in row}
    return Case(row["ask"], row.get("kind", "turn"), **values)
