"""Lists of links, and of tips with the links they are for."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from discord import ui
from discord.utils import format_dt

from bot.replies import buttons, phrases
from bot.replies.box import AMBER, BLUE, Item, are_cut, box, link_line, source_line, texts, tip_text
from bot.replies.limits import LINK_FACTS, LINKS_A_PAGE, LISTED, groups, pages, title
from bot.replies.notice import notice
from knowledge import phrases as said
from knowledge.finding import FREE_FIRST, Wanted
from knowledge.instead import free_instead
from knowledge.links import discord_url, web_address
from knowledge.model import Article, Cost, Resource, section_key
from knowledge.render import tip_line

# Stands in a button of the tips for all articles, where another has a section's key.
ALL = "-"
_TIP = 900  # characters of one text of a tip; a longer one goes on in the next
_TEXTS_A_PAGE = 8
_LONGEST_ADDRESS = 250
_YEAR = 365


def links(found: Sequence[tuple[Article, Resource]], wanted: Wanted, page: int = 0, *, none_free: bool = False) -> ui.LayoutView:
    """Links that fit, eight a page; the buttons carry what was wanted and the page.

    Args:
        found: All that fit, with their articles.
        wanted: What was asked for.
        page: From 0; beyond the end shows the last.
        none_free: Whether free ones alone were asked for, and these are all others.
    """
    if not found:
        return notice(phrases.NO_RESOURCES)
    several = len({article.slug for article, _ in found}) > 1
    lines = [(article, resource, link_line(resource, _more(article, resource, several=several))) for article, resource in found]
    parts = groups(lines, lambda one: _size(one[2]), LISTED, LINKS_A_PAGE)
    page = min(max(page, 0), len(parts) - 1)
    shown = parts[page]
    tips = list(dict.fromkeys(tip for article, resource, _ in shown for tip in article.tips_for((resource,))))
    told = tip_text(tips)
    turn = buttons.page_buttons(buttons.FOUND, page, len(parts), wanted.code(), labels=(phrases.LESS_LINKS, phrases.MORE_LINKS))
    return box(
        [
            ui.TextDisplay(_heading(found, wanted, none_free=none_free)),
            *(line for _, _, line in shown),
            told,
            _where(sum(map(len, parts[:page])), len(shown), len(found)),
            turn,
            buttons.row(buttons.button(buttons.SALES, 0, ALL, label=phrases.ALL_TIPS)) if are_cut(tips, told) else None,
        ],
        BLUE,
    )


def _heading(found: Sequence[tuple[Article, Resource]], wanted: Wanted, *, none_free: bool) -> str:
    heading = phrases.RESOURCES_FOUND.format(count=len(found))
    if none_free:
        return f"{phrases.NONE_FREE}\n{heading}"
    if wanted.cost != FREE_FIRST:
        return heading
    free = sum(resource.cost is Cost.FREE for _, resource in found)
    if not free:
        return f"{phrases.NONE_FREE}\n{heading}"
    return f"{heading}{phrases.FREE_ONES_FIRST}" if free < len(found) else heading


def _more(article: Article, resource: Resource, *, several: bool) -> list[str]:
    """What the list says of a link beside its facts: where it belongs, its tip, and what is free in its place."""
    place = _place(article, resource)
    whose = title(article.title, LINK_FACTS) if several else ""
    tip = phrases.TIP_BELOW if article.tips_for((resource,)) else ""
    lines = [" · ".join(part for part in (place, whose, tip) if part)]
    free = free_instead(article, resource)
    if free is not None:
        lines.append(phrases.FREE_INSTEAD.format(link=_linked(free)))
    return [line for line in lines if line]


def _place(article: Article, resource: Resource) -> str:
    """The step that a link belongs to, with its title unless it is the link's own, or what else it stands in."""
    homes = [section for section in article.sections if any(one.url == resource.url for one in section.resources)]
    home = next((section for section in homes if article.step_of(section.id)), article.section(resource.section))
    step = article.step_of(home.id)
    if step is not None:
        home = article.section(step.section)
        place = said.STEP.format(number=step.number, of=len(article.steps))
    elif home.id in article.alternatives:
        place = said.ALTERNATIVE
    else:
        return title(home.title, LINK_FACTS)
    if home.title.casefold() == resource.title.casefold():
        return place
    return f"{place}: {title(home.title, LINK_FACTS)}"


def _linked(resource: Resource) -> str:
    name = title(resource.title, LINK_FACTS)
    address = web_address(resource.url)
    url = discord_url(address) if address is not None else ""
    return f"[{name}]({url})" if 0 < len(url) <= _LONGEST_ADDRESS else f"**{name}**"


def _size(*items: Item) -> int:
    return sum(map(len, texts(items)))


