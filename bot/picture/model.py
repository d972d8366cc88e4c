"""What a picture shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What somebody has said of a step."""

    PENDING = "pending"
    IN_PROGRESS = "in progress"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Side:
    """An alternative: a station of a side track.

    Attributes:
        title: Plain text, any Unicode.
        done: Whether it was done.
    """

    title: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Station:
    """A step.

    Attributes:
        title: Plain text, any Unicode.
        state: See `State`.
        current: Whether this is where one stands: the step to do now.
        sides: What may be done in its place.
    """

    title: str
    state: State = State.PENDING
    current: bool = False
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A path with how far somebody has come.

    Attributes:
        title: The article's, plain text, any Unicode.
        percentage: How much of the path is done, 0 to 100.
        stations: The steps in order, at least one.
        sides: Alternatives that stand beside the path as a whole.

    Raises:
        ValueError: The percentage is out of its range, or there is no station.
    """

    title: str
    percentage: int
    stations: tuple[Station, ...]
    sides: tuple[Side, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.percentage <= 100:
            raise ValueError(f"a percentage is 0 to 100, not {self.percentage}")
        if not self.stations:
            raise ValueError("a path of no steps has no picture")

    @property
    def has_current(self) -> bool:
        """Whether one stands at some station."""
        return any(station.current for station in self.stations)

    def count(self, state: State) -> int:
        """How many stations are in a state."""
        return sum(station.state is state for station in self.stations)
