"""What buttons and menus do, however old their message: their state stands in their custom id."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import discord
from discord import ui
from discord.ext import commands

from bot.client import Waymark
from bot.cogs import journey_buttons, privacy, remind
from bot.cogs.answering import remember, respond, send_private
from bot.cogs.pressing import Action, Gone, is_own, number_of, place_of, turn
from bot.errors import Refused
from bot.replies import buttons, phrases, resources
from bot.replies.card import reading_page, reply
from bot.replies.notice import AMBER, notice
from knowledge.answer import answer, show
from knowledge.finding import Wanted, code_of, decode, find
from knowledge.library import Library
from knowledge.model import Answer, Match


def _shown(bot: Waymark, key: str) -> Answer:
    article, section = place_of(bot, key)
    return show(article, section, several_articles=len(bot.library.articles) > 1)


async def _show(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """A section: its key."""
    shown = _shown(interaction.client, rest[0])
    remember(interaction.client, interaction, shown)
    await turn(interaction, reply(shown))


async def _read(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """A page of a section's whole text: its key, the page."""
    found = _shown(interaction.client, rest[0])
    step = found.section is not None and found.step is not None and found.step.section == found.section.id
    # On a reply of one's own the way back is to the step as one walks it, with its mark.
    await turn(interaction, reading_page(found, number_of(rest[1]), walks=step and is_own(interaction)))


async def _links(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """A page of a section's links: its key, the page."""
    await turn(interaction, reply(_shown(interaction.client, rest[0]), links_page=number_of(rest[1])))


async def _found(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A page of the links that fit: the page, what was wanted."""
    wants = _wanted_now(interaction.client, decode(":".join(rest[1:])))
    found = find(library, wants)
    if not found:
        raise Refused(phrases.LINKS_GONE)
    await turn(interaction, resources.links(found, wants, number_of(rest[0])))


def _wanted_now(bot: Waymark, wants: Wanted) -> Wanted:
    """What was wanted, in the articles of now: what was renamed since goes by its new name."""
    library, ledger = bot.library, bot.ledger
    topic = next((key for key in (wants.topic, *ledger.now(wants.topic)) if library.find_key(key)), wants.topic)
    if all(wants.article != code_of(one.slug) for one in library.articles):
        old = (key for key, entry in ledger.entries.items() if code_of(entry.look.article) == wants.article)
        places = (library.find_key(key) for key in chain.from_iterable(map(ledger.now, old)))
        slug = next((place[0].slug for place in places if place is not None), None)
        wants = replace(wants, article=code_of(slug)) if slug is not None else wants
    return replace(wants, topic=topic)


async def _sales(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A page of the tips: the page, the key of any section of the one article, or a dash for all."""
    one = None if rest[1] == resources.ALL else place_of(interaction.client, rest[1])[0]
    await turn(interaction, resources.sales((one,) if one else library.articles, number_of(rest[0]), one=one))


async def _choose(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """The section chosen from a menu: the menu's number, the key. The menu stays for the next choice."""
    shown = _shown(interaction.client, rest[1])
    remember(interaction.client, interaction, shown)
    await send_private(interaction, reply(shown))


async def _question(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """The answer to the question chosen from a menu: the menu's number, the question."""
    _, view = respond(interaction.client, interaction, ":".join(rest[1:]))
    await send_private(interaction, view)


async def _dismiss(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """Away with a public answer, for its asker or whoever manages messages there: the asker's id."""
    asker = number_of(rest[0])
    if interaction.user.id != asker and not interaction.permissions.manage_messages:
        raise Refused(phrases.NOT_YOURS.format(asker=f"<@{asker}>"))
    await interaction.response.defer()
    await interaction.delete_original_response()


_ACTIONS: dict[str, Action] = {
    buttons.SHOW: _show,
    buttons.TEXT: _read,
    buttons.LINKS: _links,
    buttons.FOUND: _found,
    buttons.SALES: _sales,
    buttons.DISMISS: _dismiss,
    buttons.MENU: _choose,
    buttons.QUESTION: _question,
    **journey_buttons.ACTIONS,
    **remind.ACTIONS,
    **privacy.ACTIONS,
}


def _gone(library: Library, title: str, label: str) -> ui.LayoutView:
    """Kind words for a button whose section isn't there any more, and what is nearest to its title, or to its label."""
    title = title or label.removeprefix(phrases.NEXT.format(title="")).removeprefix(phrases.PREVIOUS.format(title=""))
    near = [*answer(library, title).matches[:3], *answer(library, title).suggestions]
    near += [Match(a, a.section(step.section), 0.0) for a in library.articles for step in a.steps]
    near += [Match(a, a.sections[0], 0.0) for a in library.articles]
    return notice(phrases.GONE, AMBER, buttons.menu(near, phrases.PICK))


class Buttons(commands.Cog):
    """Makes buttons and menus work, also those of messages from before the last start."""

    def __init__(self, bot: Waymark) -> None:
        bot.press = self.press
        bot.add_dynamic_items(buttons.Button, buttons.Menu)

    async def press(self, interaction: discord.Interaction[Waymark], custom_id: str, label: str) -> None:
        """Do what a button or a menu's option stands for.

        Args:
            interaction: The click or choice.
            custom_id: The component's own, for a menu followed by a colon and the value chosen.
            label: Of the button or option.
        """
        library = interaction.client.library
        _, verb, *rest = custom_id.split(":")
        if verb not in _ACTIONS:
            raise Refused(phrases.OUTDATED)
        try:
            await _ACTIONS[verb](interaction, library, rest)
        except Gone as gone:
            await send_private(interaction, _gone(library, gone.title, label))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Waymark]) -> None:
        """Read a form that came back; discord.py knows only those that it sent since the last start."""
        custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit and custom_id.startswith("w:"):
            await interaction.client.act(interaction, custom_id, "")


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Buttons(bot))
