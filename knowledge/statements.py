"""What sentences state of a resource: duration, cost, language, kind. Only what they say, in their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.model import Cost, Kind, Sentence

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?(?:\s?(?:-|–|to)\s?\d+(?:[.,]\d+)?)?\+?|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)(?:\s(?:and|to)\s\w+)?)"
)
_UNIT = r"(?:hours?|hrs?|minutes?|mins?|weeks?|months?|days?|lectures?|lessons?|videos?|modules?|episodes?|chapters?|sessions?)"
_DURATION = re.compile(
    rf"\b({_NUMBER}[\s-]?(?:short |full |long |video |intensive )?{_UNIT}(?:\s(?:a|per|each)\s(?:day|week|month))?)\b(?!\s(?:ago|old|free))",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:free of charge|for free|at no cost|no cost|costs nothing|(?<!feel )(?<!ad-)(?<!risk-)(?<!-)free(?!\s(?:trial|time|up|to (?:ask|join|use your)|hand|lance|will|shipping|-)))\b(?!-)",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(
    r"\b(?:not|isn't|isn’t|no longer|never|nor) (?:entirely |quite |completely )?free\b|\bfree audit|\baudit\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"[$€£]\s?\d|\b\d+\s?(?:dollars|euros|pounds|usd|eur)\b|\b(?:paid|subscription|one-time fee|purchas\w+|costs? (?:about|around|roughly)?)\b",
    re.IGNORECASE,
)
_LANGUAGES = (
    "R Python Java JavaScript TypeScript Kotlin Swift Rust Go Scala Julia Ruby PHP Haskell C C++ C# Spanish French German "
    "Italian Portuguese English Dutch Polish Hindi Arabic Chinese Japanese Korean Turkish Russian"
)
_LANGUAGE = re.compile(
    r"\b(?:learning for|taught in|is in|are in|written in|available in|lessons in|videos in|course in|spoken in|audio in)\s"
    rf"({'|'.join(re.escape(name) for name in sorted(_LANGUAGES.split(), key=len, reverse=True))})(?![\w+#])"
)
_KINDS = (
    (re.compile(r"\bspeciali[sz]ation\b", re.IGNORECASE), Kind.SPECIALIZATION),
    (re.compile(r"\bcertificate\b|\bcertification\b", re.IGNORECASE), Kind.CERTIFICATE),
    (re.compile(r"\bbook\b|\bhandbook\b|\bebook\b", re.IGNORECASE), Kind.BOOK),
    (re.compile(r"\bcourses?\b|\bbootcamp\b|\bclass\b", re.IGNORECASE), Kind.COURSE),
    (re.compile(r"\bplaylist\b|\bvideos?\b|\blectures?\b", re.IGNORECASE), Kind.VIDEO),
    (re.compile(r"\bchannel\b|\bpodcast\b", re.IGNORECASE), Kind.CHANNEL),
    (re.compile(r"\btool\b|\bsoftware\b|\beditor\b|\bapp\b", re.IGNORECASE), Kind.TOOL),
)


def duration_of(sentences: Iterable[Sentence]) -> str | None:
    """How long or how many, in the article's words ("23 hours"), from the first sentence that says so."""
    for sentence in sentences:
        found = _DURATION.search(sentence.text)
        if found is not None:
            return found.group(1)
    return None


def cost_of(sentences: Iterable[Sentence]) -> tuple[Cost, str]:
    """What the sentences say of the cost, with the sentence that says it; unknown and "" where none does."""
    for sentence in sentences:
        if _FREE.search(sentence.text) and not _NOT_FREE.search(sentence.text):
            return Cost.FREE, sentence.text
        if re.search(r"[$€£]\s?\d", sentence.text) or (_PAID.search(sentence.text) and _NOT_FREE.search(sentence.text)):
            return Cost.PAID, sentence.text
    return Cost.UNKNOWN, ""


def language_of(sentences: Iterable[Sentence]) -> str | None:
    """The language that the resource is said to be in or for."""
    for sentence in sentences:
        found = _LANGUAGE.search(sentence.text)
        if found is not None:
            return found.group(1)
    return None


def kind_of(title: str) -> Kind | None:
    """What the title calls itself, or None."""
    return next((kind for pattern, kind in _KINDS if pattern.search(title)), None)
