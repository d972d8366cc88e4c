"""A canvas of inks on one panel, kept as numbers of a palette.

Every smooth edge of the picture is an ink that fades into the panel, so a palette of each ink in a few strengths holds
all of it. Beside full colour that saves more than half of the time and of the file: a path of 40 steps with long names
takes 60 ms and 260 kB rather than 160 ms and 700 kB.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from bot.picture import palette
from bot.picture.fonts import Weight, font
from bot.picture.palette import Colour

_STRENGTHS = 24
_INKS = (
    palette.RAIL,
    palette.TEXT,
    palette.MUTED,
    palette.DONE,
    palette.HERE,
    palette.UNDER_WAY,
    palette.SKIPPED,
    palette.SIDE,
)
_PANEL = 0
_SEEN = 1 + len(_INKS) * _STRENGTHS  # the first of the numbers for the panel's own smooth corners
_ANY = [0] + [255] * 255
_NONE = [255] + [0] * 255
_WHOLE = [0] * 224 + [255] * 32


class Canvas:
    """A panel to draw on.

    Args:
        width: In pixels.
        height: In pixels.
    """

    def __init__(self, width: int, height: int) -> None:
        self._numbers = Image.new("L", (width, height), _PANEL)
        self._brush = ImageDraw.Draw(self._numbers)

    def block(self, left: int, top: int, right: int, bottom: int, ink: Colour) -> None:
        """Fill a rectangle, its edges included."""
        self._brush.rectangle((left, top, right, bottom), fill=_table(ink)[255])

    def stamp(self, shape: Image.Image, x: int, y: int, ink: Colour, footprint: Image.Image | None = None) -> None:
        """Print a shape with its upper left corner at a point.

        Args:
            shape: How strong the ink is, 0 to 255.
            x: In pixels.
            y: In pixels.
            ink: One of the palette's.
            footprint: Where the panel shows through the shape and hides what lay there; by default nowhere.
        """
        over = footprint or shape
        below = self._numbers.crop((x, y, x + shape.width, y + shape.height))
        # On the bare panel a shape's edge fades; on another ink it ends, for there it would fade into a dark seam.
        bare = ImageChops.darker(over.point(_ANY), below.point(_NONE))
        self._numbers.paste(shape.point(_table(ink)), (x, y), ImageChops.lighter(bare, over.point(_WHOLE)))

    def write(self, text: str, x: float, y: float, weight: Weight, size: int, ink: Colour, anchor: str = "ls") -> None:
        """Write a line; the anchor is Pillow's, such as ``ls`` for the left end of its letters' foot."""
        letters = font(weight, size)
        left, top, right, bottom = (round(side) for side in letters.getbbox(text, anchor=anchor))
        if right <= left or bottom <= top:
            return
        shape = Image.new("L", (right - left + 2, bottom - top + 2))
        ImageDraw.Draw(shape).text((1 - left, 1 - top), text, 255, letters, anchor=anchor)
        at = (round(x) + left - 1, round(y) + top - 1)
        below = self._numbers.crop((*at, at[0] + shape.width, at[1] + shape.height))
        # Letters stand on the bare panel, whose number is the lowest.
        self._numbers.paste(ImageChops.lighter(below, shape.point(_table(ink))), at)

    def round_corners(self, radius: int) -> None:
        """Make the panel's corners round, and clear beyond them."""
        size = radius * 4
        shape = Image.new("L", (size, size))
        ImageDraw.Draw(shape).ellipse((0, 0, 2 * size - 1, 2 * size - 1), fill=255)
        numbers = shape.resize((radius, radius), Image.Resampling.BOX).point(
            [_SEEN + strength * _STRENGTHS // 256 if strength < 255 else _PANEL for strength in range(256)]
        )
        mirrored = numbers.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        below = self._numbers.height - radius
        for corner, x in ((numbers, 0), (mirrored, self._numbers.width - radius)):
            self._numbers.paste(corner, (x, 0))
            self._numbers.paste(corner.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (x, below))

    def png(self) -> bytes:
        """What was drawn."""
        colours, clearness = _palette()
        self._numbers.putpalette(colours)
        out = io.BytesIO()
        self._numbers.save(out, "PNG", transparency=clearness, compress_level=2)
        return out.getvalue()


@lru_cache(maxsize=len(_INKS))
def _table(ink: Colour) -> list[int]:
    """The number of an ink in each of 256 strengths; for none, the panel's."""
    first = 1 + _INKS.index(ink) * _STRENGTHS
    steps = [round(strength / 255 * _STRENGTHS) for strength in range(256)]
    return [_PANEL if step == 0 else first + step - 1 for step in steps]


@lru_cache(maxsize=1)
def _palette() -> tuple[bytes, bytes]:
    """The colours of all numbers, red, green and blue in turn, and how opaque each is."""
    colours = [palette.PANEL]
    for ink in _INKS:
        for step in range(1, _STRENGTHS + 1):
            share = step / _STRENGTHS
            red, green, blue = (round(p + (i - p) * share) for p, i in zip(palette.PANEL, ink, strict=True))
            colours.append((red, green, blue))
    opaque = [255] * len(colours)
    for step in range(_STRENGTHS):
        colours.append(palette.PANEL)
        opaque.append(round(step / _STRENGTHS * 255))
    return bytes(part for colour in colours for part in colour), bytes(opaque)
