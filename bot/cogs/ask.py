"""`/ask` and the message menu "Answer this"."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.completing import articles, questions
from bot.replies.card import reply
from knowledge.answer import answer


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
        known = article if article and library.article(article) else None
        found = answer(library, question, article=known)
        view = reply(found, asker=None if private else interaction.user.id)
        await interaction.response.send_message(view=view, ephemeral=private)

    async def answer_this(self, interaction: discord.Interaction[Waymark], message: discord.Message) -> None:
        """Answer somebody's message, to whoever asked for it alone."""
        found = answer(interaction.client.library, message.content)
        await interaction.response.send_message(view=reply(found), ephemeral=True)


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Ask(bot))
