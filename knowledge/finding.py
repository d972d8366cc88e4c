"""Which links of the library fit what somebody wants: by topic, provider, cost, kind and article."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2s

from knowledge.answer import answer
from knowledge.library import Library
from knowledge.model import Article, Cost, Resource, Section, Verdict, section_key
from knowledge.pick import resources_of

_ANY = "-"


def _short(text: str) -> str:
    return blake2s(text.casefold().encode(), digest_size=4).hexdigest() if text else _ANY


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants; "" for whatever.

    Attributes:
        cost: ``free``, ``paid`` or ``unknown``.
        kind: As `Kind` has it.
        provider: Its short hash (`wanted`).
        topic: The key of the section that the topic leads to, or of one link (its address's short hash).
        article: Its slug's short hash.
    """

    cost: str = ""
    kind: str = ""
    provider: str = ""
    topic: str = ""
    article: str = ""

    def code(self) -> str:
        """As a custom id carries it: at most 60 characters."""
        return ":".join(part or _ANY for part in (self.cost, self.kind, self.provider, self.topic, self.article))


def decode(code: str) -> Wanted:
    """What `Wanted.code` gave; anything that isn't one wants whatever."""
    parts = ["" if part == _ANY else part for part in code.split(":")]
    return Wanted(*parts) if len(parts) == 5 else Wanted()


def wanted(library: Library, *, topic: str = "", provider: str = "", cost: str = "", kind: str = "", article: str = "") -> Wanted:
    """What the words of a command want; a topic is looked up as a question would be."""
    key = ""
    if topic:
        named = next((r for a in library.articles for r in a.resources if r.title.casefold() == topic.casefold()), None)
        found = answer(library, topic, article=article or None)
        if named is not None:
            key = _short(named.url)
        elif found.article is not None and found.section is not None and found.verdict is Verdict.ANSWER:
            key = section_key(found.article.slug, found.section.id)
        else:
            key = "none"
    return Wanted(cost, kind, _short(provider) if provider else "", key, _short(article) if article else "")


def find(library: Library, wants: Wanted) -> tuple[tuple[Article, Resource], ...]:
    """The links that fit, free ones first where cost matters not, else in the articles' order."""
    found: list[tuple[Article, Resource]] = []
    for article in library.articles:
        if wants.article and _short(article.slug) != wants.article:
            continue
        for resource in _of_topic(library, article, wants.topic):
            fits = (
                (not wants.cost or resource.cost.value == wants.cost)
                and (not wants.kind or resource.kind.value == wants.kind)
                and (not wants.provider or _short(resource.provider) == wants.provider)
            )
            if fits:
                found.append((article, resource))
    return tuple(sorted(found, key=lambda one: one[1].cost is not Cost.FREE)) if not wants.topic else tuple(found)


def _of_topic(library: Library, article: Article, topic: str) -> tuple[Resource, ...]:
    if not topic:
        return article.resources
    place = library.find_key(topic)
    if place is not None:
        owner, section = place
        return resources_of(owner, section) if owner is article else ()
    return tuple(resource for resource in article.resources if _short(resource.url) == topic)


def find_section(library: Library, text: str, article: str | None = None) -> tuple[Article, Section] | None:
    """The section that a command's option names: by key, by title, else as a question would find it."""
    known = library.find_key(text)
    if known is not None:
        return known
    wanted_title = text.strip().casefold()
    for one in library.articles:
        for section in one.sections:
            if section.title.casefold() == wanted_title and article in (None, one.slug):
                return one, section
    found = answer(library, text, article=article)
    if found.verdict is Verdict.ANSWER and found.article is not None and found.section is not None:
        return found.article, found.section
    return None
