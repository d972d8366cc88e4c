"""The gateway, spoken to over a raw WebSocket and by the real discord.py."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest
import zstandard

from bot.playground import Playground
from tests.support.driver import Driver

INTENTS = 1 | 1 << 9 | 1 << 12


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    served = Playground(port=0, heartbeat_ms=2_000)
    await served.start()
    yield served
    await served.close()


class Raw:
    """A client of the gateway's bare protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, op: int, data: Any) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def read(self) -> dict[str, Any]:
        payload: dict[str, Any] = json.loads((await self.socket.receive(timeout=5)).data)
        return payload

    async def identify(self, playground: Playground, **rest: Any) -> dict[str, Any]:
        await self.send(2, {"token": playground.token, "intents": INTENTS, "properties": {}, **rest})
        return await self.read()

    async def code(self) -> int | None:
        """The code that the connection is closed with."""
        while not self.socket.closed:
            await self.socket.receive(timeout=5)
        return self.socket.close_code


@pytest.fixture
async def raw(playground: Playground) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as http, http.ws_connect(playground.gateway_url) as socket:
        client = Raw(socket)
        assert (await client.read())["op"] == 10
        yield client


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"op": 99, "d": None}, 4003),
        ({"op": 2, "d": {"token": "wrong", "intents": 1}}, 4004),
        ({"op": 2, "d": {"intents": 1}}, 4002),
        ({"op": 2, "d": {"token": None, "intents": -1}}, 4013),
        ({"op": 2, "d": {"token": None, "intents": 1 << 30}}, 4013),
        ({"op": 2, "d": {"token": None, "intents": 1 << 15}}, 4014),
        ({"op": 2, "d": {"token": None, "intents": 1, "shard": [2, 2]}}, 4010),
        ({"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 0}}, 4004),
    ],
)
async def test_a_client_that_does_wrong_is_closed_with_discords_code(
    playground: Playground, raw: Raw, payload: dict[str, Any], code: int
) -> None:
    if isinstance(payload["d"], dict) and payload["d"].get("token", "") is None:
        payload = {**payload, "d": {**payload["d"], "token": playground.token}}
    await raw.socket.send_json(payload)
    assert await raw.code() == code


async def test_what_is_no_json_or_comes_twice_is_closed(playground: Playground, raw: Raw) -> None:
    await raw.identify(playground)
    await raw.send(2, {"token": playground.token, "intents": 1})
    assert await raw.code() == 4005
    async with aiohttp.ClientSession() as http, http.ws_connect(playground.gateway_url) as socket:
        await socket.send_str("{")
        assert await Raw(socket).code() == 4002


async def test_a_client_without_heartbeats_is_dropped(playground: Playground) -> None:
    playground.gateway._heartbeat_ms = 100  # the real interval is 41 s
    async with aiohttp.ClientSession() as http, http.ws_connect(playground.gateway_url) as socket:
        assert await asyncio.wait_for(Raw(socket).code(), 5) is not None


async def test_resume_sends_what_was_missed_once_and_in_order(playground: Playground, raw: Raw) -> None:
    ready = await raw.identify(playground)
    assert ready["d"]["resume_gateway_url"] == playground.gateway_url
    created = await raw.read()
    assert created["t"] == "GUILD_CREATE"
    await raw.socket.close(code=4000)
    for number in range(3):
        playground.gateway.dispatch("TYPING_START", {"n": number}, guild_id=int(playground.world.main_guild["id"]))
    async with aiohttp.ClientSession() as http, http.ws_connect(playground.gateway_url) as socket:
        again = Raw(socket)
        await again.read()
        await again.send(6, {"token": playground.token, "session_id": ready["d"]["session_id"], "seq": created["s"]})
        events = [await again.read() for _ in range(4)]
    assert [event["t"] for event in events] == ["TYPING_START"] * 3 + ["RESUMED"]
    assert [event["d"].get("n") for event in events[:3]] == [0, 1, 2]
    assert [event["s"] for event in events] == [3, 4, 5, 6]


async def test_a_session_that_nobody_knows_is_invalid(playground: Playground, raw: Raw) -> None:
    await raw.send(6, {"token": playground.token, "session_id": "x", "seq": 0})
    assert await raw.read() == {"op": 9, "d": False, "s": None, "t": None}


@pytest.mark.parametrize("name", ["zlib-stream", "zstd-stream"])
async def test_a_compressed_stream_reads_as_the_plain_one(playground: Playground, name: str) -> None:
    inflate: Any = zlib.decompressobj() if name == "zlib-stream" else zstandard.ZstdDecompressor().decompressobj()
    async with (
        aiohttp.ClientSession() as http,
        http.ws_connect(f"{playground.gateway_url}?compress={name}") as socket,
    ):
        hello = json.loads(inflate.decompress((await socket.receive()).data))
        assert hello["op"] == 10
        await socket.send_json({"op": 2, "d": {"token": playground.token, "intents": INTENTS}})
        assert json.loads(inflate.decompress((await socket.receive()).data))["t"] == "READY"


@pytest.mark.parametrize(
    ("content", "channel", "privileged", "shown"),
    [
        ("hello", "general", False, False),
        ("@bot hello", "general", False, True),
        ("hello", "dm", False, True),
        ("hello", "general", True, True),
        ("<@&1> hello", "general", False, False),
    ],
)
async def test_content_comes_only_where_discord_sends_it(
    playground: Playground, raw: Raw, content: str, channel: str, privileged: bool, shown: bool
) -> None:
    playground.world.privileged_intents = 1 << 15
    await raw.identify(playground, intents=INTENTS | (1 << 15 if privileged else 0))
    await raw.read()
    async with Driver(playground.url) as driver:
        await driver.say(content, channel=channel)
    event = await raw.read()
    assert event["t"] == "MESSAGE_CREATE"
    assert bool(event["d"]["content"]) is shown


@pytest.mark.parametrize("fault", ["drop", "reconnect", "resumable", "new"])
async def test_discord_py_lives_through_faults_and_misses_nothing(playground: Playground, fault: str) -> None:
    playground.point_discord_py_here()
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = True
    client = discord.Client(intents=intents)
    heard: list[str] = []

    async def on_message(message: discord.Message) -> None:
        heard.append(message.content.split()[-1])

    client.event(on_message)
    running = asyncio.create_task(client.start(playground.token))
    await playground.wait_ready(10)
    async with Driver(playground.url) as driver:
        await driver.say("@bot one")
        if fault in ("resumable", "new"):
            await driver.fault("invalid_session", resumable=fault == "resumable")
        else:
            await driver.fault(fault)
        if fault != "new":
            await driver.say("@bot two")
        async with asyncio.timeout(20):
            while not playground.gateway.ready or (fault != "new" and len(heard) < 2):
                await asyncio.sleep(0.05)
        await driver.say("@bot three")
    async with asyncio.timeout(10):
        while "three" not in heard:
            await asyncio.sleep(0.05)
    await client.close()
    await running
    assert heard == (["one", "three"] if fault == "new" else ["one", "two", "three"])
    assert playground.gateway.identified == (2 if fault == "new" else 1)


async def test_shards_are_told_of_their_own_guilds_alone(playground: Playground, raw: Raw) -> None:
    guild = int(playground.world.main_guild["id"])
    mine = (guild >> 22) % 2
    other = await raw.identify(playground, shard=[1 - mine, 2])
    assert other["d"]["guilds"] == []
    async with aiohttp.ClientSession() as http, http.ws_connect(playground.gateway_url) as socket:
        second = Raw(socket)
        await second.read()
        assert len((await second.identify(playground, shard=[mine, 2]))["d"]["guilds"]) == 1
