"""A picture in words, for whoever can't see it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.picture import words
from bot.picture.model import Picture, State, Station

LONGEST = 1024  # Discord's limit for an attachment's description
_TITLE = 120
_TITLES = (80, 40, 24)


def describe(picture: Picture) -> str:
    """What the picture shows, in at most 1,024 characters: how far one is, where one stands, what is done and to come.

    Titles stand in the article's own letters. Where they don't all fit they are shortened, and in the end left out
    for their steps' numbers.
    """
    head = words.ALT.format(
        title=_short(picture.title, _TITLE),
        done=(words.DONE_ONE if len(picture.stations) == 1 else words.DONE).format(
            done=picture.count(State.DONE), all=len(picture.stations)
        ),
        percentage=picture.percentage,
    )
    for most in _TITLES:
        told = " ".join([head, *_parts(picture, most)])
        if len(told) <= LONGEST:
            return told
    told = " ".join([head, *_parts(picture, 0)])
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


def _parts(picture: Picture, most: int) -> list[str]:
    numbered = list(enumerate(picture.stations, start=1))
    here = [(number, one) for number, one in numbered if one.current]
    groups = [(words.ALT_HERE, here, max(most, _TITLES[-1]))]
    for name, state in (
        (words.ALT_DONE, State.DONE),
        (words.ALT_UNDER_WAY, State.IN_PROGRESS),
        (words.ALT_SKIPPED, State.SKIPPED),
        (words.ALT_TO_COME, State.PENDING),
    ):
        some = [(n, one) for n, one in numbered if one.state is state and not (one.current and state is State.PENDING)]
        groups.append((name, some, most))
    parts = [words.ALT_PART.format(name=name, steps=_steps(some, room)) for name, some, room in groups if some]
    sides = [(f"{number}", side.title) for number, one in numbered for side in one.sides]
    if most and sides:
        told = ", ".join(f"{number} {_short(title, most)}" for number, title in sides)
        parts.append(words.ALT_PART.format(name=words.ALT_INSTEAD, steps=told))
    if most and picture.sides:
        told = ", ".join(_short(side.title, most) for side in picture.sides)
        parts.append(words.ALT_PART.format(name=words.ALT_BESIDE, steps=told))
    return parts


def _steps(some: Sequence[tuple[int, Station]], most: int) -> str:
    if most:
        return ", ".join(f"{number} {_short(station.title, most)}" for number, station in some)
    return ", ".join(_runs([number for number, _ in some]))


def _runs(numbers: Sequence[int]) -> list[str]:
    """Numbers with neighbours joined: ``1 to 4``, ``7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]} to {run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]


def _short(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"
