"""The head of a picture: title, percentage, what is done, and the bar."""

from __future__ import annotations

from bot.picture import palette, words
from bot.picture.fonts import Weight, lines, width
from bot.picture.model import Picture, State
from bot.picture.palette import PAD, WIDTH, U
from bot.picture.parts import LINE, RISE, Plan, Text
from bot.picture.spelling import spelt


def put_head(made: Plan, picture: Picture, first: int, shown: int) -> int:
    """Place the head; gives where it ends.

    Args:
        made: To place it in.
        picture: Whose.
        first: The index of the first station shown.
        shown: How many are shown.
    """
    size, large = 18 * U, 24 * U
    percentage = f"{picture.percentage}%"
    beside = width(percentage, Weight.BOLD, large) + 12 * U
    room = WIDTH - 2 * PAD - beside
    title = lines(spelt(picture.title), Weight.BOLD, size, room, 2)
    if title[-1].endswith("…"):
        size = 15 * U
        title = lines(spelt(picture.title), Weight.BOLD, size, room, 4)
    y = PAD
    complete = picture.percentage == 100
    made.texts.append(
        Text(
            WIDTH - PAD,
            y + 18 * U * RISE + 2 * U,
            percentage,
            Weight.BOLD,
            large,
            palette.HERE if complete else palette.DONE,
            right=True,
        )
    )
    for line in title:
        made.texts.append(Text(PAD, y + size * RISE, line, Weight.BOLD, size, palette.TEXT))
        y += round(size * LINE)
    y += 2 * U
    for line in lines(_summary(picture, first, shown), Weight.MEDIUM, 12 * U, WIDTH - 2 * PAD, 2):
        made.texts.append(Text(PAD, y + 12 * U * RISE, line, Weight.MEDIUM, 12 * U, palette.MUTED))
        y += round(12 * U * LINE)
    y += 9 * U
    made.bar = y
    made.walked = PAD + round((WIDTH - 2 * PAD) * picture.percentage / 100)
    return y + 4 * U


def _summary(picture: Picture, first: int, shown: int) -> str:
    count, done, skipped = len(picture.stations), picture.count(State.DONE), picture.count(State.SKIPPED)
    parts = [(words.DONE_ONE if count == 1 else words.DONE).format(done=done, all=count)]
    if picture.percentage == 100:
        parts.insert(0, words.FINISHED)
    if skipped:
        parts.append(words.ALSO_SKIPPED.format(count=skipped))
    if shown < count:
        parts.append(words.SHOWN.format(first=first + 1, last=first + shown))
    return " · ".join(parts)
