"""The box that every reply stands in, and the lines of links in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.replies import phrases
from bot.replies.limits import (
    BUTTON_URL,
    LINK_FACTS,
    LINK_TITLE,
    LINKS,
    LINKS_A_PAGE,
    SOURCE,
    TIPS,
    fit,
    groups,
    title,
)
from knowledge.links import discord_url, web_address
from knowledge.model import Article, Resource, Tip
from knowledge.render import facts, source, tip_line

Item = ui.Item[Any]
BLUE, GREEN, AMBER, GREY, RED = 0x4F7CFF, 0x3BA55D, 0xE0A526, 0x80848E, 0xD83C3E


def box(items: Iterable[Item | None], colour: int) -> ui.LayoutView:
    """Items in a box with a coloured edge; those that are None are left out."""
    view = ui.LayoutView(timeout=None)
    there = [item for item in items if item is not None]
    view.add_item(ui.Container(*there, accent_colour=discord.Colour(colour)))
    # All state stands in custom ids: discord.py needn't keep the view, nor watch over it.
    view.stop()
    return view


def texts(items: Iterable[Item | None]) -> list[str]:
    """What the items say, those within them too."""
    found: list[str] = []
    for item in items:
        if isinstance(item, ui.TextDisplay):
            found.append(item.content)
        elif isinstance(item, ui.Section):
            found.extend(texts(item.children))
    return found


def link_pages(resources: Sequence[Resource]) -> list[tuple[Resource, ...]]:
    """Resources in pages of eight, fewer where long addresses must be written out."""
    return groups(resources, lambda one: len("".join(texts([link_line(one)]))), LINKS, LINKS_A_PAGE)


def link_line(resource: Resource, more: Iterable[str] = ()) -> Item:
    """A resource as a line with its button; where Discord takes its address for no button, as text.

    Args:
        resource: What to show.
        more: Further lines in small print, as Markdown.
    """
    small = (title(facts(resource), LINK_FACTS), *more)
    line = "\n".join((f"**{title(resource.title, LINK_TITLE)}**", *(f"-# {one}" for one in small)))
    address = web_address(resource.url)
    url = discord_url(address or resource.url)
    if address is not None and len(url) <= BUTTON_URL:
        opener: ui.Button[Any] = ui.Button(label=phrases.OPEN, style=discord.ButtonStyle.link, url=url)
        return ui.Section(ui.TextDisplay(line), accessory=opener)
    told = f"{line}\n-# <{url}>" if address is not None else f"{line}\n-# {title(resource.url, BUTTON_URL)}"
    return ui.TextDisplay(told if len(told) <= LINKS else f"{line}\n{phrases.LONG_LINK}")


def are_cut(tips: Iterable[Tip], shown: ui.TextDisplay[Any] | None) -> bool:
    """Whether some of the tips, or the end of one, isn't shown."""
    said = shown.content if shown is not None else ""
    return any(line not in said for tip in tips for line in tip_line(tip).splitlines())


def tip_text(tips: Iterable[Tip], most: int = TIPS) -> ui.TextDisplay[Any] | None:
    """Tips set apart, each once; None where there are none."""
    lines = list(dict.fromkeys(tip_line(tip) for tip in tips))
    if not lines:
        return None
    quoted = [line for tip in lines for line in fit(tip, most).splitlines()]
    return ui.TextDisplay(fit("\n".join(f"> {line}" for line in quoted), most))


def source_line(article: Article) -> str:
    """Where it stands, in small print: title, author, date and the address of the original."""
    line = source(article)
    return line if len(line) <= SOURCE else f"-# From “{title(article.title, SOURCE - 20)}”"
