"""Messages that ask nothing of an article: greetings, thanks, questions about the bot."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from knowledge import phrases
from knowledge.pattern import Patterns, compile_pattern, compile_sets

_MOST_WORDS = 14


@cache
def _patterns() -> Patterns[str]:
    data = yaml.safe_load((files("knowledge") / "smalltalk.yaml").read_text(encoding="utf-8"))
    sets = compile_sets(data["sets"])
    return Patterns(
        (str(getattr(phrases, row["reply"])), compile_pattern(f"^ {line} $", sets))
        for row in data["talk"]
        for line in row["says"]
    )


def smalltalk(words: tuple[str, ...]) -> str | None:
    """The phrase that answers a message of small talk, or None where it is something else.

    Args:
        words: The message's words, folded; more than fourteen are never small talk.
    """
    if not words or len(words) > _MOST_WORDS:
        return None
    return next((phrase for phrase, _ in _patterns().found(words)), None)
