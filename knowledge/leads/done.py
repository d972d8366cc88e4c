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
    r"|(?:now|then|next) what|(?:and )?(?:then|next)(?: (?:step|one|up|move|stop|thing|please|pls))?"
    r"|where (?:to|do i go|should i go|can i go|does that leave me|do i turn)(?: now| next| to| from (?:here|there|that|this))*"
    r"|what (?:do|should|can) i do with myself|what (?:follows|remains)|whats left(?: to do)?"
    r"|is (?:that|this) (?:it|all)|am i done(?: now)?)$"
)
# That something is behind them, or in their hands.
_DONE = re.compile(
    r"\b(?:done|finished|passed|completed|got|did|have|has|had|ive|know|can|ready|over|graduated|sorted|sent|submitted|through|"
    r"behind me|in my pocket|second nature|survived|aced|read|watched|built|made|wrote|written|learned|learnt|mastered|nailed|"
    r"bought|signed|joined|started|booked|landed|earned|hold|already|comfortable|works?|working|ticked|cleared|been|took|taken|"
    r"knows|gave|given|finally|yesterday|today|last (?:night|week|month)|months of|years? of|weeks of)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:want|wanna|would like|hoping|dont|cant|didnt|havent|hasnt|not|never|no|stuck|failed|fail|failing|lost|quit|fired|if|"
    r"should|how|why|who|when|hate|bored|confused|broke|died|dead)\b"
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
