"""Mentions, replies to the bot and DMs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord
import structlog
from discord import ui
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.answering import respond
from bot.errors import reference
from bot.replies import phrases
from bot.replies.notice import RED, notice

log = structlog.get_logger("waymark.listen")
_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)
_SLOW_S = 1.0


class Listen(commands.Cog):
    """Answers messages that are meant for the bot."""

    def __init__(self, bot: Waymark) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a person's message that mentions the bot, replies to it with a ping, or stands in a DM."""
        if message.author.bot or message.type not in _BY_PEOPLE:
            return
        self.bot.finish_first()
        try:
            async with _typing_if_slow(message):
                view = self._reply_to(message)
                if view is not None:
                    await _send(message, view)
        except (discord.Forbidden, discord.NotFound) as error:
            # No right to write there, DMs closed, or the channel gone: nobody to tell.
            log.info("may not answer there", channel=message.channel.id, code=error.code)
        except Exception as error:
            number = reference()
            log.exception("answer failed", reference=number, exc_info=error)
            try:
                await _send(message, notice(phrases.APOLOGY.format(reference=number), RED), "e")
            except (discord.HTTPException, aiohttp.ClientError, OSError) as failure:
                log.warning("apology not delivered", reference=number, error=type(failure).__name__)

    def _reply_to(self, message: discord.Message) -> ui.LayoutView | None:
        """What to say to a message; None where it isn't meant for the bot."""
        me = self.bot.user
        if me is None:
            return None
        asker = message.author.id if message.guild is not None else None
        if message.guild is None or any(user.id == me.id for user in message.mentions):
            question = re.sub(rf"<@!?{me.id}>", " ", message.content)
            return respond(self.bot, message, question, asker=asker)[1]
        # Beside the bot in the list of mentions stands its role, which looks the same; its message arrives empty.
        if any(role.tags is not None and role.tags.bot_id == me.id for role in message.role_mentions):
            return notice(phrases.ROLE_MENTIONED)
        return None


async def _send(message: discord.Message, view: ui.LayoutView, mark: str = "") -> None:
    """Reply to a message, once however often it is sent: its own id is the nonce, also after a restart."""
    await message.channel.send(
        view=view,
        reference=message.to_reference(fail_if_not_exists=False),
        nonce=f"{message.id}{mark}",
        mention_author=False,
    )


@asynccontextmanager
async def _typing_if_slow(message: discord.Message) -> AsyncIterator[None]:
    """Show that the bot is typing once a reply takes longer than a second."""

    async def later() -> None:
        await asyncio.sleep(_SLOW_S)
        try:
            await message.channel.typing()
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.info("typing not shown", error=type(error).__name__)

    waiting = asyncio.create_task(later())
    try:
        yield
    finally:
        waiting.cancel()


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Listen(bot))
