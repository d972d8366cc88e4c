"""Mentions, replies to the bot and DMs."""

from __future__ import annotations

import discord
import structlog
from discord.ext import commands

from bot.client import Waymark
from bot.errors import reference
from bot.replies import phrases
from bot.replies.card import reply
from bot.replies.notice import notice
from knowledge.answer import answer

log = structlog.get_logger("waymark.listen")
_BY_PEOPLE = (discord.MessageType.default, discord.MessageType.reply)


class Listen(commands.Cog):
    """Answers messages that are meant for the bot."""

    def __init__(self, bot: Waymark) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a person's message that mentions the bot, replies to it with a ping, or stands in a DM."""
        if message.author.bot or message.type not in _BY_PEOPLE or not self._is_meant(message):
            return
        try:
            found = answer(self.bot.library, message.content)
            asker = message.author.id if message.guild is not None else None
            # discord.py gives the message a nonce, so that a retried one comes once.
            await message.reply(view=reply(found, asker=asker), mention_author=False)
        except discord.Forbidden as error:
            log.info("may not answer here", channel=message.channel.id, error=str(error))
        except discord.NotFound:
            log.info("the question was deleted before it was answered", channel=message.channel.id)
        except Exception as error:
            number = reference()
            log.exception("answer failed", reference=number, exc_info=error)
            try:
                await message.reply(view=notice(phrases.APOLOGY.format(reference=number)), mention_author=False)
            except discord.HTTPException as failure:
                log.warning("apology not delivered", reference=number, error=str(failure))

    def _is_meant(self, message: discord.Message) -> bool:
        me = self.bot.user
        return message.guild is None or (me is not None and any(user.id == me.id for user in message.mentions))


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Listen(bot))
