"""A session of the gateway: what it has been told, and what it may read."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, Protocol

MESSAGE_CONTENT = 1 << 15
_KEPT = 2_000
_PRIVATE = ("content", "embeds", "attachments", "components")


class Client(Protocol):
    """Whom a session tells what happens."""

    async def send(self, op: int, data: Any = None, *, seq: int | None = None, event: str | None = None) -> None:
        """Send one payload."""


class Session:
    """What a client began by identifying, and may take up again after its connection broke.

    Args:
        session_id: As READY names it.
        intents: The intents that the client gave.
        shard: Its shard's number and how many there are.
    """

    def __init__(self, session_id: str, intents: int, shard: tuple[int, int]) -> None:
        self.id = session_id
        self.intents = intents
        self.shard = shard
        self.seq = 0
        self._log: deque[tuple[int, str, dict[str, Any]]] = deque(maxlen=_KEPT)
        self._connection: Client | None = None
        self._wake = asyncio.Event()
        self._sent = 0
        self._writer: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        """Whether a client is there to be told."""
        return self._connection is not None

    def owns(self, guild_id: int | None) -> bool:
        """Whether this shard is told of a guild; what happens in no guild is shard 0's."""
        number, count = self.shard
        return number == 0 if guild_id is None else (guild_id >> 22) % count == number

    def push(self, event: str, data: dict[str, Any]) -> None:
        """Queue an event; it is sent as soon as a client is there."""
        self.seq += 1
        self._log.append((self.seq, event, data))
        self._wake.set()

    def can_replay(self, seq: int) -> bool:
        """Whether all events after a number are still kept."""
        return seq == self.seq or (bool(self._log) and self._log[0][0] <= seq + 1)

    def attach(self, connection: Client, *, replay_from: int | None) -> None:
        """A client is there; it is sent what came after ``replay_from``, or all."""
        if self._writer is not None:
            self._writer.cancel()
        self._connection = connection
        self._sent = replay_from if replay_from is not None else 0
        self._wake.set()
        self._writer = asyncio.create_task(self._write(connection))

    def detach(self, connection: Client) -> None:
        """The client is gone."""
        if self._connection is connection:
            self._connection = None
            if self._writer is not None:
                self._writer.cancel()
                self._writer = None

    async def _write(self, connection: Client) -> None:
        """Send what is queued, in order, until the client is gone."""
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                for seq, event, data in list(self._log):
                    if seq > self._sent:
                        await connection.send(0, data, seq=seq, event=event)
                        self._sent = seq
        except ConnectionError:
            self.detach(connection)


def for_session(event: str, data: dict[str, Any], session: Session, bot_id: int) -> dict[str, Any]:
    """An event as a session may read it: what people write is private unless it is meant for the bot."""
    if event not in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
        return data
    shown = data if _may_read(data, session, bot_id) else _emptied(data)
    original = shown.get("referenced_message")
    if original is not None and not _may_read({**original, "guild_id": data.get("guild_id")}, session, bot_id):
        shown = {**shown, "referenced_message": _emptied(original)}
    return shown


def _may_read(message: dict[str, Any], session: Session, bot_id: int) -> bool:
    me = str(bot_id)
    return (
        bool(session.intents & MESSAGE_CONTENT)
        or message.get("guild_id") is None
        or message["author"]["id"] == me
        or any(user["id"] == me for user in message.get("mentions", ()))
    )


def _emptied(message: dict[str, Any]) -> dict[str, Any]:
    return {**message, **{key: "" if key == "content" else [] for key in _PRIVATE}}
