"""When to be reminded: what people write, as a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_DAYS = 365
_UNITS = {"day": 1, "d": 1, "week": 7, "wk": 7, "w": 7, "month": 30}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_IN = re.compile(r"(?:in\s+)?(\d+|[a-z]+)\s*(day|d|week|wk|w|month)s?")
_EVERY = re.compile(r"every\s+(?:(\d+|[a-z]+)\s*)?(day|week)s?")
_WEEKLY = ("weekly", "each week", "once a week")
_OFF = ("off", "stop", "never", "none", "no")


@dataclass(frozen=True, slots=True)
class When:
    """When somebody wants to be reminded.

    Attributes:
        days: From now to the first reminder; 0 for never.
        again: Days from each to the next, or None for once.
    """

    days: int
    again: int | None = None


def read_when(text: str) -> When | None:
    """What an option says: ``weekly``, ``in 3 days``, ``off`` and the like; None where it can't be understood."""
    said = " ".join(text.casefold().split()).strip(" .!")
    if said in _OFF:
        return When(0)
    if said in _WEEKLY:
        return When(7, 7)
    if said == "tomorrow":
        return When(1)
    if said == "next week":
        return When(7)
    every = _EVERY.fullmatch(said)
    if every is not None:
        days = _days(every.group(1) or "1", every.group(2))
        # A reminder a day wears off; once a week is what is offered.
        return When(days, days) if days is not None and 7 <= days <= MOST_DAYS else None
    found = _IN.fullmatch(said)
    days = _days(found.group(1), found.group(2)) if found is not None else None
    return When(days) if days is not None and 1 <= days <= MOST_DAYS else None


def _days(number: str, unit: str) -> int | None:
    count = int(number) if number.isdecimal() and len(number) < 6 else _NUMBERS.get(number)
    return count * _UNITS[unit] if count is not None else None


def next_due(due: datetime, again: int, at: datetime) -> datetime:
    """The first time of a repeated reminder that is still to come; those missed while nobody was there count as one."""
    missed = max(0, (at - due) // timedelta(days=again))
    return due + timedelta(days=again * (missed + 1))
