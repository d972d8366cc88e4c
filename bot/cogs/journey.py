"""`/next` and `/path`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.completing import articles, steps
from bot.errors import Refused
from bot.replies import listing, phrases
from bot.replies.card import reply
from knowledge.answer import show
from knowledge.finding import find_section
from knowledge.library import Library
from knowledge.model import Article


def chosen(library: Library, slug: str | None) -> Article:
    """The article that is named, else the first that has steps, else the first."""
    named = library.article(slug) if slug else None
    return named or next((one for one in library.articles if one.steps), library.articles[0])


class Journey(commands.Cog):
    """Walks people along the path."""

    @app_commands.command(name="next", description="Show the next step of the path")
    @app_commands.describe(after="The step you have done", article="Of this article")
    @app_commands.autocomplete(after=steps, article=articles)
    async def next_(
        self, interaction: discord.Interaction[Waymark], after: str | None = None, article: str | None = None
    ) -> None:
        """Show the step after the one named, or the first."""
        library = interaction.client.library
        one = chosen(library, article)
        number = 1
        if after is not None:
            place = find_section(library, after, article)
            step = place[0].step_of(place[1].id) if place is not None else None
            if place is None or step is None:
                raise Refused(phrases.NO_SUCH_STEP)
            one, number = place[0], step.number + 1
            if number > len(one.steps):
                raise Refused(phrases.LAST_STEP.format(title=one.section(step.section).title))
        section = one.step_section(number)
        if section is None:
            raise Refused(phrases.NO_STEPS.format(title=one.title))
        await interaction.response.send_message(view=reply(show(one, section)), ephemeral=True)

    @app_commands.command(description="Show all steps of the path in order")
    @app_commands.describe(article="Of this article")
    @app_commands.autocomplete(article=articles)
    async def path(self, interaction: discord.Interaction[Waymark], article: str | None = None) -> None:
        """Show the steps."""
        view = listing.path(chosen(interaction.client.library, article))
        await interaction.response.send_message(view=view, ephemeral=True)


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Journey())
