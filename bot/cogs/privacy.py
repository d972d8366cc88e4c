"""`/privacy`: what is kept of a member, as a list and as a file, and its deletion. A server's data goes after it left."""

from __future__ import annotations

import asyncio
import io
import json
from datetime import datetime
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.answering import send_private
from bot.cogs.errand import Errand
from bot.cogs.pressing import Action, once, turn
from bot.replies import buttons, personal
from bot.store import StoreError
from knowledge.library import Library

log = structlog.get_logger("waymark.privacy")
_LOOK_S = 6 * 3600.0


async def _send_export(interaction: discord.Interaction[Waymark]) -> None:
    """All that is kept of whoever asks, as a file for them alone."""
    bot = interaction.client
    store = await bot.open_store()
    kept = await store.privacy.kept(interaction.user.id)
    text = json.dumps(_readable(bot, kept), ensure_ascii=False, indent=1)
    file = discord.File(io.BytesIO(text.encode()), personal.FILE)
    private = interaction.guild_id is not None
    await interaction.response.send_message(view=personal.exported(), file=file, ephemeral=private)


def _readable(bot: Waymark, value: Any) -> Any:
    """Rows as JSON: moments as text, ids as Discord writes them, and the titles of sections beside their keys."""
    if isinstance(value, dict):
        if isinstance(value.get("rows"), list):
            value = {**value, "rows": [dict(zip(("section", "before", "after"), row, strict=True)) for row in value["rows"]]}
        made = {str(name): _readable(bot, one) for name, one in value.items()}
        for name, title in (("section", "title"), ("via", "via_title")):
            look = bot.ledger.look(value[name]) if isinstance(value.get(name), str) else None
            if look is not None:
                made |= {title: look.title, "article": look.article}
        return made
    if isinstance(value, list | tuple):
        return [_readable(bot, one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    # JavaScript, and so most that reads JSON, has no whole numbers as large as Discord's ids.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value > 2**53 else value


async def _forget(interaction: discord.Interaction[Waymark]) -> int:
    """Delete all that is kept of whoever asks, in memory too."""
    store = await interaction.client.open_store()
    count = await store.privacy.forget(interaction.user.id)
    interaction.client.memory.forget_if(lambda who: isinstance(who, tuple) and who[1] == interaction.user.id)
    return count


async def _on_export(interaction: discord.Interaction[Waymark], _library: Library, _rest: list[str]) -> None:
    await _send_export(interaction)


async def _on_forget(interaction: discord.Interaction[Waymark], _library: Library, _rest: list[str]) -> None:
    """Ask whether to delete everything."""
    await turn(interaction, personal.confirm_forget())


async def _on_forget_now(interaction: discord.Interaction[Waymark], _library: Library, _rest: list[str]) -> None:
    """Delete everything."""
    await turn(interaction, personal.forgotten(await once(interaction, lambda: _forget(interaction), bool)))


class Privacy(Errand, commands.GroupCog, name="privacy", description="What is kept of you"):
    """Answers for what is kept."""

    def __init__(self, bot: Waymark) -> None:
        self.bot = bot

    @app_commands.command(description="Show what is kept of you")
    async def show(self, interaction: discord.Interaction[Waymark]) -> None:
        """List it."""
        store = await self.bot.open_store()
        await send_private(interaction, personal.kept(await store.privacy.summary(interaction.user.id)))

    @app_commands.command(description="Get all that is kept of you as a file")
    async def export(self, interaction: discord.Interaction[Waymark]) -> None:
        """Send it."""
        await _send_export(interaction)

    @app_commands.command(description="Delete all that is kept of you")
    async def delete(self, interaction: discord.Interaction[Waymark]) -> None:
        """Ask, and delete it."""
        await send_private(interaction, personal.confirm_forget())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that the bot is there; what it had there before is kept."""
        await self._note(self.bot.store.privacy.joined(guild.id))

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that the bot was removed."""
        await self._note(self.bot.store.privacy.left(guild.id))

    async def _note(self, change: Any) -> None:
        try:
            await change
        except StoreError as error:
            self.bot.store_failed(error)

    async def run(self) -> None:
        """See which servers are left, also those that removed the bot while it was down; forget what is over."""
        await self.bot.wait_until_ready()
        while True:
            try:
                store = await self.bot.open_store()
                await store.privacy.in_servers([guild.id for guild in self.bot.guilds])
                gone = await store.privacy.forget_servers()
                if gone:
                    log.info("forgot servers that removed the bot", count=len(gone))
            except StoreError as error:
                self.bot.store_failed(error)
            except Exception:
                log.exception("servers that removed the bot could not be looked after; it is tried again")
            await asyncio.sleep(_LOOK_S)


ACTIONS: dict[str, Action] = {
    buttons.EXPORT: _on_export,
    buttons.FORGET: _on_forget,
    buttons.FORGET_NOW: _on_forget_now,
}


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Privacy(bot))
