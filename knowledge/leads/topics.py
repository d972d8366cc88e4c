"""The lead on what most people ask of any trade: whether one needs a degree, code or maths, how interviews go, what to show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from knowledge.leads.asked import MATTERS, Asked, Lead
from knowledge.model import Article, Section
from knowledge.query import Slot
from knowledge.ranking import holds
from knowledge.text import stem

_HEADED = 0.85
_STATED = 0.75
_SPOKEN_OF = 0.5
_MACHINES = "machines"
_WORKERS = re.compile(r"(?:[eo]rs?|ists?|ians?|techs?|devs?|jobs?|graphics)$")


@dataclass(frozen=True, slots=True)
class _Topic:
    """What articles call it; see ``topics.yaml``.

    Attributes:
        heading: What a heading on it has.
        stated: What a sentence that tells of it has, each of these; () where a heading must be there.
        weighed: What the best of several headings on it has; None where the one that fits best is as good.
        plain: What a sentence has that says it as plainly as a heading that weighs it; None for nothing.
        own: The stems that say no more than the topic does.
    """

    heading: re.Pattern[str]
    stated: tuple[re.Pattern[str], ...]
    weighed: re.Pattern[str] | None
    plain: re.Pattern[str] | None
    own: frozenset[str]


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of some expressions, with no letter right before or behind it."""
    return re.compile("|".join(rf"(?:(?<!\w){word}(?!\w))" for word in words), re.IGNORECASE)


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


@cache
def _topics() -> dict[str, _Topic]:
    """The topics by their names."""
    data = yaml.safe_load((files("knowledge") / "topics.yaml").read_text(encoding="utf-8"))
    taken = _stems(data.pop("taken"))
    return {
        name: _Topic(
            heading=_any_of(row["heading"]),
            stated=tuple(map(_any_of, row.get("stated", ()))),
            weighed=_any_of(row["weighed"]) if "weighed" in row else None,
            plain=_any_of(row["plain"]) if "plain" in row else None,
            own=_stems(row["own"]) | taken,
        )
        for name, row in data.items()
    }


def topic(asked: Asked) -> Lead | None:
    """What the article says on a topic that most articles have: under a heading on it, else in a sentence that tells of it."""
    wanted, article = _topics()[asked.wish.second], asked.articles[0]
    if asked.thread is not None and asked.refers:
        return None
    called = f"{article.title} {article.slug}"
    others = [
        slot
        for slot in asked.about.slots
        # "Is 8gb enough" is answered by what says 16.
        if slot.need >= MATTERS
        and not slot.word[:1].isdigit()
        and not _is_of_it(slot, wanted)
        and not holds(called, [slot])
        # Whoever does the work is of no other matter: "will automation replace techs".
        and not (asked.wish.second == _MACHINES and _WORKERS.search(slot.word))
    ]
    strange = [slot for slot in others if not slot.wordings]
    headed = _headed(asked, article, wanted)
    if headed is not None and (len(strange) > 1 or not all(_speaks_of(headed, slot) for slot in others if slot.wordings)):
        headed = None
    if headed is not None and (wanted.plain is None or (wanted.weighed or wanted.heading).search(headed.title) is not None):
        # A word of slang is no other matter where a heading asks the very same.
        return Lead(article, headed, _STATED if strange else _HEADED)
    plainly = _sentence(asked, (wanted.plain,), others) if wanted.plain is not None else None
    if plainly is None and headed is not None and not strange:
        return Lead(article, headed, _STATED)
    return plainly or _sentence(asked, wanted.stated, others, wanted.heading)


def _sentence(
    asked: Asked, says: tuple[re.Pattern[str], ...], others: list[Slot], heading: re.Pattern[str] | None = None
) -> Lead | None:
    """The sentence that has each of some expressions and all else that the question speaks of.

    One that has what a heading on it would have comes before others, one beside the path before one of a step.
    """
    article = asked.articles[0]
    places = [
        (section, at, number)
        for section in article.sections
        for at, block in enumerate(section.blocks)
        for number, sentence in enumerate(block.sentences)
        if says
        and all(each.search(sentence.text) for each in says)
        and all(holds(sentence.text, [slot], _SPOKEN_OF) for slot in others)
    ]
    if not places:
        return None
    fits = {match.section.id: match.score for match in asked.ranked.matches}

    def aside(place: tuple[Section, int, int]) -> tuple[bool, bool, float]:
        section, at, number = place
        named = heading is None or heading.search(section.blocks[at].sentences[number].text) is not None
        return not named, article.step_of(section.id) is not None, -fits.get(section.id, 0.0)

    section, block, sentence = min(places, key=aside)
    return Lead(article, section, _STATED, block=block, sentence=sentence)


def _headed(asked: Asked, article: Article, wanted: _Topic) -> Section | None:
    """The section that is called so; of several the one that weighs it, then the one that fits the question best."""
    named = [one for one in article.sections if one.level and one.title != article.title and wanted.heading.search(one.title)]
    named = [one for one in named if one.blocks or one.resources]
    if wanted.weighed is not None:
        named = [one for one in named if wanted.weighed.search(one.title)] or named
    fits = {match.section.id: match.score for match in asked.ranked.matches}
    return max(named, key=lambda one: fits.get(one.id, 0.0), default=None)


def _speaks_of(section: Section, slot: Slot) -> bool:
    return any(holds(sentence.text, [slot], _SPOKEN_OF) for block in section.blocks for sentence in block.sentences)


def _is_of_it(slot: Slot, wanted: _Topic) -> bool:
    return all(stem(word) in wanted.own for word in slot.word.split())
