"""What a message corrects: "CS 292, I mean CS229 lectures", or "reaper, I mean" after a question that asked back."""

from __future__ import annotations

from knowledge.aim import Aim, wishes_of
from knowledge.conversation import Turn
from knowledge.leads.asked import MATTERS
from knowledge.library import Library
from knowledge.query import Query
from knowledge.ranking import holds_all, rank
from knowledge.smalltalk import smalltalk

# How each of these is asked for, to be asked for again of another thing.
_SAID = {
    Aim.DURATION: "how long is",
    Aim.PRICE: "how much does it cost for",
    Aim.FREE: "is it free for",
    Aim.DISCOUNT: "any discount for",
    Aim.LINK: "link to",
    Aim.NEXT: "what comes after",
    Aim.PREVIOUS: "what comes before",
}
_MOST_WORDS = 14
_MOST_SLIPPED = 3
_MOST_OF_A_NAME = 8
_MEAN = frozenset({"mean", "meant"})
_BEFORE = frozenset({"oh", "ah", "no", "nope", "sorry", "oops", "wait", "well", "and", "but"})
_INTO = frozenset({"to", "of", "for", "after", "before", "with", "on", "about"})
# What has one of these is a question of its own, or says nothing of a thing.
_ASKS = frozenset(
    {
        "do",
        "does",
        "did",
        "is",
        "are",
        "can",
        "could",
        "should",
        "would",
        "will",
        "what",
        "whats",
        "which",
        "how",
        "when",
        "where",
    }
    | {"who", "whos", "why", "need", "it", "that", "this", "not", "if"}
)
_MOST_LOOKED_AT = 3
# What goes on with the question before, of another thing.
_AND_WHAT = (("and", "what", "about"), ("and", "how", "about"), ("what", "about"), ("how", "about"), ("and", "for"), ("and",))


def as_meant(library: Library, message: str, before: Turn | None) -> str:
    """A message without what it takes back; one that only says which thing the question before was about, as that question.

    Args:
        library: Whose articles are asked: what takes another's place must be named there.
        message: As typed.
        before: What was shown last in this conversation, or asked back.
    """
    words = message.split()
    asks = _SAID.get(before.aim) if before is not None else None
    if len(words) > _MOST_WORDS or (asks is None and "mean" not in message):
        return message
    plain = ["".join(filter(str.isalnum, word)).casefold() for word in words]
    at = next((n for n in range(len(plain) - 1) if plain[n] == "i" and plain[n + 1] in _MEAN), None)
    if at is None:
        begins = next((len(one) for one in _AND_WHAT if tuple(plain[: len(one)]) == one), 0)
        of_order = before is not None and before.aim in (Aim.NEXT, Aim.PREVIOUS)
        if begins and asks is not None and not of_order and len(words) <= begins + _MOST_OF_A_NAME:
            # "How can I save on Udemy", and then "what about Coursera".
            return _again(library, asks, words[begins:], plain[begins:]) or message
        asks_which = before is not None and before.open and len(words) <= _MOST_OF_A_NAME
        return _again(library, asks, words, plain) or message if asks_which and asks is not None else message
    slipped, meant = words[:at], words[at + 2 :]
    if not meant:
        return (_again(library, asks, slipped, plain[:at]) if asks is not None else None) or message
    if _BEFORE.issuperset(plain[:at]):
        return (_again(library, asks, meant, plain[at + 2 :]) if asks is not None else None) or message
    if at <= _MOST_SLIPPED and _ASKS.isdisjoint(plain[:at]) and not {"it", "that", "this", "they"} & {*plain[at + 2 :]}:
        rest = " ".join(meant)
        return rest if _names(library, library.reader.read(rest)) else message
    return message


def _again(library: Library, asks: str, words: list[str], plain: list[str]) -> str | None:
    """The question before, asked of what some words name; None where they name nothing or ask something themselves."""
    begin = next((at for at, word in enumerate(plain) if word not in _BEFORE | _INTO), len(plain))
    thing = " ".join(words[begin:])
    query = library.reader.read(thing)
    if not _ASKS.isdisjoint(plain[begin:]) or smalltalk(query.typed) is not None:
        return None
    own = next((wish.aim for wish in wishes_of(query.words) if wish.aim not in (Aim.ATTRIBUTE, Aim.BY)), Aim.ABOUT)
    return f"{asks} {thing}" if own is Aim.ABOUT and _names(library, query) else None


def _names(library: Library, query: Query) -> bool:
    """Whether words name something that an article has a heading or a link for, or all of it."""
    if not library.lexicon.whole.isdisjoint(query.typed):
        return True
    strong = [slot for slot in query.slots if slot.need >= MATTERS and not slot.medium]
    providers = {tip.provider for article in library.articles for tip in article.tips if tip.provider}
    if strong and any(holds_all(provider, strong) for provider in providers):
        return True
    return bool(strong) and any(
        holds_all(name, strong)
        for match in rank(library, query, query).matches[:_MOST_LOOKED_AT]
        for name in (match.article.title, match.section.title, *(name for link in match.section.resources for name in link.names))
    )
