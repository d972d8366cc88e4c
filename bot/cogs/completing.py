"""What options offer while somebody types."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.client import Waymark
from knowledge.complete import What, complete

Choices = list[app_commands.Choice[str]]


def _offer(interaction: discord.Interaction[Waymark], typed: str, what: What) -> Choices:
    library = interaction.client.library
    named = getattr(interaction.namespace, "article", None)
    article = named if what != "articles" and named and library.article(named) else None
    return [app_commands.Choice(name=one.label, value=one.value) for one in complete(library, typed, what=what, article=article)]


async def questions(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """Examples, sections and resources; what is typed stays the first choice, so that Enter asks it."""
    offered = _offer(interaction, typed, "questions")
    own = typed.strip()[:100]
    if own and all(choice.value != own for choice in offered):
        offered = [app_commands.Choice(name=own, value=own), *offered[:24]]
    return offered


async def articles(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """Articles."""
    return _offer(interaction, typed, "articles")


async def steps(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """Steps."""
    return _offer(interaction, typed, "steps")


async def topics(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """Sections and resources."""
    return _offer(interaction, typed, "topics")


async def providers(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """Providers."""
    return _offer(interaction, typed, "providers")
