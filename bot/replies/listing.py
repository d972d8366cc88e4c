"""Lists as replies: the path, links, tips, help."""

from __future__ import annotations

import discord
from discord import ui

from bot.replies import buttons, phrases
from bot.replies.card import Item, link_line
from bot.replies.limits import BODY, LINKS_A_PAGE, OPTION, TIP, clip
from bot.replies.notice import AMBER, BLUE, notice
from knowledge.discord_text import escape
from knowledge.finding import Wanted
from knowledge.model import Article, Match, Resource
from knowledge.render import source, tip_line


def _box(items: list[Item], colour: int = BLUE) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*items, accent_colour=discord.Colour(colour)))
    return view


def path(article: Article) -> ui.LayoutView:
    """The steps of an article in order, with a menu to show each."""
    if not article.steps:
        return notice(phrases.NO_STEPS.format(title=escape(clip(article.title, OPTION))))
    sections = [article.section(step.section) for step in article.steps]
    lines = [f"{n}. {escape(clip(section.title, OPTION))}" for n, section in enumerate(sections, start=1)]
    title = phrases.PATH.format(title=escape(clip(article.title, 200)), count=len(sections))
    items: list[Item] = [ui.TextDisplay(title), ui.TextDisplay(clip("\n".join(lines), BODY))]
    others = [article.section(one) for one in article.alternatives]
    others = [one for one in others if one.resources or one.blocks]
    if others:
        names = ", ".join(escape(clip(one.title, OPTION)) for one in others)
        items.append(ui.TextDisplay(clip(phrases.ALTERNATIVES.format(titles=names), 600)))
    items.append(ui.TextDisplay(source(article)))
    choices = buttons.menu([Match(article, section, 1.0) for section in sections], phrases.PICK_STEP)
    more = buttons.menu([Match(article, section, 1.0) for section in others], phrases.OTHER, "1")
    items.extend(row for row in (choices, more) if row is not None)
    return _box(items)


def links(found: tuple[tuple[Article, Resource], ...], wanted: Wanted, page: int = 0) -> ui.LayoutView:
    """Links that fit, eight a page; the buttons carry what was wanted and the page.

    Args:
        found: All that fit, with their articles.
        wanted: What was asked for.
        page: From 0; beyond the end shows the last.
    """
    if not found:
        return notice(phrases.NO_RESOURCES)
    count = -(-len(found) // LINKS_A_PAGE)
    page = min(max(page, 0), count - 1)
    start = page * LINKS_A_PAGE
    shown = found[start : start + LINKS_A_PAGE]
    items: list[Item] = [ui.TextDisplay(phrases.RESOURCES_FOUND.format(count=len(found)))]
    items.extend(link_line(resource) for _, resource in shown)
    tips = {tip_line(tip): None for article, resource in shown for tip in article.tips_for((resource,))}
    if tips:
        items.append(ui.TextDisplay(clip("> " + "\n> ".join(tips), TIP)))
    if count > 1:
        items.append(ui.TextDisplay(phrases.PAGE.format(first=start + 1, last=start + len(shown), count=len(found))))
    code = wanted.code()
    row = buttons.row(
        buttons.button(buttons.FOUND, page - 1, code, label=phrases.LESS_LINKS) if page > 0 else None,
        buttons.button(buttons.FOUND, page + 1, code, label=phrases.MORE_LINKS) if page + 1 < count else None,
    )
    return _box([*items, row] if row is not None else items)


def sales(articles: tuple[Article, ...]) -> ui.LayoutView:
    """Every tip with the links that it is for."""
    items: list[Item] = []
    for article in articles:
        texts = dict.fromkeys(tip.text for tip in article.tips)
        for text in list(texts)[:6]:
            providers = {tip.provider for tip in article.tips if tip.text == text}
            own = [r for r in article.resources if r.provider in providers]
            line = clip(f"🏷️ {text}", TIP)
            if own:
                names = ", ".join(escape(resource.title) for resource in own)
                line += "\n" + clip(phrases.FOR_RESOURCES.format(titles=names), 500)
            items.append(ui.TextDisplay(line))
        if texts:
            items.append(ui.TextDisplay(source(article)))
    if not items:
        return notice(phrases.NO_SALES)
    return _box([ui.TextDisplay(phrases.SALES), *_within(items)], AMBER)


def _within(items: list[Item]) -> list[Item]:
    """As many text items as one reply takes."""
    kept: list[Item] = []
    room = 3600
    for item in items[:30]:
        size = len(item.content) if isinstance(item, ui.TextDisplay) else 0
        if size > room:
            break
        room -= size
        kept.append(item)
    return kept


def help_page(examples: tuple[str, ...], *, admin: bool) -> ui.LayoutView:
    """What the bot can do, with questions to send by a click."""
    text = f"{phrases.HELP}\n{phrases.HELP_ADMIN}" if admin else phrases.HELP
    options = [discord.SelectOption(label=clip(one, OPTION), value=clip(one, OPTION)) for one in dict.fromkeys(examples)]
    if not options:
        return notice(text, BLUE)
    select: ui.Select[ui.LayoutView] = ui.Select(custom_id="w:q", placeholder=phrases.TRY, options=options[:25])
    row: buttons.Row = ui.ActionRow()
    row.add_item(select)
    return _box([ui.TextDisplay(text), row])
