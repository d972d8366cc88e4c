"""What a question asks for, beside what it is about: the next step, a price, a duration, a comparison…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from knowledge.pattern import Patterns, compile_pattern, compile_sets


class Aim(StrEnum):
    """What is asked for."""

    FIRST = "first"
    NTH = "nth"
    NEXT = "next"
    PREVIOUS = "previous"
    LAST = "last"
    PATH = "path"
    COMPARE = "compare"
    DEFINE = "define"
    DISCOUNT = "discount"
    FREE = "free"
    FUND = "fund"
    EARN = "earn"
    AGE = "age"
    DAY = "day"
    WHICH = "which"
    PRICE = "price"
    DURATION = "duration"
    LINK = "link"
    BY = "by"
    BECOME = "become"
    SHOW = "show"
    DETAIL = "detail"
    OTHER = "other"
    TOPIC = "topic"
    PROPERTY = "property"
    ATTRIBUTE = "attribute"
    OVERVIEW = "overview"
    MORE = "more"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Wish:
    """An aim with the question that is left when the words for the aim are taken out.

    Attributes:
        aim: See `Aim`.
        about: What it is asked of; "" where the question names nothing.
        second: The other side of a comparison; the number of a step asked for; what an alternative is to; whose work it is;
            for a step beside another, what else the question speaks of; the name of a topic that most articles have; else "".
    """

    aim: Aim
    about: str
    second: str = ""


_MOST_TIMES = 2


@cache
def _data() -> dict[str, Any]:
    return dict(yaml.safe_load((files("knowledge") / "aims.yaml").read_text(encoding="utf-8")))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_data()["fillers"].split())


def _without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """A question without the "lol" before it and the "pls" behind it; as it is where nothing else is left."""
    fillers = _fillers()
    first = next((at for at, word in enumerate(words) if word not in fillers), 0)
    last = next((at for at in range(len(words), first, -1) if words[at - 1] not in fillers), len(words))
    return words[first:last]


@cache
def _patterns() -> Patterns[tuple[Aim, str]]:
    """Each pattern's aim, and the topic that it asks for where the aim is one."""
    data = _data()
    sets = compile_sets(data["sets"])
    return Patterns(
        ((Aim(row["aim"]), row.get("topic", "")), compile_pattern(line, sets)) for row in data["aims"] for line in row["says"]
    )


_NUMBERS = {
    word: str(number)
    for number, said in enumerate(
        [
            "1 one 1st",
            "2 two 2nd second",
            "3 three 3rd third",
            "4 four 4th fourth",
            "5 five 5th fifth",
            "6 six 6th sixth",
            "7 seven 7th seventh",
            "8 eight 8th eighth",
            "9 nine 9th ninth",
            "10 ten 10th tenth",
            "11 eleven 11th eleventh",
            "12 twelve 12th twelfth",
            "13 thirteen 13th thirteenth",
            "14 fourteen 14th fourteenth",
            "15 fifteen 15th fifteenth",
            "16 sixteen 16th sixteenth",
            "17 seventeen 17th seventeenth",
            "18 eighteen 18th eighteenth",
            "19 nineteen 19th nineteenth",
            "20 twenty 20th twentieth",
        ],
        start=1,
    )
    for word in said.split()
}
_DIGITS = re.compile("[0-9]{1,4}")
_NUMBERED = frozenset({"step", "number"})


def _number_in(words: str) -> str:
    """The number of a step in a question's words, as digits: the one beside "step", else the last; "" where there is none."""
    said = words.split()
    # "The second one" is no number one.
    said = said[:-1] if len(said) > 1 and said[-1] == "one" and said[-2] in _NUMBERS else said
    numbers = [_NUMBERS.get(word) or (str(int(word)) if _DIGITS.fullmatch(word) else "") for word in said]
    beside = (
        number for number, *near in zip(numbers, ("", *said), (*said[1:], ""), strict=False) if _NUMBERED.intersection(near)
    )
    return next((number for number in beside if number), next((number for number in reversed(numbers) if number), ""))


_ASKS = frozenset({"what", "whats", "which", "where", "wheres", "how"})


def _step_and_question(words: list[str]) -> tuple[str, str]:
    """A step that is named, and the question behind it: "docker now", "what should i learn"."""
    end = next((at for at, word in enumerate(words) if at and word in _ASKS), len(words))
    return " ".join(words[:end]), " ".join(words[end:])


def _without(aim: Aim, rest: str) -> str:
    """What is left of a question when its aim is said twice: "no budget, is it possible for free"."""
    for _ in range(_MOST_TIMES if aim in (Aim.FREE, Aim.DISCOUNT, Aim.PRICE) else 0):
        again = next((found for (other, _), found in _patterns().found(rest.split()) if other is aim), None)
        if again is None:
            break
        rest = "".join(group or "" for group in again.groups())
    return rest.strip()


def wishes_of(words: tuple[str, ...]) -> Iterator[Wish]:
    """What a question may ask for, and of what, the likeliest first; each aim once, and last of all `Aim.ABOUT`.

    Args:
        words: The question's folded words.
    """
    seen: set[Aim] = set()
    words = _without_fillers(words)
    for (aim, topic), found in _patterns().found(words):
        if aim in seen:
            continue
        seen.add(aim)
        if aim is Aim.ABOUT:
            break
        if aim is Aim.NTH:
            groups = found.groupdict(default="")
            yield Wish(aim, f"{groups.get('x', '')}{groups.get('y', '')}".strip(), _number_in(found.group(0)))
        elif aim is Aim.ATTRIBUTE:
            yield Wish(aim, " ".join(words))
        elif aim in (Aim.COMPARE, Aim.BY):
            yield Wish(aim, found["x"].strip(), found["y"].strip())
        elif aim in (Aim.NEXT, Aim.PREVIOUS):
            groups = found.groupdict(default="")
            step, asked = _step_and_question(groups.get("x", "").split())
            yield Wish(aim, step, f"{groups.get('z', '')}{groups.get('w', '')}{asked}".strip())
        elif aim is Aim.OTHER:
            groups = found.groupdict(default="")
            yield Wish(aim, f"{groups.get('x', '')}{groups.get('y', '')}".strip(), groups.get("y", "").strip())
        elif aim is Aim.BECOME:
            yield Wish(aim, found["x"].strip())
        elif aim is Aim.TOPIC:
            yield Wish(aim, "".join(group or "" for group in found.groups()).strip(), topic)
        else:
            # What stands for {v} is told, not asked about.
            rest = (group or "" for name, group in found.groupdict().items() if name != "v")
            yield Wish(aim, _without(aim, "".join(rest)))
    yield Wish(Aim.ABOUT, " ".join(words))
