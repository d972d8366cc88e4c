"""`/next`, `/done`, `/path` and `/progress`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Waymark
from bot.cogs import walking
from bot.cogs.answering import named_article, send_private
from bot.cogs.completing import articles, own_steps, steps
from bot.errors import Refused
from bot.journey.marks import State
from bot.journey.progress import kept_of_gone
from bot.replies import phrases, walk
from bot.replies.limits import title
from knowledge import phrases as said
from knowledge.finding import find_section, is_number
from knowledge.library import Library
from knowledge.model import Article, Section, section_key


def _after(library: Library, text: str, article: str | None, own: str | None) -> tuple[Article, int]:
    """The article and the number of the step after the one that an option names.

    Raises:
        Refused: It names none, or the last.
    """
    one, section = _named(library, text, article, own)
    step = one.step_of(section.id)
    if step is None:
        if section.id in one.alternatives:
            raise Refused(said.AFTER_ALTERNATIVE.format(title=title(section.title, 300)))
        raise Refused(phrases.NO_SUCH_STEP)
    if step.number == len(one.steps):
        raise Refused(phrases.LAST_STEP.format(title=title(one.section(step.section).title, 300)))
    return one, step.number + 1


def _named(library: Library, text: str, article: str | None, own: str | None = None) -> tuple[Article, Section]:
    place = find_section(library, text, article, own)
    if place is None:
        several = article is None and own is None and sum(bool(one.steps) for one in library.articles) > 1
        raise Refused(phrases.STEP_OF_WHICH if several and is_number(text) else phrases.NO_SUCH_STEP)
    return place


class Journey(commands.Cog):
    """Walks people along the path."""

    @app_commands.command(name="next", description="Show your next step of the path")
    @app_commands.describe(after="Show the step after this one instead", article="Of this article")
    @app_commands.autocomplete(after=steps, article=articles)
    async def next_(
        self, interaction: discord.Interaction[Waymark], after: str | None = None, article: str | None = None
    ) -> None:
        """Show the member's next step, or the one after the step named."""
        named = named_article(interaction.client.library, article)
        way = await walking.begin(interaction)
        if after:
            own = way.own()
            slugs = [place.slug if place is not None else None for place in (named, own)]
            one, number = _after(way.library, after, *slugs)
            progress = way.progress(one)
            view = walking.show_step(interaction, way, progress, progress.stations[number - 1])
        else:
            if named is not None:
                way = await walking.choose(interaction, way, named)
            own = way.own(named)
            view = await walking.show_ahead(interaction, way, own) if own is not None else walking.show_choice(way)
        await send_private(interaction, view)

    @app_commands.command(description="Mark a step as done")
    @app_commands.describe(step="The step, or an alternative that you did instead", article="Of this article")
    @app_commands.autocomplete(step=own_steps, article=articles)
    async def done(self, interaction: discord.Interaction[Waymark], step: str, article: str | None = None) -> None:
        """Mark a step as done, or ask which step an alternative stands for."""
        named = named_article(interaction.client.library, article)
        way = await walking.begin(interaction, needed=True, tells=False)
        own = way.own()
        one, section = _named(way.library, step, named.slug if named is not None else None, own.slug if own is not None else None)
        if one.step_of(section.id) is None and section in walk.alternatives_of(one):
            progress = way.progress(one)
            fits = [station for station in progress.stations if section.id in station.step.alternatives]
            if len(fits) != 1:
                await send_private(interaction, walk.stands_for(progress, section))
                return
            view = await walking.mark(interaction, fits[0].key, State.DONE, section_key(one.slug, section.id))
        else:
            view = await walking.mark(interaction, section_key(one.slug, section.id), State.DONE)
        await send_private(interaction, view)

    @app_commands.command(description="Show all steps of the path in order, with your marks")
    @app_commands.describe(article="Of this article")
    @app_commands.autocomplete(article=articles)
    async def path(self, interaction: discord.Interaction[Waymark], article: str | None = None) -> None:
        """Show the steps."""
        named = named_article(interaction.client.library, article)
        way = await walking.begin(interaction)
        own = way.own(named)
        if own is None:
            await send_private(interaction, walking.show_choice(way))
            return
        await send_private(interaction, *(await walking.show_path(way, own)))

    @app_commands.command(description="Show how far you are, and start over")
    @app_commands.describe(article="Of this article alone")
    @app_commands.autocomplete(article=articles)
    async def progress(self, interaction: discord.Interaction[Waymark], article: str | None = None) -> None:
        """Show every journey that was begun."""
        named = named_article(interaction.client.library, article)
        way = await walking.begin(interaction, needed=True, tells=False)
        all_ = [way.progress(one) for one in ([named] if named is not None else way.library.articles)]
        begun = [one for one in all_ if one.begun or one.history]
        begun.sort(key=lambda one: one.article.slug != way.record.article)
        others = way.paths if len(way.paths) > 1 and named is None else []
        own = way.record.article if len(way.paths) > 1 else None
        gone = kept_of_gone(way.ledger, way.record.marks, {one.slug for one in way.library.articles}) if named is None else 0
        await send_private(interaction, walk.overview(begun, own, others, gone))


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Journey())
