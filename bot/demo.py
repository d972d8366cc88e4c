"""`waymark playground`: the stand-in for Discord with the real bot in it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import webbrowser
from contextlib import aclosing, suppress
from pathlib import Path

from pydantic import SecretStr
from watchfiles import awatch

from bot.client import Waymark
from bot.logs import set_up_logs
from bot.playground import Playground, PlaygroundError
from bot.settings import Settings
from knowledge.answer import examples
from knowledge.check import check_folder
from knowledge.library import Library, LibraryError, Renewed, load, renew
from knowledge.model import Severity, WaymarkError

_MOST_FINDINGS = 20
# How long, in seconds, a folder that was put in another's place may stay unnoticed.
_LOOK_S = 0.5
_EMPTIED = "There is no text left in this article. Write some; or delete the file, to take the article away."
_HELD = "Saved but not live: {files}. Mend the errors below; until then what was there before answers."
_NOT_LIVE = "What you saved is not live: mend the errors below first. Until then the articles from before answer."


class DemoError(WaymarkError):
    """The playground can't run; the text says why and what to do."""


async def run_demo(host: str, port: int, folder: Path, *, watch: bool = False, open_page: bool = False) -> None:
    """Serve the playground until Ctrl-C.

    Args:
        host, port: Where to listen; port 0 takes a free one.
        folder: The articles.
        watch: Reload them whenever a file is saved.
        open_page: Open the page in a browser, where there is one.

    Raises:
        LibraryError: The articles can't be served.
        DemoError: The port is taken, or the bot doesn't come up.
    """
    library = await asyncio.to_thread(load, folder)
    playground = Playground(host, port, bot_name="Waymark")
    set_up_logs("WARNING", "console", playground.token)
    try:
        await playground.start()
    except PlaygroundError as error:
        raise DemoError(str(error)) from None
    playground.point_discord_py_here()
    playground.set_suggestions(suggested(library))
    with tempfile.TemporaryDirectory(prefix="waymark-") as data:
        settings = Settings(discord_token=SecretStr(playground.token), articles_dir=folder, data_dir=Path(data))
        bot = Waymark(settings, library)
        tasks = {asyncio.create_task(bot.start(playground.token)), asyncio.create_task(_until_stopped())}
        try:
            await _ready(playground, tasks)
            print(f"Playground: {playground.url}", flush=True)
            if playground.key is not None:
                print("From another machine: put this one's name or address in its place.", file=sys.stderr)
            print("Press Ctrl-C to stop.", file=sys.stderr, flush=True)
            if watch:
                tasks.add(asyncio.create_task(_watch(folder, bot, playground)))
            if open_page and _has_screen():
                await asyncio.to_thread(webbrowser.open, playground.url)
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            await bot.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await playground.close()
    print("Stopped.", file=sys.stderr)


def suggested(library: Library) -> list[str]:
    """Questions for a newcomer to try: some that the articles answer, and one that they don't."""
    return [*examples(library)[:4], "best sushi in town?"]


def _has_screen() -> bool:
    """Whether a browser can open here; without a screen one in the terminal would take it over."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


async def _until_stopped() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    await stopped.wait()


async def _ready(playground: Playground, tasks: set[asyncio.Task[None]]) -> None:
    """Wait for the bot; what it fails with comes out here."""
    ready = asyncio.create_task(playground.wait_ready(30))
    done, _ = await asyncio.wait({ready, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    if ready not in done:
        ready.cancel()
    for task in done:
        task.result()


async def _watch(folder: Path, bot: Waymark, playground: Playground) -> None:
    """Take up every saved file, also after the folder itself was put in another's place, as git does."""
    await _tell(folder, playground)
    fresh = False
    while True:
        watched = await asyncio.to_thread(_identity, folder)
        if watched is None:
            await asyncio.sleep(_LOOK_S)
            continue
        changes = awatch(folder, step=100, debounce=300, rust_timeout=int(_LOOK_S * 1000), yield_on_timeout=True)
        async with aclosing(changes):
            async for changed in changes:
                # What was saved before another folder was watched told nobody.
                if changed or fresh:
                    await _take_up(folder, bot, playground)
                fresh = await asyncio.to_thread(_identity, folder) != watched
                if fresh:
                    break
        await _take_up(folder, bot, playground)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder stands there now; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


async def _take_up(folder: Path, bot: Waymark, playground: Playground) -> None:
    """Put what is saved in service; what can't be read, or was emptied, leaves the last good article there."""
    renewed = None
    with suppress(LibraryError):
        async with bot.reload_lock:
            renewed = await asyncio.to_thread(renew, folder, bot.library)
            await bot.take_up(renewed.library)
        playground.set_suggestions(suggested(bot.library))
    await _tell(folder, playground, renewed)


async def _tell(folder: Path, playground: Playground, renewed: Renewed | None = None) -> None:
    """Show what `waymark check` finds, in a bar on the page: the worst first, and what an error means."""
    findings = [one for one in await asyncio.to_thread(check_folder, folder) if one.severity is not Severity.NOTE]
    findings.sort(key=lambda one: one.severity is not Severity.ERROR)
    notices = [(one.severity.value, str(one)) for one in findings[:_MOST_FINDINGS]]
    if len(findings) > _MOST_FINDINGS:
        notices.append(("warning", f"{len(findings) - _MOST_FINDINGS} more: waymark check {folder}"))
    emptied = renewed.emptied if renewed is not None else ()
    notices[:0] = [("error", f"{file}:1: error: {_EMPTIED} [emptied]") for file in emptied]
    if emptied or any(one.severity is Severity.ERROR for one in findings):
        held = [*renewed.broken, *emptied] if renewed is not None else []
        notices.insert(0, ("error", _HELD.format(files=", ".join(held)) if held else _NOT_LIVE))
    playground.set_notices(notices)
