"""From a question to the sections that fit it, best first, with how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.evidence import MATTERS, evidence, sure
from knowledge.library import Library
from knowledge.model import Article, Match, Section
from knowledge.postings import Floats
from knowledge.query import Query, Slot
from knowledge.text import stem, stems_of, words_of

MATCHES = 10
# What the words for the aim count beside the rest.
_WHOLE = 0.4
# How much of its score a section needs all of the question for.
_COVERED = 0.6
# Of two that fit alike the step comes before the alternative.
_ON_PATH = 1.04
# What tells of every step tells less of each than the step itself.
_IN_SHORT = 0.5
# What a story counts beside the question in it.
_TOLD = 0.5
# What the article that a conversation is about counts more.
_PREFERRED = 0.3
# Of two that fit alike the one whose heading is named whole, so far as it is among the best.
_WHOLE_HEADING = 1.25
_MOST_HEADINGS = 6
# "Books" under one of several subjects, where a book is asked for.
_KIND_NAMED = 1.5
_SAME = 0.8
# Who asks for a course wants a section that links one.
_LINKED = 1.3
# "Where do I learn QGIS": no longer than this.
_SHORT = 8
# A known link in a question leaves little doubt.
_BY_URL = 0.97


@dataclass(frozen=True, slots=True)
class Ranked:
    """Sections that fit, best first.

    Attributes:
        matches: Ten at most; empty where nothing fits at all.
        best: Where the first match's best sentence stands: (block, sentence) numbers.
        coverage: For each match the share of the question's weight that it has wordings for, 0 to 1.
        sure: 0 to 1, how sure it is that the first match answers the question.
        numbers: The matches' numbers in the index.
    """

    matches: tuple[Match, ...]
    best: tuple[int, int]
    coverage: tuple[float, ...]
    sure: float
    numbers: tuple[int, ...] = ()


NOTHING = Ranked((), (-1, 0), (), 0.0)


def rank(
    library: Library,
    query: Query,
    about: Query,
    article: str | None = None,
    prefer: Article | None = None,
    told: Query | None = None,
) -> Ranked:
    """The sections that fit a question.

    Args:
        library: Where to look.
        query: The whole question.
        about: What is left of it without the words for its aim; the same query where it has none.
        article: Only sections of the article with this slug.
        prefer: Of two that fit alike the one of this article comes first.
        told: The whole story that the question stands in.
    """
    index = library.index
    same = about is query
    query = _without_learning(query)
    about = query if same else _without_learning(about)
    whole = index.score(query)
    part = index.score(about) if about is not query and about.slots else whole
    total = _WHOLE * whole.total + (1 - _WHOLE) * part.total if part is not whole else whole.total.copy()
    covered = np.maximum(part.coverage, whole.coverage) if part is not whole else whole.coverage
    total *= 1 - _COVERED + _COVERED * covered
    total *= np.where(index.on_path, _ON_PATH, 1.0)
    total *= np.where(index.outline, _IN_SHORT, 1.0)
    if not library.lexicon.linked.isdisjoint(query.words):
        total *= np.where(index.linked, _LINKED, 1.0)
    if told is not None:
        total += _TOLD * index.score(told).total
    for key in query.urls:
        for number in index.by_url.get(key, ()):
            total[number] += 100.0
    if article is not None:
        total *= _of(library, article)
    elif prefer is not None and len(library.articles) > 1:
        total *= 1 + _PREFERRED * _of(library, prefer.slug)
    found = _whole_headings_first(library, about if about.slots else query, best_of(total, MATCHES))
    if not found:
        return NOTHING
    places = [index.places[number] for number, _ in found]
    top = found[0][1]
    matches = tuple([Match(*place, round(score / top, 4)) for place, (_, score) in zip(places, found, strict=True)])
    first = found[0][0]
    place = index.best_sentence(part, first)
    numbers = tuple(number for number, _ in found)
    coverage: tuple[float, ...] = tuple(covered[list(numbers)].tolist())
    if any(key in index.by_url for key in query.urls):
        return Ranked(matches, place, coverage, _BY_URL, numbers)
    margin = 1 - matches[1].score if len(matches) > 1 else 1.0
    own, of_it = (about, part) if part is not whole else (query, whole)
    facts = evidence(index, own, of_it, first, coverage[0], margin, library.lexicon, query.typed)
    return Ranked(matches, place, coverage, sure(facts), numbers)


def _without_learning(query: Query) -> Query:
    """A question without "learn", where it asks where or how to learn a thing: "Learn SQL" is not about QGIS for that word."""
    words = query.typed
    if len(words) > _SHORT or words[:1] not in (("where",), ("how",)) or "learn" not in words[2:4]:
        return query
    if not any(slot.need >= MATTERS and not slot.medium for slot in query.slots):
        return query
    return replace(query, slots=tuple(slot for slot in query.slots if slot.word != "learn"))


def _whole_headings_first(library: Library, query: Query, found: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Of the sections that fit best, let those count more whose heading a question has every telling word of."""
    lexicon, places = library.lexicon, library.index.places
    said = said_in(query)
    named = {
        number: score * _WHOLE_HEADING
        for number, score in found[:_MOST_HEADINGS]
        if (own := _telling(places[number][1].title, lexicon.ignored, lexicon.kinds)) and own <= said
    }
    for number, score in found[:_MOST_HEADINGS]:
        article, section = places[number]
        if is_kind_named(article, section, said):
            over = _telling(section.path[-2], lexicon.ignored, lexicon.kinds)
            named[number] = score * _KIND_NAMED * (_WHOLE_HEADING if over and over <= said else 1.0)
    if not named:
        return found
    return sorted([(number, named.get(number, score)) for number, score in found], key=itemgetter(1), reverse=True)


