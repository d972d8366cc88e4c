"""Leads on money: sales and discounts, what is free, what something costs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from knowledge import phrases
from knowledge.conversation import Thread
from knowledge.leads.asked import FOLLOWS, KNOWN, MATTERS, PLAIN, Asked, Lead
from knowledge.leads.earn import PAYS, states_pay
from knowledge.leads.facts import ask_back, of_what_is_asked, stating, whose
from knowledge.leads.rows import of_its_number, row_of_step, row_stating
from knowledge.leads.telling import asks_beside, told
from knowledge.leads.whole import asks_for_all, of_all, summed
from knowledge.model import Article, Cost, Resource, Section, Tip
from knowledge.pick import meant, resources_of
from knowledge.ranking import holds, holds_all
from knowledge.statements import states_price
from knowledge.text import words_of
from knowledge.tips import is_on_saving

_SHOP = 0.6
_IS = frozenset({"is", "are", "was", "isnt", "arent", "if", "whether"})
_OF_A_SALE = frozenset({"code", "codes", "sale", "sales", "price", "prices", "coupon", "coupons"})
# What who has little money says of themselves, and of what they would pay for.
_NO_MONEY = (
    "broke skint poor student students cash budget money tip tips trick tricks course courses class classes training train learn "
    "learning study studying cheap cheaper save saving afford cant afford unemployed"
)
_OF_NO_MONEY = frozenset({*_NO_MONEY.split(), "cant afford", "on the cheap"})
_WAYS = frozenset(
    {"learn", "learning", "study", "for", "without", "way", "ways", "where", "find", "get", "options", "alternative"}
)
# Headings over where the money for training comes from, and what they speak of.
_FUNDS = re.compile(
    r"\b(?:pay(?:s|ing)? for|fund(?:s|ing|ed)?|financing|financial aid|scholarships?|bursar(?:y|ies)|grants?|loans?|"
    r"afford\w*|without going broke)\b",
    re.IGNORECASE,
)
_GRANTS = re.compile(
    r"\b(?:scholarships?|bursar(?:y|ies)|grants?|(?:student|learner) loans?|financial aid|stipends?|"
    r"pays? (?:your|the|for your) (?:tuition|fees|course|training|degree|way))\b|"
    r"\b(?:employer|firm|company|trust|state|job centre) (?:\w+ ){0,3}pays?\b",
    re.IGNORECASE,
)
_FUNDED = 0.7
# A firm that pays wages pays for no training by that.
_OF_WORK = re.compile(r"\b(?:wages?|salar(?:y|ies)|tax(?:es)?|insurance)\b", re.IGNORECASE)
_PAID = re.compile(r"\b(?:paid|pays?|covers?|covered|funds?|funded|free|for nothing|at no cost)\b", re.IGNORECASE)
# Who it is that pays, said of a thing itself: "an apprenticeship, for which the employer bears the fee".
_BEARS = re.compile(
    r"\b(?:employers?|compan(?:y|ies)|firms?|governments?|states?|airlines?|they)\b[^.]*\b(?:pays?|bears?|covers?|funds?)\b",
    re.IGNORECASE,
)
_FREE = re.compile(r"\bfree\b", re.IGNORECASE)
# What a tip says of a shop that some of it costs nothing.
_HOW_FOR_FREE = re.compile(
    r"\b(?:without paying|without spending|somehow|any (?:trick|way|hack)|(?:a )?way to|can i (?:do|take|get|watch))\b"
)
_FREE_TIP = re.compile(r"\b(?:free|audit\w*|for nothing|costs? nothing|without paying|financial aid)\b", re.IGNORECASE)
_NAMED_THERE = 0.8
_CHEAPER = re.compile(
    r"\b(?:cheap\w*|sav(?:e|es|ing)|second[- ]hand|used|less than|half the price|costs? less|for less)\b", re.IGNORECASE
)
_MOST_LOOKED_AT = 4
_LIKE_IT = re.compile(r"\b(?:something|anything|smth|sth) (?:\w+ )?like .+ but (?:cheaper|less expensive)\b")


def discount(asked: Asked) -> Lead | None:
    """The tip on saving money, for what is named or for all."""
    if _LIKE_IT.search(" ".join(asked.query.words)):
        # "Anything like it but cheaper" asks for another.
        return None
    if asked.names_nothing:
        if asked.thread is not None and asked.refers:
            tips = asked.thread.article.tips_for(asked.thread.resources)
            if tips:
                return _tip(asked.thread.article, tips, FOLLOWS, asked.thread.section)
            # "Which one's cheaper" asks for no sale.
            elsewhere = _saved_elsewhere(asked.thread) if "which" not in asked.query.typed else None
            return elsewhere or told(asked, phrases.NO_SALE)
        if asked.thread is not None and (there := _tips_there(asked.thread)):
            return _tip(asked.thread.article, there, FOLLOWS, asked.thread.section)
        return next((_tip(article, article.tips, PLAIN) for article in asked.articles if article.tips), None)
    if asked.thread is None and (general := _saving_alone(asked)) is not None:
        return general
    best = asked.ranked.matches[0] if asked.ranked.matches else None
    if best is None:
        return None
    if asked.sure < KNOWN:
        # "Can I wangle a discount on Udemy" has a strange word, but names the shop.
        named_shop = tuple(tip for tip in best.article.tips if tip.provider and _names(asked, tip))
        return _tip(best.article, named_shop, _SHOP) if named_shop else None
    resources = resources_of(best.article, best.section)
    one = meant(asked.about, resources)
    own = best.article.tips_for((one,)) if one is not None else ()
    by_name = own or tuple(tip for tip in best.article.tips if _names(asked, tip))
    tips = by_name or best.article.tips_for((one,) if one is not None else resources)
    if not by_name and (advised := _advised(asked, best.article)) is not None:
        return advised
    if not tips and (cheaper := _said_cheaper(asked)) is not None:
        return cheaper
    if not tips:
        shop = next((r.provider for r in best.article.resources if set(words_of(r.provider)) <= set(asked.query.words)), None)
        title = shop or (one.title if one is not None else best.section.title)
        return _free_among(asked) or Lead(best.article, best.section, asked.sure, phrases.NO_SALE.format(title=title))
    alone = _names_a_shop_alone(asked, tips)
    return _tip(best.article, tips, max(asked.sure, 0.8), None if alone else best.section)


def _saving_alone(asked: Asked) -> Lead | None:
    """What an article says of saving, where a question speaks of nothing but that one has no money, and of courses at all."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    article = asked.articles[0]
    home = next((one for one in article.sections if one.blocks and is_on_saving(one.title)), None)
    if home is None or not all(slot.word in _OF_NO_MONEY for slot in strong):
        return None
    return Lead(article, home, PLAIN)


