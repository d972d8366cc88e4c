"""Leads on what somebody teaches or offers: "courses by Andrew Ng", "the one by IBM"."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.leads.asked import FOLLOWS, MATTERS, Asked, Lead
from knowledge.model import Article, Resource, Section
from knowledge.pick import resources_of
from knowledge.query import Slot
from knowledge.ranking import holds, read_part
from knowledge.text import stem, words_of

_MOST_OF_A_NAME = 4
_AS_GOOD = 0.6
# With these ends a name.
_BUT = frozenset({"besides", "beside", "than", "without", "except"})
_BEHIND = _BUT | frozenset(
    {"on", "for", "in", "at", "about", "with", "to", "that", "which", "and", "or", "but", "from", "is", "are", "was"}
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name stands: a sentence of a section, or a link's title (block -1)."""

    article: Article
    section: Section
    block: int
    sentence: int


def by(asked: Asked) -> Lead | None:
    """The section that speaks of who is named behind "by": the one that fits the rest best, on the path before beside it."""
    said, beside = _cut(asked.wish.second.split())
    name = [slot for slot in read_part(asked.library, said).slots if slot.need >= MATTERS]
    if not 0 < len(name) <= _MOST_OF_A_NAME or not all(slot.wordings for slot in name):
        return None
    places = [place for article in _asked_of(asked) for place in _places(article, name)]
    rest = _rest(asked, (*asked.about.slots, *read_part(asked.library, beside).slots))
    if not places or not all(any(_holds(place, slot) for place in places) for slot in rest if slot.need >= MATTERS):
        return None
    best = min(
        places,
        key=lambda place: (
            -_fit(place, rest),
            not set(words_of(place.section.title)) <= set(said.split()),
            place.section.id in place.article.alternatives,
        ),
    )
    links = resources_of(best.article, best.section)
    own = tuple(link for link in links if _is_named(_text_of(link), name))
    return Lead(
        best.article,
        best.section,
        max(asked.sure, FOLLOWS),
        block=best.block,
        sentence=best.sentence,
        resources=(*own, *(link for link in links if link not in own)),
        single=len(own) == 1,
    )


def _asked_of(asked: Asked) -> tuple[Article, ...]:
    """The articles that may answer: one, where one was named or spoken of before."""
    if asked.article is not None or asked.thread is not None:
        return asked.articles[:1]
    return asked.articles


def _cut(words: list[str]) -> tuple[str, str]:
    """A name, and what else is asked for behind it: "andrew ng", "on youtube"."""
    end = next((at for at, word in enumerate(words) if at and word in _BEHIND), len(words))
    behind = words[end:] if _BUT.isdisjoint(words[end : end + 1]) else []
    return " ".join(words[:end]), " ".join(behind)


def _rest(asked: Asked, slots: tuple[Slot, ...]) -> list[Slot]:
    """What is asked for beside the name: "lectures"; words that fit whatever is taught left out."""
    general = asked.library.lexicon.general
    return [slot for slot in slots if not all(stem(word) in general for word in slot.word.split())]


def _places(article: Article, name: list[Slot]) -> list[_Place]:
    """Where an article writes a name, once for each section."""
    return [place for section in article.sections if (place := _place(article, section, name)) is not None]


def _place(article: Article, section: Section, name: list[Slot]) -> _Place | None:
    for at, block in enumerate(section.blocks):
        for number, sentence in enumerate(block.sentences):
            if _is_named(sentence.text, name):
                return _Place(article, section, at, number)
    named = any(_is_named(_text_of(link), name) for link in section.resources)
    return _Place(article, section, -1, 0) if named or _is_named(section.title, name) else None


def _is_named(text: str, name: list[Slot]) -> bool:
    """Whether a text has all words of a name, one of them at least written with a capital."""
    if not all(holds(text, [slot], _AS_GOOD) for slot in name):
        return False
    written = {stem(word) for raw in text.split() if any(map(str.isupper, raw)) for word in words_of(raw)}
    return any(not written.isdisjoint(stems) for slot in name for stems, worth in slot.wordings if worth >= _AS_GOOD)


def _text_of(link: Resource) -> str:
    return " ".join((*link.names, link.provider, link.note))


def _holds(place: _Place, slot: Slot) -> bool:
    """Whether a section has a word for it at all."""
    section = place.section
    texts = [section.title, *map(_text_of, section.resources), *(s.text for block in section.blocks for s in block.sentences)]
    return holds(" ".join(texts), [slot])


def _fit(place: _Place, rest: list[Slot]) -> int:
    """How much of what is asked for stands in the heading or the titles of the links."""
    head = " ".join((place.section.title, *(name for link in place.section.resources for name in link.names)))
    return sum(holds(head, [slot], _AS_GOOD) for slot in rest)
