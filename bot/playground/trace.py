"""What passed between the stand-in and the bot: gateway events and REST calls, each with the messages it is about."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.playground.ids import now
from bot.playground.objects import Data

_KEPT = 2_000
_SHOWN = 60
FIRST_REPLY = "callback"


@dataclass(slots=True)
class Entry:
    """One event or call.

    Attributes:
        about: Keys of what it is about: ``m:ID`` of a message, ``i:ID`` of an interaction.
        shown: As the inspector shows it.
        at: When it began, on the monotonic clock, in seconds.
    """

    about: set[str]
    shown: Data
    at: float = field(default_factory=time.monotonic)


class Trace:
    """Keeps the latest events and calls."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=_KEPT)

    def event(self, name: str, data: Data, *, told: int, waiting: int) -> None:
        """Keep an event of the gateway, where it is about a message or an interaction.

        Args:
            name: Discord's name of it.
            data: As the bot is told it; whole where no session is.
            told: How many of the bot's sessions it was sent to.
            waiting: How many more will have it once they come back.
        """
        about = _about_event(name, data)
        if not about:
            return
        masked = {**data, "token": "TOKEN"} if "token" in data else dict(data)
        shown = {"kind": "event", "name": name, "when": now(), "told": told, "waiting": waiting, "data": masked}
        self._entries.append(Entry(about, shown))

    def call(self, method: str, path: str) -> Entry:
        """Begin to keep a REST call; `Entry.shown` and `Entry.about` are filled in once more is known of it."""
        entry = Entry(set(), {"kind": "call", "method": method, "path": path, "when": now(), "faults": []})
        self._entries.append(entry)
        return entry

    def of(self, keys: Iterable[str]) -> list[Data]:
        """The latest entries about any of some keys, in order, with ``after_ms`` since the first of them."""
        wanted = set(keys)
        found = [entry for entry in self._entries if entry.about & wanted][-_SHOWN:]
        return [{**entry.shown, "after_ms": round((entry.at - found[0].at) * 1000)} for entry in found]


def _about_event(name: str, data: Data) -> set[str]:
    if name.startswith("MESSAGE_"):
        message = data.get("message_id") or data.get("id")
        return {f"m:{message}"} if message else set()
    if name == "INTERACTION_CREATE":
        source = data.get("message")
        return {f"i:{data['id']}", *([f"m:{source['id']}"] if source else [])}
    return set()


def first_reply_ms(entries: list[Data]) -> int | None:
    """How long the first reply to the interaction took to arrive, where the entries hold both."""
    began = next((one for one in entries if one.get("name") == "INTERACTION_CREATE"), None)
    reply = next((one for one in entries if one["kind"] == "call" and one["path"].endswith("/" + FIRST_REPLY)), None)
    return None if began is None or reply is None else reply["after_ms"] - began["after_ms"]


def size_of(value: object) -> int:
    """How many bytes a value takes as JSON."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