def _tips_there(thread: Thread) -> tuple[Tip, ...]:
    """The tips that stand in what was shown before."""
    return tuple(tip for tip in thread.article.tips if tip.section == thread.section.id)


def _saved_elsewhere(thread: Thread) -> Lead | None:
    """What an article says of saving money in general, where it has no tip for what was shown before."""
    home = next((one for one in thread.article.sections if one.blocks and is_on_saving(one.title)), None)
    if home is None or home is thread.section:
        return None
    return Lead(thread.article, home, FOLLOWS, beside=(thread.section,))


def _names_a_shop_alone(asked: Asked, tips: tuple[Tip, ...]) -> bool:
    """Whether a question names the shop of some tips and none of its courses: "any Udemy codes"."""
    shops = {word for tip in tips for word in words_of(tip.provider or "")}
    strong = {slot.word for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium} - _OF_A_SALE
    return bool(strong) and all(set(word.split()) <= shops for word in strong)


def _said_cheaper(asked: Asked) -> Lead | None:
    """A sentence on what is named that speaks of paying less, although it is no tip: "a club is far cheaper than a school"."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium]
    for match in asked.ranked.matches[:_MOST_LOOKED_AT] if strong else ():
        for at, block in enumerate(match.section.blocks):
            for number, sentence in enumerate(block.sentences):
                if _CHEAPER.search(sentence.text) and any(holds(sentence.text, [slot], _NAMED_THERE) for slot in strong):
                    return Lead(match.article, match.section, asked.sure, f"“{sentence.markdown}”", block=at, sentence=number)
    return None


def _advised(asked: Asked, article: Article) -> Lead | None:
    """What a section on saving money says of the thing that is named: "Trados: look for group buys"."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium]
    if not strong:
        return None
    for section in article.sections:
        for at, block in enumerate(section.blocks) if is_on_saving(section.title) else ():
            for number, sentence in enumerate(block.sentences):
                if all(holds(sentence.text, [slot], _NAMED_THERE) for slot in strong):
                    return Lead(article, section, max(asked.sure, 0.8), f"“{sentence.markdown}”", block=at, sentence=number)
    return None


