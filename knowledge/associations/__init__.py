"""Associations: what askers say for what the right section of an article may say, one file for each part of the world.

They bridge plain words to the terms of a trade ("keep old versions of my code" to version control). Being many and
broad they find what is closest, but prove nothing: no answer is given by them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.rules import Rule, read_rules
from knowledge.text import stem, tokens

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Associations:
    """What is written -> the rules that tell what it may mean; these are read only when they are asked for.

    Attributes:
        plain: By the stems of one word, or of a phrase with fewer than two words of content.
        loose: By the stems of the words of content of a phrase, without the small ones among them.
    """

    plain: dict[Stems, tuple[Rule, ...]] = field(default_factory=dict)
    loose: dict[Stems, tuple[Rule, ...]] = field(default_factory=dict)


@cache
def associations(ignored: frozenset[str]) -> Associations:
    """Every association.

    Args:
        ignored: Folded words that carry no subject.
    """
    found = Associations()
    for rule in _rules():
        for written in rule.left:
            words = tokens(written.casefold())
            content = tuple(stem(word) for word in words if word not in ignored)
            key = content if len(content) > 1 else tuple(map(stem, words))
            if content:
                table = found.loose if len(content) > 1 else found.plain
                table[key] = (*table.get(key, ()), rule)
    return found


def _rules() -> Iterator[Rule]:
    for file in sorted(files(__name__).iterdir(), key=_name):
        if file.name.endswith(".yaml"):
            yield from read_rules(file)


def _name(file: Traversable) -> str:
    return file.name
