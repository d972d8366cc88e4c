"""A plain text as a reply."""

from __future__ import annotations

from discord import ui

from bot.replies.box import AMBER, BLUE, GREEN, GREY, RED, Item, box
from bot.replies.limits import TEXT_TOTAL, fit

__all__ = ["AMBER", "BLUE", "GREEN", "GREY", "RED", "notice"]


def notice(text: str, colour: int = GREY, *more: Item | None) -> ui.LayoutView:
    """A text in a box, with what stands below it.

    Args:
        text: Discord Markdown; cut to Discord's limit.
        colour: Of the box's edge.
        more: Further items of the box.
    """
    return box([ui.TextDisplay(fit(text, TEXT_TOTAL - 500) or "…"), *more], colour)
