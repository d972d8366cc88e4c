"""Advice on saving money, found in an article's sentences."""

from __future__ import annotations

import re
from itertools import takewhile

from knowledge.hosts import known_providers
from knowledge.model import Block, BlockKind, Section, Sentence, Tip
from knowledge.words import is_english

_SAVING = re.compile(
    r"\b(?:discount(?:s|ed)?|coupons?|vouchers?|promo codes?|promotional (?:codes?|prices?|offers?)|on sale|price drops?|"
    r"half[- ]price|percent off|per cent off|financial aid|scholarships?|bursar(?:y|ies)|(?:student|education(?:al)?) pric\w+|"
    r"2[- ]for[- ]1|two (?:\w+ ){0,2}for the price of one|(?:buy|get) one,? get one|"
    r"halves (?:its|their|the|his|her) (?:\w+ ){0,2}(?:prices?|fees?|costs?)|"
    r"(?:never|don['’]t|not|avoid) pay(?:ing)? (?:the |\w+['’]s? )?(?:full|list|regular) price|grants? (?:covers?|pays?)|"
    r"student plans?|bundle deals?|black friday|cyber monday|free trials?|money[- ]back|"
    r"(?:mind|apply for|ask (?:for|about)|get) (?:the|a|an?y) (?:\w+ )?grants?|"
    r"wait(?:ing)? for (?:a |the |one of )?(?:\w+ )?(?:sales?|deals?))\b|\d\s?% off|[$€£]\s?\d[\d.,]* off\b|"
    r"\b\d+ (?:dollars|euros|pounds) off\b",
    re.IGNORECASE,
)
_AUDIT = re.compile(r"\baudit(?:ed|ing)?\b", re.IGNORECASE)
_FOR_FREE = re.compile(r"\b(?:free|without paying|at no cost|course|courses|coursera|edx)\b", re.IGNORECASE)
# "Sales" is also a trade: what people in it do is no sale.
_SALES = re.compile(
    r"(?<!boot )(?<!garage )(?<!yard )(?<!jumble )(?<!estate )(?<!for )\bsales?\b"
    r"(?![- ](?:teams?|jobs?|roles?|careers?|pitch\w*|engineers?|reps?|representatives?|managers?|skills?|people|"
    r"person|force|process|calls?|cycles?|funnels?|departments?|experience|targets?))|"
    r"(?<!great )(?<!good )\b(?:deals?|bargains?)\b(?! with)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:cheap\w*|pric\w+|buy\w*|purchas\w+|pay(?:ing)? (?:less|more)|sav(?:e|es|ing)|for less|lower|significant\w*|"
    r"runs? (?:\w+ )?sales?|frequent\w*|wait\w*|enrol\w*|drops?|dollars|euros|pounds|every (?:\w+ ){0,3}(?:weeks?|months?))\b|"
    r"\d\s?%|[$€£]",
    re.IGNORECASE,
)
_ON_SAVING = re.compile(
    r"\b(?:sav(?:e|ing) (?:money|cash|costs?)|savings\b|^saving$|discounts?|money[- ]saving|sales? tips?|"
    r"(?:on|for) a budget|for less|"
    r"(?:pay|paying|spend|spending) (?:less|little)|cheaper|deals|bargains|"
    r"keep(?:ing)? (?:it|the costs?|costs?|things) (?:cheap|down|low)|"
    r"(?<=^)(?:where|ways?|how|places) (?:(?:to|you|i|we) )?(?:can )?save$|"
    r"sav(?:e|ing) on (?:tools|courses|gear|kit|books|training|the|learning|it|all)|"
    r"on the cheap|on a shoestring|(?:not|without) going broke|(?:stuff|it|things|gear) cheap(?:ly)?$|cheaply$|cheap weeks?|"
    r"(?:where|how|what) (?:I|you)(?:[’']d| would)? (?:have )?saved?|saving an? (?:little|few|bit)|coupons?|freebies|"
    r"(?:bill|costs?(?: of \w+)?|prices?) (?:down|low)|(?:the|half the|some) (?:fees?|money) back|clawed money back|"
    r"costs? (?:you )?(?:nothing|less)|(?:paid|pay) (?:almost|next to) nothing|keep your money|empty pockets|"
    r"(?:if|when) you(?:[’']re| are) (?:short|skint|broke))\b",
    re.I,
)
# A voucher that one pays for is no saving, nor is what was spent.
_PAID_FOR = re.compile(r"\bvouchers? (?:is|costs?|are)\b|\bspent\b[^.;:]*\bon vouchers?\b", re.IGNORECASE)
# Who else gives, or has, something: what was named before is not meant.
_LIBRARIES = re.compile(
    r"(?:(?:your|the|most|many|public|city|local) ){0,2}librar(?:y|ies)\b|(?:books|veterans|makers|clones|used|second[- ]hand)\b",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(
    r"(?!(?:Around|On|In|At|During|Before|After|Every|Each|Wait|Never|Take|His|Her|Its|Their|Your|My|For|With|By|And|But|So|If|"
    r"When|Try|Most|All|Ask|Get|Black|Cyber)\b)(?:The )?[A-Z][\w.&-]+ [A-Z][\w.&-]+"
)
_NAME = re.compile(r"(?<![\w’'])[A-Z][a-z]\w+(?![\w’'])")
# "Courses fall to 12 pounds twice a month."
_FALLS = re.compile(
    r"\b(?:falls?|drops?|goes?|comes?) (?:down )?(?:to|for) (?:about |around |between )?"
    r"(?:[$€£]\d|\d+ (?:dollars|euros|pounds))[^.]*"
    r"\b(?:(?:once|twice|several times|few times) a (?:week|month|year)|every (?:\w+ )?(?:week|month|fortnight)s?|other week)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:wait for (?:one|it|them)|never (?:pay|buy)|don['’]t (?:pay|buy)|before (?:buying|purchasing|you buy|paying))\b",
    re.IGNORECASE,
)


def is_on_saving(title: str) -> bool:
    """Whether a heading stands over advice on saving money."""
    return _ON_SAVING.search(title) is not None


def is_tip(sentence: Sentence) -> bool:
    """Whether a sentence advises on saving money: more than that something is free."""
    text = _PAID_FOR.sub("", sentence.text)
    return bool(
        _SAVING.search(text)
        or _FALLS.search(text)
        or (_SALES.search(text) and _MONEY.search(text))
        or (_AUDIT.search(text) and _FOR_FREE.search(text))
    )


def providers_in(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The providers that a text names, each once, in the order of the text.

    Args:
        text: Plain text.
        known: Names to look for, the longest first.
    """
    found: dict[str, int] = {}
    rest = text
    for name in known:
        at = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest, re.IGNORECASE)
        if at is not None:
            found[name] = at.start()
            rest = rest[: at.start()] + " " * len(at.group()) + rest[at.end() :]
    return tuple(sorted(found, key=lambda name: found[name]))


def tips_in(sections: tuple[Section, ...]) -> tuple[Tip, ...]:
    """The tips of an article's sections, one for each provider that a tip speaks of.

    A tip that names no provider is about the section's only one, if it has just one, or else about the one that was named
    last before it in the same paragraph: "… on Coursera. You can audit each course for free."
    """
    own = {resource.provider for section in sections for resource in section.resources}
    known = tuple(sorted({*own, *known_providers()}, key=lambda name: (-len(name), name)))
    tips: list[Tip] = []
    for section in sections:
        here = {resource.provider for resource in section.resources}
        all_of_it = is_on_saving(section.title)
        for block in section.blocks:
            for advice in _advice_in(block, all_of_it):
                text = " ".join(sentence.text for sentence in advice)
                shown = " ".join(sentence.markdown for sentence in advice)
                named: tuple[str | None, ...] = providers_in(text, known)
                if not named and (advice[0].urls or not _names_another(advice[0].text)):
                    named = tuple(here) if len(here) == 1 else _spoken_of(block, advice[0], known)
                named = named or (None,)
                tips.extend(Tip(shown, provider, section.id, advice[0].line) for provider in named)
    return tuple(tips)


def _names_another(text: str) -> bool:
    """Whether a sentence speaks of somebody else than was spoken of: of a name that is no English word, or of libraries."""
    names = [found[0] for found in _NAME.finditer(text)]
    strange = any(not is_english(name.lower()) for name in names)
    return strange or _LIBRARIES.match(text) is not None or _TWO_NAMES.match(text) is not None


def _spoken_of(block: Block, advice: Sentence, known: tuple[str, ...]) -> tuple[str | None]:
    before = (sentence.text for sentence in block.sentences if sentence.line <= advice.line)
    named = providers_in(" ".join(takewhile(lambda text: text != advice.text, before)), known)
    return (named[-1] if named else None,)


def _advice_in(block: Block, all_of_it: bool) -> list[list[Sentence]]:
    """The tips of a block, each with the sentences that go on with it ("Wait for one before you buy.").

    Args:
        block: Of any kind; code has none.
        all_of_it: Whether its section's heading says that it is advice on saving money.
    """
    found: list[list[Sentence]] = []
    going_on = False
    if block.kind is BlockKind.CODE:
        return found
    if all_of_it:
        return [[sentence] for sentence in block.sentences]
    for sentence in block.sentences:
        if going_on and _GOES_ON.search(sentence.text) and not (is_tip(sentence) and _names_another(sentence.text)):
            found[-1].append(sentence)
        elif is_tip(sentence):
            found.append([sentence])
            going_on = True
        else:
            going_on = False
    return found
