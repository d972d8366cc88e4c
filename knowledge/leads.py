"""What an answer leads with where the question asks for more than a passage: a step, a price, a comparison."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge import phrases
from knowledge.aim import Aim, Wish
from knowledge.library import Library
from knowledge.model import Article, Cost, Match, Resource, Section, Tip
from knowledge.passage import passage
from knowledge.pick import meant, resources_of
from knowledge.query import Query
from knowledge.ranking import Ranked, rank, read_part
from knowledge.text import stem, words_of

# A question whose aim alone tells what it wants, such as "where do I start?".
_PLAIN = 0.95
# Below this share of its own words found, "what comes after X" has named no X that the articles know.
_KNOWN = 0.45
_COMPARED = 320
_BEING = frozenset({"is", "are", "means", "be", "refers"})


@dataclass(frozen=True, slots=True)
class Lead:
    """What an answer leads with.

    Attributes:
        article, section: The section to lead with.
        sure: The answer's confidence.
        text: A first line from a template; may be "".
        block, sentence: Where in the section the passage is; -1 for its beginning.
        passage: Shown in place of the section's; None for the section's own.
        resources: Shown in place of the section's; None for all of the section's.
        tips: Shown in place of those of the resources' providers; None for those.
        choices: Sections to choose from, where the question names none: the answer is then unsure.
    """

    article: Article
    section: Section
    sure: float
    text: str = ""
    block: int = -1
    sentence: int = 0
    passage: str | None = None
    resources: tuple[Resource, ...] | None = None
    tips: tuple[Tip, ...] | None = None
    choices: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a lead is made from."""

    library: Library
    query: Query
    wish: Wish
    about: Query
    ranked: Ranked
    article: str | None

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that may answer, the best match's first."""
        one = self.library.article(self.article) if self.article is not None else None
        if one is not None:
            return (one,)
        best = self.ranked.matches[0].article if self.ranked.matches else self.library.articles[0]
        return (best, *(other for other in self.library.articles if other is not best))

    @property
    def names_nothing(self) -> bool:
        """Whether nothing but the path itself is left of the question when its aim is taken out."""
        general = self.library.lexicon.general | {
            stem(word) for a in self.articles[:1] for word in words_of(f"{a.title} {a.slug}")
        }
        return all(
            any(all(part in general for part in s) for s in [(stem(slot.word),), *(w for w, _ in slot.wordings)])
            for slot in self.about.slots
        )

    @property
    def sure(self) -> float:
        return self.ranked.sure


def lead_for(library: Library, query: Query, wish: Wish, about: Query, ranked: Ranked, article: str | None) -> Lead | None:
    """What to lead with, or None where the best matching passage is the answer."""
    asked = _Asked(library, query, wish, about, ranked, article)
    rule = _RULES.get(wish.aim)
    return rule(asked) if rule is not None else None


def _steps_as_choices(asked: _Asked) -> tuple[Match, ...]:
    article = asked.articles[0]
    return tuple(Match(article, article.section(step.section), 0.5) for step in article.steps)


def _step(asked: _Asked, article: Article, number: int, text: str, sure: float) -> Lead | None:
    section = article.step_section(number)
    return Lead(article, section, sure, text) if section is not None else None


def _first(asked: _Asked) -> Lead | None:
    article = next((one for one in asked.articles if one.steps), None)
    if article is None or not asked.names_nothing:
        return None
    return _step(asked, article, 1, phrases.FIRST, _PLAIN)


def _last(asked: _Asked) -> Lead | None:
    article = next((one for one in asked.articles if one.steps), None)
    if article is None or not asked.names_nothing:
        return None
    return _step(asked, article, len(article.steps), phrases.LAST, _PLAIN)


def _path(asked: _Asked) -> Lead | None:
    article = next((one for one in asked.articles if one.steps), None)
    if article is None or not asked.names_nothing:
        return None
    first = article.section(article.steps[0].section)
    lines = [phrases.THE_STEPS.format(count=len(article.steps))]
    lines += [f"{step.number}. {article.section(step.section).title}" for step in article.steps]
    return Lead(article, first, _PLAIN, "\n".join(lines), passage="", resources=(), tips=())


def _neighbour(asked: _Asked, way: int) -> Lead | None:
    if asked.names_nothing:
        choices = _steps_as_choices(asked)
        text = phrases.NEXT_OF_WHAT if way > 0 else phrases.PREVIOUS_OF_WHAT
        return Lead(choices[0].article, choices[0].section, 0.45, text, choices=choices) if choices else None
    found = _named_step(asked)
    if found is None:
        return None
    match, sure = found
    article, section = match.article, match.section
    step = article.step_of(section.id)
    if step is None:
        return None
    other = article.step_section(step.number + way)
    named = article.section(step.section)
    if other is None:
        end = phrases.AFTER_LAST if way > 0 else phrases.BEFORE_FIRST
        return Lead(article, named, sure, end.format(title=named.title))
    template = phrases.AFTER if way > 0 else phrases.BEFORE
    return Lead(article, other, sure, template.format(title=named.title, number=step.number + way))


def _named_step(asked: _Asked) -> tuple[Match, float] | None:
    """The step that the question names, found by its own words alone, and how sure that is."""
    if not asked.about.slots:
        return None
    ranked = rank(asked.library, asked.about, asked.about, asked.article)
    for match, coverage in zip(ranked.matches, ranked.coverage, strict=True):
        if match.article.step_of(match.section.id) is not None and match.score > 0.5 and coverage >= _KNOWN:
            return match, max(ranked.sure, 0.5 + coverage / 2)
    return None


