"""A path that the author lists: "In short, this is the order: 1. Safety gear, 2. Theory at home, …"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.model import BlockKind, Section
from knowledge.text import stem, words_of
from knowledge.wordings import wordings

# A list of two is no path.
_FEWEST = 3
# What is told in short has so many items, and about as many as there are steps.
_SEVERAL = 5
_ABOUT = 2
_MOST_OF_THEM = 0.6
# How an author leads over to what is done in order.
_IN_ORDER = re.compile(
    r"\b(?:order|path|road|route|roadmap|steps?|stages?|short|brief|way|plan|napkin|glance|starting over|how to)\b",
    re.IGNORECASE,
)
# Of the items of a list so many must be told of, each by a section that has at least so much of it; a heading's words count more.
_MOST_ITEMS = 0.75
_LEAST_FIT = 0.9
_IN_TITLE = 2.0
# An item names a heading where one has so much of the words of the other.
_NAMED = 0.5
# What a word costs that only one of both has: enough to tell two apart that hold all.
_BESIDE = 0.01
# A list of what to buy names a heading by chance, not most of its items one.
_MOST = 0.7
_BEHIND = re.compile(r"(?<=\w)(?::\s|\s+[-–—]\s|,\s|\s\()")
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
            named = _named([_contents(item) for item in items], [one for one in steps if one is not home], titles)
            if len(named) >= _FEWEST and len(named) >= _MOST * len(items):
                return Listed(home, tuple(named))
    return None


def told_in_order(sections: Sequence[Section], headed: Sequence[Section]) -> tuple[Section, ...]:
    """The sections that the first numbered list of an article tells in short, in their order, whatever they are called.

    "2. Learn to pick" is told by the section below "Pick up a pick", and "1. How a lock works" by the one that speaks of pins
    and locks. Each item takes the section that shares most telling words with it, none before that of the item above.

    Args:
        sections: Where to look for the list: the article's first few.
        headed: The sections that may be steps, of one level, in order.
    """
    lists = (found for one in sections if _leads_over(one) for found in _numbered_lists(one))
    items = next((found for found in lists if len(found) >= _SEVERAL), None)
    if items is None or len(headed) < len(items):
        return ()
    titles = [_content(one.title) for one in headed]
    texts = [title | _content(_text(one)) for title, one in zip(titles, headed, strict=True)]
    wanted = [_content(item) for item in items]
    spread = {word: sum(word in text for text in texts) for word in frozenset().union(*wanted)}
    rarity = {word: math.log(len(texts) / count) for word, count in spread.items() if count}

    def fit(item: frozenset[str], at: int) -> float:
        return sum(rarity[word] * (_IN_TITLE if word in titles[at] else 1.0) for word in item & texts[at])

    # The best so far of the first items that ends at or before each section, with the items and the sections taken.
    best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())] * (len(headed) + 1)
    for number, item in enumerate(wanted):
        row = [best[0]]
        for at in range(len(headed)):
            own = fit(item, at)
            taken = (best[at][0] + own, (*best[at][1], (number, at))) if own >= _LEAST_FIT else (0.0, ())
            row.append(max(row[at], best[at + 1], taken, key=lambda one: one[0]))
        best = row
    found = best[-1][1]
    if len(found) < _MOST_ITEMS * len(items):
        return ()
    return tuple(headed[at] for at in sorted({*(at for _, at in found), *_between(found)}))


def _leads_over(section: Section) -> bool:
    """Whether a heading, or the sentence before a section's first list, speaks of an order: "In short, I'd do this:"."""
    said = section.title
    for block in section.blocks:
        if block.kind is BlockKind.ITEM:
            break
        said = f"{section.title} {block.sentences[-1].text}" if block.sentences else said
    return _IN_ORDER.search(said) is not None


def _between(found: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The sections between two that are told of, where as many items stand between theirs: each is told by one of these."""
    for (number, at), (next_number, next_at) in pairwise(found):
        if next_number - number == next_at - at:
            yield from range(at + 1, next_at)


def outline_of(sections: Sequence[Section], steps: Sequence[Section]) -> Section | None:
    """The section that tells the whole path in short: by a numbered list of about as many items as there are steps, most of
    which speak of one.

    Args:
        sections: Those that may, in the article's order.
        steps: Those of the path, none of them among these.
    """
    about = [_content(f"{one.title} {_text(one)}") for one in steps]
    for section in sections:
        for items in _numbered_lists(section):
            if len(items) < _SEVERAL or abs(len(items) - len(steps)) > _ABOUT:
                continue
            if sum(any(_content(item) & text for text in about) for item in items) >= _MOST_OF_THEM * len(items):
                return section
    return None


def _text(section: Section) -> str:
    return " ".join(sentence.text for block in section.blocks for sentence in block.sentences)


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


def _contents(item: str) -> list[frozenset[str]]:
    """What an item is about, and what its beginning is, where more follows: "Get the degree: three years, or two"."""
    return [_content(item), _content(_BEHIND.split(item, maxsplit=1)[0])]


def _named(items: list[list[frozenset[str]]], steps: list[Section], titles: dict[str, frozenset[str]]) -> list[Section]:
    """The section that each item names, the plainest first; what is taken by another item names it no more."""
    pairs = sorted(
        (
            (max(_fit(said, titles[one.id]) for said in item), -at, -number)
            for at, item in enumerate(items)
            for number, one in enumerate(steps)
        ),
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
