"""`python -m bot.playground`: the stand-in alone, or with any discord.py bot in it."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from bot.playground.launcher import run_bot, serve
from bot.playground.server import PlaygroundError


def main() -> int:
    """Read the command line and serve; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description="A stand-in for Discord.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, default=8321, help="the port; 0 takes a free one")
    commands = parser.add_subparsers(dest="command")
    run = commands.add_parser("run", help="run a discord.py bot against it, unchanged")
    run.add_argument("script", type=Path, help="the file that starts the bot")
    run.add_argument("arguments", nargs=argparse.REMAINDER, help="arguments for the script")
    given = parser.parse_args()
    try:
        if given.command != "run":
            return asyncio.run(serve(given.host, given.port))
        if not given.script.is_file():
            parser.error(f"there is no file {given.script}")
        return asyncio.run(run_bot(given.script, given.arguments, given.host, given.port))
    except PlaygroundError as error:
        print(f"playground: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
