"""After the reply said that it was saved, it is saved: the bot is killed, as by a power cut, and started again."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.playground import Playground
from knowledge.library import SHIPPED
from tests.support.driver import Driver, text

ROOT = Path(__file__).parents[2]
# The real client in a process of its own; its discord.py looks to the stand-in.
BOT = """
import sys
import discord.gateway, discord.http
from yarl import URL
discord.http.Route.BASE = sys.argv[1]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(sys.argv[2])
from bot.client import run_from_environment
sys.exit(run_from_environment())
"""


@asynccontextmanager
async def process(playground: Playground, data: Path, database: str) -> AsyncIterator[asyncio.subprocess.Process]:
    settings = {
        "DISCORD_TOKEN": playground.token,
        "DATABASE_URL": database,
        "DATA_DIR": str(data),
        "ARTICLES_DIR": str(SHIPPED),
        "PYTHONPATH": str(ROOT),
    }
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", BOT, playground.api_base, playground.gateway_url, env={**os.environ, **settings}, cwd=data
    )
    try:
        await playground.wait_ready(30)
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.wait()
        async with asyncio.timeout(20):
            while playground.gateway.ready:
                await asyncio.sleep(0.01)


async def test_what_a_reply_said_was_saved_outlives_a_kill(tmp_path: Path, database: str) -> None:
    playground = Playground(port=0, bot_name="Waymark")
    await playground.start()
    try:
        async with Driver(playground.url) as driver:
            for number in range(1, 4):
                async with process(playground, tmp_path, database) as child:
                    [shown] = (await driver.command("next"))["messages"]
                    assert f"Step {number} of 5" in text(shown)
                    act = await driver.act("click", message=shown["id"], label="Done")
                    child.kill()
                    [after] = act["messages"] + act["edited"]
                    assert "is done" in text(after)
            async with process(playground, tmp_path, database):
                [path] = (await driver.command("path"))["messages"]
                assert text(path).count("✅") == 3
                assert "60 %" in text(path)
                # A button of a message from three lives ago.
                act = await driver.act("click", message=after["id"], label="Undo")
                [undone] = act["messages"] + act["edited"]
                assert "Taken back" in text(undone)
    finally:
        await playground.close()