def _names(asked: Asked, tip: Tip) -> bool:
    """Whether a question names a tip's provider, or a shop that nothing is linked at."""
    if tip.provider:
        return not set(words_of(tip.provider)).isdisjoint(asked.query.words)
    said = set(words_of(tip.text))
    return any(slot.need >= MATTERS and slot.word in said for slot in asked.about.slots)


def fund(asked: Asked) -> Lead | None:
    """Where the money for something comes from: under a heading that says so, else where grants and the like are spoken of."""
    article = asked.articles[0]
    scores = {match.section.id: match.score for match in asked.ranked.matches if match.article is article}
    headed = [one for one in article.sections if one.blocks and _FUNDS.search(one.title) and not PAYS.search(one.title)]
    told = [
        (one, at, n)
        for one in headed or article.sections
        for at, block in enumerate(one.blocks)
        for n, sentence in enumerate(block.sentences)
        if headed or (_GRANTS.search(sentence.text) and not _OF_WORK.search(sentence.text))
    ]
    if not asked.names_nothing and asked.sure < KNOWN:
        return None
    if (own := _paid_there(asked)) is not None:
        return own
    if not told:
        return discount(asked) if asked.names_nothing and "how" in asked.query.typed else None
    section, block, sentence = max(told, key=lambda place: scores.get(place[0].id, 0.0))
    sure = FOLLOWS if headed and asked.sure >= KNOWN else max(asked.sure, _FUNDED)
    return Lead(article, section, sure, block=-1 if headed else block, sentence=0 if headed else sentence)


def _paid_there(asked: Asked) -> Lead | None:
    """The section that a question names, where it says itself who pays: "the airline pays for the type rating"."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    best = asked.ranked.matches[0] if asked.ranked.matches else None
    if best is None or not strong:
        return None
    for match in asked.ranked.matches[:_MOST_LOOKED_AT] if "who" in asked.query.typed else ():
        for at, block in enumerate(match.section.blocks):
            for number, sentence in enumerate(block.sentences):
                if _BEARS.search(sentence.text) and holds_all(sentence.text, strong, _NAMED_THERE):
                    return Lead(match.article, match.section, max(asked.sure, _FUNDED), block=at, sentence=number)
    if not holds_all(best.section.title, strong):
        return None
    for at, block in enumerate(best.section.blocks):
        for number, sentence in enumerate(block.sentences):
            if _PAID.search(sentence.text):
                return Lead(best.article, best.section, asked.sure, block=at, sentence=number)
    return None


def _tip(article: Article, tips: tuple[Tip, ...], sure: float, spoken_of: Section | None = None) -> Lead | None:
    """The section that a tip stands in: the one spoken of before one on saving money, and that before all others."""
    homes = [tip.section for tip in tips if tip.section]
    own = spoken_of.id if spoken_of is not None and spoken_of.id in homes else None
    home = own or next((one for one in homes if is_on_saving(article.section(one).title)), next(iter(homes), None))
    section = article.section(home) if home else article.sections[0]
    providers = {tip.provider for tip in tips}
    resources = tuple(r for r in article.resources if r.provider in providers)
    said = "\n\n".join(dict.fromkeys(tip.text for tip in tips))
    return Lead(article, section, sure, passage=said, resources=resources, tips=tips)


def _has_no_money(asked: Asked) -> bool:
    """Whether a question speaks of nothing but that who asks has no money, and of courses at all: "broke student"."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    return bool(strong) and all(slot.word in _OF_NO_MONEY for slot in strong)


