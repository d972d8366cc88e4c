"""Buttons and menus whose state stands in their custom id, so that they work as long as their message.

A custom id is ``w``, a verb and what it needs, joined by colons. `bot/cogs/buttons.py` acts on them.
"""

from __future__ import annotations

from collections.abc import Iterable

import discord
from discord import ui

from bot.replies import phrases
from bot.replies.limits import BUTTON_LABEL, OPTION, OPTIONS, clip
from bot.replies.markup import unmarked
from knowledge.model import Article, Match, Section, section_key
from knowledge.render import place

SHOW, TEXT, LINKS, DISMISS, FOUND, MENU = "s", "t", "l", "x", "r", "m"
Row = ui.ActionRow[ui.LayoutView]


def button(
    verb: str, *rest: object, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> ui.Button[ui.LayoutView]:
    """A button with its verb and state."""
    custom_id = ":".join(("w", verb, *(str(one) for one in rest)))
    return ui.Button(label=clip(label, BUTTON_LABEL), style=style, custom_id=custom_id)


def show_button(article: Article, section: Section, label: str, style: discord.ButtonStyle) -> ui.Button[ui.LayoutView]:
    """A button that shows a section."""
    key = section_key(article.slug, section.id)
    return button(SHOW, key, label=clip(label.format(title=section.title), 48), style=style)


def dismiss_button(asker: int) -> ui.Button[ui.LayoutView]:
    """The button by which the asker takes a public answer away."""
    return button(DISMISS, asker, label=phrases.DISMISS)


def menu(matches: Iterable[Match], placeholder: str, name: str = "0") -> Row | None:
    """A menu of sections to show, each once; None where there are none.

    Args:
        matches: At most 25 are offered.
        placeholder: What stands in it before a choice.
        name: Parts it from another menu of the same message.
    """
    options: dict[str, discord.SelectOption] = {}
    for match in matches:
        key = section_key(match.article.slug, match.section.id)
        where = place(match.article, match.section)
        about = " · ".join(part for part in (where, match.article.title) if part)
        label = clip(unmarked(match.section.title), OPTION)
        options.setdefault(key, discord.SelectOption(label=label, value=key, description=clip(about, OPTION)))
    if not options:
        return None
    select: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=f"w:{MENU}:{name}", placeholder=placeholder, options=list(options.values())[:OPTIONS]
    )
    row: Row = ui.ActionRow()
    row.add_item(select)
    return row


def row(*buttons: ui.Button[ui.LayoutView] | None) -> Row | None:
    """A row of those buttons that there are; None where there are none."""
    there = [one for one in buttons if one is not None]
    if not there:
        return None
    made: Row = ui.ActionRow()
    for one in there[:5]:
        made.add_item(one)
    return made
