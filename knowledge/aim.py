"""What a question asks for, beside what it is about: the next step, a price, a duration, a comparison…"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from knowledge.pattern import Patterns, compile_pattern, compile_sets


class Aim(StrEnum):
    """What is asked for."""

    FIRST = "first"
    NEXT = "next"
    PREVIOUS = "previous"
    LAST = "last"
    PATH = "path"
    COMPARE = "compare"
    DEFINE = "define"
    DISCOUNT = "discount"
    FREE = "free"
    EARN = "earn"
    PRICE = "price"
    DURATION = "duration"
    LINK = "link"
    DETAIL = "detail"
    OTHER = "other"
    PROPERTY = "property"
    OVERVIEW = "overview"
    MORE = "more"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Wish:
    """An aim with the question that is left when the words for the aim are taken out.

    Attributes:
        aim: See `Aim`.
        about: What it is asked of; "" where the question names nothing.
        second: The other side of a comparison; for a step beside another, what else the question speaks of; else "".
    """

    aim: Aim
    about: str
    second: str = ""


@cache
def _patterns() -> Patterns[Aim]:
    data = yaml.safe_load((files("knowledge") / "aims.yaml").read_text(encoding="utf-8"))
    sets = compile_sets(data["sets"])
    return Patterns((Aim(row["aim"]), compile_pattern(line, sets)) for row in data["aims"] for line in row["says"])


def wishes_of(words: tuple[str, ...]) -> Iterator[Wish]:
    """What a question may ask for, and of what, the likeliest first; each aim once, and last of all `Aim.ABOUT`.

    Args:
        words: The question's folded words.
    """
    seen: set[Aim] = set()
    for aim, found in _patterns().found(words):
        if aim in seen:
            continue
        seen.add(aim)
        if aim is Aim.ABOUT:
            break
        if aim is Aim.COMPARE:
            yield Wish(aim, found["x"].strip(), found["y"].strip())
        elif aim in (Aim.NEXT, Aim.PREVIOUS):
            groups = found.groupdict(default="")
            yield Wish(aim, groups["x"].strip(), f"{groups.get('z', '')}{groups.get('w', '')}".strip())
        else:
            yield Wish(aim, "".join(group or "" for group in found.groups()).strip())
    yield Wish(Aim.ABOUT, " ".join(words))
