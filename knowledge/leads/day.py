"""Leads on what the work is like: "what does a nurse do all day"."""

from __future__ import annotations

import re

from knowledge.leads.asked import MATTERS, Asked, Lead
from knowledge.model import Section

_SURE = 0.85
# An introduction speaks of the work by the way.
_LESS_SURE = 0.6
_FIRST_FEW = 2
# Headings that promise to tell.
_TELLS = re.compile(
    r"\b(?:what (?:is )?(?:the |a |it |your )?(?:job|work|day|role)|the (?:job|work|role)(?: itself)?$|"
    r"(?:a|an|typical|normal|average) day\b|"
    r"days? (?:in|look)|day[- ]to[- ]day|daily (?:work|life|routine)|what .{0,40}\bdo(?:es)?\b|what it['’]?s like|"
    r"about the (?:job|work|role)|life (?:on|as|in)\b)",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"\b(?:(?:shift|night) work|all day|every day|(?:your|a|the) day\b|per day|"
    r"you(?:['’]ll)? (?:sit|stand|spend|help|design|build|sleep|read)|"
    r"most of (?:the|your) (?:day|time)|(?:a|my|the|your) day (?:begins|starts|looks|is))",
    re.IGNORECASE,
)


def day(asked: Asked) -> Lead | None:
    """The section that tells what the work is like; the article's first text where no heading promises it."""
    strange = any(slot.need >= MATTERS and not slot.wordings for slot in asked.about.slots)
    if asked.thread is not None or strange or not asked.names_nothing:
        return None
    article = asked.articles[0]
    told = [section for section in article.sections if section.blocks and _TELLS.search(section.title)]
    if told:
        best = next((one for one in told if _OF_WORK.search(_text(one))), told[0])
        return Lead(article, best, _SURE)
    texts = [section for section in article.sections if section.blocks][:_FIRST_FEW]
    found = next((one for one in texts if article.step_of(one.id) is None and _OF_WORK.search(_text(one))), None)
    return Lead(article, found, _LESS_SURE) if found is not None else None


def _text(section: Section) -> str:
    return " ".join(sentence.text for block in section.blocks for sentence in block.sentences)