def _compare(asked: _Asked) -> Lead | None:
    sides: list[tuple[Match, float]] = []
    for text in (asked.wish.about, asked.wish.second):
        query = read_part(asked.library, text)
        ranked = rank(asked.library, query, query, asked.article)
        if not ranked.matches or ranked.coverage[0] < _KNOWN:
            return None
        sides.append((ranked.matches[0], ranked.coverage[0]))
    (one, sure), (two, sure_too) = sides
    if one.section is two.section:
        return None
    shown = "\n\n".join(f"**{m.section.title}**\n{passage(m.section, most=_COMPARED)}" for m, _ in sides)
    links = {r.url: r for m, _ in sides for r in resources_of(m.article, m.section)}
    return Lead(
        one.article,
        one.section,
        0.5 + min(sure, sure_too) / 2,
        phrases.COMPARED,
        passage=shown,
        resources=tuple(links.values()),
    )


def _define(asked: _Asked) -> Lead | None:
    """The sentence that says what something is: it begins with its name, and a verb of being follows."""
    name = [stem(word) for word in words_of(asked.wish.about)]
    for match in asked.ranked.matches if name else ():
        for at, block in enumerate(match.section.blocks):
            for place, sentence in enumerate(block.sentences):
                words = words_of(sentence.text)[: len(name) + 3]
                if [stem(word) for word in words[: len(name)]] == name and _BEING & set(words[len(name) :]):
                    return Lead(match.article, match.section, max(asked.sure, 0.8), block=at, sentence=place)
    return None


def _discount(asked: _Asked) -> Lead | None:
    best = asked.ranked.matches[0] if asked.ranked.matches else None
    if not asked.names_nothing:
        if best is None or asked.sure < _KNOWN:
            return None
        resources = resources_of(best.article, best.section)
        one = meant(asked.about, resources)
        tips = best.article.tips_for((one,) if one is not None else resources)
        asked_provider = [t for t in best.article.tips if t.provider and set(words_of(t.provider)) & set(asked.query.words)]
        tips = tuple(asked_provider) or tips
        if not tips:
            return Lead(best.article, best.section, asked.sure, phrases.NO_SALE)
        return _tip_lead(best.article, tips, max(asked.sure, 0.8))
    for article in asked.articles:
        if article.tips:
            return _tip_lead(article, article.tips, _PLAIN)
    return None


def _tip_lead(article: Article, tips: tuple[Tip, ...], sure: float) -> Lead | None:
    home = next((tip.section for tip in tips if tip.section), None)
    section = article.section(home) if home else article.sections[0]
    providers = {tip.provider for tip in tips}
    resources = tuple(r for r in article.resources if r.provider in providers)
    said = "\n\n".join(dict.fromkeys(tip.text for tip in tips))
    return Lead(article, section, sure, passage=said, resources=resources, tips=tips)


def _free(asked: _Asked) -> Lead | None:
    if not asked.names_nothing:
        return _cost(asked)
    for article in asked.articles:
        free = tuple(r for r in article.resources if r.cost is Cost.FREE)
        if free:
            stated = [r for r in free if r.cost_reason] or list(free)
            reason = f"“{stated[0].cost_reason}”" if stated[0].cost_reason else ""
            text = "\n".join(part for part in (phrases.THE_FREE, reason) if part)
            return Lead(article, article.section(stated[0].section), _PLAIN, text, passage="", resources=free, tips=())
    return None


def _cost(asked: _Asked) -> Lead | None:
    found = _resource(asked)
    if found is None:
        return None
    match, resource = found
    if resource.cost is Cost.FREE:
        template = phrases.COST_FREE if resource.cost_reason else phrases.COST_FREE_HOST
    else:
        template = phrases.COST_PAID if resource.cost is Cost.PAID else phrases.NO_COST
    text = template.format(title=resource.title, reason=resource.cost_reason, provider=resource.provider)
    return Lead(match.article, match.section, asked.sure, text, resources=(resource,))


def _duration(asked: _Asked) -> Lead | None:
    found = _resource(asked)
    if found is None:
        return None
    match, resource = found
    if resource.duration is None:
        text = phrases.NO_DURATION.format(title=resource.title)
    else:
        text = phrases.DURATION.format(title=resource.title, duration=resource.duration)
    return Lead(match.article, match.section, asked.sure, text, resources=(resource,))


def _link(asked: _Asked) -> Lead | None:
    found = _resource(asked)
    if found is None:
        return None
    match, resource = found
    return Lead(match.article, match.section, asked.sure, phrases.LINK, resources=(resource,))


def _resource(asked: _Asked) -> tuple[Match, Resource] | None:
    """The one resource that the question is about, with its section; None where none or several are."""
    if asked.sure < _KNOWN:
        return None
    for match in asked.ranked.matches[:3]:
        resources = resources_of(match.article, match.section)
        one = meant(asked.about, resources)
        if one is not None:
            return match, one
    best = asked.ranked.matches[0]
    resources = resources_of(best.article, best.section)
    return (best, resources[0]) if len(resources) == 1 else None


_RULES = {
    Aim.FIRST: _first,
    Aim.LAST: _last,
    Aim.PATH: _path,
    Aim.NEXT: lambda asked: _neighbour(asked, +1),
    Aim.PREVIOUS: lambda asked: _neighbour(asked, -1),
    Aim.COMPARE: _compare,
    Aim.DEFINE: _define,
    Aim.DISCOUNT: _discount,
    Aim.FREE: _free,
    Aim.PRICE: _cost,
    Aim.DURATION: _duration,
    Aim.LINK: _link,
}
