"""Discord's gateway, version 10: who connects, what each is told, and how a connection is taken up again."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from aiohttp import WSMsgType, web

from bot.playground.compression import Compressor, compressor
from bot.playground.ids import secret
from bot.playground.sessions import MESSAGE_CONTENT, Session, for_session
from bot.playground.trace import Trace

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, RECONNECT = 0, 1, 2, 3, 4, 6, 7
REQUEST_MEMBERS, INVALID_SESSION, HELLO, ACK = 8, 9, 10, 11
PRIVILEGED = (1 << 1) | (1 << 8) | MESSAGE_CONTENT
ALL_INTENTS = sum(1 << bit for bit in (*range(17), 20, 21, 24, 25))
HEARTBEAT_MS = 41_250
_LARGEST = 4096
_ACK_S = 0.05
_PER_MINUTE = 120


class GatewayWorld(Protocol):
    """What the gateway asks of the world."""

    @property
    def bot_id(self) -> int:
        """The bot's user id."""

    def ready_user(self) -> dict[str, Any]:
        """The bot's user object."""

    def application(self) -> dict[str, Any]:
        """The application's id and flags."""

    def guild_creates(self) -> list[dict[str, Any]]:
        """Every guild, whole."""

    def private_intents_allowed(self) -> int:
        """The privileged intents that are switched on."""


class Close(Exception):
    """Ends a connection with one of Discord's close codes."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Connection:
    """One WebSocket, before and after it has a session."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse, compress: Compressor) -> None:
        self.request = request
        self.socket = socket
        self.compress = compress
        self.session: Session | None = None
        self.received: deque[float] = deque()

    async def send(self, op: int, data: Any = None, *, seq: int | None = None, event: str | None = None) -> None:
        """Send one payload, compressed as the client asked."""
        text = json.dumps({"op": op, "d": data, "s": seq, "t": event})
        packed = self.compress(text.encode())
        if self.socket.closed:
            return
        if packed is None:
            await self.socket.send_str(text)
        else:
            await self.socket.send_bytes(packed)


