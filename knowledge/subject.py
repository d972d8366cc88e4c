"""What a title is about, and whether a text is about the same: whole subjects, never a part of one.

"Algebra" is not what a text on linear algebra is about, nor "machine learning" one on machine learning engineering. So
a subject counts only where no further word of content stands right beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.text import stem, words_of
from knowledge.wordings import wordings

Subject = tuple[str, ...]
_CLAUSES = re.compile(r"[.,;:!?()\[\]|/“”\"]+(?:\s|$)|\s[-–—/|]\s")


def subject(title: str, but: str = "") -> Subject:
    """The stems of a title's words of content, in order: ("machin", "learn") of "Machine Learning Specialization".

    Args:
        title: Of a resource or section.
        but: A name whose words are left out, such as the provider's.

    Returns:
        () where the title names no subject, as "Free Course" doesn't.
    """
    without = {stem(word) for word in words_of(but)}
    return tuple(one for word in words_of(title) if _is_content(word) and (one := stem(word)) not in without)


@lru_cache(maxsize=8192)
def is_about(text: str, wanted: Subject) -> bool:
    """Whether some clause of a text names the whole subject and nothing more than it.

    A clause that puts the subject elsewhere ("do the Python course first", "unlike deep learning") doesn't count.

    Args:
        text: A title, or the sentences about a resource.
        wanted: As `subject` gives it; nothing is about ().
    """
    return bool(wanted) and any(_names(words_of(clause), wanted) for clause in _CLAUSES.split(text))


def _names(words: list[str], wanted: Subject) -> bool:
    if not wordings().other_subject.isdisjoint(words):
        return False
    content = [stem(word) if _is_content(word) else "" for word in words]
    return any(_stands_at(content, start, wanted) for start, one in enumerate(content) if one == wanted[0])


def _stands_at(content: list[str], start: int, wanted: Subject) -> bool:
    """Whether a subject begins at a word, with only words of no content between its own and right beside it."""
    at = start
    for one in wanted[1:]:
        at += 1
        while at < len(content) and not content[at]:
            at += 1
        if at >= len(content) or content[at] != one:
            return False
    before = content[start - 1] if start else ""
    after = content[at + 1] if at + 1 < len(content) else ""
    return not before and not after


def _is_content(word: str) -> bool:
    return not word.isdecimal() and word not in wordings().no_subject
