"""What the actions of buttons and menus share: finding what a key means now, and turning the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import discord
from discord import ui

from bot.client import Waymark
from bot.cogs.answering import send_private
from bot.journey.ledger import Ledger
from bot.replies import buttons
from knowledge.library import Library
from knowledge.model import Article, Section, WaymarkError

T = TypeVar("T")
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
    return place_in(bot.library, bot.ledger, key)


def place_in(library: Library, ledger: Ledger, key: str) -> tuple[Article, Section]:
    """The article and section that a key means in a library, with the ledger that belongs to it.

    Raises:
        Gone: There is none.
    """
    for one in (key, *ledger.now(key)):
        found = library.find_key(one)
        if found is not None:
            return found
    look = ledger.look(key)
    raise Gone(look.title if look is not None else "")


def number_of(text: str) -> int:
    """A number from a custom id; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) < 20 else 0


def is_own(interaction: discord.Interaction[Waymark]) -> bool:
    """Whether the message is seen by nobody but whoever uses its buttons."""
    message = interaction.message
    return message is not None and (interaction.guild_id is None or message.flags.ephemeral)


async def once(interaction: discord.Interaction[Waymark], change: Callable[[], Awaitable[T]], did: Callable[[T], bool]) -> T:
    """Make a change; who taps twice is told what the first tap did, with all it offers.

    Args:
        interaction: What it came of.
        change: Makes it.
        did: Whether there was anything to change.
    """
    message, what = interaction.message, None
    if interaction.type is discord.InteractionType.component and message is not None:
        tapped = dict(interaction.data or {})
        what = f"{message.id} {tapped.get('custom_id')} {tapped.get('values')}"
    return await interaction.client.taps.once(interaction.user.id, what, change, did)


def _stays(interaction: discord.Interaction[Waymark]) -> bool:
    """Whether a message is to keep its stop button: by anything but that."""
    message, stops = interaction.message, buttons.custom_id(buttons.REMIND_OFF, "")
    tapped = str(dict(interaction.data or {}).get("custom_id"))
    return message is not None and not tapped.startswith(stops) and any(one.startswith(stops) for one in _ids(message.components))


def _ids(components: Iterable[Any]) -> Iterator[str]:
    """The custom ids in a message, however deep."""
    for one in components:
        if isinstance(found := getattr(one, "custom_id", None), str):
            yield found
        yield from _ids(getattr(one, "children", ()))


async def turn(interaction: discord.Interaction[Waymark], view: ui.LayoutView, files: Sequence[discord.File] = ()) -> None:
    """Turn the page: in place on one's own reply, by a private reply on a public one or where there was none.

    A message by which one stops reminders stays for that.

    Args:
        interaction: The click or choice.
        view: The new page.
        files: What goes with it; those of the old page go.
    """
    if is_own(interaction) and not _stays(interaction):
        await interaction.response.edit_message(view=view, attachments=list(files))
    else:
        await send_private(interaction, view, files)
