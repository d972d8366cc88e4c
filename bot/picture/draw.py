"""A picture as PNG: drawn from its plan, off the event loop, and kept."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from itertools import pairwise

from bot.picture import marks, palette
from bot.picture.canvas import Canvas
from bot.picture.fonts import Weight
from bot.picture.model import Picture
from bot.picture.palette import BEND, PAD, WIDTH, U
from bot.picture.parts import Kind, Mark, Plan, Point, Rail
from bot.picture.plan import MOST, plan

KEPT = 64  # pictures, each 30 to 270 kB
_CORNER = 14 * U
_BAR = 6 * U
_HALO, _HALO_GAP = 2 * U, 3 * U


async def drawn(picture: Picture, most: int = MOST) -> bytes:
    """The picture as PNG, drawn in a thread; one drawn lately comes at once. See `draw`."""
    return await asyncio.to_thread(draw, picture, most)


@lru_cache(maxsize=KEPT)
def draw(picture: Picture, most: int = MOST) -> bytes:
    """The picture as PNG, 1,020 pixels wide.

    Args:
        picture: What to show.
        most: Stations; of a longer path those around where one stands are shown.
    """
    made = plan(picture, most)
    canvas = Canvas(WIDTH, made.height)
    _bar(canvas, made)
    for rail in made.rails:
        _rail(canvas, rail)
    for mark in made.marks:
        _mark(canvas, mark)
    for text in made.texts:
        canvas.write(text.text, text.x, text.y, text.weight, text.size, text.colour, "rs" if text.right else "ls")
    canvas.round_corners(_CORNER)
    return canvas.png()


def _bar(canvas: Canvas, made: Plan) -> None:
    """How much is done, as a bar over the whole width."""
    end = WIDTH - PAD
    _straight(canvas, made.bar, end, palette.RAIL)
    if made.walked > PAD:
        _straight(canvas, made.bar, max(made.walked, PAD + 2 * _BAR), palette.HERE if made.walked == end else palette.DONE)


def _straight(canvas: Canvas, y: int, end: int, ink: palette.Colour) -> None:
    """A level bar with round ends, from the margin on."""
    half = _BAR // 2
    cap = marks.dot(_BAR)
    canvas.stamp(cap, PAD, y - half, ink)
    canvas.stamp(cap, end - _BAR, y - half, ink)
    canvas.block(PAD + half, y - half, end - half - 1, y - half + _BAR - 1, ink)


def _rail(canvas: Canvas, rail: Rail) -> None:
    half, last = rail.thickness // 2, len(rail.points) - 2
    for number, ((x0, y0), (x1, y1)) in enumerate(pairwise(rail.points)):
        after, before = BEND if number > 0 else 0, BEND if number < last else 0
        if x0 == x1:
            low, high = sorted((y0 + after, y1 - before) if y1 > y0 else (y0 - after, y1 + before))
            canvas.block(x0 - half, low, x0 - half + rail.thickness - 1, high, rail.colour)
        else:
            low, high = sorted((x0 + after, x1 - before) if x1 > x0 else (x0 - after, x1 + before))
            canvas.block(low, y0 - half, high, y0 - half + rail.thickness - 1, rail.colour)
    for before_it, bend, after_it in zip(rail.points, rail.points[1:], rail.points[2:], strict=False):
        _bend(canvas, rail, before_it, bend, after_it)


def _bend(canvas: Canvas, rail: Rail, before: Point, bend: Point, after: Point) -> None:
    """A corner: the quarter of a ring between the straights that meet there."""
    half = rail.thickness // 2
    ring = marks.ring(2 * BEND + rail.thickness, rail.thickness)
    level, upright = (before, after) if before[1] == bend[1] else (after, before)
    right, down = level[0] > bend[0], upright[1] > bend[1]
    outer, middle = ring.width, ring.width // 2
    quarter = ring.crop((0 if right else middle, 0 if down else middle, middle if right else outer, middle if down else outer))
    x = bend[0] - half + (0 if right else rail.thickness - quarter.width)
    y = bend[1] - half + (0 if down else rail.thickness - quarter.height)
    canvas.stamp(quarter, x, y, rail.colour)


def _mark(canvas: Canvas, mark: Mark) -> None:
    if mark.halo:
        wide = mark.diameter + 2 * (_HALO + _HALO_GAP)
        canvas.stamp(marks.ring(wide, _HALO), mark.x - wide // 2, mark.y - wide // 2, palette.HERE, footprint=marks.dot(wide))
    numbered = mark.number if mark.kind is Kind.HERE else ""
    shape = marks.mark(mark.kind, mark.diameter, numbered)
    left, top = mark.x - mark.diameter // 2, mark.y - mark.diameter // 2
    canvas.stamp(shape, left, top, marks.INKS[mark.kind], footprint=marks.dot(mark.diameter))
    if mark.number and mark.kind is Kind.PENDING:
        size = marks.number_size(mark.diameter, mark.number)
        canvas.write(mark.number, mark.x, mark.y, Weight.BOLD, size, palette.TEXT, "mm")
