"""Which links of the library fit what somebody wants: by topic, provider, cost, kind and article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2s

from knowledge.answer import answer
from knowledge.hosts import known_providers
from knowledge.library import Library
from knowledge.model import Article, Cost, Resource, Section, Verdict, section_key
from knowledge.pick import resources_of
from knowledge.subject import is_about, subject
from knowledge.text import fold, words_of
from knowledge.tips import providers_in

FREE_FIRST = "first"
_ANY = "-"
# "7", "#7", "7th", "step 7", "Step 7 of 60".
_NUMBER = re.compile(r"\s*(?:step|number|no\.?|nr\.?|#)?\s*#?\s*(\d{1,6})(?:st|nd|rd|th|\.)?(?:\s*(?:of|/)\s*(\d{1,6}))?\s*")
_NEAR = 0.4  # of the best match's score
# In confidence: the same words in two articles differ by 0.02 at most, a title that only shares a word by 0.07 at least.
_AS_SURE = 0.04
_FREE = frozenset({"free", "freebie", "freebies", "gratis", "cheap", "cheaper", "cheapest"})
_AND_WHAT_IS = frozenset(
    {"something", "anything", "everything", "stuff", "link", "links", "cost", "any", "some", "pls", "please"}
)


def code_of(text: str) -> str:
    """The short hash by which a custom id names a slug, a provider or an address; a dash for ""."""
    return blake2s(text.casefold().encode(), digest_size=4).hexdigest() if text else _ANY


_NUMBERS = re.compile(r"\s*(?:steps?\s*)?\d+(?:\s*(?:-|to|and|&|,|\+)\s*\d+)+\s*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants; "" for whatever.

    Attributes:
        cost: ``free``, ``paid`` or ``unknown``; ``first`` for whatever, the free ones first.
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
    """What the words of a command want; a topic is looked up as a question would be.

    A topic with "free" in it wants the free ones first; one that is a provider's name, what is from there.
    """
    chosen = tuple(one for one in library.articles if article in ("", one.slug))
    key = _titled(chosen, topic) if topic else ""
    if topic and not key:
        words = words_of(topic)
        asked = [word for word in words if word not in _FREE]
        if len(asked) < len(words):
            cost = cost or FREE_FIRST
            topic = " ".join(asked)
        if not provider:
            provider = _provider_in(library, asked)
            asked = [word for word in asked if word not in words_of(provider)]
        subject_left = any(subject(word) and word not in _AND_WHAT_IS for word in asked)
        if subject_left or not (cost or provider):
            key, article = _looked_up(library, topic, article)
    return Wanted(cost, kind, code_of(provider) if provider else "", key, code_of(article) if article else "")


def _titled(articles: tuple[Article, ...], topic: str) -> str:
    """The topic that is a title, as an option offers it: of one link, or of a section; "" for none."""
    wanted_title = topic.strip().casefold()
    for article in articles:
        for resource in article.resources:
            if resource.title.casefold() == wanted_title:
                return code_of(resource.url)
    for article in articles:
        for section in article.sections:
            if section.title.casefold() == wanted_title:
                return section_key(article.slug, section.id)
    return ""


def _looked_up(library: Library, topic: str, article: str) -> tuple[str, str]:
    """The section that a topic leads to, and the article asked for.

    Where that section has no links, it is the next best that has some; and a topic that an article's own title names
    is all of that article.
    """
    found = answer(library, topic, article=article or None)
    if found.article is None or found.section is None or found.verdict is not Verdict.ANSWER:
        return "none", article
    first = section_key(found.article.slug, found.section.id)
    if find(library, Wanted(topic=first)):
        return first, article
    if set(subject(topic)) <= set(subject(found.article.title)):
        return "", found.article.slug
    near = (section_key(one.article.slug, one.section.id) for one in found.matches if one.score >= _NEAR)
    return next((one for one in near if find(library, Wanted(topic=one))), first), article


def _provider_in(library: Library, words: list[str]) -> str:
    """The well-known provider that a topic names, unless a section is about what it is called."""
    held = {resource.provider for article in library.articles for resource in article.resources}
    titles = [section.title for article in library.articles for section in article.sections]
    for name in providers_in(" ".join(words), tuple(sorted(held & set(known_providers()), key=lambda one: (-len(one), one)))):
        if not any(is_about(one, subject(name)) for one in titles):
            return name
    return ""


def find(library: Library, wants: Wanted) -> tuple[tuple[Article, Resource], ...]:
    """The links that fit: the free ones first where that was asked or no topic was, else in the articles' order."""
    found: list[tuple[Article, Resource]] = []
    for article in library.articles:
        if wants.article and code_of(article.slug) != wants.article:
            continue
        for resource in _of_topic(library, article, wants.topic):
            fits = (
                (wants.cost in ("", FREE_FIRST) or resource.cost.value == wants.cost)
                and (not wants.kind or resource.kind.value == wants.kind)
                and (not wants.provider or code_of(resource.provider) == wants.provider)
            )
            if fits:
                found.append((article, resource))
    if wants.topic and wants.cost != FREE_FIRST:
        return tuple(found)
    return tuple(sorted(found, key=lambda one: one[1].cost is not Cost.FREE))


