"""Sentence patterns for people to write: how the wordings of aims and small talk are kept in YAML.

A pattern is a line of words. ``<set>`` stands for any of a set of words or phrases, ``word?`` may be missing,
``word*`` may come again and again, ``{x}`` takes any words or none, ``{x+}`` at least one. A pattern is found anywhere
in a message unless it begins with ``^`` or ends with ``$``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.model import WaymarkError

_ELEMENT = re.compile(r"(?P<set><\w+>)|(?P<capture>\{\w+\+?\})|(?P<word>[^\s<>{}?*]+)")


class PatternError(WaymarkError):
    """A pattern that can't be read."""


def compile_sets(table: Mapping[str, str]) -> dict[str, str]:
    """Sets of words, written ``one | another phrase | <set>``, as regular expressions.

    Raises:
        PatternError: A set names one that doesn't stand before it.
    """
    sets: dict[str, str] = {}
    for name, text in table.items():
        phrases = (_sequence(phrase.split(), sets, f"<{name}>") for phrase in text.split("|"))
        sets[name] = f"(?:{'|'.join(phrases)})"
    return sets


def compile_pattern(line: str, sets: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern as a regular expression over words that each end in one space.

    Raises:
        PatternError: The pattern names a set that there isn't, or is no pattern.
    """
    body = line.strip()
    start, end = body.startswith("^"), body.endswith("$")
    body = body.removeprefix("^").removesuffix("$")
    return re.compile(f"{'^' if start else '(?:^|(?<= ))'}{_sequence(body.split(), sets, line)}{'$' if end else ''}")


def _sequence(elements: list[str], sets: Mapping[str, str], where: str) -> str:
    return "".join(_element(element, sets, where) for element in elements)


def _element(element: str, sets: Mapping[str, str], where: str) -> str:
    suffix = element[-1] if element[-1] in "?*" else ""
    core = element.removesuffix(suffix)
    found = _ELEMENT.fullmatch(core)
    if found is None:
        raise PatternError(f"{where!r}: {element!r} is no word, <set> or {{name}}.")
    if found["set"]:
        name = found["set"][1:-1]
        if name not in sets:
            raise PatternError(f"{where!r}: there is no set <{name}> above it.")
        expression = sets[name]
    elif found["capture"]:
        name = found["capture"].strip("{}+")
        expression = rf"(?P<{name}>(?:\S+ ){'+?' if found['capture'].endswith('+}') else '*?'})"
    else:
        expression = re.escape(found["word"]) + " "
    return f"(?:{expression}){suffix}" if suffix else expression
