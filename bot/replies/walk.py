"""A member's journey as replies: the next step with what to do about it, the path with their marks, their progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import discord
from discord import ui

from bot.journey.marks import State
from bot.journey.progress import Progress, Station
from bot.replies import buttons, phrases
from bot.replies.box import BLUE, GREEN, Item, box, source_line
from bot.replies.card import reply
from bot.replies.limits import LINKS, OPTION, STEPS_A_PAGE, clip, groups, title
from bot.replies.markup import unmarked
from bot.replies.notice import GREY, notice
from knowledge import phrases as said
from knowledge.answer import show
from knowledge.model import Answer, Article, Match, Section, section_key
from knowledge.phrases import listed

_NAME = 100
_BAR = 10
_GREEN_BUTTON, _BLUE_BUTTON, _RED_BUTTON = discord.ButtonStyle.success, discord.ButtonStyle.primary, discord.ButtonStyle.danger


@dataclass(frozen=True, slots=True)
class Note:
    """What has just happened, above what is shown next.

    Attributes:
        text: Discord Markdown; "" for nothing.
        undo: The number of the change to take back, or None.
        redo: Whether that change is itself a taking back.
        about: The key of the step whose standing the text tells, or "".
    """

    text: str = ""
    undo: int | None = None
    redo: bool = False
    about: str = ""


def bar(progress: Progress) -> str:
    """How far somebody is, in one line."""
    filled = progress.percent * _BAR // 100
    more = ""
    for state, phrase in ((State.DOING, phrases.BAR_DOING), (State.SKIPPED, phrases.BAR_SKIPPED)):
        if progress.count(state):
            more += phrase.format(count=progress.count(state))
    return phrases.BAR.format(
        bar="▰" * filled + "▱" * (_BAR - filled),
        percent=progress.percent,
        done=progress.count(State.DONE),
        total=len(progress.stations),
        more=more,
    )


def moment(at: datetime | None) -> str:
    """A day, as each reader's Discord writes it."""
    return discord.utils.format_dt(at, "D") if at is not None else ""


def shown(progress: Progress, station: Station, *, several_articles: bool) -> Answer:
    """A step as the answer that shows it."""
    found = show(progress.article, station.section, several_articles=several_articles)
    lead = said.FIRST if station.step.number == 1 and not progress.begun else ""
    return replace(found, lead="\n\n".join(part for part in (lead, found.lead) if part))


def step(progress: Progress, station: Station, note: Note | None = None, *, several_articles: bool = False) -> ui.LayoutView:
    """A step with its passage, links and tip, how it stands with the member, and what they can do about it.

    Args:
        progress: The member's.
        station: The step to show.
        note: What has just happened.
        several_articles: Whether there are other paths.
    """
    note = note or Note()
    standing = _standing(station) if note.about != station.key else ""
    lines = [note.text, standing, bar(progress) if progress.begun else phrases.FIRST_TIME]
    return reply(
        shown(progress, station, several_articles=several_articles),
        note="\n".join(line for line in lines if line),
        walk=_rows(progress, station, note),
    )


def _standing(station: Station) -> str:
    phrase = {
        State.DONE: phrases.SINCE_DONE,
        State.SKIPPED: phrases.SINCE_SKIPPED,
        State.DOING: phrases.SINCE_DOING,
    }.get(station.state)
    if phrase is None:
        return ""
    by = phrases.BY.format(title=title(station.via, 80)) if station.via else ""
    return phrase.format(when=moment(station.at)) + by


def _rows(progress: Progress, station: Station, note: Note) -> list[Item | None]:
    """What can be done about a step: mark it, look at its neighbours, and further below what is needed more rarely."""
    key, number = station.key, station.step.number
    before, behind = progress.station(number - 1), progress.station(number + 1)
    first: list[buttons.Button | None] = [
        buttons.button(buttons.DONE, key, label=phrases.MARK_DONE, style=_GREEN_BUTTON)
        if station.state is not State.DONE
        else None,
        buttons.button(buttons.REOPEN, key, label=phrases.MARK_OPEN) if station.state is State.DONE else None,
        buttons.button(buttons.REOPEN, key, label=phrases.MARK_UNSKIP) if station.state is State.SKIPPED else None,
        buttons.button(buttons.SKIP, key, label=phrases.MARK_SKIP) if not station.settled else None,
        buttons.button(buttons.LOOK, before.key, label=phrases.BACK) if before is not None else None,
        buttons.button(buttons.LOOK, behind.key, label=phrases.ONWARD)
        if behind is not None and (station.settled or station != progress.current)
        else None,
        path_button(progress.article),
    ]
    other_way = not station.settled and (progress.article.alternatives or station.step.alternatives)
    second = [
        buttons.button(buttons.DOING, key, label=phrases.MARK_DOING) if station.state is State.PENDING else None,
        buttons.button(buttons.OTHER_WAY, key, label=phrases.OTHER_WAY) if other_way else None,
        stand_button(progress.article) if not progress.begun else None,
        undo_button(note),
    ]
    return [buttons.row(*first), buttons.row(*second)]


