"""`/remind`, and the reminders themselves: by DM, only to who asked."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.client import Waymark
from bot.cogs.answering import send_private
from bot.cogs.errand import Errand
from bot.cogs.pressing import Action, once, turn
from bot.errors import Refused
from bot.journey.marks import now
from bot.journey.progress import Progress, progress_of
from bot.journey.when import When, read_when
from bot.replies import buttons, personal, phrases
from bot.replies.notice import GREEN, notice
from bot.store import Reminder, StoreError
from knowledge.library import Library

log = structlog.get_logger("waymark.reminders")
# A reminder set by another process is found so late at most.
_LOOK_S = 60.0
_SOON_S = 0.2
_CHOICES = ("weekly", "in 1 day", "in 3 days", "in 7 days", "in 30 days", "off")


def _words(when: When, due: datetime) -> str:
    if when.again is None:
        return phrases.REMIND_ONCE.format(date=personal.date(due))
    if when.again == 7:
        return phrases.REMIND_WEEKLY.format(date=personal.date(due))
    return phrases.REMIND_EVERY.format(days=when.again, date=personal.date(due))


async def _offer(_interaction: discord.Interaction[Waymark], typed: str) -> list[app_commands.Choice[str]]:
    """The usual times first, and what is typed where it can be read."""
    offered = [one for one in _CHOICES if typed.casefold().strip() in one]
    if typed.strip() and read_when(typed) is not None and typed.strip() not in offered:
        offered.insert(0, typed.strip()[:100])
    return [app_commands.Choice(name=one, value=one) for one in offered or _CHOICES]


async def _stop(interaction: discord.Interaction[Waymark], _library: Library, _rest: list[str]) -> None:
    """No more reminders."""
    store = await interaction.client.open_store()
    dropped = await once(interaction, lambda: store.reminders.drop(interaction.user.id), bool)
    await turn(interaction, notice(phrases.REMIND_OFF if dropped else phrases.REMIND_NONE, GREEN))


class Remind(Errand):
    """Reminds who asked for it."""

    def __init__(self, bot: Waymark) -> None:
        self.bot = bot
        self._changed = asyncio.Event()

    @app_commands.command(description="Be reminded of your next step by DM")
    @app_commands.describe(when="weekly, in 3 days, or off")
    @app_commands.autocomplete(when=_offer)
    async def remind(self, interaction: discord.Interaction[Waymark], when: str) -> None:
        """Set the member's one reminder, or stop it."""
        wanted = read_when(when)
        if wanted is None:
            raise Refused(phrases.REMIND_WHAT)
        store = await self.bot.open_store()
        if not wanted.days:
            dropped = await store.reminders.drop(interaction.user.id)
            await send_private(interaction, notice(phrases.REMIND_OFF if dropped else phrases.REMIND_NONE, GREEN))
            return
        await interaction.response.defer(ephemeral=interaction.guild_id is not None, thinking=True)
        due = now() + timedelta(days=wanted.days)
        words = _words(wanted, due)
        before = await store.reminders.of(interaction.user.id)
        await store.reminders.put(Reminder(interaction.user.id, due, wanted.again))
        if interaction.guild_id is not None:
            # Whether DMs arrive is best known now, while the member is here to open them.
            try:
                await interaction.user.send(view=personal.hello(words))
            except discord.HTTPException as error:
                await (store.reminders.put(before) if before is not None else store.reminders.drop(interaction.user.id))
                if not isinstance(error, discord.Forbidden):
                    raise
                await interaction.followup.send(view=notice(phrases.REMIND_CLOSED))
                return
        self._changed.set()
        said = phrases.REMIND_SET if wanted.again is not None else phrases.REMIND_SET_ONCE
        await interaction.followup.send(view=notice(said.format(when=words), GREEN))

    async def run(self) -> None:
        """Send what is due, for as long as the bot lives."""
        await self.bot.wait_until_ready()
        while True:
            self._changed.clear()
            wait = _LOOK_S
            try:
                store = await self.bot.open_store()
                for reminder in await store.reminders.take_due():
                    try:
                        await self._send(reminder)
                    except StoreError:
                        raise
                    except Exception:
                        # One that can't be sent must not keep the others from coming.
                        log.exception("a reminder failed; it is tried again")
                due = await store.reminders.next_due()
                if due is not None:
                    wait = min(_LOOK_S, max(_SOON_S, (due - now()).total_seconds()))
            except StoreError as error:
                self.bot.store_failed(error)
            except Exception:
                log.exception("reminders failed; they are tried again")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), wait)

    async def _send(self, reminder: Reminder) -> None:
        """Send one, and set the next; what Discord fails to take is tried again after a while."""
        bot, reminders = self.bot, self.bot.store.reminders
        progress = await self._progress(reminder.member)
        ended = progress is not None and progress.current is None
        try:
            user = bot.get_user(reminder.member) or await bot.fetch_user(reminder.member)
            # Discord takes a nonce once: a reminder that was sent and not noted does not come twice.
            nonce = f"{reminder.member % 10**12}{int(reminder.due.timestamp())}"
            await user.send(view=personal.reminder(progress), nonce=nonce)
        except (discord.Forbidden, discord.NotFound):
            await reminders.refuse(reminder)
            return
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("a reminder could not be sent; it is tried again", error=f"{type(error).__name__}: {error}")
            return
        following = None
        if reminder.again is not None and not ended:
            following = reminder.due + timedelta(days=reminder.again)
            while following <= now():
                following += timedelta(days=reminder.again)
        await reminders.sent(reminder, following)

    async def _progress(self, member: int) -> Progress | None:
        """How far a member is along the article that is theirs; None where there is none."""
        bot = self.bot
        record = await bot.store.journeys.record(member)
        paths = [one for one in bot.library.articles if one.steps]
        own = next((one for one in paths if one.slug == record.article), paths[0] if len(paths) == 1 else None)
        return progress_of(own, bot.ledger, record.marks) if own is not None else None


ACTIONS: dict[str, Action] = {buttons.REMIND_OFF: _stop}


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Remind(bot))
