"""What options offer while somebody types."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.client import Waymark
from bot.cogs import walking
from bot.journey.progress import Progress
from bot.replies import phrases
from bot.replies.limits import OPTION, clip
from bot.replies.markup import unmarked
from bot.replies.walk import alternatives_of
from knowledge.complete import Completion, What, complete, narrow
from knowledge.model import section_key

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


async def own_steps(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """The member's own open steps first, then alternatives, then what is done; of their own article first."""
    library = interaction.client.library
    named = library.article(str(getattr(interaction.namespace, "article", None) or ""))
    way = await walking.begin(interaction, tells=False)
    own = way.own(named)
    first = [own] if own is not None else []
    rest = [] if named is not None else [one for one in way.paths if one is not own]
    offers = [offer for one in (*first, *rest) for offer in _steps_of(way.progress(one), several=len(first + rest) > 1)]
    return [app_commands.Choice(name=one.label, value=one.value) for one in narrow(offers, typed)]


def _steps_of(progress: Progress, *, several: bool) -> list[Completion]:
    article, path = progress.article, f" ({unmarked(progress.article.title)})" if several else ""
    numbered = [(f"{one.step.number}. {unmarked(one.section.title)}", one) for one in progress.stations]
    offers = [(label, one.key) for label, one in numbered if not one.settled]
    for other in alternatives_of(article):
        label = phrases.ALTERNATIVE_CHOICE.format(title=unmarked(other.title))
        offers.append((label, section_key(article.slug, other.id)))
    offers += [(f"{phrases.STATES[one.state]} {label}", one.key) for label, one in numbered if one.settled]
    return [Completion(clip(label, OPTION - len(path[:40])) + path[:40], key) for label, key in offers]


async def topics(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """Sections and resources."""
    return _offer(interaction, typed, "topics")


async def providers(interaction: discord.Interaction[Waymark], typed: str) -> Choices:
    """Providers."""
    return _offer(interaction, typed, "providers")