def path_button(article: Article) -> buttons.Button:
    """Leads to the path with the member's marks."""
    return buttons.button(buttons.PATH, 0, article_key(article), label=phrases.SHOW_PATH)


def stand_button(article: Article) -> buttons.Button | None:
    """Opens the form of what is done."""
    return buttons.button(buttons.STAND, article_key(article), label=phrases.SET_STAND) if article.steps else None


def undo_button(note: Note) -> buttons.Button | None:
    """Takes back what has just been done."""
    if note.undo is None:
        return None
    return buttons.button(buttons.UNDO, note.undo, label=phrases.REDO if note.redo else phrases.UNDO)


def article_key(article: Article) -> str:
    """The key that stands for an article in a button."""
    return section_key(article.slug, article.sections[0].id)


def finished(progress: Progress, note: Note, *, first: bool, others: Sequence[Article] = ()) -> ui.LayoutView:
    """The end of the path; celebrated the first time.

    Args:
        progress: The member's.
        note: What has just happened.
        first: Whether they come to it for the first time.
        others: Paths that they haven't finished.
    """
    name = title(progress.article.title, 200)
    text = (phrases.FINISHED if first else phrases.FINISHED_AGAIN).format(title=name, bar=bar(progress))
    more = note.text if not first else ""
    last = progress.stations[-1]
    return box(
        [
            ui.TextDisplay(more) if more else None,
            ui.TextDisplay(text),
            buttons.row(
                buttons.button(buttons.LOOK, last.key, label=phrases.BACK), path_button(progress.article), undo_button(note)
            ),
            buttons.article_menu(starts(others)),
        ],
        GREEN,
    )


def starts(articles: Sequence[Article]) -> list[Match]:
    """The first step of each article that has steps."""
    return [Match(one, one.section(one.steps[0].section), 1.0) for one in articles if one.steps]


def path(progress: Progress, page: int = 0, *, note: Note | None = None, pictures: Sequence[Item] = ()) -> ui.LayoutView:
    """The steps in order, each with the member's mark, with a menu to show each.

    Args:
        progress: The member's.
        page: From 0, of twenty steps; beyond the end shows the last.
        note: What has just happened.
        pictures: Maps of the path, drawn; they stand below the title.
    """
    article, note = progress.article, note or Note()
    if not progress.stations:
        return notice(phrases.NO_STEPS.format(title=title(article.title, _NAME)))
    parts = groups(progress.stations, lambda one: len(_line(one)) + 1, LINKS, STEPS_A_PAGE)
    page = min(max(page, 0), len(parts) - 1)
    others = alternatives_of(article)
    names = [title(one.title, _NAME) for one in others]
    head = phrases.PATH.format(title=title(article.title, 200), count=len(progress.stations))
    current = progress.current
    ahead = buttons.button(buttons.AHEAD, article_key(article), label=phrases.NEXT_STEP, style=_BLUE_BUTTON) if current else None
    return box(
        [
            ui.TextDisplay(note.text) if note.text else None,
            ui.TextDisplay(f"{head}\n{bar(progress)}" if progress.begun else head),
            *pictures,
            ui.TextDisplay("\n".join(_line(station) for station in parts[page])),
            ui.TextDisplay(phrases.ALTERNATIVES.format(titles=listed(names, 5))) if names else None,
            ui.TextDisplay(source_line(article)),
            buttons.page_buttons(buttons.PATH, page, len(parts), article_key(article), labels=(phrases.EARLIER, phrases.LATER)),
            buttons.row(ahead, stand_button(article), undo_button(note)),
            buttons.menu(
                (Match(article, station.section, 1.0) for station in parts[page]), phrases.PICK_STEP, verb=buttons.STEP_MENU
            ),
            buttons.menu((Match(article, section, 1.0) for section in others), phrases.PICK_OTHER, 1),
        ],
        BLUE,
    )


def _line(station: Station) -> str:
    by = phrases.BY.format(title=title(station.via, _NAME)) if station.via else ""
    return f"{phrases.STATES[station.state]} {station.step.number}. {title(station.section.title, _NAME)}{by}"


