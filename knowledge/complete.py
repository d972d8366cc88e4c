"""What to offer while somebody types: sections, steps, providers, articles and questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from knowledge.answer import examples
from knowledge.library import Library
from knowledge.model import Article, section_key
from knowledge.text import fold

What = Literal["sections", "steps", "topics", "providers", "articles", "questions"]
LONGEST = 100
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing on offer; both texts are at most 100 characters.

    Attributes:
        label: What the person sees.
        value: What the command is given.
    """

    label: str
    value: str


def complete(
    library: Library, text: str, *, what: What = "sections", article: str | None = None, limit: int = 25
) -> tuple[Completion, ...]:
    """What fits the text typed so far, best first; all of it, in the article's order, where the text is empty.

    Args:
        library: Whose content is offered.
        text: As typed so far.
        what: ``sections`` and ``steps`` give a section's key as value, ``articles`` a slug, ``providers`` the name;
            ``topics`` (sections and resources) and ``questions`` (the same, after examples) give their own text.
        article: Only from the article with this slug.
        limit: How many at most; Discord takes 25.
    """
    chosen = tuple(a for a in library.articles if article is None or a.slug == article)
    offers = _offers(library, chosen, what, article)
    return narrow(offers, text, limit)


def narrow(offers: Sequence[Completion], text: str, limit: int = 25) -> tuple[Completion, ...]:
    """Of what could be offered, what fits the text typed so far, best first; all in order where it is empty."""
    unique = list({offer.label: offer for offer in offers}.values())
    typed = fold(text[:LONGEST]).strip()
    if not typed:
        return tuple(unique[:limit])
    labels = [fold(offer.label) for offer in unique]
    found = process.extract(typed, labels, scorer=_likeness, limit=limit, score_cutoff=_NEAR)
    return tuple(unique[number] for _, _, number in found)


def _likeness(typed: str, label: str, *, score_cutoff: float | None = None) -> float:
    """How well what is typed so far begins or fits a label, 0 to 100."""
    if label.startswith(typed):
        return 100.0
    if any(word.startswith(typed) for word in label.split()):
        return 97.0
    return 0.95 * max(fuzz.partial_ratio(typed, label), fuzz.token_set_ratio(typed, label))


def _offers(library: Library, chosen: tuple[Article, ...], what: What, article: str | None) -> list[Completion]:
    if what == "articles":
        return [Completion(_short(a.title), a.slug[:LONGEST]) for a in chosen]
    if what == "providers":
        return [Completion(_short(r.provider), r.provider[:LONGEST]) for a in chosen for r in a.resources]
    several = len(chosen) > 1
    if what == "steps":
        return [
            Completion(
                _short(f"{step.number}. {_titled(a, step.section, several)}"),
                section_key(a.slug, step.section),
            )
            for a in chosen
            for step in a.steps
        ]
    if what == "sections":
        return [Completion(_short(_titled(a, s.id, several)), section_key(a.slug, s.id)) for a in chosen for s in a.sections]
    titles = [s.title for a in chosen for s in a.sections] + [r.title for a in chosen for r in a.resources]
    if what == "questions":
        titles = [*examples(library, article), *titles]
    return [Completion(_short(title), _short(title)) for title in titles]


def _titled(article: Article, section_id: str, several: bool) -> str:
    title = article.section(section_id).title
    return f"{title} ({article.title})" if several else title


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
