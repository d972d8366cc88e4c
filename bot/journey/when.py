"""When somebody wants to be reminded, from how they say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_DAYS = 365
_ONCE = re.compile(r"(?:in )?(?:about )?(\d{1,3}|an?|one|two|three) ?(d|days?|w|weeks?)")
_EVERY = re.compile(r"every (?:(\d{1,3}|other|two|three) )?(d|days?|w|weeks?)")
_OFF = frozenset({"off", "stop", "no", "none", "never", "cancel", "end"})
_NAMED = {
    "tomorrow": (1, None),
    "weekly": (7, 7),
    "each week": (7, 7),
    "daily": (1, 1),
    "each day": (1, 1),
    "next week": (7, None),
}
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "other": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class When:
    """When to remind.

    Attributes:
        days: From now to the first time; 0 for never.
        again: Days from one time to the next, or None for once.
    """

    days: int
    again: int | None = None


def read_when(text: str) -> When | None:
    """``weekly``, ``in 3 days``, ``every 2 weeks``, ``tomorrow`` or ``off``; None for what is none of it.

    Args:
        text: As typed.
    """
    said = " ".join(text.casefold().replace(".", " ").split())
    if said in _OFF:
        return When(0)
    if said in _NAMED:
        return When(*_NAMED[said])
    once, every = _ONCE.fullmatch(said), _EVERY.fullmatch(said)
    found = once or every
    if found is None:
        return None
    count = found[1] or "1"
    days = (int(count) if count.isdigit() else _WORDS[count]) * (7 if found[2].startswith("w") else 1)
    if not 1 <= days <= MOST_DAYS:
        return None
    return When(days, days if every is not None else None)
