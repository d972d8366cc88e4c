"""A member's walk: their marks read, changed and shown. Commands, buttons and forms all go through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.client import Waymark
from bot.cogs.answering import remember
from bot.cogs.pressing import once, place_in
from bot.errors import Refused
from bot.journey.changes import put
from bot.journey.ledger import Ledger
from bot.journey.marks import Edit, Marks, Record, State, now
from bot.journey.progress import Progress, Station, progress_of
from bot.picture import Picture
from bot.picture import State as Drawn
from bot.replies import buttons, listing, phrases, walk
from bot.replies.limits import title
from bot.replies.map import attached, picture_of
from bot.store import Changed, StoreError
from knowledge.library import Library
from knowledge.model import Article, Section, section_key

Where = discord.Interaction[Waymark]
_NAME = 100
_NOW = {
    State.DONE: phrases.NOW_DONE,
    State.SKIPPED: phrases.NOW_SKIPPED,
    State.DOING: phrases.NOW_DOING,
    State.PENDING: phrases.NOW_OPEN,
}


_DRAWN = {
    State.DONE: Drawn.DONE,
    State.SKIPPED: Drawn.SKIPPED,
    State.DOING: Drawn.IN_PROGRESS,
    State.PENDING: Drawn.PENDING,
}


@dataclass(frozen=True, slots=True)
class Walk:
    """One member's journeys with the articles of one moment.

    Attributes:
        library, ledger: Taken together, so that a reload in between changes nothing of it.
        record: What is kept of the member.
        known: Whether it could be read.
        note: What they are to be told once, or "".
    """

    library: Library
    ledger: Ledger
    record: Record
    known: bool = True
    note: str = ""

    def place(self, key: str) -> tuple[Article, Section]:
        """The article and section that a key means; a key is looked up only here, for articles may be reloaded meanwhile.

        Raises:
            Gone: There is none.
        """
        return place_in(self.library, self.ledger, key)

    def progress(self, article: Article) -> Progress:
        """How far the member is along an article."""
        return progress_of(article, self.ledger, self.record.marks)

    @property
    def several(self) -> bool:
        """Whether there is more than one article."""
        return len(self.library.articles) > 1

    @property
    def paths(self) -> list[Article]:
        """The articles that have steps."""
        return [one for one in self.library.articles if one.steps]

    def own(self, named: Article | None = None) -> Article | None:
        """The article to walk: the one named, else the member's own, else the only one; None where they must choose."""
        if named is not None:
            return named
        own = self.library.article(self.record.article) if self.record.article else None
        if own is not None and own.steps:
            return own
        if len(self.paths) > 1:
            return None
        return self.paths[0] if self.paths else self.library.articles[0]


async def begin(where: Where, *, needed: bool = False, tells: bool = True) -> Walk:
    """What is needed to show somebody their way.

    Args:
        where: Whose act it is.
        needed: Whether nothing can be done without their marks; else a store that fails leaves them out.
        tells: Whether there will be a reply in which to tell what they are to be told once.

    Raises:
        StoreError: The store fails, and is needed.
    """
    bot, note = where.client, ""
    try:
        store = await bot.open_store()
        record = await store.journeys.record(where.user.id)
        if tells and await store.reminders.tell_refused(where.user.id):
            note = phrases.REMIND_FAILED
    except StoreError as error:
        if needed:
            raise
        bot.store_failed(error)
        return Walk(bot.library, bot.ledger, Record({}), known=False, note=phrases.MARKS_UNKNOWN)
    return Walk(bot.library, bot.ledger, record, note=note)


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def show_step(where: Where, way: Walk, progress: Progress, station: Station, note: walk.Note | None = None) -> ui.LayoutView:
    """A step as a reply; it is what "and after that?" goes on from."""
    note = note or walk.Note()
    note = replace(note, text=_joined(note.text, way.note))
    remember(where.client, where, walk.shown(progress, station, several_articles=way.several))
    return walk.step(progress, station, note, several_articles=way.several)


async def show_path(
    way: Walk, article: Article, page: int = 0, note: walk.Note | None = None
) -> tuple[ui.LayoutView, list[discord.File]]:
    """The path as a reply, with the pictures that go with it."""
    note = note or walk.Note()
    progress = way.progress(article)
    files: list[discord.File] = []
    galleries: Sequence[ui.Item[ui.LayoutView]] = ()
    if progress.stations:
        files, galleries = await attached(_map_of(progress))
    view = walk.path(progress, page, note=replace(note, text=_joined(note.text, way.note)), pictures=galleries)
    return view, files


def _map_of(progress: Progress) -> Picture:
    current = progress.current
    return picture_of(
        progress.article,
        progress.percent,
        {station.section.id: _DRAWN[station.state] for station in progress.stations},
        current=current.section.id if current is not None else None,
        done_sides={one.id for one in walk.alternatives_of(progress.article) if one.title in _vias(progress)},
    )


