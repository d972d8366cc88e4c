"""How alike two sections are: by what they link to and say, and by their titles."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz import fuzz

from bot.journey.ledger import Look
from knowledge.text import fold

# A link tells more of what a section is than a sentence does.
_URL, _SENTENCE = 2.0, 1.0
# What counts a heading among others: "2.", "3)", "Step 4:", "5 –".
_NUMBERED = re.compile(r"^\W*(?:step\s+)?\d+(?:\.\d+)*\s*[.):–—-]\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")
# Words that are in titles everywhere and tell none from another.
_COMMON = frozenset(("a", "an", "and", "the", "of", "to", "for", "in", "on", "with", "your", "you", "step", "part"))

# The bounds below were set on a sequence of edits of the article that ships and on ones made by chance
# (tests/journey): every reworded, moved or split step is found again, and no removed one is taken for a new one.
MOST_OF_IT = 0.5
_SOME_OF_IT = 0.2
_NEARLY_SAME_TITLE = 0.9
_LIKE_TITLE = 0.72
_HALF_TITLE = 0.5
_RENUMBERED = 0.98
_ELSEWHERE = 0.6


def items(look: Look) -> dict[str, float]:
    """What a section links to and says, each with how much it tells."""
    return {**dict.fromkeys(look.text, _SENTENCE), **dict.fromkeys(look.urls, _URL)}


def shared(of: dict[str, float], within: Collection[str]) -> float:
    """Which part of one section's content another has, 0 to 1; 0 where it has none."""
    whole = sum(of.values())
    return sum(weight for item, weight in of.items() if item in within) / whole if whole else 0.0


def words(title: str) -> frozenset[str]:
    """The words of a title that tell it from others."""
    found = frozenset(_WORDS.findall(fold(title)))
    return found - _COMMON or found


def title_likeness(one: str, other: str) -> float:
    """How alike two titles are, 0 to 1: 1 for the same but for case and punctuation."""
    first, second = (" ".join(_WORDS.findall(fold(title))) for title in (one, other))
    if first == second:
        return 1.0
    unnumbered = [_NUMBERED.sub("", title) for title in (one, other)]
    if unnumbered != [one, other] and all(unnumbered):
        # "2. Git" became "3. Git" when a step was put before it.
        return _RENUMBERED * title_likeness(*unnumbered)
    if _DIGITS.findall(first) != _DIGITS.findall(second):
        # "Week 3" and "Week 4" differ by one letter, and are two things.
        return 0.4 * fuzz.ratio(first, second) / 100
    return (
        max(
            fuzz.ratio(first, second),
            fuzz.token_sort_ratio(first, second),
            0.85 * fuzz.token_set_ratio(" ".join(words(one)), " ".join(words(other))),
        )
        / 100
    )


def likeness(old: Look, new: Look) -> float | None:
    """How well a new section carries on an old one, about 0 to 2; None where it doesn't.

    Args:
        old: As it looked last.
        new: As it looks now, under another key.
    """
    before, after = items(old), items(new)
    kept, own = shared(before, after), shared(after, before)
    content = max(kept, own)
    title = title_likeness(old.title, new.title)
    if old.article != new.article:
        accepted = kept >= _ELSEWHERE or (title == 1.0 and kept >= MOST_OF_IT)
    elif content >= MOST_OF_IT:
        accepted = True
    elif before and after and content == 0.0:
        accepted = title >= _NEARLY_SAME_TITLE
    else:
        accepted = title >= _LIKE_TITLE or (title >= _HALF_TITLE and content >= _SOME_OF_IT)
    if not accepted:
        return None
    return 0.7 * kept + 0.3 * own + 0.6 * title + 0.05 * (old.step == new.step) + 0.1 * (old.article == new.article)
