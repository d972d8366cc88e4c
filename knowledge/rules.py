"""Wordings as people write them: a line for those that say the same, a line for what one may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import yaml

from knowledge.model import WaymarkError
from knowledge.text import stem, tokens

Stems = tuple[str, ...]

# libyaml's reader is ten times as fast; PyYAML's wheels have it, a build from source may not.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WEIGHED = re.compile(r"(?P<words>.+?)\s+(?P<weight>0?\.\d+|1(?:\.0)?)")


class RuleError(WaymarkError):
    """A line of wordings that can't be read."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be written, and what it then means.

    Attributes:
        left: Words or phrases, each of which may be written.
        right: Words or phrases with weights, as written in the file: ``job 0.6, cover letter 0.5``.
        where: The file's name, for errors.
    """

    left: tuple[str, ...]
    right: str
    where: str

    def targets(self) -> Iterator[tuple[Stems, float]]:
        """The stems of each meaning, and how well it answers what is written, from 0 to 1."""
        for target in self.right.split(","):
            words, weight = _weighed(self.where, target)
            yield tuple(stem(word) for word in tokens(words.casefold())), weight


def read_rules(file: Traversable) -> Iterator[Rule]:
    """The rules of a YAML file: ``same`` lists words for one thing, ``means`` maps what is written to what it means.

    Raises:
        RuleError: A line of `same` has no weight; one of `means` is read, and may raise, with `Rule.targets`.
    """
    # It is a safe loader.
    data = yaml.load(file.read_text(encoding="utf-8"), LOADER) or {}  # noqa: S506
    for line in data.get("same", ()):
        words, weight = _weighed(file.name, line)
        said = [word.strip() for word in words.split(",")]
        for one in said:
            yield Rule((one,), ", ".join(f"{other} {weight}" for other in said if other != one), file.name)
    for left, right in data.get("means", {}).items():
        yield Rule(tuple(one.strip() for one in str(left).split(",")), right, file.name)


def _weighed(where: str, text: str) -> tuple[str, float]:
    found = _WEIGHED.fullmatch(text.strip())
    if found is None:
        raise RuleError(f"{where}: {text.strip()!r} needs a weight from 0 to 1 behind its words, as in 'cover letter 0.6'.")
    return found["words"], float(found["weight"])
