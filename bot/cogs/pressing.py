"""What the actions of buttons and menus share: finding what a key means now, and turning the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import discord
from discord import ui

from bot.client import Waymark
from bot.cogs.answering import send_private
from knowledge.library import Library
from knowledge.model import Article, Section, WaymarkError

Action = Callable[[discord.Interaction[Waymark], Library, list[str]], Awaitable[None]]


class Gone(WaymarkError):
    """The section that a button leads to isn't in the library any more.

    Attributes:
        title: What it was called, or "" where nobody knows.
    """

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        self.title = title


def place_of(bot: Waymark, key: str) -> tuple[Article, Section]:
    """The article and section that a key means now, also where its heading was reworded or moved since.

    Raises:
        Gone: There is none.
    """
    for one in (key, *bot.ledger.now(key)):
        found = bot.library.find_key(one)
        if found is not None:
            return found
    look = bot.ledger.look(key)
    raise Gone(look.title if look is not None else "")


def number_of(text: str) -> int:
    """A number from a custom id; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 20 else 0


def is_own(interaction: discord.Interaction[Waymark]) -> bool:
    """Whether the message is seen by nobody but whoever uses its buttons."""
    message = interaction.message
    return interaction.guild_id is None or (message is not None and message.flags.ephemeral)


async def turn(interaction: discord.Interaction[Waymark], view: ui.LayoutView, files: Sequence[discord.File] = ()) -> None:
    """Turn the page: in place on one's own reply, by a private reply on a public one or where there was none.

    Args:
        interaction: The click or choice.
        view: The new page.
        files: What goes with it; those of the old page go.
    """
    if interaction.message is not None and is_own(interaction):
        await interaction.response.edit_message(view=view, attachments=list(files))
    else:
        await send_private(interaction, view, files)
