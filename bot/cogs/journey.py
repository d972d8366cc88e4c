"""`/next` and `/path`."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.answering import named_article, remember, send_private
from bot.cogs.completing import articles, steps
from bot.errors import Refused
from bot.replies import listing, phrases
from bot.replies.card import reply
from bot.replies.limits import title
from knowledge import phrases as said
from knowledge.answer import show
from knowledge.finding import find_section
from knowledge.library import Library
from knowledge.model import Article


def _walked(library: Library, named: Article | None) -> Article | None:
    """The article to walk: the one named, else the only one with steps; None where there are several."""
    if named is not None:
        return named
    stepped = [one for one in library.articles if one.steps]
    if len(stepped) > 1:
        return None
    return stepped[0] if stepped else library.articles[0]


def _after(library: Library, text: str, article: str | None) -> tuple[Article, int]:
    """The article and the number of the step after the one that an option names.

    Raises:
        Refused: It names none, or the last.
    """
    place = find_section(library, text, article)
    if place is None:
        raise Refused(phrases.NO_SUCH_STEP)
    one, section = place
    step = one.step_of(section.id)
    if step is None:
        if section.id in one.alternatives:
            raise Refused(said.AFTER_ALTERNATIVE.format(title=title(section.title, 300)))
        raise Refused(phrases.NO_SUCH_STEP)
    if step.number == len(one.steps):
        raise Refused(phrases.LAST_STEP.format(title=title(one.section(step.section).title, 300)))
    return one, step.number + 1


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
        named = named_article(library, article)
        if after:
            one, number = _after(library, after, named.slug if named is not None else None)
        else:
            walked = _walked(library, named)
            if walked is None:
                await send_private(interaction, listing.paths(library.articles))
                return
            one, number = walked, 1
        section = one.step_section(number)
        if section is None:
            raise Refused(phrases.NO_STEPS.format(title=title(one.title, 300)))
        shown = show(one, section, several_articles=len(library.articles) > 1)
        if not after:
            shown = replace(shown, lead="\n\n".join(part for part in (said.FIRST, shown.lead) if part))
        remember(interaction.client, interaction, shown)
        await send_private(interaction, reply(shown))

    @app_commands.command(description="Show all steps of the path in order")
    @app_commands.describe(article="Of this article")
    @app_commands.autocomplete(article=articles)
    async def path(self, interaction: discord.Interaction[Waymark], article: str | None = None) -> None:
        """Show the steps."""
        library = interaction.client.library
        one = _walked(library, named_article(library, article))
        await send_private(interaction, listing.path(one) if one is not None else listing.paths(library.articles))


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Journey())
