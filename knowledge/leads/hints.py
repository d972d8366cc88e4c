"""What may well be the answer, by its kind: a name where it is asked who, a date where it is asked when.

That an article doesn't say something is a claim too, and a wrong one where the very thing stands there in words of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge import words as english
from knowledge.belonging import belongs
from knowledge.leads.asked import Asked
from knowledge.leads.rows import Place
from knowledge.model import Resource, Section
from knowledge.text import words_of
from knowledge.wordings import wordings

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SPAN = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:days?|weeks?|months?|years?)"
_LANGUAGES = (
    "English German Spanish French Italian Portuguese Dutch Polish Hindi Arabic Chinese Mandarin Japanese Korean Turkish Russian"
)
# By the words that ask for something, what a sentence that may say it has.
_KINDS: tuple[tuple[frozenset[str], re.Pattern[str]], ...] = (
    (
        frozenset({"score", "scores", "mark", "marks", "grade", "grades", "percent", "percentage", "rate", "gpa", "accuracy"}),
        re.compile(
            r"\d\s?(?:%|percent|per cent|points)|\b\d+ (?:of|out of) \d+|\bone in \w+|\b[A-D] or (?:better|above)|"
            r"\bpass(?:es|ed)? (?:at|with)|\b(?:grade|marks?|GPA)\b",
            re.IGNORECASE,
        ),
    ),
    (
        frozenset({"deadline", "deadlines", "date", "dates", "when", "close", "closes", "opens"}),
        re.compile(
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|\b(?:{_MONTH})\b|\b(?:spring|summer|autumn|winter|fall)\b"
        ),
    ),
    (
        frozenset({"expire", "expires", "valid", "validity", "renew", "renewal"}),
        re.compile(rf"\b(?:valid|expires?|renew\w*|lasts?|for life|good for|runs? out|every {_SPAN})\b", re.IGNORECASE),
    ),
    (
        frozenset({"often", "retake", "retakes", "resit", "resits", "attempts"}),
        re.compile(r"\b(?:attempts?|retakes?|resits?|tries|times|twice|once|again)\b", re.IGNORECASE),
    ),
    (
        frozenset({"language", "languages", *_LANGUAGES.casefold().split()}),
        re.compile(rf"\b(?:{_LANGUAGES.replace(' ', '|')})\b|\b[Tt]eaches [A-Z]\w*"),
    ),
    (
        frozenset({"behind", "offers", "provides", "runs"}),
        re.compile(
            r"\b(?:[Bb]y|[Ff]rom|[Oo]ffered|[Gg]iven|[Rr]un) (?:by |at )?(?:the )?[A-Z]|"
            r"\b[A-Z][\w.]+ (?:also )?(?:offers|gives|runs|makes|publishes)\b"
        ),
    ),
    (
        frozenset({"paid", "unpaid", "pay", "pays"}),
        re.compile(r"\b(?:un)?paid\b|\bwages?\b|\bpays? you\b|\bno pay\b", re.IGNORECASE),
    ),
)
_RUNS_OUT = ("run", "out")
_WHO = frozenset({"who", "whos", "teaches", "teacher", "instructor", "teachers", "instructors", "author", "taught", "runs"})
_FULL_NAME = re.compile(
    r"\b(?P<first>[A-Z][a-z’'-]+) (?:[A-Z]\. )?(?:(?:van|von|de|der|la|le) )*(?P<last>[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?)\b"
)
_FIRST_NAME = re.compile(r"\b(?:[Bb]y|[Ww]ith|[Ff]rom|where|when) (?P<first>[A-Z][a-z]+)\b")


def hint(asked: Asked, section: Section, resource: Resource | None) -> Place | None:
    """The first sentence of a section that has something of the kind that is asked for, and is of no other link.

    Args:
        asked: The question.
        section: What it is about.
        resource: The one link of it that it is about; None where it is about the whole.
    """
    typed = set(asked.query.typed)
    kinds = [kind for words, kind in _KINDS if not words.isdisjoint(typed)]
    if _RUNS_OUT in pairwise(asked.query.typed):
        kinds.append(_KINDS[2][1])
    of_somebody = not _WHO.isdisjoint(typed)
    known = _known_names(section, asked) if of_somebody else frozenset()
    if of_somebody and resource is not None and people_in(resource.title):
        # "GitLab CI by Valentin Despa" tells it itself.
        kinds.append(re.compile(re.escape(resource.title)))
    for at, block in enumerate(section.blocks):
        for number, sentence in enumerate(block.sentences):
            if not any(kind.search(sentence.text) for kind in kinds) and not (of_somebody and people_in(sentence.text, known)):
                continue
            if resource is None or belongs(section, at, number, resource) is not False:
                return section, at, number, sentence
    return None


def people_in(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Who is named in a text: by a first name, or by a last one that is no English word.

    Args:
        text: Of an article.
        known: Words that are no last names: those of links and shops.
    """
    names = wordings().first_names
    full = [
        found[0]
        for found in _FULL_NAME.finditer(text)
        if (found["first"].casefold() in names)
        or ((last := found["last"].casefold()) not in known and not english.is_english(last))
    ]
    return full or [found["first"] for found in _FIRST_NAME.finditer(text) if found["first"].casefold() in names]


def _known_names(section: Section, asked: Asked) -> frozenset[str]:
    links = [link for article in asked.articles[:1] for link in article.resources]
    names = (section.title, *(name for link in links for name in (link.title, link.provider)))
    return frozenset(word for name in names for word in words_of(name))
