"""What buttons and menus do, however old their message: their state stands in their custom id."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui
from discord.ext import commands

from bot.client import Waymark
from bot.errors import Refused, report
from bot.replies import buttons, listing, phrases
from bot.replies.card import reply
from bot.replies.notice import AMBER, notice
from knowledge.answer import answer, show
from knowledge.finding import decode, find
from knowledge.library import Library
from knowledge.model import Answer, Match

Action = Callable[[discord.Interaction[Waymark], list[str]], Awaitable[None]]


def _shown(library: Library, key: str) -> Answer | None:
    place = library.find_key(key)
    return show(*place) if place is not None else None


async def _gone(interaction: discord.Interaction[Waymark]) -> None:
    """Say kindly that a section isn't there any more, and offer where to go."""
    library = interaction.client.library
    near = [Match(a, a.section(step.section), 0.0) for a in library.articles for step in a.steps]
    choices = buttons.menu(near or [Match(a, a.sections[0], 0.0) for a in library.articles], phrases.PICK)
    more = (choices,) if choices is not None else ()
    await interaction.response.send_message(view=notice(phrases.GONE, AMBER, *more), ephemeral=True)


async def _show(interaction: discord.Interaction[Waymark], rest: list[str]) -> None:
    found = _shown(interaction.client.library, rest[0])
    if found is None:
        await _gone(interaction)
        return
    await interaction.response.send_message(view=reply(found), ephemeral=True)


async def _turn(interaction: discord.Interaction[Waymark], view: ui.LayoutView) -> None:
    """Turn a page: in place on one's own private reply, by a private reply on a public one."""
    message = interaction.message
    if message is not None and message.flags.ephemeral:
        await interaction.response.edit_message(view=view)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def _text(interaction: discord.Interaction[Waymark], rest: list[str]) -> None:
    found = _shown(interaction.client.library, rest[0])
    if found is None:
        await _gone(interaction)
        return
    await _turn(interaction, reply(found, text_page=_number(rest)))


async def _links(interaction: discord.Interaction[Waymark], rest: list[str]) -> None:
    found = _shown(interaction.client.library, rest[0])
    if found is None:
        await _gone(interaction)
        return
    pages = max(1, -(-len(found.resources) // 8))
    await _turn(interaction, reply(found, links_page=_number(rest) % pages))


async def _found(interaction: discord.Interaction[Waymark], rest: list[str]) -> None:
    library, wants = interaction.client.library, decode(":".join(rest[1:]))
    page = int(rest[0]) if rest and rest[0].isdigit() else 0
    await _turn(interaction, listing.links(find(library, wants), wants, page))


async def _dismiss(interaction: discord.Interaction[Waymark], rest: list[str]) -> None:
    asker = int(rest[0])
    if interaction.user.id != asker and not interaction.permissions.manage_messages:
        raise Refused(phrases.NOT_YOURS.format(asker=f"<@{asker}>"))
    await interaction.response.defer()
    await interaction.delete_original_response()


def _number(rest: list[str]) -> int:
    return int(rest[1]) if len(rest) > 1 and rest[1].isdigit() else 0


_ACTIONS: dict[str, Action] = {
    buttons.SHOW: _show,
    buttons.TEXT: _text,
    buttons.LINKS: _links,
    buttons.FOUND: _found,
    buttons.DISMISS: _dismiss,
}


class WaymarkButton(ui.DynamicItem[ui.Button[Any]], template=r"w:(?P<verb>[stlrx]):(?P<rest>.{1,90})"):
    """Any button of ours."""

    def __init__(self, custom_id: str) -> None:
        super().__init__(ui.Button(custom_id=custom_id))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> WaymarkButton:
        """The button that was clicked."""
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the verb says; discord.py would swallow what this raises."""
        _, verb, *rest = self.custom_id.split(":")
        try:
            await _ACTIONS[verb](interaction, rest)
        except Exception as error:
            await report(interaction, error)


class WaymarkMenu(ui.DynamicItem[ui.Select[Any]], template=r"w:(?P<kind>m:\d+|q)"):
    """Any menu of ours: of sections, or of questions to try."""

    def __init__(self, custom_id: str) -> None:
        super().__init__(ui.Select(custom_id=custom_id, options=[discord.SelectOption(label="…")]))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> WaymarkMenu:
        """The menu that was used."""
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Show the section chosen, or answer the question."""
        try:
            data: dict[str, Any] = dict(interaction.data or {})
            chosen = str((data.get("values") or [""])[0])
            if self.custom_id == "w:q":
                found = answer(interaction.client.library, chosen)
                await interaction.response.send_message(view=reply(found), ephemeral=True)
            else:
                await _show(interaction, [chosen])
        except Exception as error:
            await report(interaction, error)


class Buttons(commands.Cog):
    """Makes buttons and menus work, also those of messages from before the last start."""


async def setup(bot: Waymark) -> None:
    """Load the cog."""
    bot.add_dynamic_items(WaymarkButton, WaymarkMenu)
    await bot.add_cog(Buttons())
