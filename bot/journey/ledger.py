"""The ledger: what every section that ever was looked like last, and which sections of now it leads to.

Marks and buttons hold a section's key for ever. When a heading is reworded, moved or split, its key changes; the ledger
keeps where the old key leads, so that neither is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s
from types import MappingProxyType

from knowledge.library import Library
from knowledge.model import Article, Section, section_key


@dataclass(frozen=True, slots=True)
class Look:
    """What tells a section from others.

    Attributes:
        key: See `knowledge.model.section_key`.
        article, section: The article's slug and the section's id.
        title: Its heading.
        step: Whether it is a step of the path.
        urls: The addresses of its links.
        text: Short hashes of its sentences and of the titles right under it; the text itself is not kept.
    """

    key: str
    article: str
    section: str
    title: str
    step: bool = False
    urls: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """That a section's marks count for another since an edit; of a section that is still there, the marks from before."""

    to: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of now or of once.

    Attributes:
        look: What it looks like, or looked like last.
        here: Whether the articles have it now.
        leads: Which sections it became, the likest first; one that is here leads to what was split off it.
    """

    look: Look
    here: bool = True
    leads: tuple[Lead, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries by key, one immutable value."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    _sources: Mapping[str, tuple[tuple[str, datetime | None], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", MappingProxyType(dict(self.entries)))
        sources: dict[str, list[tuple[str, datetime | None]]] = {}
        for key, entry in self.entries.items():
            if entry.leads:
                for place, until in self._reached(key):
                    if place != key:
                        sources.setdefault(place, []).append((key, until))
        object.__setattr__(self, "_sources", {key: tuple(found) for key, found in sources.items()})

    def _reached(self, key: str) -> Iterator[tuple[str, datetime | None]]:
        """The sections of now that marks of a key count for, each with the moment up to which they do, or None."""
        seen: set[str] = set()
        left: list[tuple[str, datetime | None]] = [(key, None)]
        while left:
            here, until = left.pop(0)
            entry = self.entries.get(here)
            if entry is None or here in seen:
                continue
            seen.add(here)
            if entry.here:
                yield here, until
            for lead in entry.leads:
                bound = min(lead.since, until) if entry.here and until is not None else lead.since if entry.here else until
                left.append((lead.to, bound))

    def now(self, key: str) -> tuple[str, ...]:
        """The keys of the sections of now that an old key means, the likest first; its own where it is still there."""
        entry = self.entries.get(key)
        if entry is not None and entry.here:
            return (key,)
        return tuple(place for place, until in self._reached(key) if until is None)

    def sources(self, key: str) -> tuple[tuple[str, datetime | None], ...]:
        """The other keys whose marks count for a section, each with the moment up to which they do, or None."""
        return self._sources.get(key, ())

    def is_here(self, key: str) -> bool:
        """Whether the articles have a section of this key now."""
        entry = self.entries.get(key)
        return entry is not None and entry.here

    def reach(self, key: str) -> frozenset[str]:
        """The sections of now for which a mark of this key may count, its own among them."""
        return frozenset(place for place, _ in self._reached(key))

    def look(self, key: str) -> Look | None:
        """What a section looks like, or looked like last; None for a key that never was."""
        entry = self.entries.get(key)
        return entry.look if entry is not None else None


def looks_of(library: Library) -> tuple[Look, ...]:
    """Every section of a library."""
    return tuple(_look(article, section) for article in library.articles for section in article.sections)


def _look(article: Article, section: Section) -> Look:
    step = article.step_of(section.id)
    said = [sentence.text for block in section.blocks for sentence in block.sentences]
    below = [article.section(child).title for child in section.children]
    return Look(
        key=section_key(article.slug, section.id),
        article=article.slug,
        section=section.id,
        title=section.title,
        step=step is not None and step.section == section.id,
        urls=tuple(dict.fromkeys(resource.url for resource in section.resources)),
        text=tuple(dict.fromkeys(_short(text) for text in (*said, *below) if _short(text))),
    )


def _short(text: str) -> str:
    """A hash of a text's letters and digits alone, so that punctuation and case don't matter; "" where it has none."""
    letters = "".join(c for c in text.casefold() if c.isalnum())
    return blake2s(letters.encode(), digest_size=4).hexdigest() if letters else ""
