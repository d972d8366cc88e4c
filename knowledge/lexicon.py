"""The lexicon: what people write for what articles say, read from ``lexicon.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from knowledge.hosts import known_providers
from knowledge.rules import read_rules
from knowledge.text import stem, tokens
from knowledge.words import is_english

Stems = tuple[str, ...]

# How well a member of a kind answers who asks for the kind, and the kind who asks for a member.
_MEMBER = 0.65
_KIND = 0.5
_SHORTEST_SPECIAL = 5
_SHORTEST_ASKING = 4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Wordings by what people write.

    Attributes:
        ignored: Folded words that carry no subject.
        usual: Those of them that have three letters or more.
        weak: Folded words that say little of the subject, but more than nothing.
        general: Stems of words for the path as a whole, not for a part of it.
        everyday: Folded words for things of daily life.
        linked: Folded words of who wants a link: "course", "tutorial".
        media: Folded words for what one learns by: "course", "youtube".
        travels: Folded words of who walks a path.
        asking: Those of them of four letters or more, and "math", which no list of English words has; in order.
        elsewhere: Folded words of who wants something else of the same subject.
        refers: Folded words that stand for something said before.
        whole: Folded words for the path from end to end.
        anything: Folded words that ask for any thing of a kind.
        anybody: Folded words for those who may read along: "workers", "folks".
        kinds: Stems of words for what kind of thing a step is, which several share.
        lasting: Folded words for how long something takes, not how many there are.
        names: Folded words that are no slip of another, although no list of English words has them.
        special: Those of them of five letters or more that no such list has, in order.
        short: Words written -> words meant, both folded and unstemmed.
        slips: Those of them that are a word misspelt, and none where an article has it.
        wordings: Stems written -> (stems meant, weight from 0 to 1), each target once.
        phrases: The words meant in `short` where they are several ("machine learning"), and `shops`.
        shops: The providers whose names have several words, folded: "khan academy".
        heads: For each stem that a phrase begins with, how many words the longest such phrase has.
        loose: Phrases of two words with a subject or more, without what stands between them: "win some money" is there as
            "win money".
        loose_heads: The same for these as `heads`.
    """

    ignored: frozenset[str]
    usual: tuple[str, ...]
    weak: frozenset[str]
    general: frozenset[str]
    everyday: frozenset[str]
    linked: frozenset[str]
    media: frozenset[str]
    travels: frozenset[str]
    asking: tuple[str, ...]
    elsewhere: frozenset[str]
    refers: frozenset[str]
    whole: frozenset[str]
    anything: frozenset[str]
    kinds: frozenset[str]
    anybody: frozenset[str]
    lasting: frozenset[str]
    names: frozenset[str]
    special: tuple[str, ...]
    short: Mapping[Stems, Stems]
    slips: frozenset[Stems]
    wordings: Mapping[Stems, tuple[tuple[Stems, float], ...]]
    phrases: frozenset[Stems]
    shops: frozenset[Stems]
    heads: Mapping[str, int]
    loose: Mapping[Stems, tuple[tuple[Stems, float], ...]]
    loose_heads: Mapping[str, int]


@cache
def _stems(phrase: str) -> Stems:
    return tuple(stem(word) for word in tokens(phrase.casefold()))


def _list(lines: Iterable[str]) -> Iterable[str]:
    """The words of lines of words."""
    return (word for line in lines for word in line.split())


def _names(data: Mapping[str, Any]) -> frozenset[str]:
    """Every word that the lexicon or the table of providers has, beside those that are listed for it."""
    rows = [row for group in data["same"] for row in group["words"]]
    rows += [rule[side] for rule in data["means"] for side in ("from", "to")]
    rows += [family[side] for family in data["families"] for side in ("kind", "are")]
    phrases = [*(phrase for row in rows for phrase in row), *known_providers()]
    return frozenset(
        (*_list(data["names"]), *(word for phrase in phrases for word in tokens(phrase.casefold()) if len(word) > 2))
    )


