"""A plain text as a reply."""

from __future__ import annotations

import discord
from discord import ui

from bot.replies.limits import TEXT_TOTAL, clip

BLUE, GREEN, AMBER, GREY, RED = 0x4F7CFF, 0x3BA55D, 0xE0A526, 0x80848E, 0xD83C3E


def notice(text: str, colour: int = GREY, *more: ui.Item[ui.LayoutView]) -> ui.LayoutView:
    """A text in a box, with what stands below it.

    Args:
        text: Discord Markdown; cut to Discord's limit.
        colour: Of the box's edge.
        more: Further items of the box.
    """
    view = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay(clip(text or "…", TEXT_TOTAL - 500)), *more, accent_colour=discord.Colour(colour)
    )
    view.add_item(box)
    return view