def free(asked: Asked) -> Lead | None:
    """Whether something is free, or all that is."""
    if not asked.names_nothing and not _has_no_money(asked):
        if (row := row_stating(asked, lambda text: states_price(text) or _FREE.search(text) is not None)) is not None:
            return row
        if asked.likeliest is not None:
            tips = tuple(tip for tip in asked.likeliest.tips if tip.provider and _FREE_TIP.search(tip.text))
            tips = tuple(tip for tip in tips if _names_a_shop_alone(asked, (tip,)))
            if tips:
                return _tip(asked.likeliest, tips, max(asked.sure, 0.8))
        named = whose(asked)
        one = named[2] if named is not None and not asked.wants_any else None
        if (
            named is not None
            and one is not None
            and one.cost is not Cost.FREE
            and _HOW_FOR_FREE.search(" ".join(asked.query.typed))
        ):
            # "Any trick to watch the Duke course without paying": what is told of its shop.
            tips = tuple(tip for tip in named[0].tips_for((one,)) if _FREE_TIP.search(tip.text))
            if tips:
                return _tip(named[0], tips, max(asked.sure, 0.8))
        return cost(asked) if one is not None and _asks_of_one(asked, one) else (_free_among(asked) or cost(asked))
    if asked.refers and not asked.wants_any:
        return cost(asked) if asked.thread is not None else ask_back(asked)
    if asked.thread is not None and (asked.refers or _points_there(asked)):
        found = tuple(link for link in resources_of(asked.thread.article, asked.thread.section) if link.cost is Cost.FREE)
        text = phrases.THE_FREE if found else phrases.NONE_FREE
        return Lead(asked.thread.article, asked.thread.section, FOLLOWS, text, resources=found or None)
    for article in asked.articles:
        found = tuple(r for r in article.resources if r.cost is Cost.FREE)
        if found:
            stated = [r for r in found if r.cost_reason] or list(found)
            reason = f"“{stated[0].cost_reason}”" if stated[0].cost_reason else ""
            text = "\n".join(part for part in (phrases.THE_FREE, reason) if part)
            home = next((one for one in article.sections if one.blocks and is_on_saving(one.title)), None)
            names = [name for link in article.resources for name in link.names]
            if home is not None and not any(holds(name, [slot], _NAMED_THERE) for slot in asked.about.slots for name in names):
                # What an author says of doing it all for little stands before the list.
                return Lead(article, home, PLAIN, resources=found, tips=())
            return Lead(article, article.section(stated[0].section), PLAIN, text, passage="", resources=found, tips=())
    return None


def _points_there(asked: Asked) -> bool:
    """Whether a question has "there" for a place: "anything free in there", not "is there anything free"."""
    typed = asked.query.typed
    return any(word == "there" and before not in _IS for before, word in pairwise(("is", *typed)))


def _asks_of_one(asked: Asked, one: Resource) -> bool:
    """Whether it is asked if a thing is free, not for a way to learn something for free; "Machine Learning" is no such way."""
    return _WAYS.difference(words_of(" ".join(one.names))).isdisjoint(asked.query.typed)


def _free_among(asked: Asked) -> Lead | None:
    """What is free among what fits: "a free course on deep learning"."""
    if asked.sure < KNOWN:
        return None
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium]
    named = [one for one in asked.ranked.matches[:4] if strong and holds_all(one.section.title, strong)]
    for match in (*named, *asked.ranked.matches[:4]):
        found = tuple(r for r in resources_of(match.article, match.section) if r.cost is Cost.FREE)
        if found and match.score > 0.3:
            return Lead(match.article, match.section, asked.sure, phrases.THE_FREE, resources=found, single=len(found) == 1)
    return None


def _uncosted(asked: Asked) -> Lead | None:
    """That the article doesn't say what all of it costs, where that is asked for, with what it says of saving."""
    article = asked.likeliest
    if article is None or asked.thread is not None or not asked.names_nothing or not asks_for_all(asked):
        return None
    text = phrases.NO_COST.format(title=phrases.ALL_OF_IT)
    tip = _tip(article, article.tips, PLAIN) if article.tips else None
    return replace(tip, text=text) if tip is not None else Lead(article, article.sections[0], PLAIN, text)


def cost(asked: Asked) -> Lead | None:
    """What something costs, or that the article doesn't say."""
    if asked.asks_of_it:
        return ask_back(asked)
    if (total := summed(asked)) is not None:
        return total
    if not asked.names_nothing and (row := row_stating(asked, states_price)) is not None:
        return row
    if (numbered := of_its_number(asked, states_price)) is not None:
        return numbered
    found = whose(asked)
    if found is None:
        said = of_all(asked, lambda text: states_price(text) and not states_pay(text))
        return said or _uncosted(asked) or ask_back(asked)
    if (row_too := row_of_step(asked, found, states_price)) is not None:
        return row_too
    found = stating(asked, found, states_price)
    article, section, resource, sure = found
    if resource is None or resource.cost is Cost.UNKNOWN or asks_beside(asked, found):
        says = of_what_is_asked(asked, found, states_price)
        return told(asked, phrases.NO_COST, says, found, plainly=not asks_beside(asked, found))
    if resource.cost is Cost.FREE:
        template = phrases.COST_FREE if resource.cost_reason else phrases.COST_FREE_HOST
    else:
        # "Which is paid" names no price.
        template = phrases.COST_STATED if any(map(str.isdigit, resource.cost_reason)) else phrases.COST_PAID
    text = template.format(title=resource.title, reason=resource.cost_reason, provider=resource.provider)
    return Lead(article, section, sure, text, resources=(resource,), single=True)