def longest(keys: Iterable[Stems]) -> dict[str, int]:
    """For the stem of each first word how many words the longest key has."""
    found: dict[str, int] = {}
    for key in keys:
        found[stem(key[0])] = max(len(key), found.get(stem(key[0]), 1))
    return found


@cache
def standard() -> Lexicon:
    """The lexicon that ships."""
    data = yaml.safe_load((files("knowledge") / "lexicon.yaml").read_text(encoding="utf-8"))
    ignored = frozenset(_list(data["ignore"]))
    wordings: dict[Stems, dict[Stems, float]] = {}

    def add(written: str, meant: str, weight: float) -> None:
        # A word that carries no subject is everywhere: it can mean something only in a phrase.
        if written not in ignored and meant not in ignored and _stems(written) != _stems(meant):
            targets = wordings.setdefault(_stems(written), {})
            targets[_stems(meant)] = max(weight, targets.get(_stems(meant), 0.0))

    for group in data["same"]:
        for row in group["words"]:
            for written in row:
                for meant in row:
                    add(written, meant, group["weight"])
    for rule in data["means"]:
        for written in rule["from"]:
            for meant in rule["to"]:
                add(written, meant, rule["weight"])
    for family in data["families"]:
        for kind in family["kind"]:
            for member in family["are"]:
                add(kind, member, _MEMBER)
                add(member, kind, _KIND)
    for rule in read_rules(files("knowledge") / "families.yaml"):
        for written in rule.left:
            wordings.setdefault(_stems(written), {}).update(
                {meant: weight for meant, weight in rule.targets() if weight > wordings.get(_stems(written), {}).get(meant, 0.0)}
            )
    short = {tuple(tokens(key)): tuple(tokens(value)) for key, value in (*data["short"].items(), *data["slips"].items())}
    shops = frozenset(name for one in known_providers() if len(name := tuple(tokens(one.casefold()))) > 1)
    phrases = frozenset(meant for meant in short.values() if len(meant) > 1 and not ignored.intersection(meant)) | shops
    loose: dict[Stems, dict[Stems, float]] = {}
    ignored_stems = frozenset(map(stem, ignored))
    for key, targets in wordings.items():
        bare = tuple(one for one in key if one not in ignored_stems)
        if len(bare) > 1:
            own = loose.setdefault(bare, {})
            for meant, weight in targets.items():
                own[meant] = max(weight, own.get(meant, 0.0))
    names = _names(data) - ignored
    return Lexicon(
        ignored=ignored,
        usual=tuple(sorted(word for word in ignored if len(word) > 2)),
        weak=frozenset(_list(data["weak"])),
        general=frozenset(map(stem, _list(data["general"]))),
        everyday=frozenset(_list(data["everyday"])),
        linked=frozenset(_list(data["linked"])),
        media=frozenset(_list(data["media"])),
        travels=frozenset(_list(data["travels"])),
        asking=tuple(sorted(word for word in {*_list(data["travels"]), "math", "maths"} if len(word) >= _SHORTEST_ASKING)),
        elsewhere=frozenset(_list(data["elsewhere"])),
        refers=frozenset(_list(data["refers"])),
        whole=frozenset(_list(data["whole"])),
        anything=frozenset(_list(data["anything"])),
        anybody=frozenset(_list(data["anybody"])),
        kinds=frozenset(map(stem, _list(data["kinds"]))),
        lasting=frozenset(_list(data["lasting"])),
        names=names,
        special=tuple(sorted(word for word in names if len(word) >= _SHORTEST_SPECIAL and not is_english(word))),
        short=MappingProxyType(short),
        slips=frozenset(tuple(tokens(key)) for key in data["slips"]),
        wordings=MappingProxyType({key: tuple(value.items()) for key, value in wordings.items()}),
        phrases=phrases,
        shops=shops,
        heads=MappingProxyType(longest((*short, *wordings, *phrases))),
        loose=MappingProxyType({key: tuple(value.items()) for key, value in loose.items()}),
        loose_heads=MappingProxyType(longest(loose)),
    )
