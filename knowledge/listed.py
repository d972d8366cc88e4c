"""A path that the author lists: "In short, this is the order: 1. Safety gear, 2. Theory at home, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.model import BlockKind, Section
from knowledge.text import stem, words_of
from knowledge.wordings import wordings

# A list of two is no path.
_FEWEST = 3
# An item names a heading where one has so much of the words of the other.
_NAMED = 0.5
# What a word costs that only one of both has: enough to tell two apart that hold all.
_BESIDE = 0.01
# A list of what to buy names a heading by chance, not most of its items one.
_MOST = 0.7
# "Apprentice" and "apprenticeship" begin alike.
_ALIKE = 6


@dataclass(frozen=True, slots=True)
class Listed:
    """A numbered list that names headings.

    Attributes:
        home: The section that it stands in.
        steps: The sections that it names, in its order.
    """

    home: Section
    steps: tuple[Section, ...]


def listed_path(sections: Sequence[Section], steps: Sequence[Section]) -> Listed | None:
    """The first numbered list of an article that names most of its items' headings; None where there is none.

    Args:
        sections: Where to look for the list, in the article's order.
        steps: The sections that may be steps.
    """
    titles = {one.id: _content(one.title) for one in steps}
    for home in sections:
        for items in _numbered_lists(home):
            named = _named([_content(item) for item in items], [one for one in steps if one is not home], titles)
            if len(named) >= _FEWEST and len(named) >= _MOST * len(items):
                return Listed(home, tuple(named))
    return None


def _numbered_lists(section: Section) -> Iterator[list[str]]:
    """The items of each numbered list of a section: those from a first number on that go on counting."""
    items: list[str] = []
    for block in section.blocks:
        if block.kind is BlockKind.ITEM and block.depth:
            continue
        number = block.marker.rstrip(".)") if block.kind is BlockKind.ITEM else ""
        if number.isdigit() and items and int(number) != 1:
            items.append(block.sentences[0].text)
            continue
        if items:
            yield items
        items = [block.sentences[0].text] if number == "1" else []
    if items:
        yield items


def _named(items: list[frozenset[str]], steps: list[Section], titles: dict[str, frozenset[str]]) -> list[Section]:
    """The section that each item names, the plainest first; what is taken by another item names it no more."""
    pairs = sorted(
        ((_fit(item, titles[one.id]), -at, -number) for at, item in enumerate(items) for number, one in enumerate(steps)),
        reverse=True,
    )
    found: dict[int, int] = {}
    for fit, at, number in pairs:
        if fit > 0 and -at not in found and -number not in found.values():
            found[-at] = -number
    return [steps[found[at]] for at in sorted(found)]


def _fit(item: frozenset[str], title: frozenset[str]) -> float:
    """How much of one is in the other, 0 to 1; of two that hold all, the one that holds less beside fits better."""
    if not item or not title:
        return 0.0
    both = sum(any(_alike(one, other) for other in item) for one in title)
    shorter = both / min(len(item), len(title))
    return min(1.0, shorter) - _BESIDE * abs(len(item) - len(title)) if shorter >= _NAMED else 0.0


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= _ALIKE and len(other) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE])


def _content(text: str) -> frozenset[str]:
    """The stems of a heading or an item that say what it is about; all of them where none does."""
    words = words_of(text)
    small = wordings().small
    return frozenset(stem(word) for word in words if word not in small) or frozenset(map(stem, words))
