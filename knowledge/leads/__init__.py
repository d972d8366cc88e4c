"""What an answer leads with where the question asks for more than a passage: a step, a price, a comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge import phrases
from knowledge.aim import Aim
from knowledge.leads import attribute, become, by, compare, counts, day, earn, facts, money, steps, topics
from knowledge.leads.asked import MATTERS, WHICH, Asked, Lead
from knowledge.leads.attribute import names_whole
from knowledge.model import Match

__all__ = ["MATTERS", "Asked", "Lead", "follow_up", "lead_for", "names_whole"]

_RULES = {
    Aim.FIRST: steps.first,
    Aim.LAST: steps.last,
    Aim.PATH: steps.path,
    Aim.NTH: steps.nth,
    Aim.NEXT: steps.following,
    Aim.PREVIOUS: steps.preceding,
    Aim.COMPARE: compare.compare,
    Aim.OTHER: compare.other,
    Aim.WHICH: facts.which,
    Aim.OVERVIEW: compare.overview,
    Aim.MORE: compare.more,
    Aim.DEFINE: compare.define,
    Aim.DISCOUNT: money.discount,
    Aim.FREE: money.free,
    Aim.SHOW: attribute.show,
    Aim.FUND: money.fund,
    Aim.EARN: earn.earn,
    Aim.AGE: counts.age,
    Aim.DAY: day.day,
    Aim.PRICE: money.cost,
    Aim.DURATION: facts.duration,
    Aim.LINK: facts.link,
    Aim.BY: by.by,
    Aim.BECOME: become.become,
    Aim.DETAIL: facts.detail,
    Aim.TOPIC: topics.topic,
    Aim.PROPERTY: facts.has,
    Aim.ATTRIBUTE: attribute.attribute,
}


# What may be asked of an article as a whole.
_OF_AN_ARTICLE = frozenset(
    {
        Aim.FIRST,
        Aim.LAST,
        Aim.PATH,
        Aim.NTH,
        Aim.OVERVIEW,
        Aim.DISCOUNT,
        Aim.FREE,
        Aim.EARN,
        Aim.AGE,
        Aim.DAY,
        Aim.PRICE,
        Aim.DURATION,
    }
)
_MOST_ARTICLES = 10


def lead_for(asked: Asked) -> Lead | None:
    """What to lead with, or None where the best matching passage is the answer."""
    rule = _RULES.get(asked.wish.aim)
    if rule is None:
        return None
    if asked.wish.aim in _OF_AN_ARTICLE and asked.article is None and asked.names_nothing and asked.likeliest is None:
        return _of_which(asked, rule)
    return rule(asked)


def _of_which(asked: Asked, rule: Callable[[Asked], Lead | None]) -> Lead | None:
    """The lead of the one article that has something to say, or a choice between those of several."""
    found = [
        lead
        for article in asked.library.articles[:_MOST_ARTICLES]
        if (lead := rule(replace(asked, article=article.slug))) is not None and not lead.choices
    ]
    # An article that has no step 7 is no choice beside one that has.
    surest = max((lead.sure for lead in found), default=0.0)
    found = [lead for lead in found if lead.sure == surest]
    if len(found) < 2:
        return found[0] if found else rule(asked)
    choices = tuple(Match(lead.article, lead.section, 0.5) for lead in found)
    return Lead(found[0].article, found[0].section, WHICH, phrases.WHICH_ARTICLE, choices=choices)


def follow_up(asked: Asked) -> Lead | None:
    """What was shown before, where a question names nothing but "it"."""
    return compare.more(asked) if asked.refers or not asked.about.slots else compare.subject_alone(asked)