def said_in(query: Query) -> frozenset[str]:
    """The stems that a question says, whatever the form."""
    return frozenset(part for slot in query.slots for wording, worth in slot.wordings if worth >= _SAME for part in wording)


def is_kind_named(article: Article, section: Section, said: frozenset[str]) -> bool:
    """Whether a section is called by a kind of thing that a question says, and stands under one of several subjects."""
    return article.shares_title(section) and stems_of(section.title) <= said


@lru_cache(maxsize=4096)
def _telling(title: str, ignored: frozenset[str], kinds: frozenset[str]) -> frozenset[str]:
    """The stems of a heading's words but for small ones, numbers and kinds of steps."""
    return frozenset(stem(word) for word in words_of(title) if word not in ignored and not word.isdigit()) - kinds


def best_of(total: NDArray[np.floating[Any]], most: int) -> list[tuple[int, float]]:
    """The numbers of so many sections of the highest totals, the highest first, with these; none of those that have nothing."""
    numbers = (-total).argpartition(most - 1)[:most] if len(total) > most else np.arange(len(total))
    found = zip(numbers.tolist(), total[numbers].tolist(), strict=True)
    return sorted([one for one in found if one[1] > 0], key=itemgetter(1), reverse=True)


def _of(library: Library, slug: str) -> Floats:
    """1 for each section of the article with this slug, 0 for all others."""
    index = library.index
    mine = np.array([article.slug == slug for article in library.articles], np.float32)
    return np.repeat(mine, index.article_sizes)


def read_part(library: Library, text: str) -> Query:
    """A part of a question, read as a question of its own."""
    return library.reader.read(text)


def holds_all(text: str, slots: Iterable[Slot], least: float = _SAME) -> bool:
    """Whether a text has a wording of every one of these slots that is at least this good."""
    return all(holds(text, [slot], least) for slot in slots)


def holds(text: str, slots: Iterable[Slot], least: float = 0.0) -> bool:
    """Whether an article's text has a wording of one of these slots that is at least this good."""
    return has_any(stems_of(text), slots, least)


def has_any(stems: frozenset[str], slots: Iterable[Slot], least: float = 0.0) -> bool:
    """Whether one of these slots has a wording at least this good of which these stems have every one."""
    for slot in slots:
        for wording, worth in slot.wordings:
            if worth >= least and stems.issuperset(wording):
                return True
    return False
