"""The picture's shapes with smooth edges, drawn four times as large and scaled down, once each.

A shape is an image of strengths, 0 to 255, of one ink on the panel; where a mark has a hole, the panel shows.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw

from bot.picture import palette
from bot.picture.fonts import Weight, font
from bot.picture.palette import Colour, U
from bot.picture.parts import Kind

_FINE = 4
_INK, _PANEL = 255, 0
Points = list[tuple[float, float]]

INKS: dict[Kind, Colour] = {
    Kind.PENDING: palette.RAIL,
    Kind.IN_PROGRESS: palette.UNDER_WAY,
    Kind.DONE: palette.DONE,
    Kind.SKIPPED: palette.SKIPPED,
    Kind.HERE: palette.HERE,
    Kind.SIDE: palette.SIDE,
    Kind.SIDE_DONE: palette.SIDE,
}


@lru_cache(maxsize=256)
def mark(kind: Kind, diameter: int, number: str = "") -> Image.Image:
    """The disc of a kind; a filled one has its number cut out, an empty one leaves room for it."""
    size = diameter * _FINE
    shape = Image.new("L", (size, size))
    brush = ImageDraw.Draw(shape)
    brush.ellipse((0, 0, size - 1, size - 1), fill=_INK)
    if kind in (Kind.DONE, Kind.SIDE_DONE):
        tick: Points = [(0.28 * size, 0.53 * size), (0.44 * size, 0.68 * size), (0.73 * size, 0.36 * size)]
        _stroke(brush, tick, round(0.11 * size), _PANEL)
    elif kind is Kind.HERE:
        if number:
            brush.text((size / 2, size / 2), number, _PANEL, font(Weight.BOLD, number_size(size, number)), anchor="mm")
        else:
            _disc(brush, size, 0.33 * size, _PANEL)
    else:
        edge = {Kind.SKIPPED: 2 * U, Kind.IN_PROGRESS: 3 * U}.get(kind, 2 * U + U // 2)
        _disc(brush, size, edge * _FINE, _PANEL)
        if kind is Kind.SKIPPED:
            for left in (0.3, 0.5):
                _stroke(brush, [((left + x) * size, y * size) for x, y in _CHEVRON], round(0.07 * size), _INK)
        elif kind is Kind.IN_PROGRESS:
            inner = 0.22 * size
            brush.pieslice((inner, inner, size - inner, size - inner), -90, 90, fill=_INK)
    return _small(shape, diameter)


_CHEVRON = ((0.0, 0.34), (0.17, 0.5), (0.0, 0.66))


def number_size(diameter: int, number: str) -> int:
    """How large a number's letters are in a disc."""
    return round(diameter * (0.5 if len(number) < 3 else 0.36))


@lru_cache(maxsize=64)
def dot(diameter: int) -> Image.Image:
    """A plain disc: the footprint of a mark, or the round end of a bar."""
    size = diameter * _FINE
    shape = Image.new("L", (size, size))
    ImageDraw.Draw(shape).ellipse((0, 0, size - 1, size - 1), fill=_INK)
    return _small(shape, diameter)


@lru_cache(maxsize=16)
def ring(diameter: int, thickness: int) -> Image.Image:
    """A ring: a halo, or in quarters the corners of rails."""
    size = diameter * _FINE
    shape = Image.new("L", (size, size))
    brush = ImageDraw.Draw(shape)
    brush.ellipse((0, 0, size - 1, size - 1), fill=_INK)
    _disc(brush, size, thickness * _FINE, _PANEL)
    return _small(shape, diameter)


def _small(shape: Image.Image, size: int) -> Image.Image:
    return shape.resize((size, size), Image.Resampling.BOX)


def _disc(brush: ImageDraw.ImageDraw, size: int, edge: float, strength: int) -> None:
    brush.ellipse((edge, edge, size - 1 - edge, size - 1 - edge), fill=strength)


def _stroke(brush: ImageDraw.ImageDraw, points: Points, thickness: int, strength: int) -> None:
    brush.line(points, fill=strength, width=thickness, joint="curve")
    half = thickness / 2
    for x, y in points:
        brush.ellipse((x - half, y - half, x + half, y + half), fill=strength)
