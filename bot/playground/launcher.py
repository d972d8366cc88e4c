"""Runs any discord.py bot against the stand-in, unchanged: its script knows nothing of it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from bot.playground.permissions import ADMINISTRATOR
from bot.playground.server import Playground

# What the child runs before the script: discord.py looks to the stand-in, whatever token the script gives.
_BOOTSTRAP = """
import os, runpy, sys
import discord.gateway, discord.http
from yarl import URL
api, gateway, script = sys.argv[1:4]
discord.http.Route.BASE = api
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)
sys.argv = [script, *sys.argv[4:]]
sys.path.insert(0, os.path.dirname(os.path.abspath(script)))
runpy.run_path(script, run_name="__main__")
"""
_TOKENS = ("DISCORD_TOKEN", "BOT_TOKEN", "TOKEN", "DISCORD_BOT_TOKEN")


async def run_bot(script: Path, arguments: list[str], host: str, port: int) -> int:
    """Serve the stand-in and run a script in it until either ends.

    Args:
        script: A Python file that starts a discord.py bot.
        arguments: For the script.
        host, port: Where to listen.

    Returns:
        The script's exit status; 0 when stopped by Ctrl-C.

    Raises:
        PlaygroundError: The port is taken.
    """
    playground = Playground(host, port)
    playground.any_token = True
    # Any bot's intents are switched on here and its permissions given, as its author has done for the real one.
    playground.world.privileged_intents = (1 << 1) | (1 << 8) | (1 << 15)
    playground.world.set_permissions(playground.world.main_guild, playground.world.bot["id"], ADMINISTRATOR)
    await playground.start()
    environment = {**dict.fromkeys(_TOKENS, playground.token), **os.environ}
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _BOOTSTRAP,
        playground.api_base,
        playground.gateway_url,
        str(script),
        *arguments,
        env=environment,
    )
    print(f"Playground: {playground.url}", flush=True)
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    ended, stopping = asyncio.create_task(child.wait()), asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait({ended, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if ended.done():
            return ended.result()
        with suppress(ProcessLookupError):
            child.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(asyncio.shield(ended), 5)
        except TimeoutError:
            child.kill()
            await ended
        return 0
    finally:
        stopping.cancel()
        await playground.close()


async def serve(host: str, port: int) -> int:
    """Serve the stand-in alone, and say what to point a bot at."""
    playground = Playground(host, port)
    await playground.start()
    print(f"Playground: {playground.url}", flush=True)
    print(f"Token:      {playground.token}")
    print(f"REST:       {playground.api_base}")
    print(f"Gateway:    {playground.gateway_url}", flush=True)
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    await stopped.wait()
    await playground.close()
    return 0
