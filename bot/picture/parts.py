"""The parts of a picture, placed but not yet drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from bot.picture.fonts import Weight
from bot.picture.palette import Colour

LINE = 1.27  # a line's height, as a multiple of its letters' size
RISE = 0.98  # from a line's top to the foot of its letters, likewise
Point = tuple[int, int]


class Kind(Enum):
    """What a mark stands for."""

    PENDING = "pending"
    IN_PROGRESS = "in progress"
    DONE = "done"
    SKIPPED = "skipped"
    HERE = "here"
    SIDE = "side"
    SIDE_DONE = "side done"


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is the foot of its letters, `x` its left end, or its right end if `right`."""

    x: float
    y: float
    text: str
    weight: Weight
    size: int
    colour: Colour
    right: bool = False


@dataclass(frozen=True, slots=True)
class Rail:
    """A line along points that lie straight below or beside each other, its corners rounded."""

    points: tuple[Point, ...]
    thickness: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class Mark:
    """A disc around a point, with a number in it or none, and a halo where one stands."""

    x: int
    y: int
    kind: Kind
    diameter: int
    number: str = ""
    halo: bool = False


@dataclass(slots=True)
class Plan:
    """A picture's parts, in the order in which they are drawn: rails, marks, texts.

    Attributes:
        height: In pixels.
        walked: The right end of the walked part of the bar at `bar`, whose left end is the margin.
        bar: The bar's middle.
    """

    height: int = 0
    bar: int = 0
    walked: int = 0
    rails: list[Rail] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
