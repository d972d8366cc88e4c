"""The discord.py client: wires settings and library, loads the cogs, and lives until it is stopped."""

from __future__ import annotations

import asyncio
import hashlib
import json
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.errors import reference, report
from bot.journey.ledger import Ledger, Look, looks_of
from bot.journey.marks import now
from bot.journey.settle import settle
from bot.logs import set_up_logs
from bot.settings import Settings, SettingsError, read_settings
from bot.store import Store, StoreError, Taken
from bot.taps import Taps
from knowledge.answer import warm
from knowledge.conversation import Memory
from knowledge.library import Library, LibraryError, load

log = structlog.get_logger("waymark")
# Gets a click or choice, the component's custom id with the value chosen, and the label.
Press = Callable[[discord.Interaction[Any], str, str], Awaitable[None]]

# Waymark has no voice; discord.py would warn that it can't.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

COGS = ("ask", "listen", "journey", "remind", "privacy", "resources", "help", "admin", "buttons")
_OK, _FAILED, _MISCONFIGURED = 0, 1, 2
_MOST_WAIT_S = 60.0
_LAST_REPLIES_S = 5.0
_EDITIONS = 50
_INTENTS = "Discord refuses the intents. Waymark needs none that are privileged: is DISCORD_TOKEN another bot's?"
# Codes with which Discord's gateway closes for good: what to tell, and the exit status.
_CLOSED = {
    4004: ("DISCORD_TOKEN is refused by Discord's gateway: reset it, and set the new one.", _MISCONFIGURED),
    4013: ("Discord doesn't know the intents that were asked for: update Waymark.", _FAILED),
    4014: (
        "Discord refuses the intents; Waymark needs none that are privileged: is DISCORD_TOKEN another bot's?",
        _MISCONFIGURED,
    ),
}


class _Tree(app_commands.CommandTree["Waymark"]):
    async def interaction_check(self, interaction: discord.Interaction[Waymark]) -> bool:
        """Let every command through, and to its end."""
        interaction.client.finish_first()
        return True

    async def on_error(self, interaction: discord.Interaction[Waymark], error: app_commands.AppCommandError) -> None:
        """Send what a command raises to the one handler."""
        await report(interaction, error)


