"""Paths whose parts an author counts by ordinals or by the calendar: "First: …", "April and May: …", "Lamb (months 10 to 18)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from knowledge.dates import MONTHS
from knowledge.model import Section

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BY_ORDINAL = re.compile(rf"(?:the )?({'|'.join(_ORDINALS)})\s*[:,–—]")
_BY_MONTH = re.compile(rf"({'|'.join(MONTHS)})\b(?:\s*(?:,|and|to|-|–|&)\s*\w+)*\s*:")
_BY_PART = re.compile(rf"(?:season|act|leg|lesson|quarter|base)\s+(\d+|{'|'.join(_NUMBERS)})\s*[:.,–—-]")
_BY_SPAN = re.compile(r".*\((?:in |about )?(?:months?|weeks?|days?|years?)\s+(\d+)\b[^()]*\)$")
_FEWEST = 4
# What stands over such headings where they are a path: "The fourteen months", "The order of things".
_OF_A_PLAN = re.compile(
    r"\b(?:months?|weeks?|years?|order|plan|path|route|way|roadmap|road|steps?|ladder|calendar|journey|timeline|schedule|seasons?)\b",
    re.IGNORECASE,
)
_MOST = 0.6


def in_time(headed: Sequence[Section], left: Sequence[Section], is_beside: Callable[[str], bool]) -> list[Section]:
    """The headings of one level from the first to the last of several that count the parts of a path, each later than the one
    before; also what may be a step behind them, below one heading that most of them fill. Empty where there are none.

    Args:
        headed: All headings.
        left: Those that are neither beside the path nor alternatives.
        is_beside: Whether a title is one of what stands beside paths.
    """
    tops = [section.id for section in headed if section.parent is None]
    title = tops[0] if len(tops) == 1 else None
    # Below a heading that is not the article's own, that must speak of an order: the months of "Events" are no path.
    plans = {section.id for section in headed if section.id == title or _OF_A_PLAN.search(section.title)}
    kept = {section.id for section in left}

    def may_be_step(section: Section) -> bool:
        if section.parent is not None and section.parent not in plans:
            return False
        # "The order of things" is no step, but what stands below it may be one.
        over_is_none = section.parent in plans and section.parent not in kept
        return section.id in kept or (over_is_none and not is_beside(section.title))

    free = [section for section in headed if may_be_step(section)]
    for level in sorted({section.level for section in free}):
        for place in (_ordinal, _month, _span, _part):
            counted = [(one, number) for one in free if one.level == level and (number := place(one.title)) is not None]
            if len(counted) < _FEWEST or any(one >= later for (_, one), (_, later) in pairwise(counted)):
                continue
            over = {one.parent for one, _ in counted}
            here = [one for one in free if one.level == level and one.parent in over]
            first, last = counted[0][0], counted[-1][0]
            fill = first.parent not in (None, title) and here[0] is first and len(counted) >= _MOST * len(here)
            return [one for one in here if first.line <= one.line and (fill or one.line <= last.line)]
    return []


def _ordinal(title: str) -> int | None:
    found = _BY_ORDINAL.match(title.strip().lower())
    return _ORDINALS.index(found[1]) if found is not None else None


def _month(title: str) -> int | None:
    found = _BY_MONTH.match(title.strip().lower())
    return MONTHS.index(found[1]) if found is not None else None


def _part(title: str) -> int | None:
    found = _BY_PART.match(title.strip().lower())
    if found is None:
        return None
    return int(found[1]) if found[1].isdigit() else _NUMBERS.index(found[1])


def _span(title: str) -> int | None:
    found = _BY_SPAN.match(title.strip().lower())
    return int(found[1]) if found is not None else None
