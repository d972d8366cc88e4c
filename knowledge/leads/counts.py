"""Leads on numbers that are no durations: how many of something there are, and how old one must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from knowledge import phrases
from knowledge.dates import MONTHS
from knowledge.leads.asked import FOLLOWS, KNOWN, MATTERS, NAMED, OF_ALL, Asked, Lead
from knowledge.model import Article, BlockKind, Match, Section
from knowledge.query import Slot
from knowledge.ranking import holds, read_part
from knowledge.statements import states_duration
from knowledge.text import stem, words_of

_AS_GOOD = 0.6
_AS_CLOSE = 0.4
_MOST_CLOSE = 4
# How far behind a number the word may stand that it counts: "nine of the theory subjects".
_FAR = 4
# What no list of words has is a name.
_A_NAME = 4.0
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen several single both half third "
    "quarter most"
)
_NUMBER = frozenset(_NUMBERS.split())
# What is counted stands before the first of these: "how many subjects are there".
_SMALL = (
    "do does did are is was were has have had should shall can could will would must there i you we they one in for of to per a "
    "an the on at with from each every need take am go goes until till before after since"
)
_ENDS = frozenset(_SMALL.split())
_PLURALS = frozenset({"people", "men", "women", "children", "staff"})
# "Level 3 certificates" counts none, nor do "10 %", "3. Certificates" and "six weeks of questions".
_ORDINALS = "level step stage phase part no number week day year version chapter module class grade"
_WHICH_ONE = frozenset(_ORDINALS.split())
_NO_COUNT = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|per ?cent)|(?:19|20)\d\d")
_CLAUSES = re.compile(r"[,;:()]|\.\s")
_UNIT_WORDS = (
    "week weeks month months year years day days hour hours minute minutes percent dollar dollars euro euros pound pounds cents "
    "usd eur gbp"
)
_UNITS = frozenset(_UNIT_WORDS.split())
_MONTH = "|".join(MONTHS)
_TIME = re.compile(
    r"\b(?:(?:in|each|every|until|till|by|before|of|from|around|mid|early|late|next) (?:\w+ )?"
    rf"(?:{_MONTH}|spring|summer|autumn|winter|christmas|easter|year|quarter|semester|term)\b(?! be\b)|between (?:{_MONTH}) and|"
    r"(?:once|twice|three times|four times) a (?:year|month|week)|every (?:other )?(?:year|month|week|day)|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}|all year round|any time|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
# "How old is Andrew Ng" asks for no limit.
_ONESELF = frozenset({"i", "im", "you", "u", "one", "we", "my", "minimum", "maximum", "limit", "must", "son", "daughter", "kid"})
# Years, and not minutes, millimetres or per cent.
_YEARS = (
    r"\d\d\b(?!\s*(?:%|per ?cent|minutes?|hours?|seconds|days|weeks|months|[ckm]?m\b|inch|kg|lbs?|dollars|euros|pounds|"
    r"pages|people|questions))"
)
_UNDER_TEN = "one|two|three|four|five|six|seven|eight|nine"
_IN_WORDS = rf"(?:\d\d(?![\d,.k]\w| thousand)|(?:twenty|thirty|forty|fifty|sixty|seventy)(?:[- ](?:{_UNDER_TEN}))?)"
_AGE_RULE = re.compile(
    rf"\b(?:(?:must|have to|need to|should|can|to)? ?be (?:at least |over |under |older than |younger than |aged )?{_YEARS}|"
    r"(?:minimum|maximum|lowest|upper) age|age limit|limit of age|upper limit|(?:1[4-9]|2[0-5]) or (?:over|older))",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"{_AGE_RULE.pattern}|\b(?:aged? (?:of )?{_YEARS}|\d\d years old|(?:from|at|until|before|over|under) (?:the )?age(?: of)?|"
    r"(?:from|at|under) 1[4-9](?= (?:you|one|to)\b|[,.;]|$)|any age|whatever your age|(?:never|not) too (?:old|late)|"
    rf"(?:oldest|youngest)\b[^.]{{0,40}}\b(?:was|is|were|at) {_YEARS}|was {_YEARS}(?= when\b)|"
    rf"{_IN_WORDS} (?:is )?too (?:old|late)|(?:begin|began|beginning|start(?:ed|ing)?) at {_IN_WORDS}|what age|too old)\b",
    re.IGNORECASE,
)
# Who is past thirty asks for no least age.
_OLD = frozenset({"old", "late", "older"})
_OLD_FROM = 28
_NOT_TOO_OLD = re.compile(
    r"\b(?:too|never|oldest|older|late)\b|\b(?:thirties|forties|fifties|sixties|thirty|forty|fifty|sixty)\b|\bwas [3-6]\d\b",
    re.IGNORECASE,
)
_AGE_TITLE = re.compile(
    rf"\btoo (?:late|old|young)\b|\b(?:start(?:ing)?|begin(?:ning)?|switch(?:ing)?) at {_IN_WORDS}\??$|"
    r"\bhow old\b|\bwhat age\b|\bold enough\b|\b(?:upper|right|minimum) age\b|^age\b",
    re.IGNORECASE,
)


def asks_how_many(asked: Asked) -> bool:
    """Whether a question asks for a number of something that is no length: not hours, nor lessons of a course."""
    return _counted(asked) is not None


def asks_how_many_of_these(asked: Asked) -> bool:
    """Whether "how many" stands for what was shown before: "how many are there"."""
    words = asked.query.words
    at = next((n for n, (one, two) in enumerate(pairwise(words)) if (one, two) == ("how", "many")), None)
    behind = words[at + 2 : at + 3] if at is not None else ()
    return at is not None and asked.names_nothing and asked.thread is not None and (not behind or behind[0] in _ENDS)


def shown_again(asked: Asked) -> Lead | None:
    """What was shown before, again: it can be counted there."""
    return Lead(asked.thread.article, asked.thread.section, FOLLOWS) if asked.thread is not None else None


def count(asked: Asked) -> Lead | None:
    """How many of something there are; None where nothing of the kind is asked."""
    wanted = _counted(asked)
    if wanted is None:
        return None
    titles = " ".join(article.title for article in asked.articles[:1])
    strong = (slot for slot in asked.about.slots if slot.need >= MATTERS and slot.word != wanted.word)
    others = [slot for slot in strong if not holds(titles, [slot])]

    def says(text: str) -> bool:
        return counts(text, wanted)

    for article, section, block, number in _sentences(asked, says):
        told = f"{' '.join(section.path)} {section.blocks[block].sentences[number].text}"
        if all(holds(told, [slot]) for slot in others):
            return _lead(article, section, block, number, max(asked.sure, NAMED))
    return _counted_of_it(asked, wanted, others) or _uncounted(asked)


def _counted_of_it(asked: Asked, wanted: Slot, others: list[Slot]) -> Lead | None:
    """The sentence with such a number in the section that fits best, where that speaks of all else that is asked, and the
    sentence of nothing else."""
    for match in _close(asked)[:1]:
        section = match.section
        if not all(holds(" ".join((*section.path, *_said(section))), [slot]) for slot in others):
            continue
        named = [at for at, block in enumerate(section.blocks) if any(_speaks_of(one.text, others) for one in block.sentences)]
        for at, number, text in _texts(section):
            here = " ".join(sentence.text for sentence in section.blocks[at].sentences)
            speaks = any(slot.need >= _A_NAME and holds(here, [slot]) for slot in others)
            if counts(text, wanted, from_two=True) and (speaks or _is_of_that(section, at, named)):
                return _lead(match.article, section, at, number, max(asked.sure, NAMED))
    return None


def _speaks_of(text: str, others: list[Slot]) -> bool:
    return bool(others) and all(holds(text, [slot]) for slot in others)


def _is_of_that(section: Section, at: int, named: list[int]) -> bool:
    """Whether a block is one that names a thing, or hangs below it; any is where none names it."""
    if not named or at in named:
        return True
    block = section.blocks[at]
    above = max((one for one in named if one < at), default=None)
    if block.kind is not BlockKind.ITEM or above is None:
        return above is not None and not any(sentence.urls for sentence in block.sentences)
    between = section.blocks[above + 1 : at + 1]
    return all(one.kind is BlockKind.ITEM and one.depth > section.blocks[above].depth for one in between)


def age(asked: Asked) -> Lead | None:
    """How old one must or may be."""
    called = f"{asked.articles[0].title} {asked.articles[0].slug}"
    general = asked.library.lexicon.general
    # "Too old for gardening" asks no more of a gardener's path than "too old".
    strong = [
        slot
        for slot in asked.about.slots
        if slot.need >= MATTERS
        and not holds(called, [slot], _AS_GOOD)
        and stem(slot.word) not in general
        and not any(one.endswith(slot.word) for one in words_of(called))
    ]
    oneself = not _ONESELF.isdisjoint(asked.query.typed) or any(word.isdigit() for word in asked.query.typed)
    if any(not slot.wordings for slot in strong) or not oneself:
        return None

    def says(text: str) -> bool:
        return _AGE.search(text) is not None

    if asked.thread is not None and not strong:
        here = asked.thread.article, asked.thread.section
        said = next(((*here, block, number) for block, number, text in _texts(asked.thread.section) if says(text)), None)
        if said is not None:
            return _lead(*said, FOLLOWS)
    titled = next((one for one in asked.articles[0].sections if _AGE_TITLE.search(one.title)), None)
    if titled is not None and titled.blocks and not strong:
        return Lead(asked.articles[0], titled, OF_ALL)
    close = list(_sentences(asked, says)) if strong else []
    anywhere = (
        (article, section, block, number)
        for article in asked.articles[:1]
        for section in article.sections
        for block, number, text in _texts(section)
        if says(text)
    )
    # "You must be 18" before "they let you in from 16".
    numbers = [int(word[:3]) for word in asked.query.typed if word.isdigit()]
    # "How old" is asked at any age.
    after = (word for before, word in pairwise(("", *asked.query.typed)) if before != "how")
    old = not _OLD.isdisjoint(after) or max(numbers, default=0) >= _OLD_FROM
    place = next(iter(close), None) or min(anywhere, key=lambda one: (old and not _says_old(one), _is_aside(one)), default=None)
    if place is None:
        best = asked.ranked.matches[0] if strong and asked.ranked.matches and asked.sure >= NAMED else None
        return Lead(best.article, best.section, asked.sure, phrases.NO_AGE) if best is not None else None
    return _lead(*place, max(asked.sure, OF_ALL))


def _says_old(place: tuple[Article, Section, int, int]) -> bool:
    _, section, block, number = place
    return _NOT_TOO_OLD.search(section.blocks[block].sentences[number].text) is not None


def _is_aside(place: tuple[Article, Section, int, int]) -> bool:
    _, section, block, number = place
    return _AGE_RULE.search(section.blocks[block].sentences[number].text) is None


def when(asked: Asked) -> Lead | None:
    """When something begins or ends, where a sentence of a section that fits says so."""
    if "when" not in asked.query.typed:
        return None
    if asked.thread is not None and asked.names_nothing:
        here = asked.thread.article, asked.thread.section
        timed = ((block, number) for block, number, text in _texts(here[1]) if _TIME.search(text))
        return next((_lead(*here, *place, FOLLOWS) for place in timed), None)
    if not asked.about.slots:
        return None
    strong = [slot for slot in asked.about.slots if slot.need >= MATTERS]
    if strong and asked.sure < KNOWN:
        return None
    sections = [match.section for match in _close(asked)[:1]] if strong else [match.section for match in asked.ranked.matches]
    for match in asked.ranked.matches:
        for block, number, text in _texts(match.section) if match.section in sections else ():
            said = strong or list(asked.about.slots)
            told = f"{match.section.title} {_TIME.sub('', ' '.join(_said(match.section)))}" if strong else _TIME.sub("", text)
            if _TIME.search(text) and all(holds(told, [slot], _AS_GOOD) for slot in said):
                return _lead(match.article, match.section, block, number, max(asked.sure, NAMED))
    return None


def counts(text: str, wanted: Slot, *, from_two: bool = False) -> bool:
    """Whether a sentence has a number of something, and of nothing between: "nine subjects", no "six weeks of questions".

    Args:
        text: The sentence.
        wanted: What is counted.
        from_two: Whether "one" is no number, as in "this one type".
    """
    for clause in _CLAUSES.split(_NO_COUNT.sub(" ", text)):
        words = words_of(clause)
        for at, word in enumerate(words):
            if (
                (word.isdigit() or word in _NUMBER)
                and not (from_two and word == "one")
                and (not at or words[at - 1] not in _WHICH_ONE)
            ):
                behind = words[at + 1 : at + 1 + _FAR]
                end = next((n for n, one in enumerate(behind) if one in _UNITS), len(behind))
                if any(holds(one, [wanted], _AS_GOOD) for one in behind[:end]):
                    return True
    return False


def _counted(asked: Asked) -> Slot | None:
    """What "how many" asks for, unless hours, lessons and other lengths of things to learn from."""
    words = asked.query.words
    at = next((n for n, (one, two) in enumerate(pairwise(words)) if (one, two) == ("how", "many")), None)
    if at is None:
        return None
    end = next((n for n in range(at + 2, len(words)) if words[n] in _ENDS), len(words))
    if end == at + 2:
        return None
    noun = counted_noun(words[at + 2 : end])
    if states_duration(f"ten {noun}") or noun in _UNITS:
        return None
    slots = read_part(asked.library, noun).slots
    # "Questions" carry no subject, and are counted all the same.
    return slots[-1] if slots else Slot(noun, 0.0, 0.0, (((stem(noun),), 1.0),))


def counted_noun(words: Sequence[str]) -> str:
    """What some words behind "how many" count: the first in the plural, "hours" of "supervised hours of work"; else the last."""
    return next((word for word in words if word in _PLURALS or (word[-1:] == "s" and word[-2:] != "ss")), words[-1])


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


def _said(section: Section) -> list[str]:
    return [text for _, _, text in _texts(section)]


def _lead(article: Article, section: Section, block: int, number: int, sure: float) -> Lead:
    said = section.blocks[block].sentences[number].markdown
    return Lead(article, section, sure, f"“{said}”", block=block, sentence=number)


def _uncounted(asked: Asked) -> Lead | None:
    """That the article doesn't say how many, of what the question names or what was shown before."""
    if asked.names_nothing and asked.thread is not None:
        return Lead(asked.thread.article, asked.thread.section, FOLLOWS, phrases.NOT_COUNTED)
    if asked.names_nothing or asked.sure < KNOWN or not asked.ranked.matches:
        return None
    best = asked.ranked.matches[0]
    block, sentence = asked.ranked.best
    return Lead(best.article, best.section, asked.sure, phrases.NOT_COUNTED, block=block, sentence=sentence)
