"""What an answer leads with where the question asks for more than a passage: a step, a price, a comparison."""

from __future__ import annotations

from knowledge.aim import Aim
from knowledge.leads import attribute, compare, facts, money, steps
from knowledge.leads.asked import MATTERS, Asked, Lead

__all__ = ["MATTERS", "Asked", "Lead", "follow_up", "lead_for"]

_RULES = {
    Aim.FIRST: steps.first,
    Aim.LAST: steps.last,
    Aim.PATH: steps.path,
    Aim.NTH: steps.nth,
    Aim.NEXT: steps.following,
    Aim.PREVIOUS: steps.preceding,
    Aim.COMPARE: compare.compare,
    Aim.OTHER: compare.other,
    Aim.OVERVIEW: compare.overview,
    Aim.MORE: compare.more,
    Aim.DEFINE: compare.define,
    Aim.DISCOUNT: money.discount,
    Aim.FREE: money.free,
    Aim.EARN: money.earn,
    Aim.PRICE: money.cost,
    Aim.DURATION: facts.duration,
    Aim.LINK: facts.link,
    Aim.DETAIL: facts.detail,
    Aim.PROPERTY: facts.has,
    Aim.ATTRIBUTE: attribute.attribute,
}


def lead_for(asked: Asked) -> Lead | None:
    """What to lead with, or None where the best matching passage is the answer."""
    rule = _RULES.get(asked.wish.aim)
    return rule(asked) if rule is not None else None


def follow_up(asked: Asked) -> Lead | None:
    """What was shown before, where a question names nothing but "it"."""
    return compare.more(asked) if asked.refers or not asked.about.slots else None