class Waymark(commands.AutoShardedBot):
    """The bot.

    Args:
        settings: See `Settings`.
        library: What it answers from; `library` is set anew, whole, by a reload.

    `memory` holds what was shown last to each person in each channel; `store` what outlives a restart. `ledger` tells
    what became of the sections of earlier editions, and always belongs to `library`: `take_up` sets both at once.
    """

    def __init__(self, settings: Settings, library: Library) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents,
            tree_cls=_Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            activity=discord.CustomActivity("Ask me about the path"),
            shard_count=None,
        )
        self.settings = settings
        self.library = library
        self.memory = Memory()
        self.taps = Taps()
        self.store: Store = settings.make_store()
        self.ledger = Ledger()
        # What was taken up and not yet saved, edition by edition.
        self._unsaved: list[tuple[Look, ...]] = []
        self.reload_lock = asyncio.Lock()
        self.press: Press | None = None
        self.under_way: set[asyncio.Task[Any]] = set()

    def finish_first(self) -> None:
        """Let the task that calls this end before the client closes."""
        task = asyncio.current_task()
        if task is not None:
            self.under_way.add(task)
            task.add_done_callback(self.under_way.discard)

    async def close(self) -> None:
        """Send what is being answered, five seconds at most, then leave."""
        answering = self.under_way - {asyncio.current_task()}
        if answering and not self.is_closed():
            await asyncio.wait(answering, timeout=_LAST_REPLIES_S)
        await super().close()
        await self.store.close()

    async def take_up(self, library: Library) -> Taken:
        """Put a library in service together with what became of the sections of the one before, also over a restart.

        A store that fails keeps no library from being served: what it would have told is made from what is known.
        """
        looks = looks_of(library)
        before = [one for one in self._unsaved if one != looks][-_EDITIONS:]
        try:
            taken = await self.store.sections.take_up(looks, before)
            if not taken.settled.changed and self.ledger.entries:
                # Another process that shares the database was here first; what changed here is told all the same.
                here = await asyncio.to_thread(settle, self.ledger, looks, now())
                taken = replace(taken, settled=replace(taken.settled, fates=here.fates))
        except StoreError as error:
            taken = Taken(settle(self.ledger, looks, now()), error)
        if taken.unsaved is not None:
            self.store_failed(taken.unsaved)
        # A mark may be saved of an edition that wasn't: the next must still know it.
        self._unsaved = [*before, looks] if taken.unsaved is not None else []
        for fate in taken.settled.fates:
            new = [look.title for look in fate.new]
            log.info("a section has changed", became=fate.became.value, article=fate.old.article, old=fate.old.title, new=new)
        self.library, self.ledger = library, taken.settled.ledger
        return taken

    def store_failed(self, error: StoreError) -> None:
        """Log that something went on without the store."""
        log.error("the store fails; questions are answered, journeys wait", error=str(error))

    async def open_store(self) -> Store:
        """The store, once it has told what became of the sections of earlier editions.

        Raises:
            StoreError: It can't be opened.
        """
        await self.store.open()
        if self._unsaved:
            async with self.reload_lock:
                await self.take_up(self.library)
        return self.store

    async def setup_hook(self) -> None:
        """Load the cogs, and tell Discord of the commands if they have changed."""
        await self.take_up(self.library)
        await asyncio.to_thread(warm, self.library)
        for name in COGS:
            await self.load_extension(f"bot.cogs.{name}")
        await self.sync_if_changed()

    async def on_message(self, message: discord.Message) -> None:
        """There are no text commands; `bot.cogs.listen` reads messages."""

    async def act(self, interaction: discord.Interaction[Any], custom_id: str, label: str) -> None:
        """Do what a button or menu stands for; what goes wrong is for the one handler."""
        self.finish_first()
        try:
            if self.press is not None:
                await self.press(interaction, custom_id, label)
        except Exception as error:
            await report(interaction, error)

    async def on_ready(self) -> None:
        """Say that the bot is there."""
        log.info("ready", guilds=len(self.guilds), articles=[article.slug for article in self.library.articles])

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what a listener raises; nobody waits for its reply."""
        log.error("listener failed", reference=reference(), listener=event_method, exc_info=sys.exc_info())

    async def sync_if_changed(self) -> bool:
        """Register the commands if they differ from those registered last; whether they did."""
        definitions = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        text = json.dumps([self.application_id, self.http.token and self._place(), definitions], sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()
        marker = self.settings.data_dir / "commands.sha256"
        with suppress(OSError):
            if marker.read_text(encoding="ascii").strip() == digest:
                return False
        await self.tree.sync()
        try:
            marker.parent.mkdir(parents=True, exist_ok=True)
            marker.write_text(digest + "\n", encoding="ascii")
        except OSError as error:
            log.warning("DATA_DIR can't be written to; commands are registered at every start", error=str(error))
        return True

    @staticmethod
    def _place() -> str:
        """Which Discord is talked to: a stand-in has commands of its own."""
        return discord.http.Route.BASE


async def run_bot(settings: Settings) -> int:
    """Run the bot until it is stopped; the exit status.

    2 for what a person must set right (token, intents, articles), 1 for anything else that ended it.
    """
    set_up_logs(settings.log_level, settings.log_format, settings.discord_token.get_secret_value())
    try:
        library = await asyncio.to_thread(load, settings.articles_dir)
    except LibraryError as error:
        log.error(str(error))
        return _MISCONFIGURED
    wait = 1.0
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stopped.set)
    while not stopped.is_set():
        status = await _live(Waymark(settings, library), settings, stopped)
        if status is not None:
            return status
        log.warning("Discord can't be reached; trying again", seconds=round(wait))
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), wait)
        wait = min(2 * wait, _MOST_WAIT_S)
    return _OK


async def _live(bot: Waymark, settings: Settings, stopped: asyncio.Event) -> int | None:
    """One life of the bot: its exit status, or None where it is worth trying again."""
    running = asyncio.create_task(bot.start(settings.discord_token.get_secret_value()))
    stopping = asyncio.create_task(stopped.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not running.done():
        await bot.close()
        running.cancel()
    try:
        await running
    except asyncio.CancelledError:
        return _OK
    except discord.LoginFailure:
        log.error("DISCORD_TOKEN is refused by Discord: reset it on the page Bot of your application, and set the new one.")
        return _MISCONFIGURED
    except discord.PrivilegedIntentsRequired:
        log.error(_INTENTS)
        return _MISCONFIGURED
    except (OSError, TimeoutError, aiohttp.ClientError, discord.GatewayNotFound, discord.DiscordServerError) as error:
        log.warning("no connection to Discord", error=f"{type(error).__name__}: {error}")
        return None
    except discord.ConnectionClosed as error:
        said, status = _CLOSED.get(error.code, (f"Discord ended the connection with code {error.code}.", _FAILED))
        log.error(said)
        return status
    except discord.HTTPException as error:
        log.error("Discord refused the start", status=error.status, error=error.text or "no reason given")
        return _FAILED
    except Exception:
        log.exception("the bot ended by an error")
        return _FAILED
    finally:
        if not bot.is_closed():
            await bot.close()
    return _OK


def run_from_environment() -> int:
    """Run the bot with the settings of the environment; the exit status."""
    try:
        settings = read_settings()
    except SettingsError as error:
        print(f"waymark: {error}", file=sys.stderr)
        return _MISCONFIGURED
    return asyncio.run(run_bot(settings))
