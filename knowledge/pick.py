"""Which resources of a section a reply shows, and which of them the question means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from knowledge.model import Article, Resource, Section
from knowledge.query import Query
from knowledge.text import stem, stems_of, url_key, words_of
from knowledge.words import rarity

# Of all the words of a resource's title, the share by weight that a question must name to mean that one.
_MEANT = 0.6


@dataclass(frozen=True, slots=True)
class Named:
    """A resource with how well a question names it: the harmonic mean of both ways' shares, 0 to 1."""

    resource: Resource
    fit: float


def resources_of(article: Article, section: Section, most_depth: int = 2) -> tuple[Resource, ...]:
    """The section's own resources; where it has none, those of the sections under it."""
    if section.resources or most_depth == 0:
        return section.resources
    below: dict[str, Resource] = {}
    for child in section.children:
        for resource in resources_of(article, article.section(child), most_depth - 1):
            below.setdefault(resource.url, resource)
    return tuple(below.values())


def named(query: Query, resources: tuple[Resource, ...]) -> tuple[Named, ...]:
    """How well a question names each resource, best first; those it doesn't name are left out."""
    found = [Named(resource, fit) for resource in resources if (fit := _fit(query, resource)) > 0]
    return tuple(sorted(found, key=lambda one: -one.fit))


def meant(query: Query, resources: tuple[Resource, ...]) -> Resource | None:
    """The one resource that a question names, or None where it names none or several alike."""
    ranked = named(query, resources)
    if not ranked or ranked[0].fit < _MEANT:
        return None
    if len(ranked) > 1 and ranked[1].fit > 0.97 * ranked[0].fit:
        return None
    return ranked[0].resource


@lru_cache(maxsize=8192)
def _weighed(name: str) -> tuple[Mapping[str, float], float]:
    """The stems of a link's name, each with how rare its word is, and how rare all words are together."""
    words = set(words_of(name))
    return MappingProxyType({stem(word): rarity(word) for word in words}), sum(map(rarity, words))


def _fit(query: Query, resource: Resource) -> float:
    if query.urls and url_key(resource.url) in query.urls:
        return 1.0
    best = 0.0
    asked = sum(slot.weight for slot in query.slots)
    for name in resource.names or (resource.title,):
        titled, in_all = _weighed(name)
        stems = stems_of(resource.provider).union(titled)
        hit = recalled = 0.0
        for slot in query.slots:
            found = [(wording, worth) for wording, worth in slot.wordings if stems.issuperset(wording)]
            if not found:
                continue
            hit += max(worth for _, worth in found) * slot.weight
            own = [worth * sum(titled[part] for part in wording) for wording, worth in found if titled.keys() >= {*wording}]
            recalled += max(own, default=0.0)
        if hit and recalled and in_all:
            precision, recall = hit / asked, min(1.0, recalled / in_all)
            best = max(best, 2 * precision * recall / (precision + recall))
    return best
