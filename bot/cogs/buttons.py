"""What buttons and menus do, however old their message: their state stands in their custom id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord
from discord import ui
from discord.ext import commands

from bot.client import Waymark
from bot.cogs.answering import remember, respond, send_private
from bot.errors import Refused
from bot.replies import buttons, listing, phrases, resources
from bot.replies.card import reading_page, reply
from bot.replies.notice import AMBER, notice
from knowledge.answer import answer, show
from knowledge.finding import decode, find
from knowledge.library import Library
from knowledge.model import Answer, Article, Match, WaymarkError

Action = Callable[[discord.Interaction[Waymark], Library, list[str]], Awaitable[None]]


class Gone(WaymarkError):
    """The section that a button leads to isn't in the library any more."""


def _shown(library: Library, key: str) -> Answer:
    article, section = library.find_key(key) or (None, None)
    if article is None or section is None:
        raise Gone
    return show(article, section, several_articles=len(library.articles) > 1)


def _article(library: Library, key: str) -> Article:
    place = library.find_key(key)
    if place is None:
        raise Gone
    return place[0]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _is_own(interaction: discord.Interaction[Waymark]) -> bool:
    """Whether the message is seen by nobody but whoever uses its buttons."""
    message = interaction.message
    return interaction.guild_id is None or (message is not None and message.flags.ephemeral)


async def _turn(interaction: discord.Interaction[Waymark], view: ui.LayoutView) -> None:
    """Turn the page: in place on one's own reply, by a private reply on a public one."""
    if _is_own(interaction):
        await interaction.response.edit_message(view=view)
    else:
        await send_private(interaction, view)


async def _show(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A section: its key."""
    shown = _shown(library, rest[0])
    remember(interaction.client, interaction, shown)
    await _turn(interaction, reply(shown))


async def _read(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A page of a section's whole text: its key, the page."""
    await _turn(interaction, reading_page(_shown(library, rest[0]), _number(rest[1])))


async def _links(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A page of a section's links: its key, the page."""
    await _turn(interaction, reply(_shown(library, rest[0]), links_page=_number(rest[1])))


async def _found(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A page of the links that fit: the page, what was wanted."""
    wants = decode(":".join(rest[1:]))
    await _turn(interaction, resources.links(find(library, wants), wants, _number(rest[0])))


async def _path(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A page of a path: the page, the key of any section of its article."""
    await _turn(interaction, listing.path(_article(library, rest[1]), _number(rest[0])))


async def _sales(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """A page of the tips: the page, the key of any section of the one article, or a dash for all."""
    one = None if rest[1] == resources.ALL else _article(library, rest[1])
    await _turn(interaction, resources.sales((one,) if one else library.articles, _number(rest[0]), one=one))


async def _choose(interaction: discord.Interaction[Waymark], library: Library, rest: list[str]) -> None:
    """The section chosen from a menu: the menu's number, the key. The menu stays for the next choice."""
    shown = _shown(library, rest[1])
    remember(interaction.client, interaction, shown)
    await send_private(interaction, reply(shown))


async def _question(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """The answer to the question chosen from a menu: the menu's number, the question."""
    _, view = respond(interaction.client, interaction, ":".join(rest[1:]))
    await send_private(interaction, view)


async def _dismiss(interaction: discord.Interaction[Waymark], _library: Library, rest: list[str]) -> None:
    """Away with a public answer, for its asker or whoever manages messages there: the asker's id."""
    asker = _number(rest[0])
    if interaction.user.id != asker and not interaction.permissions.manage_messages:
        raise Refused(phrases.NOT_YOURS.format(asker=f"<@{asker}>"))
    await interaction.response.defer()
    await interaction.delete_original_response()


_ACTIONS: dict[str, Action] = {
    buttons.SHOW: _show,
    buttons.TEXT: _read,
    buttons.LINKS: _links,
    buttons.FOUND: _found,
    buttons.PATH: _path,
    buttons.SALES: _sales,
    buttons.DISMISS: _dismiss,
    buttons.MENU: _choose,
    buttons.QUESTION: _question,
}


def _gone(library: Library, label: str) -> ui.LayoutView:
    """Kind words for a button whose section isn't there any more, and what is nearest to its label."""
    title = label.removeprefix(phrases.NEXT.format(title="")).removeprefix(phrases.PREVIOUS.format(title=""))
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
        except Gone:
            await send_private(interaction, _gone(library, label))


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    await bot.add_cog(Buttons(bot))
