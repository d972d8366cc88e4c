"""A question as the reply to it: the one way for commands, messages, menus and buttons."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.client import Waymark
from bot.errors import Refused
from bot.replies import phrases
from bot.replies.card import reply
from bot.replies.limits import clip, title
from knowledge.answer import answer, examples
from knowledge.conversation import turn_of
from knowledge.finding import Wanted, wanted
from knowledge.library import Library
from knowledge.model import Answer, Article, Cost
from knowledge.phrases import listed

Where = discord.Interaction[Waymark] | discord.Message


def _who(where: Where) -> tuple[int, int]:
    """Whose conversation it is: a person's in a channel."""
    person = where.author if isinstance(where, discord.Message) else where.user
    return (where.channel.id if where.channel is not None else 0, person.id)


def remember(bot: Waymark, where: Where, shown: Answer) -> None:
    """Keep in mind what somebody was shown, for "and after that?"."""
    who = _who(where)
    bot.memory.keep(who, turn_of(shown, bot.memory.before(who)))


def respond(
    bot: Waymark, where: Where, question: str, *, article: str | None = None, asker: int | None = None
) -> tuple[Answer, ui.LayoutView]:
    """The answer to a question, and how it is shown.

    Args:
        bot: Whose articles are asked.
        where: What asks: a follow-up is understood by what the same person was shown in the same channel.
        question: As somebody typed it.
        article: The slug of the one article to ask.
        asker: Whose public answer it is; None for a private one.
    """
    library = bot.library
    found = answer(library, question, article=article, before=bot.memory.before(_who(where)))
    remember(bot, where, found)
    questions = examples(library, article)
    return found, reply(found, asker=asker, questions=questions, wanted=_list_of(library, found))


def _list_of(library: Library, found: Answer) -> Wanted | None:
    """What lists an answer's links: those of one provider, or the free ones; else all of the article."""
    if found.article is None or not found.resources:
        return None
    providers = {resource.provider for resource in found.resources}
    free = all(resource.cost is Cost.FREE for resource in found.resources)
    return wanted(
        library,
        provider=providers.pop() if len(providers) == 1 else "",
        cost=Cost.FREE.value if free else "",
        article=found.article.slug,
    )


def named_article(library: Library, name: str | None) -> Article | None:
    """The article that a command's option names, by slug or title; None where it names none.

    Raises:
        Refused: There is no such article.
    """
    if not name:
        return None
    found = library.article(name)
    if found is None:
        found = next((one for one in library.articles if one.title.casefold() == name.strip().casefold()), None)
    if found is None:
        titles = listed([f"**{title(one.title, 80)}**" for one in library.articles])
        raise Refused(phrases.NO_ARTICLE.format(name=title(clip(name, 80), 160), titles=titles))
    return found


async def send_private(
    interaction: discord.Interaction[Waymark], view: ui.LayoutView, files: Sequence[discord.File] = ()
) -> None:
    """Answer an interaction to whoever caused it alone; in a DM nobody else is there to see it."""
    private = interaction.guild_id is not None
    if files:
        await interaction.response.send_message(view=view, files=files, ephemeral=private)
    else:
        await interaction.response.send_message(view=view, ephemeral=private)
