"""`/ask` and the message menu "Answer this"."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.answering import named_article, respond, send_private
from bot.cogs.completing import articles, questions
from bot.errors import Refused
from bot.replies import phrases


class Ask(commands.Cog):
    """Answers questions by command and by menu."""

    def __init__(self, bot: Waymark) -> None:
        self.bot = bot
        # A cog can't declare a menu by decorator.
        self.menu = app_commands.ContextMenu(name="Answer this", callback=self.answer_this)
        bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take the menu away with the cog."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    @app_commands.command(description="Ask about the path in your own words")
    @app_commands.describe(
        question="What you want to know, such as: where do I start?",
        article="Ask this article alone",
        private="Show the answer to you alone",
    )
    @app_commands.autocomplete(question=questions, article=articles)
    async def ask(
        self,
        interaction: discord.Interaction[Waymark],
        question: app_commands.Range[str, 1, 2000],
        article: str | None = None,
        private: bool = False,
    ) -> None:
        """Answer a question."""
        library = interaction.client.library
        one = named_article(library, article)
        asker = None if private or interaction.guild_id is None else interaction.user.id
        _, view = respond(interaction.client, interaction, question, article=one.slug if one is not None else None, asker=asker)
        await interaction.response.send_message(view=view, ephemeral=private)

    async def answer_this(self, interaction: discord.Interaction[Waymark], message: discord.Message) -> None:
        """Answer somebody's message, to whoever asked for it alone."""
        if not message.content.strip():
            raise Refused(phrases.NO_TEXT)
        _, view = respond(interaction.client, interaction, message.content)
        await send_private(interaction, view)


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Ask(bot))
