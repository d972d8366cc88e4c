"""What the last tap of each person changed, so that a second tap at once is told the same."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from time import monotonic
from typing import Any, TypeVar
from weakref import WeakValueDictionary

T = TypeVar("T")
# In seconds: a thumb that slips taps again within one, and a slow answer is waited for a few.
_TWICE_S = 5.0


@dataclass(frozen=True, slots=True)
class _Tap:
    what: Hashable
    at: float
    made: Any


class Taps:
    """The last change of each person."""

    def __init__(self) -> None:
        self._last: OrderedDict[int, _Tap] = OrderedDict()
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def once(self, member: int, what: Hashable, change: Callable[[], Awaitable[T]], did: Callable[[T], bool]) -> T:
        """Make a change; where there was nothing to change because the same tap has just made it, give what that made.

        Args:
            member: Whose.
            what: Was tapped, with its message; None for what is no tap.
            change: Makes it, one after another for a member.
            did: Whether there was anything to change.
        """
        lock = self._locks.setdefault(member, asyncio.Lock())
        async with lock:
            made = await change()
            if did(made):
                self._last[member] = _Tap(what, monotonic(), made)
                self._last.move_to_end(member)
                self._forget_old()
                return made
        last = self._last.get(member)
        if what is not None and last is not None and last.what == what and monotonic() - last.at < _TWICE_S:
            first: T = last.made
            return first
        return made

    def _forget_old(self) -> None:
        """Keep nothing of anybody's for longer than it serves."""
        while self._last and monotonic() - next(iter(self._last.values())).at >= _TWICE_S:
            self._last.popitem(last=False)