def _where(before: int, shown: int, count: int) -> Item | None:
    """Which links are shown, of how many; None where that is all."""
    if shown == count or not shown:
        return None
    return ui.TextDisplay(phrases.PAGE.format(first=before + 1, last=before + shown, count=count))


@dataclass(frozen=True, slots=True)
class _Advice:
    """Tips for the same providers, with the links that they are for."""

    article: Article
    tips: tuple[str, ...]
    resources: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """What isn't parted by a page's end: a text of a tip, a link, or the last of the one with the first of the other."""

    items: tuple[Item, ...]
    links: int
    goes_on: bool = False


def sales(articles: Sequence[Article], page: int = 0, *, one: Article | None = None, today: date | None = None) -> ui.LayoutView:
    """Every tip with the links that it is for, and when it was written; eight links a page.

    Args:
        articles: Whose tips.
        page: From 0; beyond the end shows the last.
        one: The article that was asked for, or None for all.
        today: By which a tip is old; by default the day that it is.
    """
    told = [article for article in articles if article.tips]
    if not told:
        return notice(phrases.NO_SALES)
    day = today or datetime.now(UTC).date()
    units = [unit for article in told for advice in _gathered(article) for unit in _units(advice, day)]
    parts = _packed(units)
    page = min(max(page, 0), len(parts) - 1)
    shown = parts[page]
    key = section_key(one.slug, one.sections[0].id) if one is not None else ALL
    return box(
        [
            ui.TextDisplay(phrases.SALES),
            ui.TextDisplay(phrases.TIPS_FOR_MORE) if shown[0].goes_on else None,
            *(item for unit in shown for item in unit.items),
            _where(_links(parts[:page]), _links([shown]), _links(parts)),
            ui.TextDisplay(source_line(told[0])) if len(told) == 1 else None,
            buttons.page_buttons(buttons.SALES, page, len(parts), key, labels=(phrases.EARLIER, phrases.LATER)),
        ],
        AMBER,
    )


def _links(parts: Iterable[Sequence[_Unit]]) -> int:
    return sum(unit.links for part in parts for unit in part)


def _gathered(article: Article) -> Iterator[_Advice]:
    """An article's tips, those for the same providers together."""
    providers: dict[str, list[str | None]] = {}
    for tip in article.tips:
        providers.setdefault(tip_line(tip), []).append(tip.provider)
    together: dict[frozenset[str | None], list[str]] = {}
    for text, named in providers.items():
        together.setdefault(frozenset(named), []).append(text)
    for whose, some in together.items():
        yield _Advice(article, tuple(some), tuple(one for one in article.resources if one.provider in whose))


def _units(advice: _Advice, today: date) -> list[_Unit]:
    quoted = ["\n".join(f"> {line}" for line in part.splitlines()) for tip in advice.tips for part in pages(tip, _TIP)]
    quoted[-1] = f"{quoted[-1]}\n{_written(advice.article.published, today)}"
    told: list[ui.TextDisplay[ui.LayoutView]] = [ui.TextDisplay(text) for text in quoted]
    if not advice.resources:
        return [_Unit((text,), 0) for text in told]
    first, *rest = (link_line(resource) for resource in advice.resources)
    label = phrases.TIP_FOR if len(advice.tips) == 1 else phrases.TIPS_FOR
    return [
        *(_Unit((text,), 0) for text in told[:-1]),
        _Unit((told[-1], ui.TextDisplay(label), first), 1),
        *(_Unit((line,), 1, goes_on=True) for line in rest),
    ]


def _written(published: date | None, today: date) -> str:
    """When a tip was written, with a word of caution where that is over a year ago."""
    if published is None:
        return phrases.WRITTEN_UNKNOWN
    # Noon in London is the same day nearly everywhere.
    ago = format_dt(datetime.combine(published, time(12), UTC), "R")
    line = phrases.WRITTEN.format(month=f"{calendar.month_name[published.month]} {published.year}", ago=ago)
    return f"{line} {phrases.WRITTEN_LONG_AGO}" if (today - published).days > _YEAR else line


def _packed(units: Sequence[_Unit]) -> list[list[_Unit]]:
    """Units in pages that fit one message."""
    parts: list[list[_Unit]] = []
    room = links_left = texts_left = 0
    for unit in units:
        size, plain = _size(*unit.items), len(unit.items) - unit.links
        if not parts or size > room or unit.links > links_left or plain > texts_left:
            parts.append([])
            room, links_left, texts_left = LISTED, LINKS_A_PAGE, _TEXTS_A_PAGE
        parts[-1].append(unit)
        room, links_left, texts_left = room - size, links_left - unit.links, texts_left - plain
    return parts
