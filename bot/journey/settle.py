"""What an edit of the articles did to their sections: which stayed, were reworded, moved, split, removed, or returned.

By id first: a section with the key of an old one is that one. What is left is matched by likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.journey.ledger import Entry, Lead, Ledger, Look
from bot.journey.likeness import MOST_OF_IT, items, likeness, shared, words

# Above any likeness: a section that returns takes back what it had become.
_WAS_IT = 9.0


class Became(StrEnum):
    """What happened to a section under its old name."""

    REWORDED = "reworded"
    MOVED = "moved"
    SPLIT = "split"
    REMOVED = "removed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one section.

    Attributes:
        became: See `Became`.
        old: As it looked before; as it looks now where it returned.
        new: What its marks count for now; empty where it was removed.
    """

    became: Became
    old: Look
    new: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of `settle`.

    Attributes:
        ledger: The new one.
        changed: The keys of the entries that are new or other than before.
        fates: What became of sections, in the order of the ledger; without those that stayed or are new.
        renamed: Slugs of articles that are gone, with the slug of the article that they became.
    """

    ledger: Ledger
    changed: frozenset[str]
    fates: tuple[Fate, ...]
    renamed: tuple[tuple[str, str], ...] = ()


def settle(ledger: Ledger, looks: Sequence[Look], at: datetime) -> Settled:
    """Bring the ledger up to the articles of now.

    Args:
        ledger: As it was left after the last edit.
        looks: Every section of now.
        at: This moment, in UTC.
    """
    now = {look.key: look for look in looks}
    entries = dict(ledger.entries)
    vanished = [entry.look for key, entry in entries.items() if entry.here and key not in now]
    lost = [entry.look for key, entry in entries.items() if not entry.here and key not in now and not ledger.now(key)]
    fresh = [look for look in looks if look.key not in entries]
    returned = [look for look in looks if look.key in entries and not entries[look.key].here]
    stayed = [entries[look.key].look for look in looks if look.key in entries and entries[look.key].here]

    leads: dict[str, list[Look]] = defaultdict(list)
    if entries:
        for old, new in _paired(ledger, [*vanished, *lost], [*fresh, *returned]):
            leads[old.key].append(new)
        found = {new.key for several in leads.values() for new in several}
        for old, part in _parts(vanished, stayed, now, [look for look in fresh if look.key not in found]):
            leads[old.key].append(part)

    for look in looks:
        entries[look.key] = replace(entries[look.key], look=look, here=True) if look.key in entries else Entry(look)
    for look in vanished:
        entries[look.key] = replace(entries[look.key], here=False)
    for key, became in leads.items():
        again = tuple(Lead(new.key, at) for new in became)
        kept = tuple(lead for lead in entries[key].leads if lead.to not in {one.to for one in again})
        entries[key] = replace(entries[key], leads=(*again, *kept))
    changed = frozenset(key for key, entry in entries.items() if ledger.entries.get(key) != entry)
    return Settled(
        Ledger(entries) if changed else ledger,
        changed,
        tuple(_fates(vanished, lost, stayed, returned, leads)),
        tuple(_renamed(ledger, now, leads)),
    )


def _paired(ledger: Ledger, olds: Sequence[Look], news: Sequence[Look]) -> list[tuple[Look, Look]]:
    """Each old section with the new one that carries it on: one to one as far as it goes, then several into one."""
    scored: list[tuple[float, int, int]] = []
    for a, b in _candidates(olds, news):
        score = likeness(olds[a], news[b])
        entry = ledger.entries.get(news[b].key)
        if entry is not None and any(lead.to == olds[a].key for lead in entry.leads):
            score = _WAS_IT
        if score is not None:
            scored.append((-score, a, b))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in sorted(scored):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    for _, a, b in sorted(scored):
        if a not in pairs and shared(items(olds[a]), items(news[b])) >= MOST_OF_IT:
            pairs[a] = b
    return [(olds[a], news[b]) for a, b in sorted(pairs.items())]


def _candidates(olds: Sequence[Look], news: Sequence[Look]) -> Iterable[tuple[int, int]]:
    """Pairs worth comparing: those of one article, and those that share content; not all with all of a large library."""
    by_item: dict[str, list[int]] = defaultdict(list)
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, new in enumerate(news):
        by_article[new.article].append(number)
        for item in items(new):
            by_item[item].append(number)
    for number, old in enumerate(olds):
        worth = {*by_article[old.article], *(other for item in items(old) for other in by_item[item])}
        yield from ((number, other) for other in sorted(worth))


def _parts(
    vanished: Sequence[Look], stayed: Sequence[Look], now: dict[str, Look], fresh: Sequence[Look]
) -> Iterable[tuple[Look, Look]]:
    """New sections that were split off an old one: most of what they hold stood there before and does so no more."""
    for new in fresh:
        best: tuple[float, Look] | None = None
        for old in (*vanished, *stayed):
            if old.article != new.article:
                continue
            left = items(now[old.key]) if old.key in now else {}
            came = {item for item in items(old) if item not in left}
            score = shared(items(new), came)
            if score < MOST_OF_IT and old.key not in now and words(new.title) < words(old.title):
                # "HTML & CSS" became "HTML" and "CSS", each with a text of its own.
                score = MOST_OF_IT
            if score >= MOST_OF_IT and (best is None or score > best[0]):
                best = (score, old)
        if best is not None:
            yield best[1], new


def _fates(
    vanished: Sequence[Look],
    lost: Sequence[Look],
    stayed: Sequence[Look],
    returned: Sequence[Look],
    leads: dict[str, list[Look]],
) -> Iterable[Fate]:
    for old in vanished:
        new = tuple(leads.get(old.key, ()))
        if not new:
            yield Fate(Became.REMOVED, old)
        elif len(new) > 1:
            yield Fate(Became.SPLIT, old, new)
        else:
            yield Fate(Became.MOVED if new[0].title == old.title else Became.REWORDED, old, new)
    for old in stayed:
        if old.key in leads:
            yield Fate(Became.SPLIT, old, (old, *leads[old.key]))
    carried = {new.key for several in leads.values() for new in several}
    for old in lost:
        if old.key in leads:
            yield Fate(Became.RETURNED, old, tuple(leads[old.key]))
    for look in returned:
        if look.key not in carried:
            yield Fate(Became.RETURNED, look, (look,))


def _renamed(ledger: Ledger, now: dict[str, Look], leads: dict[str, list[Look]]) -> Iterable[tuple[str, str]]:
    """Articles all of whose sections are gone and most of whose became sections of one other."""
    there = {look.article for look in now.values()}
    sections: dict[str, list[str]] = defaultdict(list)
    for key, entry in ledger.entries.items():
        if entry.here and entry.look.article not in there:
            sections[entry.look.article].append(key)
    for slug, keys in sections.items():
        went = [leads[key][0].article for key in keys if key in leads]
        for other in dict.fromkeys(went):
            if 2 * went.count(other) > len(keys):
                yield slug, other
