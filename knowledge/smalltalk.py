"""Messages that ask nothing of an article: greetings, thanks, questions about the bot."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from knowledge import phrases
from knowledge.pattern import compile_pattern, compile_sets

_MOST_WORDS = 14


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = yaml.safe_load((files("knowledge") / "smalltalk.yaml").read_text(encoding="utf-8"))
    sets = compile_sets(data["sets"])
    return tuple(
        (compile_pattern(f"^ {line} $", sets), str(getattr(phrases, row["reply"])))
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
    message = "".join(f"{word} " for word in words)
    return next((phrase for pattern, phrase in _patterns() if pattern.match(message)), None)
