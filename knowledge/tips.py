"""Advice on saving money, found in an article's sentences."""

from __future__ import annotations

import re

from knowledge.hosts import known_providers
from knowledge.model import Section, Sentence, Tip

_SAVING = re.compile(
    r"\b(?:discount(?:s|ed)?|coupons?|vouchers?|promo(?:tion)?s?(?: codes?)?|on sale|price drops?|half[- ]price|"
    r"percent off|financial aid|scholarships?|audit\w*|student pric\w+|bundle deals?|black friday|cyber monday|"
    r"wait(?:ing)? for (?:a |the |one of )?(?:\w+ )?(?:sales?|deals?)|free trials?|money[- ]back)\b|\d\s?% off",
    re.IGNORECASE,
)
_SALES = re.compile(r"\b(?:sales?|deals?|bargains?)\b", re.IGNORECASE)
_BUYING = re.compile(
    r"\b(?:wait\w*|runs?|running|frequent\w*|often|during|cheap\w*|pric\w+|buy\w*|purchas\w+|pay\w*|sav(?:e|es|ing)|"
    r"regular\w*|every|twice|season\w*|off)\b",
    re.IGNORECASE,
)


def is_tip(sentence: Sentence) -> bool:
    """Whether a sentence advises on saving money: more than that something is free."""
    text = sentence.text
    return bool(_SAVING.search(text) or (_SALES.search(text) and _BUYING.search(text)))


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

    A tip that names no provider is about the section's only one, if it has just one.
    """
    own = {resource.provider for section in sections for resource in section.resources}
    known = tuple(sorted({*own, *known_providers()}, key=lambda name: (-len(name), name)))
    tips: list[Tip] = []
    for section in sections:
        for block in section.blocks:
            for sentence in block.sentences:
                if not is_tip(sentence):
                    continue
                here = {resource.provider for resource in section.resources}
                named = providers_in(sentence.text, known) or (tuple(here) if len(here) == 1 else (None,))
                tips.extend(Tip(sentence.markdown, provider, section.id, sentence.line) for provider in named)
    return tuple(tips)
