"""Leads on numbers that are no durations: how many of something there are, and how old one must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from knowledge import phrases
from knowledge.leads.asked import FOLLOWS, KNOWN, MATTERS, NAMED, OF_ALL, Asked, Lead
from knowledge.model import Article, Match, Section
from knowledge.query import Slot
from knowledge.ranking import holds, read_part
from knowledge.statements import states_duration
from knowledge.text import words_of

_AS_GOOD = 0.6
_AS_CLOSE = 0.4
_MOST_CLOSE = 4
# How far behind a number the word may stand that it counts: "nine of the theory subjects".
_FAR = 4
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen several single both"
)
_NUMBER = frozenset(_NUMBERS.split())
# What is counted stands before the first of these: "how many subjects are there".
_SMALL = (
    "do does did are is was were has have had should shall can could will would must there i you we they one in for of to per a "
    "an the on at with from each every need take"
)
_VERBS = frozenset(_SMALL.split())
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIME = re.compile(
    r"\b(?:(?:in|each|every|until|till|by|before|of|from|around|mid|early|late|next) (?:\w+ )?"
    rf"(?:{_MONTH}|spring|summer|autumn|winter|fall|christmas|easter|year|quarter|semester|term)|"
    r"(?:once|twice|three times|four times) a (?:year|month|week)|every (?:other )?(?:year|month|week|day)|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}|all year round|any time|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
# "How old is Andrew Ng" asks for no limit.
_ONESELF = frozenset({"i", "im", "you", "u", "one", "we", "my", "minimum", "maximum", "limit", "must", "son", "daughter", "kid"})
_AGE = re.compile(
    r"\b(?:(?:must|have to|need to|should|can) be (?:at least |over |under |older than |younger than )?\d\d\b(?! ?%)|"
    r"(?:minimum|maximum|lowest|upper) age|age limit|limit of age|aged? (?:of )?\d\d|\d\d years old|"
    r"(?:from|at|until|before|over|under) (?:the )?age(?: of)?|"
    r"(?:from|at|under) 1[4-9](?= (?:you|one|to)\b|[,.;]|$)|"
    r"any age|whatever your age|(?:never|not) too (?:old|late))",
    re.IGNORECASE,
)


def count(asked: Asked) -> Lead | None:
    """How many of something there are, other than hours and the like; None where nothing of the kind is asked."""
    wanted = _counted(asked)
    if not wanted:
        return None

    def says(text: str) -> bool:
        return counts(text, wanted)

    for match in _close(asked):
        if counts(match.section.title, wanted):
            return Lead(match.article, match.section, asked.sure)
    return next((_lead(*place, asked.sure) for place in _sentences(asked, says)), None) or _uncounted(asked, wanted)


def age(asked: Asked) -> Lead | None:
    """How old one must or may be."""
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    if any(not slot.wordings for slot in strong):
        return None

    def says(text: str) -> bool:
        return _AGE.search(text) is not None

    if asked.thread is not None and not strong:
        here = asked.thread.article, asked.thread.section
        said = next(((*here, block, number) for block, number, text in _texts(asked.thread.section) if says(text)), None)
        if said is not None:
            return _lead(*said, FOLLOWS)
    close = list(_sentences(asked, says)) if strong else []
    place = next(iter(close), None) or next(
        (
            (article, section, block, number)
            for article in asked.articles[:1]
            for section in article.sections
            for block, number, text in _texts(section)
            if says(text)
        ),
        None,
    )
    if place is None:
        of_oneself = not _ONESELF.isdisjoint(asked.query.typed)
        best = asked.ranked.matches[0] if of_oneself and strong and asked.ranked.matches and asked.sure >= NAMED else None
        return Lead(best.article, best.section, asked.sure, phrases.NO_AGE) if best is not None else None
    return _lead(*place, max(asked.sure, OF_ALL))


def when(asked: Asked) -> Lead | None:
    """When something begins or ends, where a sentence of a section that fits says so."""
    if "when" not in asked.query.typed or asked.thread is not None or not asked.about.slots:
        return None
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    if strong and asked.sure < KNOWN:
        return None
    sections = [match.section for match in _close(asked)[:1]] if strong else [match.section for match in asked.ranked.matches]
    for match in asked.ranked.matches:
        for block, number, text in _texts(match.section) if match.section in sections else ():
            said = strong or list(asked.about.slots)
            if _TIME.search(text) and all(holds(_TIME.sub("", text), [slot], _AS_GOOD) for slot in said):
                return _lead(match.article, match.section, block, number, max(asked.sure, NAMED))
    return None


def counts(text: str, wanted: Slot) -> bool:
    """Whether a sentence has a number of something: "theory is nine subjects"."""
    words = words_of(text)
    numbers = [at for at, word in enumerate(words) if word.isdigit() or word in _NUMBER]
    return any(holds(" ".join(words[at + 1 : at + 1 + _FAR]), [wanted], _AS_GOOD) for at in numbers)


def _counted(asked: Asked) -> Slot | None:
    """What "how many" asks for, unless hours, lessons and other lengths of things to learn from."""
    words = asked.query.words
    at = next((n for n, (one, two) in enumerate(pairwise(words)) if (one, two) == ("how", "many")), None)
    if at is None:
        return None
    end = next((n for n in range(at + 2, len(words)) if words[n] in _VERBS), len(words))
    slots = read_part(asked.library, " ".join(words[at + 2 : end])).slots
    if not slots or states_duration(f"ten {words[end - 1]}"):
        return None
    return slots[-1]


def _sentences(asked: Asked, says: Callable[[str], bool]) -> Iterator[tuple[Article, Section, int, int]]:
    """Sentences that say something, in the sections that fit best."""
    for match in _close(asked):
        for block, number, text in _texts(match.section):
            if says(text):
                yield match.article, match.section, block, number


def _close(asked: Asked) -> list[Match]:
    return [match for match in asked.ranked.matches[:_MOST_CLOSE] if match.score >= _AS_CLOSE]


def _texts(section: Section) -> Iterator[tuple[int, int, str]]:
    for at, block in enumerate(section.blocks):
        for number, sentence in enumerate(block.sentences):
            yield at, number, sentence.text


def _lead(article: Article, section: Section, block: int, number: int, sure: float) -> Lead:
    said = section.blocks[block].sentences[number].markdown
    return Lead(article, section, sure, f"“{said}”", block=block, sentence=number)


def _uncounted(asked: Asked, wanted: Slot) -> Lead | None:
    """That the article doesn't say how many, of a section whose heading or text has what is counted."""
    if asked.names_nothing or asked.sure < KNOWN or not asked.ranked.matches:
        return None
    best = asked.ranked.matches[0]
    block, sentence = asked.ranked.best
    text = phrases.NOT_COUNTED.format(title=best.section.title)
    return Lead(best.article, best.section, asked.sure, text, block=block, sentence=sentence)
