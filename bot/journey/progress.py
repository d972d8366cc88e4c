"""How far a member is along an article: their marks laid over the path of now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.journey.ledger import Ledger
from bot.journey.marks import STRENGTH, Mark, Marks, State
from knowledge.model import Article, Section, Step, section_key


@dataclass(frozen=True, slots=True)
class Station:
    """A step of the path with how it stands.

    Attributes:
        step: The step.
        section: Its section.
        key: The section's key.
        state: See `State`.
        at: Since when, or None for a step that was never marked.
        via: The title of the alternative by which it was done, or "".
    """

    step: Step
    section: Section
    key: str
    state: State = State.PENDING
    at: datetime | None = None
    via: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do here."""
        return self.state in (State.DONE, State.SKIPPED)


@dataclass(frozen=True, slots=True)
class Progress:
    """A member's way along one article.

    Attributes:
        article: As it is now; all totals are its own.
        stations: Its steps in order.
        history: How many marks are of steps that this article had once.
        latest: When a mark of it was last changed, or None.
    """

    article: Article
    stations: tuple[Station, ...]
    history: int = 0
    latest: datetime | None = None

    def count(self, state: State) -> int:
        """How many steps stand so."""
        return sum(station.state is state for station in self.stations)

    @property
    def begun(self) -> bool:
        """Whether any step is marked."""
        return any(station.state is not State.PENDING for station in self.stations)

    @property
    def finished(self) -> bool:
        """Whether no step is left, and at least one was done."""
        return all(station.settled for station in self.stations) and self.count(State.DONE) > 0

    @property
    def percent(self) -> int:
        """Of the steps that were not skipped, how many are done: 0 to 100, and 100 only when none is left."""
        wanted = len(self.stations) - self.count(State.SKIPPED)
        return 100 * self.count(State.DONE) // wanted if wanted else 0

    @property
    def current(self) -> Station | None:
        """The next step: the first in progress, else the first that is open; None where none is left."""
        doing = next((station for station in self.stations if station.state is State.DOING), None)
        return doing or next((station for station in self.stations if not station.settled), None)

    def after(self, number: int) -> Station | None:
        """The first open step after the one with this number, else the first open one; None where none is left."""
        later = (station for station in self.stations[number:] if not station.settled)
        return next(later, None) or self.current

    def station(self, number: int) -> Station | None:
        """The step with this number, counted from 1; None outside the path."""
        return self.stations[number - 1] if 1 <= number <= len(self.stations) else None


def standing(ledger: Ledger, marks: Marks, key: str) -> Mark | None:
    """The mark that counts for a section: its own, else the strongest of those of the sections it came from."""
    own = marks.get(key)
    if own is not None:
        return own
    came = [mark for source, until in ledger.sources(key) if (mark := marks.get(source)) and (until is None or mark.at <= until)]
    return max(came, key=lambda mark: (STRENGTH[mark.state], mark.at), default=None)


def progress_of(article: Article, ledger: Ledger, marks: Marks) -> Progress:
    """How far somebody with these marks is along an article."""
    stations: list[Station] = []
    counted: set[str] = set()
    for step in article.steps:
        key = section_key(article.slug, step.section)
        counted |= {key, *(source for source, _ in ledger.sources(key))}
        mark = standing(ledger, marks, key)
        section = article.section(step.section)
        if mark is None or mark.state is State.PENDING:
            stations.append(Station(step, section, key, at=mark.at if mark else None))
        else:
            stations.append(Station(step, section, key, mark.state, mark.at, _title(ledger, mark.via)))
    of_article = {key for key in marks if (look := ledger.look(key)) is not None and look.article == article.slug}
    mine = [mark.at for key, mark in marks.items() if key in of_article | counted]
    history = sum(key not in counted and marks[key].state is not State.PENDING for key in of_article)
    return Progress(article, tuple(stations), history, max(mine, default=None))


def kept_of_gone(ledger: Ledger, marks: Marks, slugs: Collection[str]) -> int:
    """How many marks are of steps whose whole article is gone.

    Args:
        ledger, marks: See `progress_of`.
        slugs: Of the articles of now.
    """
    gone = (key for key, mark in marks.items() if mark.state is not State.PENDING and not ledger.now(key))
    return sum((look := ledger.look(key)) is not None and look.article not in slugs for key in gone)


def _title(ledger: Ledger, key: str | None) -> str:
    if key is None:
        return ""
    look = next((look for one in (*ledger.now(key), key) if (look := ledger.look(one)) is not None), None)
    return look.title if look is not None else ""
