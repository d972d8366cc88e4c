"""What each tap on a message led to, so that a second tap at once leads to the same."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
# In seconds: a thumb that slips taps again within one, a slow answer is waited for a few.
_TWICE_S = 5.0
_KEPT = 1000


@dataclass(slots=True)
class _Tap:
    what: str
    at: float
    change: asyncio.Task[Any]


class Taps:
    """The last change that each person made by a tap on each message."""

    def __init__(self) -> None:
        self._last: OrderedDict[tuple[int, int], _Tap] = OrderedDict()

    async def once(self, who: tuple[int, int], what: str, change: Callable[[], Awaitable[T]]) -> T:
        """Make a change, or give what the same tap made a moment ago; another tap in between makes it anew.

        Args:
            who: The person's id and the message's.
            what: Was tapped, a button or what was chosen of a menu.
            change: Makes it. What failed is made again.
        """
        last = self._last.get(who)
        if last is not None and last.what == what and monotonic() - last.at < _TWICE_S and not _failed(last.change):
            made: T = await asyncio.shield(last.change)
            return made
        tap = _Tap(what, monotonic(), asyncio.ensure_future(_run(change)))
        self._last[who] = tap
        self._last.move_to_end(who)
        while len(self._last) > _KEPT:
            self._last.popitem(last=False)
        result: T = await asyncio.shield(tap.change)
        return result


async def _run(change: Callable[[], Awaitable[T]]) -> T:
    return await change()


def _failed(change: asyncio.Task[Any]) -> bool:
    return change.done() and (change.cancelled() or change.exception() is not None)
