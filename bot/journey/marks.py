"""A member's marks: what stands in the store of each step, and nothing computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How a step stands with a member."""

    PENDING = "pending"
    DOING = "in progress"
    DONE = "done"
    SKIPPED = "skipped"


# Where several marks count for one step and none is its own, the strongest is shown.
STRENGTH = {State.PENDING: 0, State.DOING: 1, State.SKIPPED: 2, State.DONE: 3}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a member set a section to.

    Attributes:
        state: See `State`; `PENDING` where it was taken back and an older mark would count otherwise.
        at: When, in UTC.
        via: The key of the alternative by which the step was done, or None.
    """

    state: State
    at: datetime
    via: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As `mark_of` reads it."""
        return {"state": self.state.value, "at": self.at.isoformat(), "via": self.via}


# A member's marks by section key, and what a change makes of some: None where no mark is left.
Marks = Mapping[str, Mark]
Edit = Mapping[str, Mark | None]


def mark_of(value: Mapping[str, Any] | None) -> Mark | None:
    """The mark that `Mark.as_json` gave."""
    if value is None:
        return None
    return Mark(State(value["state"]), datetime.fromisoformat(value["at"]), value.get("via"))


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept of a member's journeys.

    Attributes:
        marks: By section key.
        article: The slug of the article that is theirs, or None where they have chosen none.
        finished: The slugs of the articles whose end they have come to.
    """

    marks: Marks
    article: str | None = None
    finished: frozenset[str] = frozenset()
