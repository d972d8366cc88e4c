"""How `waymark run` starts, fails to, and stops: as a process of its own, against the stand-in."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground import Playground
from tests.support.driver import Driver, text

ROOT = Path(__file__).parents[2]
RUN = """
import sys, discord.gateway, discord.http
from yarl import URL
discord.http.Route.BASE, gateway = sys.argv[1:3]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)
from bot.client import run_from_environment
sys.exit(run_from_environment())
"""


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    served = Playground(port=0)
    await served.start()
    yield served
    await served.close()


async def begin(folder: Path, api: str, gateway: str, token: str, **env: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        RUN,
        api,
        gateway,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DISCORD_TOKEN": token, "DATA_DIR": str(folder / "data"), **env},
        stderr=asyncio.subprocess.PIPE,
    )


async def test_a_refused_token_ends_the_start_with_one_line_and_is_never_shown(playground: Playground, tmp_path: Path) -> None:
    process = await begin(tmp_path, playground.api_base, playground.gateway_url, "not.the.token-xyz")
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 2
    assert b"DISCORD_TOKEN is refused" in errors
    assert b"xyz" not in errors
    assert b"Traceback" not in errors


async def test_without_a_network_it_tries_again_until_it_is_stopped(tmp_path: Path) -> None:
    process = await begin(tmp_path, "http://127.0.0.1:9/api/v10", "ws://127.0.0.1:9/", "a.token.here-xyz")
    assert process.stderr is not None
    seen = b""
    async with asyncio.timeout(20):
        while b"trying again" not in seen:
            seen += await process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    _, rest = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0
    assert b"xyz" not in seen + rest
    assert b"Traceback" not in seen + rest


async def test_it_starts_answers_and_stops_on_sigterm(playground: Playground, tmp_path: Path) -> None:
    process = await begin(tmp_path, playground.api_base, playground.gateway_url, playground.token, LOG_FORMAT="json")
    await playground.wait_ready(20)
    async with Driver(playground.url) as driver:
        act = await driver.act("message", content="@bot any discounts?", timeout_ms=10_000)
        assert "sale" in text(act["messages"][0])
        registered = [r for r in await driver.get("requests") if r["path"].endswith("/commands")]
    assert len(registered) == 1
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0
    assert playground.token.encode() not in errors
    again = await begin(tmp_path, playground.api_base, playground.gateway_url, playground.token)
    async with asyncio.timeout(20):
        while playground.gateway.identified < 2:
            await asyncio.sleep(0.05)
    again.send_signal(signal.SIGTERM)
    await asyncio.wait_for(again.communicate(), 20)
    assert sum(r["path"].endswith("/commands") for r in playground.requests) == 1


async def test_articles_with_an_error_end_the_start_and_are_named(playground: Playground, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\ntitle: Bad\npubDate: someday\n---\n# One\n", encoding="utf-8")
    process = await begin(tmp_path, playground.api_base, playground.gateway_url, playground.token, ARTICLES_DIR=str(tmp_path))
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 2
    assert b"bad.md:3" in errors