def _of_topic(library: Library, article: Article, topic: str) -> tuple[Resource, ...]:
    """The links of the topic's section, then those that an article says elsewhere are about the same."""
    if not topic:
        return article.resources
    place = library.find_key(topic)
    if place is not None:
        owner, section = place
        own = resources_of(owner, section) if owner is article else ()
        about = subject(section.title)
        alike = (one for one in article.resources if any(is_about(text, about) for text in (*one.names, one.note)))
        return tuple({one.url: one for one in (*own, *alike)}.values())
    return tuple(resource for resource in article.resources if code_of(resource.url) == topic)


def find_section(
    library: Library, text: str, article: str | None = None, own: str | None = None
) -> tuple[Article, Section] | None:
    """The section that a command's option names: by key, by title, by the step's number, else as a question would find it.

    Args:
        library: Where it is looked for.
        text: What was chosen or typed.
        article: The slug of the one article to look in; None for all.
        own: The slug of the article that comes before others which fit as well.
    """
    known = library.find_key(text)
    if known is not None:
        return known
    wanted_title = text.strip().casefold()
    among = [one for one in library.articles if article in (None, one.slug)]
    titled = [(one, section) for one in among for section in one.sections if section.title.casefold() == wanted_title]
    if titled:
        return next((place for place in titled if place[0].slug == own), titled[0])
    if is_number(text):
        return _numbered(among, text, own)
    found = answer(library, text, article=article)
    if article is None and own is not None:
        inside = answer(library, text, article=own)
        if inside.verdict is Verdict.ANSWER and inside.confidence >= found.confidence - _AS_SURE:
            found = inside
    if found.verdict is Verdict.ANSWER and found.article is not None and found.section is not None:
        return found.article, found.section
    return None


def is_number(text: str) -> bool:
    """Whether an option says a step's number, or something in numbers that is none, such as "1-3"."""
    return not any(letter.isalpha() for letter in text) or bool(_NUMBER.fullmatch(fold(text)) or _NUMBERS.fullmatch(fold(text)))


def _numbered(among: list[Article], text: str, own: str | None) -> tuple[Article, Section] | None:
    """The step with a number, of one's own article or the only one with steps; None for what isn't on its path."""
    named = _NUMBER.fullmatch(fold(text))
    paths = [one for one in among if one.steps]
    article = next((one for one in paths if one.slug == own), paths[0] if len(paths) == 1 else None)
    if named is None or article is None:
        return None
    number = int(named[1])
    if not 1 <= number <= len(article.steps) or (named[2] and int(named[2]) != len(article.steps)):
        return None
    return article, article.section(article.steps[number - 1].section)
