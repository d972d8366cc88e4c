"""The words by which the headings and links of articles are read, from ``wordings.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Wordings:
    """One set of words or phrases for each key of the file, which explains them."""

    alternative_first: frozenset[str]
    alternative_anywhere: frozenset[str]
    alternative_phrases: frozenset[str]
    container: frozenset[str]
    no_container: frozenset[str]
    no_step: frozenset[str]
    no_step_first: frozenset[str]
    no_step_unnumbered: frozenset[str]
    no_step_first_unnumbered: frozenset[str]
    small: frozenset[str]
    contents: frozenset[str]
    says_nothing: frozenset[str]
    not_of_a_name: frozenset[str]
    no_subject: frozenset[str]
    other_subject: frozenset[str]
    first_names: frozenset[str]


@cache
def wordings() -> Wordings:
    """The words of the file that ships."""
    text = (files("knowledge") / "wordings.yaml").read_text(encoding="utf-8")
    # Every word as it is written: YAML would take "on" for a truth value.
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 it builds text, lists and mappings alone
    return Wordings(**{one.name: frozenset(_flat(data[one.name])) for one in fields(Wordings)})


def _flat(value: list[str] | list[list[str]]) -> list[str]:
    return [word for row in value for word in ([row] if isinstance(row, str) else row)]
