"""Sentence patterns for people to write: how the wordings of aims and small talk are kept in YAML.

A pattern is a line of words. ``<set>`` stands for any of a set of words or phrases, ``word?`` may be missing,
``word*`` may come again and again, ``#`` is a number of four digits at most, ``{x}`` takes any words or none, ``{x+}``
at least one. A pattern is found anywhere in a message unless it begins with ``^`` or ends with ``$``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from knowledge.model import WaymarkError

_ELEMENT = re.compile(r"(?P<set><\w+>)|(?P<capture>\{\w+\+?\})|(?P<word>[^\s<>{}?*]+)")
# What is matched of a message; with three captures in a pattern the work grows with the cube of this.
MOST_WORDS = 48

T = TypeVar("T")


class PatternError(WaymarkError):
    """A pattern that can't be read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern.

    Attributes:
        expression: As a regular expression over words that each end in one space.
        begins: The words one of which it begins with; None where it may be empty, or begin with any.
    """

    expression: str
    begins: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that can be looked for.

    Attributes:
        regex: Over words that each end in one space.
        needs: Sets of words, of each of which every message that it is found in has one; the smallest first.
    """

    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


def compile_sets(table: Mapping[str, str]) -> dict[str, Part]:
    """Sets of words, written ``one | another phrase | <set>``.

    Raises:
        PatternError: A set names one that doesn't stand before it.
    """
    sets: dict[str, Part] = {}
    for name, text in table.items():
        parts = [_sequence(phrase.split(), sets, f"<{name}>") for phrase in text.split("|")]
        begins = [_rarest(elements) for elements in parts]
        whole = frozenset().union(*(one for one in begins if one is not None)) if None not in begins else None
        sets[name] = Part(f"(?:{'|'.join(''.join(one.expression for one in part) for part in parts)})", whole)
    return sets


def compile_pattern(line: str, sets: Mapping[str, Part]) -> Pattern:
    """A pattern, ready to be looked for.

    Raises:
        PatternError: The pattern names a set that there isn't, or is no pattern.
    """
    body = line.strip()
    start, end = body.startswith("^"), body.endswith("$")
    elements = _sequence(body.removeprefix("^").removesuffix("$").split(), sets, line)
    expression = "".join(element.expression for element in elements)
    return Pattern(re.compile(f"{'^' if start else '(?:^|(?<= ))'}{expression}{'$' if end else ''}"), _needs(elements))


def _rarest(elements: Sequence[Part]) -> frozenset[str] | None:
    """The fewest words one of which must be there; None where nothing is known of it."""
    return next(iter(_needs(elements)), None)


def _needs(elements: Sequence[Part]) -> tuple[frozenset[str], ...]:
    """The sets of words of each of which one must be there, the smallest first."""
    return tuple(sorted((one.begins for one in elements if one.begins is not None), key=len))


def _sequence(elements: list[str], sets: Mapping[str, Part], where: str) -> list[Part]:
    return [_element(element, sets, where) for element in elements]


def _element(element: str, sets: Mapping[str, Part], where: str) -> Part:
    suffix = element[-1] if element[-1] in "?*" else ""
    core = element.removesuffix(suffix)
    found = _ELEMENT.fullmatch(core)
    if found is None:
        raise PatternError(f"{where!r}: {element!r} is no word, <set> or {{name}}.")
    if found["set"]:
        name = found["set"][1:-1]
        if name not in sets:
            raise PatternError(f"{where!r}: there is no set <{name}> above it.")
        part = sets[name]
    elif core == "#":
        part = Part("[0-9]{1,4} ", None)
    elif found["capture"]:
        name = found["capture"].strip("{}+")
        part = Part(rf"(?P<{name}>(?:\S+ ){'+?' if found['capture'].endswith('+}') else '*?'})", None)
    else:
        part = Part(re.escape(found["word"]) + " ", frozenset({found["word"]}))
    return Part(f"(?:{part.expression}){suffix}", None) if suffix else part


class Patterns(Generic[T]):
    """Many patterns, each with what it stands for; only those are tried that a message has a word for."""

    def __init__(self, rows: Iterable[tuple[T, Pattern]]) -> None:
        self._rows = tuple(rows)
        # Every set that a pattern needs is a bit, so that one comparison tells whether a message has a word of each.
        sets = dict.fromkeys(need for _, pattern in self._rows for need in pattern.needs)
        bits = {need: 1 << number for number, need in enumerate(sets)}
        self._needs = [sum({bits[need] for need in pattern.needs}) for _, pattern in self._rows]
        self._bits: dict[str, int] = defaultdict(int)
        for need, bit in bits.items():
            for word in need:
                self._bits[word] |= bit
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, (_, pattern) in enumerate(self._rows):
            if not pattern.needs:
                self._always.append(number)
            for word in pattern.needs[0] if pattern.needs else ():
                self._by_word[word].append(number)

    def _possible(self, words: Sequence[str]) -> list[int]:
        """The numbers of the patterns that may be found, in order: to look for the words that one needs is the cheaper test."""
        first = self._by_word.keys() & words
        if not first:
            return self._always
        said = 0
        for word in words:
            said |= self._bits.get(word, 0)
        needs = self._needs
        numbers = set(self._always).union(*[self._by_word[word] for word in first])
        return sorted([number for number in numbers if needs[number] & said == needs[number]])

    def found(self, words: Sequence[str]) -> Iterator[tuple[T, re.Match[str]]]:
        """What is found in a message, each pattern once, in the patterns' order.

        Args:
            words: Folded; of more than `MOST_WORDS` the last.
        """
        words = words[-MOST_WORDS:]
        numbers = self._possible(words)
        message = "".join([f"{word} " for word in words]) if numbers else ""
        for number in numbers:
            stands_for, pattern = self._rows[number]
            match = pattern.regex.search(message)
            if match is not None:
                yield stands_for, match

    def everywhere(self, words: Sequence[str]) -> Iterator[int]:
        """The numbers of the words at which any of the patterns is found, not in order."""
        numbers = self._possible(words)
        message = "".join([f"{word} " for word in words]) if numbers else ""
        for number in numbers:
            for match in self._rows[number][1].regex.finditer(message):
                yield message.count(" ", 0, match.start())
