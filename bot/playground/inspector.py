"""What an engineer wants to know of a message: the events and calls that made it, their timing, its size."""

from __future__ import annotations

from bot.playground.interactions import FIRST_REPLY_S
from bot.playground.objects import Data
from bot.playground.sizes import sizes
from bot.playground.trace import Trace, first_reply_ms, size_of
from bot.playground.world import Message

_FIRST_REPLY = "milliseconds to the first reply to an interaction"


def inspected(trace: Trace, *, message: Message | None = None, cause: str = "") -> Data:
    """A message, or an interaction that led to none, under the lens.

    Args:
        trace: Where events and calls are kept.
        message: The message, if there is one.
        cause: See `Message`.

    Returns:
        ``message`` as Discord keeps it and its ``bytes``, the ``entries`` of the trace in order, and ``sizes``
        against Discord's limits.
    """
    keys = {cause} - {""}
    if message is not None:
        keys.add(f"m:{message.id}")
    entries = trace.of(keys)
    measured = sizes(message.data) if message is not None else []
    waited = first_reply_ms(entries) if cause.startswith("i:") else None
    if waited is not None:
        measured.append({"name": "first_reply", "what": _FIRST_REPLY, "value": waited, "limit": int(FIRST_REPLY_S * 1000)})
    return {
        "message": message.data if message is not None else None,
        "bytes": size_of(message.data) if message is not None else 0,
        "entries": entries,
        "sizes": measured,
    }