def alternatives_of(article: Article) -> list[Section]:
    """The sections that are an alternative each; the heading above several is none itself."""
    named = [one for step in article.steps for one in step.alternatives]
    all_ = dict.fromkeys((*article.alternatives, *named))
    return [section for one in all_ if not set((section := article.section(one)).children) & set(all_)]


def overview(several: Sequence[Progress], own: str | None, others: Sequence[Article], gone: int = 0) -> ui.LayoutView:
    """All of a member's journeys, with ways to start over and to make another path theirs.

    Args:
        several: Each journey that was begun.
        own: The slug of the article that is theirs, or None.
        others: Paths to make theirs, where there are several at all.
        gone: How many marks are kept of articles that are gone.
    """
    history = f"-# {(phrases.HISTORY_GONE_ONE if gone == 1 else phrases.HISTORY_GONE).format(count=gone)}" if gone else ""
    if not several:
        return notice("\n".join(filter(None, (phrases.NO_PROGRESS, history))), GREY, buttons.article_menu(starts(others)))
    lines = [phrases.PROGRESS, *(line for one in several[:10] for line in _journey(one, one.article.slug == own)), history]
    if len(several) == 1:
        [only] = several
        ahead = buttons.button(buttons.AHEAD, article_key(only.article), label=phrases.NEXT_STEP, style=_BLUE_BUTTON)
        over = buttons.button(buttons.RESET, article_key(only.article), label=phrases.START_OVER)
        row, chooser = buttons.row(ahead if only.current else None, path_button(only.article), over), None
    else:
        row = None
        chooser = buttons.select(buttons.RESET_MENU, 0, phrases.PICK_RESET, [_option(one.article) for one in several])
    mine = buttons.select(buttons.ARTICLE_MENU, 0, phrases.PICK_OWN, [_option(one) for one in others if one.slug != own])
    return box([ui.TextDisplay("\n".join(lines)), row, mine, chooser], BLUE)


def _journey(progress: Progress, own: bool) -> list[str]:
    name = f"**{title(progress.article.title, _NAME)}**{phrases.PROGRESS_OWN if own else ''}"
    lines = [name, bar(progress)]
    current = progress.current
    if progress.stations:
        end = phrases.PROGRESS_NEXT.format(title=title(current.section.title, _NAME)) if current else phrases.PROGRESS_END
        lines.append(f"-# {end}")
    if progress.history:
        history = phrases.HISTORY_ONE if progress.history == 1 else phrases.HISTORY
        lines.append(f"-# {history.format(count=progress.history)}")
    return [*lines, ""]


def _option(article: Article) -> discord.SelectOption:
    return discord.SelectOption(label=clip(unmarked(article.title), OPTION), value=article_key(article))


def confirm_reset(progress: Progress) -> ui.LayoutView:
    """Asks whether to take all marks of an article away."""
    name = title(progress.article.title, 200)
    key = article_key(progress.article)
    return notice(
        phrases.RESET_ASK.format(title=name, bar=bar(progress)),
        GREY,
        buttons.row(
            buttons.button(buttons.RESET_NOW, key, label=phrases.YES_RESET, style=_RED_BUTTON),
            buttons.button(buttons.KEEP, key, label=phrases.NO_KEEP),
        ),
    )


def stands_for(progress: Progress, alternative: Section) -> ui.LayoutView:
    """Asks which step an alternative stands for."""
    open_ = [station for station in progress.stations if not station.settled] or list(progress.stations)
    matches = (Match(progress.article, station.section, 1.0) for station in open_)
    key = section_key(progress.article.slug, alternative.id)
    text = phrases.STANDS_FOR.format(title=title(alternative.title, _NAME))
    return notice(text, BLUE, *buttons.menus(matches, phrases.PICK_DONE, key, buttons.STANDS_FOR_MENU))


def instead(progress: Progress, station: Station) -> ui.LayoutView:
    """Asks which alternative was done in place of a step; those that the author named for it first."""
    article, name = progress.article, title(station.section.title, _NAME)
    named = [article.section(one) for one in station.step.alternatives]
    all_ = [*named, *(one for one in alternatives_of(article) if one not in named)]
    if not all_:
        return notice(phrases.NO_OTHER_WAY.format(title=name))
    matches = (Match(article, section, 1.0) for section in all_)
    choosers = buttons.menus(matches, phrases.PICK_INSTEAD, station.key, buttons.INSTEAD_MENU)
    back = buttons.row(buttons.button(buttons.LOOK, station.key, label=phrases.BACK))
    return notice(phrases.INSTEAD.format(title=name), BLUE, *choosers, back)
