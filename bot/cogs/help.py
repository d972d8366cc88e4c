"""`/help`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.answering import send_private
from bot.replies import listing
from knowledge.answer import examples


class Help(commands.Cog):
    """Says what the bot can do."""

    @app_commands.command(name="help", description="What I can do, with examples to click")
    async def help_(self, interaction: discord.Interaction[Waymark]) -> None:
        """Show the help page."""
        admin = interaction.guild is not None and interaction.permissions.manage_guild
        view = listing.help_page(examples(interaction.client.library), admin=admin)
        await send_private(interaction, view)


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Help())
