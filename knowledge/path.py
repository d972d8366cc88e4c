"""The path: which sections are steps, in order, and which are alternatives; inferred from headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Section, Step
from knowledge.text import words_of

_ALTERNATIVE = frozenset(
    ["alternate", "alternative", "alternatives", "optional", "other", "others", "bonus", "extra", "extras", "else", "instead", "further", "more", "additional", "electives", "elective", "side"]
)
_NO_STEP = ["overview", "introduction", "intro", "about", "about the author", "about this guide", "preface", "foreword", "welcome", "summary", "conclusion", "closing", "wrapping up", "final words", "final thoughts", "faq", "frequently asked questions", "glossary", "resources", "references", "further reading", "reading list", "links", "table of contents", "contents", "toc", "tldr", "tl dr", "credits", "acknowledgements", "acknowledgments", "changelog", "author", "contact", "who this is for", "who is this for", "why", "motivation", "background", "disclaimer", "money", "saving money", "how to save money", "costs", "cost", "prices", "pricing", "what it costs", "salary", "salaries", "what is it", "appendix", "notes", "sources", "license", "licence", "questions and answers", "q a", "common questions", "common mistakes", "closing notes", "last words", "a note on money", "before you start", "how to use this guide", "how to read this", "contributing", "the job", "the work", "what the job is", "is this for me", "about the job", "day to day", "tips", "tips and tricks", "buying tips"]
_NO_STEP_STARTS = ("what is ", "what are ", "why ", "who ", "is this ", "about ", "introduction to ", "overview of ")
_CONTAINER = frozenset(
    ["path", "roadmap", "steps", "pathway", "journey", "route", "curriculum", "syllabus", "plan", "stages", "milestones", "trail"]
)
_NUMBERED = re.compile(
    r"^(?:(?:step|phase|stage|part|level|module|week|month|stop|chapter|milestone)\s*#?\s*(?:\d+|[ivx]+\b|one|two|three|four|five|"
    r"six|seven|eight|nine|ten)|\d+\s*[.):\-–—]|\d+\s+[A-Z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Path:
    """The steps in order, and the ids of the sections that are alternatives."""

    steps: tuple[Step, ...]
    alternatives: tuple[str, ...]


def is_alternative(title: str) -> bool:
    """Whether a heading says that what stands below is one way among several, and no step."""
    words = words_of(title)
    return bool(words) and any(word in _ALTERNATIVE for word in words[:4]) and not is_numbered(title)


def is_numbered(title: str) -> bool:
    """Whether a heading carries a step's number."""
    return _NUMBERED.match(title.strip()) is not None


def is_no_step(title: str) -> bool:
    """Whether a heading is one that articles have beside their path: an overview, a glossary, a conclusion."""
    plain = " ".join(words_of(title))
    return plain in _NO_STEP or plain.startswith(_NO_STEP_STARTS)


def _is_container(title: str) -> bool:
    return any(word in _CONTAINER for word in words_of(title))


def infer_path(sections: Sequence[Section]) -> Path:
    """The path of an article whose author named none.

    The steps are, in this order of preference: the numbered headings of one level; the headings right under one
    like "Path to Mastery" or "Roadmap"; those right under the only top heading; the top headings themselves.
    """
    by_id = {section.id: section for section in sections}
    headed = [section for section in sections if section.level > 0]
    alternatives = _alternatives(headed, by_id)
    left = [section for section in headed if section.id not in alternatives]
    steps = _numbered(left) or _contained(left, by_id, alternatives) or _top(left, alternatives)
    listed = tuple(Step(number, section.id) for number, section in enumerate(steps, start=1))
    chosen = {step.section for step in listed}
    return Path(listed, tuple(s.id for s in headed if s.id in alternatives and s.id not in chosen))


def _alternatives(headed: Sequence[Section], by_id: dict[str, Section]) -> frozenset[str]:
    found: set[str] = set()
    for section in headed:
        above = section.parent
        if above in found or is_alternative(section.title):
            found.add(section.id)
    return frozenset(found)


def _numbered(left: Sequence[Section]) -> list[Section]:
    """Numbered headings of the level that has most of them, if there are two at least."""
    numbered = [section for section in left if is_numbered(section.title)]
    levels = sorted({section.level for section in numbered})
    best = max(levels, key=lambda level: sum(s.level == level for s in numbered), default=None)
    chosen = [section for section in numbered if section.level == best]
    return chosen if len(chosen) >= 2 else []


def _contained(left: Sequence[Section], by_id: dict[str, Section], alternatives: frozenset[str]) -> list[Section]:
    best: list[Section] = []
    for section in left:
        if not _is_container(section.title):
            continue
        children = [by_id[child] for child in section.children if child not in alternatives]
        steps = [child for child in children if not is_no_step(child.title)]
        if len(steps) >= 2 and len(steps) > len(best):
            best = steps
    return best


def _top(left: Sequence[Section], alternatives: frozenset[str]) -> list[Section]:
    """The highest level that has two or more headings that may be steps."""
    for level in sorted({section.level for section in left}):
        here = [section for section in left if section.level == level]
        steps = [section for section in here if not is_no_step(section.title)]
        if len(steps) >= 2:
            return steps
    return []
