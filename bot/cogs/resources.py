"""`/resources` and `/sales`."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.answering import named_article, send_private
from bot.cogs.completing import articles, providers, topics
from bot.replies import resources as shown
from knowledge.finding import find, wanted
from knowledge.model import Cost, Kind

_COSTS = [app_commands.Choice(name=cost.value, value=cost.value) for cost in Cost]
_KINDS = [app_commands.Choice(name=kind.value, value=kind.value) for kind in Kind]


class Resources(commands.Cog):
    """Lists links and tips."""

    @app_commands.command(description="List courses, videos and other links")
    @app_commands.describe(
        topic="About this; with “free” in it, the free ones come first",
        provider="From this provider",
        cost="That cost this",
        kind="Of this kind",
        article="Of this article",
    )
    @app_commands.choices(cost=_COSTS, kind=_KINDS)
    @app_commands.autocomplete(topic=topics, provider=providers, article=articles)
    async def resources(
        self,
        interaction: discord.Interaction[Waymark],
        topic: str = "",
        provider: str = "",
        cost: str = "",
        kind: str = "",
        article: str = "",
    ) -> None:
        """List the links that fit, eight a page."""
        library = interaction.client.library
        one = named_article(library, article)
        slug = one.slug if one is not None else ""
        wants = wanted(library, topic=topic, provider=provider, cost=cost, kind=kind, article=slug)
        found = find(library, wants)
        others = replace(wants, cost="")
        none_free = not found and wants.cost == Cost.FREE
        view = shown.links(find(library, others), others, none_free=True) if none_free else shown.links(found, wants)
        await send_private(interaction, view)

    @app_commands.command(description="Show tips on when to buy and how to save")
    @app_commands.describe(article="Of this article")
    @app_commands.autocomplete(article=articles)
    async def sales(self, interaction: discord.Interaction[Waymark], article: str | None = None) -> None:
        """Show the tips with the links they are for."""
        library = interaction.client.library
        one = named_article(library, article)
        await send_private(interaction, shown.sales((one,) if one is not None else library.articles, one=one))


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Resources())
