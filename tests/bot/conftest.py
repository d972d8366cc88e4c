"""A stand-in for Discord with the real client in it, on articles that a test may change."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.client import Waymark
from bot.playground import Playground
from bot.settings import Settings
from knowledge.library import SHIPPED, load
from tests.support.driver import Driver
from tests.support.openapi import DESCRIPTION, problems


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a test plays.

    Attributes:
        playground: The stand-in.
        driver: Acts there as people do.
        bot: The real client, connected to it.
        articles: The folder that it answers from, a copy of the test's own.
    """

    playground: Playground
    driver: Driver
    bot: Waymark
    articles: Path


def undescribed(playground: Playground) -> list[str]:
    """What in the bodies that the bot sent isn't as Discord describes it; none where the description isn't there.

    Each test asks it in the end, whatever else it is about.
    """
    if not DESCRIPTION.exists():
        return []
    found: list[str] = []
    for request in playground.requests:
        body = dict(request["body"]) if isinstance(request["body"], dict) else request["body"]
        if isinstance(body, dict):
            body = _with_file_ids(body)
            if isinstance(body.get("data"), dict):
                body["data"] = _with_file_ids(body["data"])
        if body:
            found += problems(request["method"], request["path"], body)
    return found


def _with_file_ids(body: dict[str, Any]) -> dict[str, Any]:
    """discord.py counts the files of a message in numbers, which Discord takes and describes as strings."""
    if not body.get("attachments"):
        return dict(body)
    return {**body, "attachments": [{**one, "id": str(one["id"])} for one in body["attachments"]]}


@asynccontextmanager
async def staged(articles: Path, data: Path, *, first_reply_s: float = 3.0, **settings: Any) -> AsyncIterator[Stage]:
    """The real client in a stand-in of its own.

    Args:
        articles: What it answers from.
        data: Its folder for what it stores.
        first_reply_s: How long it has for the first reply, in seconds.
        settings: Further fields of `Settings`.
    """
    playground = Playground(port=0, bot_name="Waymark", first_reply_s=first_reply_s)
    await playground.start()
    playground.point_discord_py_here()
    token = SecretStr(playground.token)
    try:
        async with (
            connected(playground, Settings(discord_token=token, articles_dir=articles, data_dir=data, **settings)) as bot,
            Driver(playground.url) as driver,
        ):
            yield Stage(playground, driver, bot, articles)
        assert undescribed(playground) == []
    finally:
        await playground.close()
        await _connections_ended()


async def _connections_ended() -> None:
    """Wait for the threads of SQLite connections that couldn't be opened: aiosqlite stops them without waiting, and what they
    still have to tell must find the loop open."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join, 2)


@asynccontextmanager
async def restarted(stage: Stage) -> AsyncIterator[Stage]:
    """The stage with its bot stopped and started anew, as a process would be."""
    await stage.bot.close()
    async with asyncio.timeout(20):
        while stage.playground.gateway.ready:
            await asyncio.sleep(0.01)
    async with connected(stage.playground, stage.bot.settings) as bot:
        yield replace(stage, bot=bot)


@asynccontextmanager
async def connected(playground: Playground, settings: Settings) -> AsyncIterator[Waymark]:
    """The real client, once it is connected and knows its servers."""
    bot = Waymark(settings, await asyncio.to_thread(load, settings.articles_dir))
    running = asyncio.create_task(bot.start(playground.token))
    ready = asyncio.create_task(playground.wait_ready(20))
    try:
        await asyncio.wait({ready, running}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        await ready
        # discord.py calls itself ready two seconds after the last server; the servers are what a test needs.
        while not bot.guilds:
            await asyncio.sleep(0.01)
        yield bot
    finally:
        ready.cancel()
        await bot.close()
        await asyncio.gather(running, ready, return_exceptions=True)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The bot on a copy of the articles that ship."""
    articles = tmp_path / "articles"
    shutil.copytree(SHIPPED, articles)
    async with staged(articles, tmp_path / "data") as ready:
        yield ready
