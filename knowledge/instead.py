"""The free alternative that an article gives for a paid resource."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.model import Article, Cost, Resource
from knowledge.subject import Subject, is_about, subject


def free_instead(article: Article, paid: Resource) -> Resource | None:
    """The free resource that the article gives as an alternative to a paid one, or None.

    Nothing is guessed: it is the first, in the article's order, of these that there is.

    1. What the author put in its place: a free resource of a section that the front matter or sidecar names as an
       alternative for the step that the paid one belongs to; or, where the paid one itself stands in such an
       alternative, of that step.
    2. A free resource with the same subject in its title as the paid one has, wherever it stands.
    3. A free resource among the article's alternatives, or of the same step, of which the article's own sentences or
       heading say that it is about that subject.

    A subject is a title's words without those like "course" or "introduction", and must be the whole of it
    (`knowledge.subject`): a playlist on linear algebra is no alternative to a course called "Algebra".

    Args:
        article: Which has both.
        paid: A resource of it; one that isn't known to be paid has no free alternative.
    """
    if paid.cost is not Cost.PAID:
        return None
    free = [one for one in article.resources if one.cost is Cost.FREE and one.url != paid.url]
    about = subject(paid.title, but=paid.provider)
    put = _put_in_its_place(article, paid)
    ways = (
        (one for one in free if one.section in put),
        (one for one in free if any(subject(name, but=one.provider) == about for name in one.names) and about),
        (one for one in free if _is_beside(article, paid, one) and _said_about(article, one, about)),
    )
    return next((one for way in ways for one in way), None)


def _put_in_its_place(article: Article, paid: Resource) -> frozenset[str]:
    """The ids of the sections that the author named as standing for what a resource belongs to, those below them too."""
    own = article.step_of(paid.section)
    named: set[str] = set()
    for step in article.steps:
        alternatives = _with_those_below(article, step.alternatives)
        if paid.section in alternatives:
            of_step = _with_those_below(article, (step.section,))
            return frozenset(of_step | alternatives) - {paid.section}
        if step is own:
            named = alternatives
    return frozenset(named)


def _with_those_below(article: Article, ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    left = list(ids)
    while left:
        one = left.pop()
        found.add(one)
        left.extend(article.section(one).children)
    return found


def _is_beside(article: Article, paid: Resource, free: Resource) -> bool:
    """Whether a free resource is an alternative, or of the same step."""
    step = article.step_of(paid.section)
    return free.section in article.alternatives or (step is not None and article.step_of(free.section) is step)


def _said_about(article: Article, free: Resource, about: Subject) -> bool:
    return is_about(free.note, about) or is_about(article.section(free.section).title, about)