class Gateway:
    """All connections and sessions of the bot.

    Args:
        token: Whether a token that a request bears is the bot's.
        world: See `GatewayWorld`.
        resume_url: Where READY says to come back to.
        heartbeat_ms: How often a client must send a heartbeat, in milliseconds.
        trace: Where events are kept for the inspector.
    """

    def __init__(
        self,
        token: Callable[[str, web.Request], bool],
        world: GatewayWorld,
        resume_url: Callable[[], str] = lambda: "",
        heartbeat_ms: int = HEARTBEAT_MS,
        trace: Trace | None = None,
    ) -> None:
        self._token = token
        self._world = world
        self._resume_url = resume_url
        self._heartbeat_ms = heartbeat_ms
        self._trace = trace
        self._sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()
        self._identified = 0

    @property
    def ready(self) -> bool:
        """Whether a bot is connected and has been told READY."""
        return any(session.connected for session in self._sessions.values())

    @property
    def identified(self) -> int:
        """How often a bot has begun a session from anew."""
        return self._identified

    def dispatch(self, event: str, data: dict[str, Any], *, intent: int = 0, guild_id: int | None = None) -> None:
        """Tell every session of an event.

        Args:
            event: Discord's name of it.
            data: Whole; what a session may not read is taken out for it.
            intent: The session must have one of these bits; 0 tells all.
            guild_id: Whose shard is told; None for shard 0 of what happens in a DM.
        """
        told = [s for s in self._sessions.values() if (intent == 0 or s.intents & intent) and s.owns(guild_id)]
        seen = data
        for session in told:
            seen = for_session(event, data, session, self._world.bot_id)
            session.push(event, seen)
        if self._trace is not None:
            there = sum(session.connected for session in told)
            self._trace.event(event, seen, told=there, waiting=len(told) - there)

    async def drop(self) -> None:
        """Cut every connection without a word, as a broken network does."""
        for connection in list(self._connections):
            transport = connection.request.transport
            if transport is not None:
                transport.abort()

    async def reconnect(self) -> None:
        """Ask every client to come back (op 7)."""
        for connection in list(self._connections):
            await connection.send(RECONNECT)

    async def invalid_session(self, *, resumable: bool) -> None:
        """Tell every client that its session is invalid (op 9)."""
        for connection in list(self._connections):
            if connection.session is not None and not resumable:
                self._sessions.pop(connection.session.id, None)
            await connection.send(INVALID_SESSION, resumable)

    async def close(self) -> None:
        """End every connection."""
        for connection in list(self._connections):
            await connection.socket.close(code=1001)
        self._sessions.clear()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one WebSocket until it ends."""
        socket = web.WebSocketResponse(max_msg_size=1 << 20)
        await socket.prepare(request)
        if request.query.get("encoding", "json") != "json":
            await socket.close(code=4002, message=b"Only JSON is spoken here.")
            return socket
        connection = Connection(request, socket, compressor(request.query.get("compress")))
        self._connections.add(connection)
        try:
            await connection.send(HELLO, {"heartbeat_interval": self._heartbeat_ms})
            await self._serve(connection)
        except Close as close:
            await socket.close(code=close.code, message=close.reason.encode())
        except (TimeoutError, ConnectionError):
            pass  # The client is gone; its session stays for it to resume.
        finally:
            self._connections.discard(connection)
            if connection.session is not None:
                connection.session.detach(connection)
        return socket

    async def _serve(self, connection: Connection) -> None:
        limit = self._heartbeat_ms / 1000 * 1.5
        while True:
            message = await connection.socket.receive(timeout=limit)
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                if message.type is WSMsgType.CLOSE and message.data in (1000, 1001) and connection.session is not None:
                    # A client that says goodbye ends its session.
                    self._sessions.pop(connection.session.id, None)
                return
            self._count(connection)
            await self._payload(connection, _parse(message.data))

    def _count(self, connection: Connection) -> None:
        now = asyncio.get_running_loop().time()
        connection.received.append(now)
        while connection.received[0] < now - 60:
            connection.received.popleft()
        if len(connection.received) > _PER_MINUTE:
            raise Close(4008, "Rate limited.")

    async def _payload(self, connection: Connection, payload: dict[str, Any]) -> None:
        op, data = payload.get("op"), payload.get("d")
        if op == HEARTBEAT:
            # No network answers at once: a client that notes when it asked only after it has the answer, as discord.py
            # does on a thread of its own, would take the whole interval for a delay.
            await asyncio.sleep(_ACK_S)
            await connection.send(ACK)
        elif op == IDENTIFY:
            await self._identify(connection, data)
        elif op == RESUME:
            await self._resume(connection, data)
        elif connection.session is None:
            raise Close(4003, "Not authenticated.")
        elif op == REQUEST_MEMBERS:
            self._members(connection.session, data)
        elif op not in (PRESENCE, VOICE, 31):
            raise Close(4001, "Unknown opcode.")

    async def _identify(self, connection: Connection, data: Any) -> None:
        if connection.session is not None:
            raise Close(4005, "Already authenticated.")
        if not isinstance(data, dict) or not isinstance(data.get("token"), str):
            raise Close(4002, "Decode error.")
        if not self._token(data["token"].removeprefix("Bot "), connection.request):
            raise Close(4004, "Authentication failed.")
        intents = data.get("intents")
        if isinstance(intents, bool) or not isinstance(intents, int) or intents < 0 or intents & ~ALL_INTENTS:
            raise Close(4013, "Invalid intent(s).")
        if intents & PRIVILEGED & ~self._world.private_intents_allowed():
            raise Close(4014, "Disallowed intent(s).")
        shard = _shard(data.get("shard"))
        session = Session(secret(12), intents, shard)
        self._sessions[session.id] = session
        self._identified += 1
        connection.session = session
        session.attach(connection, replay_from=None)
        self._welcome(session)

    def _welcome(self, session: Session) -> None:
        guilds = [guild for guild in self._world.guild_creates() if session.owns(int(guild["id"]))]
        ready = {
            "v": 10,
            "user": self._world.ready_user(),
            "guilds": [{"id": guild["id"], "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self._resume_url(),
            "shard": list(session.shard),
            "application": self._world.application(),
            "private_channels": [],
            "_trace": [],
        }
        session.push("READY", ready)
        if session.intents & 1:
            for guild in guilds:
                session.push("GUILD_CREATE", guild)

    async def _resume(self, connection: Connection, data: Any) -> None:
        if not isinstance(data, dict) or not isinstance(data.get("token"), str):
            raise Close(4002, "Decode error.")
        if not self._token(data["token"].removeprefix("Bot "), connection.request):
            raise Close(4004, "Authentication failed.")
        session = self._sessions.get(str(data.get("session_id")))
        if session is None:
            await connection.send(INVALID_SESSION, False)
            return
        seq = data.get("seq")
        if not isinstance(seq, int) or seq > session.seq:
            raise Close(4007, "Invalid seq.")
        if not session.can_replay(seq):
            del self._sessions[session.id]
            await connection.send(INVALID_SESSION, False)
            return
        connection.session = session
        session.attach(connection, replay_from=seq)
        session.push("RESUMED", {"_trace": []})

    def _members(self, session: Session, data: Any) -> None:
        """Answer a request for members with one chunk."""
        wanted = str(data.get("guild_id")) if isinstance(data, dict) else ""
        for guild in self._world.guild_creates():
            if guild["id"] == wanted:
                users = {str(one) for one in _listed(data.get("user_ids"))}
                query = str(data.get("query") or "").casefold()
                members = [
                    member
                    for member in guild["members"]
                    if (member["user"]["id"] in users if users else member["user"]["username"].startswith(query))
                ]
                chunk = {"guild_id": wanted, "members": members, "chunk_index": 0, "chunk_count": 1, "not_found": []}
                if data.get("nonce"):
                    chunk["nonce"] = data["nonce"]
                session.push("GUILD_MEMBERS_CHUNK", chunk)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _shard(value: Any) -> tuple[int, int]:
    if value is None:
        return 0, 1
    ok = isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value)
    if not ok or not 0 <= value[0] < value[1]:
        raise Close(4010, "Invalid shard.")
    return value[0], value[1]


def _parse(data: str | bytes) -> dict[str, Any]:
    if len(data) > _LARGEST:
        raise Close(4002, "Payload too large.")
    try:
        payload = json.loads(data)
    except ValueError:
        raise Close(4002, "Decode error.") from None
    if not isinstance(payload, dict):
        raise Close(4002, "Decode error.")
    return payload
