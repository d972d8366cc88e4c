"""When an article was written: day first where both are possible, month first where only that is, or ISO."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_TIME = (
    r"(?:(?:T|,?\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*"
    r"(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_NUMBERS = re.compile(rf"\s*(\d{{1,4}})([/.\-])(\d{{1,2}})\2(\d{{1,4}}){_TIME}\s*")
_NAMED = re.compile(
    rf"\s*(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{{3,9}})\.?|"
    rf"(?P<month2>[A-Za-z]{{3,9}})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?),?\s+(?P<year>\d{{4}}){_TIME}\s*"
)
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LARGEST_DAY = 31
_CENTURY = 2000  # of a year with two digits


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it was read.

    Attributes:
        value: The date.
        doubt: "ambiguous" where day and month could change places, "month-first" where they had to, else "".
    """

    value: date
    doubt: str = ""


def read_date(text: str) -> Day | None:
    """Read a date, with or without a time of day; None if it is none.

    Args:
        text: Such as ``13/07/2024 12:20``, ``07/13/2024``, ``2024-07-13`` or ``13 July 2024``.
    """
    found = _NUMBERS.fullmatch(text) or _NAMED.fullmatch(text)
    if found is None or not _is_time(found["hour"], found["minute"], found["second"]):
        return None
    if found.re is _NAMED:
        named = (found["month"] or found["month2"]).casefold()
        months = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(named)]
        made = _made(int(found["year"]), months[0], int(found["day"] or found["day2"])) if len(months) == 1 else None
        return Day(made) if made is not None else None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) > 2 or first > _LARGEST_DAY:
        year, day_first, month_first = first, (third, second), (second, third)
        ambiguous = False
    else:
        year, day_first, month_first = third, (first, second), (second, first)
        ambiguous = first != second
    asked = _made(year, day_first[1], day_first[0])
    other = _made(year, month_first[1], month_first[0])
    if asked is not None:
        return Day(asked, "ambiguous" if ambiguous and other is not None else "")
    return Day(other, "month-first") if other is not None else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + _CENTURY if year < 100 else year, month, day)
    except ValueError:
        return None


def _is_time(hour: str | None, minute: str | None, second: str | None) -> bool:
    return int(hour or 0) < 24 and int(minute or 0) < 60 and int(second or 0) < 61
