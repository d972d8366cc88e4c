"""The picture's letters: Inter, which ships beside this file, in two weights."""

from __future__ import annotations

import threading
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_FOLDER = Path(__file__).parent / "font"
# FreeType's faces are not to be shared between threads.
_OWN = threading.local()


class Weight(StrEnum):
    """How heavy letters are."""

    MEDIUM = "Inter-Medium.otf"
    BOLD = "Inter-Bold.otf"


def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """This thread's font of a weight and a size in pixels."""
    own: dict[tuple[Weight, int], ImageFont.FreeTypeFont] = _OWN.__dict__.setdefault("fonts", {})
    made = own.get((weight, size))
    if made is None:
        # The basic layout is the same on every machine; the other takes libraries that may be missing.
        made = ImageFont.truetype(_FOLDER / weight.value, size, layout_engine=ImageFont.Layout.BASIC)
        own[weight, size] = made
    return made


@lru_cache(maxsize=4096)
def has(character: str) -> bool:
    """Whether the font has a shape of its own for a character."""
    medium = font(Weight.MEDIUM, 24)
    shape = medium.getmask(character)
    missing = medium.getmask("\uffff")
    return shape.getbbox() is not None and (shape.size, bytes(shape)) != (missing.size, bytes(missing))


def width(text: str, weight: Weight, size: int) -> float:
    """How wide a text is, in pixels."""
    return font(weight, size).getlength(text)


def lines(text: str, weight: Weight, size: int, room: float, most: int) -> tuple[str, ...]:
    """A text in lines that fit; what is beyond the last ends in an ellipsis.

    Args:
        text: On one line.
        weight: Of the letters.
        size: Of the letters, in pixels.
        room: How wide a line may be, in pixels.
        most: How many lines, at least one.
    """
    made: list[str] = []
    left = text
    while left and len(made) < most:
        line, left = _first_line(left, weight, size, room)
        made.append(line)
    if left:
        last = made[-1]
        while last and width(f"{last}…", weight, size) > room:
            last = last[:-1]
        made[-1] = f"{last.rstrip(' ,;:–—-(')}…"
    return tuple(made)


def _first_line(text: str, weight: Weight, size: int, room: float) -> tuple[str, str]:
    """The words that fit on a line, and the rest; a word too long for one is parted where it must be."""
    line = ""
    words = text.split(" ")
    for number, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if width(longer, weight, size) <= room:
            line = longer
        elif line:
            return line, " ".join(words[number:])
        else:
            at = _parted(word, weight, size, room)
            return word[:at], " ".join([word[at:], *words[number + 1 :]])
    return line, ""


def _parted(word: str, weight: Weight, size: int, room: float) -> int:
    """Where to part a word: after its last hyphen or slash that fits, else after its last letter that does."""
    at = len(word) - 1
    while at > 1 and width(word[:at], weight, size) > room:
        at -= 1
    after = max(word.rfind(mark, 0, at) for mark in "-/") + 1
    return after if after > at // 2 else max(at, 1)
