"""What a question asks for, beside what it is about: the next step, a price, a duration, a comparison…"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Aim(StrEnum):
    """What is asked for."""

    FIRST = "first"
    NEXT = "next"
    PREVIOUS = "previous"
    LAST = "last"
    PATH = "path"
    COMPARE = "compare"
    DISCOUNT = "discount"
    FREE = "free"
    PRICE = "price"
    DURATION = "duration"
    LINK = "link"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Wish:
    """An aim with the question that is left when the words for the aim are taken out.

    Attributes:
        aim: See `Aim`.
        about: What it is asked of; "" where the question names nothing.
        second: The other side of a comparison; else "".
    """

    aim: Aim
    about: str
    second: str = ""


_DONE = r"(?:i(?:ve|m| have| am)? )?(?:already |just |now |finally )*(?:done|finish|finished|finishing|complete|completed|completing|did|passed|wrapped up|through|thru|over)(?: (?:with|doing|taking))?"
_X = r"(?P<x>.+?)"
_NEXT = r"(?:(?:so |and |ok |now )*(?:what|whats|where|wheres|which|then what)?(?: (?:is|s|do|does|should|would|can|comes?|to|i|we|one|step|course|now|do i do|go|be|learn|take|study))*(?: the)? (?:next|now|then|after(?: that| this)?|afterwards))"

_Row = tuple[Aim, re.Pattern[str]]


def _row(aim: Aim, *patterns: str) -> list[_Row]:
    return [(aim, re.compile(pattern)) for pattern in patterns]


# Tried in this order on the question's folded words, joined by single spaces; the first found wins.
_ROWS: list[_Row] = [
    *_row(
        Aim.COMPARE,
        r"\b(?:difference|differences|distinction|diff|compare|comparison|comparing|differ)\b(?: (?:between|of|in|from))? (?P<x>.+?) (?:and|vs|versus|or|from|with|to|than) (?P<y>.+)",
        r"\bhow (?:is|are|does|do) (?P<x>.+?) (?:different|differ|differs|distinct|compare|compares) (?:from|than|to|with) (?P<y>.+)",
        r"(?P<x>.+?) (?:vs|versus|v) (?P<y>.+)",
        r"\b(?:which|whats|what) (?:is |one is |ones? |would be |should (?:i|we) (?:take|pick|choose|do) )?(?:the )?(?:better|best|easier|harder|shorter|longer|cheaper|quicker|faster)\b(?: (?:for \w+))? (?P<x>.+?) or (?P<y>.+)",
        r"\b(?:should|do|would|shall|can) (?:i|we|u|you) (?:take|pick|choose|do|go (?:with|for)|use|learn|prefer|need|recommend|start with|study)? ?(?P<x>.+?) or (?P<y>.+)",
        r"\b(?:is|are) (?P<x>.+?) (?:better|easier|harder|shorter|longer|cheaper) (?:than|or) (?P<y>.+)",
    ),
    *_row(
        Aim.NEXT,
        rf"\b(?:whats?|which|where|then|and)\b.{{0,40}}?\b(?:after|following|follows|once i(?:ve| have|m)?(?: am)? {_DONE}|when i(?:ve| have|m)?(?: am)? {_DONE}) {_X}(?: (?:what|whats|where|which|then|now|next|pls|please)\b.*)?$",
        rf"\b(?:after|once i|when i|now that i|since i|having)\b (?:{_DONE} )?{_X} (?:(?:and )?(?:what|whats|where|wheres|which|then|now what|next)\b.*)$",
        rf"\b{_DONE} {_X},? (?:(?:so |and |now )*(?:what|whats|where|wheres|which|then|now|next)\b.*)$",
        rf"\bnext (?:step|one|thing|stage|course|up)?\b ?(?:after|from|following|past|to|when|once) (?:{_DONE} )?{_X}$",
        rf"\b(?:whats?|where|which|anything|something)\b.*\b(?:next|after)\b(?: (?:after|from|the|with))? ?{_X}$",
        rf"^(?:after|next after|following) {_X}$",
        rf"^{_DONE} {_X} (?:next|now|then)$",
        r"^(?:so |and |ok |okay |then |now )*(?:whats|what is|what comes|what do i do|what should i do|what|where do i go|where to|where)?(?: (?:is|comes|do|to|i|go|the|my|do i do|should i do))*(?: the)? ?(?:next|next step|after that|after this|after|then|afterwards|now what|from here)(?: (?:step|one|thing|up|please|pls|then|now|for me|on the path|in the path|course|stage))*(?P<x>)$",
    ),
    *_row(
        Aim.PREVIOUS,
        rf"\b(?:whats?|which|what|anything|something|step|steps|one|do|does|comes|come|goes)\b.*?\b(?:before|prior to|precedes|preceding|ahead of) (?:(?:i )?(?:start|starting|begin|beginning|take|taking|do|doing|attempt|attempting|jump into|getting into|going into|tackling|diving into) )?{_X}$",
        rf"^(?:before|previous to|prior to) {_X}(?: (?:what|whats|which)\b.*)?$",
        rf"\b(?:previous|prior|preceding) (?:step|one|stage|course)\b(?: (?:to|of|before|for|from))? ?{_X}$",
        r"^(?:whats |what is |what was |go |show )?(?:the |me the |me )*(?:previous|prior|last one|one before|step before|back)(?: (?:step|one|stage))?(?P<x>)$",
    ),
    *_row(
        Aim.FIRST,
        r"\b(?:where|how|what) (?:do|should|can|would|could|to|does|shall|must)? ?(?:i|we|one|u|you|someone|somebody|a \w+|people|a complete beginner|an absolute beginner)? ?(?:even |actually |best |first )?(?:to )?(?:start|begin|get started|get going|kick off|commence|jump in|dive in|get into)\b(?P<x>.*)$",
        r"\b(?:first|1st|very first|initial|opening) (?:step|thing|course|stage|topic|stop)\b(?P<x>.*)$",
        r"\b(?:what|which)\b.*\b(?:first|1st)$(?P<x>)",
        r"\b(?:starting point|starting place|entry point|ground zero|day (?:one|1)|square one|from (?:scratch|zero)|start from)\b(?P<x>.*)$",
        r"\bget(?:ting)? started\b(?P<x>.*)$",
        r"^(?:start|begin|beginning|the start|first)(?P<x>)$",
    ),
    *_row(
        Aim.LAST,
        r"\b(?:last|final|ending|closing) (?:step|thing|stage|course|stop|part|one)\b(?P<x>.*)$",
        r"\b(?:where|how|what) (?:does|do) (?:it|this|the (?:path|roadmap|journey|road|route)|this path) (?:all )?(?:end|ends|finish)\b(?P<x>.*)$",
        r"\bend of the (?:path|roadmap|journey|road|route)\b(?P<x>.*)$",
    ),
    *_row(
        Aim.PATH,
        r"\b(?:show|list|see|give|tell|whats?|what are|what is|all|view|explain|outline|lay out|summari[sz]e)\b.*\b(?:whole|entire|full|complete|all|every|the|each)\b.* ?\b(?:path|roadmap|steps|journey|route|curriculum|plan|pathway)\b(?P<x>.*)$",
        r"\bhow many (?:steps|stages|parts|phases)\b(?P<x>.*)$",
        r"^(?:the )?(?:path|roadmap|steps|full path|learning path|whole path|curriculum|syllabus)(?P<x>)$",
        r"\b(?:what order|which order|order of (?:the )?(?:steps|courses)|in what order)\b(?P<x>.*)$",
    ),
    *_row(
        Aim.DISCOUNT,
        r"(?P<x>.*?)\b(?:discount|discounts|discounted|sale|sales|coupon|coupons|promo|promos|promo codes?|voucher|vouchers|deal|deals|bargain|bargains|black friday|cyber monday|price drops?|on offer|special offers?|save (?:some )?(?:money|cash|bucks)|cheaper|cheapest|cheap|cheaply|money off|half price|percent off|% off|wait (?:to|before) buy\w*|full price|best time to buy|when (?:to|should i|do i) buy)\b(?P<y>.*)",
    ),
    *_row(
        Aim.FREE,
        r"(?P<x>.*?)\b(?:(?<!feel )free(?! time)|gratis|for nothing|costs? nothing|without (?:paying|spending)|no (?:money|cost|budget)|zero (?:cost|budget)|dont (?:want to|wanna) (?:pay|spend)|broke|0 dollars|no charge|at no cost)\b(?P<y>.*)",
    ),
    *_row(
        Aim.PRICE,
        r"(?P<x>.*?)\b(?:how much (?:is|are|does|do|for|would|will|it|money|to)|how expensive|price|prices|pricing|priced|cost|costs|fee|fees|expensive|pricey|how much)\b(?P<y>.*)",
        r"(?P<x>.*?)\b(?:paid|pay|pay for|dollars|usd|euros|bucks)\b(?P<y>.*)",
    ),
    *_row(
        Aim.DURATION,
        r"(?P<x>.*?)\b(?:how long|how many (?:hours|hrs|weeks|months|days|minutes|lectures|lessons|videos|modules|courses|episodes|parts)|how much time|length|duration|time (?:commitment|investment)|how (?:short|lengthy|big)|number of (?:lectures|hours|lessons|videos)|hours long|runtime|hours|lecture count|how quick)\b(?P<y>.*)",
    ),
    *_row(
        Aim.LINK,
        r"(?P<x>.*?)\b(?:link|links|url|urls|website|web site|web address|address for|where (?:can|do|could|to) (?:i |we |you |u )?(?:find|get|access|sign up|enrol|enroll|watch|take|buy))\b(?P<y>.*)",
    ),
]


def wish_of(words: tuple[str, ...]) -> Wish:
    """What a question asks for, and of what.

    Args:
        words: The question's folded words.
    """
    text = " ".join(words)
    for aim, pattern in _ROWS:
        found = pattern.search(text)
        if found is None:
            continue
        groups = found.groupdict()
        x = (groups.get("x") or "").strip()
        y = (groups.get("y") or "").strip()
        if aim is Aim.COMPARE:
            return Wish(aim, x, y)
        return Wish(aim, f"{x} {y}".strip())
    return Wish(Aim.ABOUT, text)