def _vias(progress: Progress) -> set[str]:
    return {station.via for station in progress.stations if station.via}


async def show_ahead(
    where: Where, way: Walk, article: Article, note: walk.Note | None = None, *, after: int = 0, first: bool = False
) -> ui.LayoutView:
    """The next step of an article as a reply, or that there is none left.

    Args:
        where: Whose act it is.
        way: Theirs.
        article: To walk.
        note: What has just happened.
        after: Look behind the step with this number first.
        first: Whether the end was reached for the first time.
    """
    progress = way.progress(article)
    if not progress.stations:
        raise Refused(phrases.NO_STEPS.format(title=title(article.title, 300)))
    station = progress.after(after) if after else progress.current
    if station is None:
        first = first or await _at_the_end(where, way, progress)
        others = [one for one in way.paths if one is not article and not way.progress(one).finished]
        return walk.finished(progress, note or walk.Note(way.note), first=first, others=others)
    return show_step(where, way, progress, station, note)


async def _at_the_end(where: Where, way: Walk, progress: Progress) -> bool:
    """Whether the member sees an article's end for the first time: an edit that took out the last open step leads there too."""
    if not way.known or not progress.finished or progress.article.slug in way.record.finished:
        return False
    try:
        return await where.client.store.journeys.finish(where.user.id, progress.article.slug)
    except StoreError as error:
        where.client.store_failed(error)
        return False


def show_choice(way: Walk) -> ui.LayoutView:
    """Which path to walk, where there are several and none is the member's own."""
    return listing.paths(way.library.articles)


async def choose(where: Where, way: Walk, article: Article) -> Walk:
    """Make an article the member's own; where that can't be saved they walk it all the same."""
    if way.known and way.record.article != article.slug:
        try:
            await where.client.store.journeys.choose(where.user.id, article.slug)
        except StoreError as error:
            where.client.store_failed(error)
    return replace(way, record=replace(way.record, article=article.slug))


async def change(where: Where, way: Walk, article: Article, kind: str, decide: Callable[[Marks], Edit]) -> tuple[Walk, Changed]:
    """Change the member's marks; saved once this returns.

    Raises:
        StoreError: Nothing was saved.
    """

    def ends(marks: Marks) -> bool:
        return progress_of(article, way.ledger, marks).finished

    journeys = where.client.store.journeys
    changed = await once(
        where,
        lambda: journeys.change(where.user.id, kind, decide, article=article.slug, ends=ends),
        lambda changed: changed.number is not None,
    )
    return replace(way, record=changed.record), changed


async def mark(where: Where, key: str, state: State, by: str | None = None) -> ui.LayoutView:
    """Set a step to a state and show what is next.

    Args:
        where: Whose act it is.
        key: Of the step's section.
        state: The state.
        by: The key of the alternative by which it was done.

    Raises:
        Gone: One of the sections isn't there any more.
        Refused: The section is no step now.
        StoreError: Nothing was saved.
    """
    way = await begin(where, needed=True)
    article, section = way.place(key)
    via = way.place(by)[1] if by is not None else None
    station = station_of(way.progress(article), section)
    moment, other = now(), section_key(article.slug, via.id) if via is not None else None
    way, changed = await change(
        where, way, article, state.value, lambda marks: put(way.ledger, marks, [station.key], state, moment, other)
    )
    name = title(section.title, _NAME)
    if changed.number is None:
        text = phrases.ALREADY.format(title=name)
    elif via is not None:
        text = phrases.NOW_DONE_BY.format(title=name, other=title(via.title, _NAME))
    else:
        text = _NOW[state].format(title=name)
    note = walk.Note(text, changed.number, about=station.key if changed.number is not None else "")
    if state in (State.DONE, State.SKIPPED):
        return await show_ahead(where, way, article, note, after=station.step.number, first=changed.first_finish)
    progress = way.progress(article)
    return show_step(where, way, progress, station_of(progress, section), note)


def station_of(progress: Progress, section: Section) -> Station:
    """The step that a section is.

    Raises:
        Refused: It is none.
    """
    for station in progress.stations:
        if station.section.id == section.id:
            return station
    step = progress.article.step_of(section.id)
    if step is not None:
        above = progress.stations[step.number - 1]
        text = phrases.NO_STEP_NOW.format(
            title=title(section.title, _NAME), number=step.number, step=title(above.section.title, _NAME)
        )
        label = phrases.SHOW_STEP.format(number=step.number)
        raise Refused(text, buttons.row(buttons.button(buttons.LOOK, above.key, label=label)))
    raise Refused(phrases.NO_STEP_AT_ALL.format(title=title(section.title, _NAME)))
