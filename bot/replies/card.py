"""An answer as a reply: where it stands, the passage, its links, the tip, and where to go from there."""

from __future__ import annotations

import discord
from discord import ui

from bot.replies import buttons, phrases
from bot.replies.limits import BODY, BUTTON_URL, HEAD, LINK_FACTS, LINK_TITLE, LINKS_A_PAGE, SOURCE, TIP, clip, pages
from bot.replies.notice import AMBER, BLUE, GREEN, GREY
from knowledge.discord_text import escape
from knowledge.links import discord_url
from knowledge.model import Answer, Resource, Verdict, section_key
from knowledge.render import facts, place, source, tip_line

Item = ui.Item[ui.LayoutView]
_COLOURS = {
    Verdict.ANSWER: BLUE,
    Verdict.UNSURE: AMBER,
    Verdict.NOT_COVERED: GREY,
    Verdict.SMALLTALK: GREEN,
}


def reply(answer: Answer, *, asker: int | None = None, links_page: int = 0, text_page: int | None = None) -> ui.LayoutView:
    """An answer as Discord shows it; fits every limit, and is never empty.

    Args:
        answer: What to show.
        asker: Whose public answer it is, so that they can dismiss it; None for a private one.
        links_page: Which eight of the links, from 0.
        text_page: Which page of the section's whole text, from 0; None for the passage alone.
    """
    found = answer.verdict is Verdict.ANSWER
    items = _answer(answer, asker, links_page, text_page) if found else _told(answer, asker)
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*items, accent_colour=discord.Colour(_COLOURS[answer.verdict])))
    return view


def _told(answer: Answer, asker: int | None) -> list[Item]:
    """A reply that no section gives: what was perhaps meant, what is covered, or small talk."""
    items: list[Item] = [ui.TextDisplay(clip(answer.lead or "…", 2 * BODY))]
    placeholder = phrases.PERHAPS if answer.verdict is Verdict.UNSURE else phrases.PICK
    choices = buttons.menu(answer.suggestions, placeholder)
    dismiss = buttons.row(buttons.dismiss_button(asker) if asker is not None else None)
    items.extend(row for row in (choices, dismiss) if row is not None)
    return items


def _answer(answer: Answer, asker: int | None, links_page: int, text_page: int | None) -> list[Item]:
    article, section = answer.article, answer.section
    if article is None or section is None:
        return [ui.TextDisplay(clip(answer.text or "…", BODY))]
    body, more = _body(answer, text_page)
    items: list[Item] = [ui.TextDisplay(_head(answer)), ui.TextDisplay(body)]
    shown = answer.resources[links_page * LINKS_A_PAGE : (links_page + 1) * LINKS_A_PAGE]
    if shown:
        items.append(ui.Separator())
        items.extend(link_line(resource) for resource in shown)
    small = [clip(source(article), SOURCE)]
    if len(answer.resources) > LINKS_A_PAGE:
        first = links_page * LINKS_A_PAGE + 1
        last = first + len(shown) - 1
        small.insert(0, phrases.PAGE.format(first=first, last=last, count=len(answer.resources)))
    tips = dict.fromkeys(tip_line(tip) for tip in answer.tips if tip.text not in body)
    if tips:
        items.append(ui.TextDisplay(clip("> " + "\n> ".join(tips), TIP)))
    items.append(ui.TextDisplay("\n".join(small)))
    items.extend(_ways(answer, asker, links_page, more))
    return items


def _head(answer: Answer) -> str:
    """Breadcrumb and step in small print, the title below."""
    article, section = answer.article, answer.section
    if article is None or section is None:
        return "…"
    trail = " › ".join(escape(title) for title in section.path[:-1])
    small = " · ".join(part for part in (place(article, section), clip(trail, 150)) if part)
    title = f"### {clip(escape(section.title), HEAD - 200)}"
    return f"-# {small}\n{title}" if small else title


def _body(answer: Answer, text_page: int | None) -> tuple[str, int | None]:
    """The text to show, and the page of the whole section to read on with, if there is more."""
    section = answer.section
    whole = pages(section.markdown) if section is not None else [""]
    if text_page is not None:
        page = min(max(text_page, 0), len(whole) - 1)
        following = page + 1 if page + 1 < len(whole) else None
        numbered = phrases.TEXT_PAGE.format(page=page + 1, pages=len(whole))
        return f"{whole[page]}\n{numbered}" if len(whole) > 1 else (whole[page] or phrases.EMPTY_SECTION), following
    text = "\n\n".join(part for part in (answer.lead, answer.passage) if part) or phrases.EMPTY_SECTION
    first = pages(text)[0]
    shown_all = answer.passage == (section.markdown if section is not None else "") and first == text.strip()
    return first, None if shown_all or not (section and section.blocks) else 0


def link_line(resource: Resource) -> Item:
    """A resource as a line with its button; where the address is too long for one, as text."""
    title = clip(escape(resource.title), LINK_TITLE)
    line = f"**{title}**\n-# {clip(escape(facts(resource)), LINK_FACTS)}"
    url = discord_url(resource.url)
    if len(url) > BUTTON_URL:
        return ui.TextDisplay(f"{line}\n{phrases.LONG_LINK.format(url=clip(url, 120))}")
    opener: ui.Button[ui.LayoutView] = ui.Button(label=phrases.OPEN, style=discord.ButtonStyle.link, url=url)
    return ui.Section(ui.TextDisplay(line), accessory=opener)


def _ways(answer: Answer, asker: int | None, links_page: int, more: int | None) -> list[Item]:
    """Where to go: back, on, more links, more text, other matches; and the way to take it all away."""
    article, section = answer.article, answer.section
    if article is None or section is None:
        return []
    key = section_key(article.slug, section.id)
    back, on = answer.previous_section, answer.next_section
    secondary, primary = discord.ButtonStyle.secondary, discord.ButtonStyle.primary
    pages_of_links = -(-len(answer.resources) // LINKS_A_PAGE)
    further = (links_page + 1) % pages_of_links if pages_of_links > 1 else None
    moves = buttons.row(
        buttons.show_button(article, back, phrases.PREVIOUS, secondary) if back is not None else None,
        buttons.show_button(article, on, phrases.NEXT, primary) if on is not None else None,
        buttons.button(buttons.LINKS, key, further, label=phrases.MORE_LINKS) if further is not None else None,
        buttons.button(buttons.TEXT, key, more, label=phrases.READ_ON) if more is not None else None,
        buttons.dismiss_button(asker) if asker is not None else None,
    )
    others = [match for match in answer.matches if match.section is not section]
    choices = buttons.menu(others[:9], phrases.OTHER) if answer.question else None
    return [row for row in (moves, choices) if row is not None]
