"""Leads on what comes next for who tells what is done: "hygiene is second nature to me now, what next"."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.leads.asked import MATTERS, Asked, Lead
from knowledge.leads.steps import NAMED_WHOLE, named_whole, next_to, standing_for
from knowledge.model import Match
from knowledge.ranking import has_any, rank, read_part
from knowledge.text import stems_of

# How such a message ends, with what asks for a step in any words: "the next hurdle".
_TAIL = re.compile(
    r"(?:(?:so|ok|okay|and|but|well|then) )*"
    r"(?:(?:what|whats|which|wheres?)(?: is| are| comes?| do i do| should i do| do i learn| to do| to learn| am i to do)?"
    r"(?: (?:my|the|up))? (?:next|now|left|then)(?: (?:now|then|up|for me|to do|to learn|one|\w+))?"
    r"|(?:now|then|next) what|and (?:then|next)|next (?:step|one|up|move|stop|thing|please|pls)"
    r"|(?<=done )(?:then|next)|(?<=finished )(?:then|next)|(?<=signed )(?:then|next)|(?<=ready )(?:then|next)"
    r"|where (?:to|do i go|should i go|can i go|does that leave me|do i turn)(?: now| next| to| from (?:here|there|that|this))*"
    r"|what (?:do|should|can) i do with myself|what (?:follows|remains)|whats left(?: to do)?"
    r"|is (?:that|this) (?:it|all)|am i done(?: now)?)$"
)
# That something is behind them, or in their hands.
_DONE = re.compile(
    r"\b(?:done|finished|passed|completed|ready|graduated|sorted|submitted|behind me|in my pocket|second nature|survived|aced|"
    r"mastered|nailed|signed|ticked|cleared|comfortable|finally|already|over|sent off|under my belt|out of the way|"
    r"yesterday|knows my|(?:months|years?|weeks) of)\b|"
    r"\b(?:i|ive|we|weve|im)(?: (?:just|now|already|finally|have))* (?:can|know|got|did|read|watched|built|made|wrote|learned|"
    r"learnt|bought|joined|started|booked|landed|earned|took|taken|hold|have|had)\b|"
    r"^(?:ok |so |just |finally )*(?:got|did|built|made|read|watched|learned|learnt|took|know)\b"
)
_NOT_DONE = re.compile(
    r"^(?:can|could|do|does|did|is|are|will|would|have) (?:you|i|we|they|it|that|this|the|a|an|there|someone|anyone)\b|"
    r"\b(?:want|wanna|would like|hoping|dont|cant|didnt|havent|hasnt|not|never|no|stuck|failed|fail|failing|lost|quit|fired|if|"
    r"should|how|why|who|when|hate|bored|confused|broke|broken|died|dead|but|worse|wrong|stolen|stole|scam|scammed|banned|laid|"
    r"away|cut|hurt|injured|sick|ill|problem|issue|you|your|does|explain|nobody|crashed|rejected|refused)\b"
)
# What no step of a path comes behind.
_TROUBLE = re.compile(
    r"\b(?:laid off|fired|banned|blocked|scammed|robbed|stolen|hacked|divorced|evicted|"
    r"(?:cut|hurt|broke|burnt|burned|injured) my)\b"
)
_AND = re.compile(r" (?:and|plus|n|also) ")
_MOST = 26
_LOOKED_AT = 4
_CLOSE = 0.6
# A part of what somebody tells names a step by no less of what it says.
_LEAST = 0.3
_GOOD = 0.55
_SOME = 0.5


def told_done(words: tuple[str, ...]) -> str:
    """What somebody tells to be done before asking for what comes next; "" where a message is none of that kind."""
    if not 2 < len(words) <= _MOST:
        return ""
    text = " ".join(words)
    tail = _TAIL.search(text)
    head = text[: tail.start()].strip() if tail is not None else ""
    return head if head and _DONE.search(head) and not _NOT_DONE.search(head) else ""


def told_trouble(words: tuple[str, ...]) -> bool:
    """Whether a message tells of a trouble and asks what now: "my account got banned, what now"."""
    text = " ".join(words)
    return _TAIL.search(text) is not None and _TROUBLE.search(text) is not None


def after_done(asked: Asked, told: str) -> Lead | None:
    """The step after the furthest of those that somebody tells to be done; None where that is none that the articles have."""
    found = [one for part in _AND.split(told) if (one := _named(asked, part)) is not None]
    if not found:
        return None
    match, sure = max(found, key=lambda one: _place(one[0]))
    return next_to(match.article, match.section, sure, +1)


def _place(match: Match) -> tuple[int, int]:
    step = standing_for(match.article, match.section, +1)
    return (step.number if step is not None else 0, -match.section.level)


def _named(asked: Asked, part: str) -> tuple[Match, float] | None:
    """The step that a part of what is told speaks of, and how sure that is."""
    about = read_part(asked.library, part)
    strong = [slot for slot in about.slots if slot.need >= MATTERS]
    if not strong:
        return None
    own = replace(asked, about=about)
    whole = named_whole(own, +1)
    if whole is not None:
        return whole, NAMED_WHOLE
    ranked = rank(asked.library, about, about, asked.article)
    for match, coverage in list(zip(ranked.matches, ranked.coverage, strict=True))[:_LOOKED_AT]:
        if match.score < _CLOSE or coverage < _LEAST or standing_for(match.article, match.section, +1) is None:
            continue
        texts = (match.section.title, *(sentence.text for block in match.section.blocks for sentence in block.sentences))
        if has_any(frozenset().union(*map(stems_of, texts)), strong, _GOOD):
            return match, max(ranked.sure, _SOME + coverage / 2)
    return None
