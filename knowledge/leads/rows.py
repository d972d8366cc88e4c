"""Leads on the row of a table: of what its first cell names, of a step that it counts, of what has a number of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from knowledge import phrases
from knowledge.leads.asked import FOLLOWS, MATTERS, Asked, Lead, labelled
from knowledge.model import CELLS, Article, Resource, Section, Sentence
from knowledge.path import LABELS
from knowledge.query import Slot
from knowledge.text import stem, stems_of, words_of

Whose = tuple[Article, Section, Resource | None, float]
Place = tuple[Section, int, int, Sentence]

# A wording this good is the same word.
_AS_NAMED = 0.95
# What a table's heading says of all its rows.
_OF_A_ROW = frozenset(
    map(stem, ("exam", "exams", "test", "certificate", "certification", "course", "diploma", "fee", "licence", "license", "pass"))
)
# A cell that counts a step, and a heading that does.
_LABEL = rf"(?:{'|'.join(LABELS)})"
_COUNTED = re.compile(rf"(?P<label>{_LABEL}\s*#?\s*)?(?P<number>\d{{1,2}}|[a-z])\.?", re.IGNORECASE)
_STEP = re.compile(rf"{_LABEL}\s*#?\s*(\d{{1,2}}|[a-z])(?!\w)|(\d{{1,2}})\s*[.):–—-](?!\d)", re.IGNORECASE)
_OF_STEPS = re.compile(rf"\b{_LABEL}s?\b", re.IGNORECASE)
_FEWEST_ROWS = 3
_STEPS = frozenset(LABELS)


def row_of(article: Article, slots: Iterable[Slot]) -> Place | None:
    """The row of a table that has no link and whose first cell is all that is named, and nothing else: "ZBrush · … · $399"."""
    named = {part for slot in slots if slot.wordings and slot.wordings[0][1] >= _AS_NAMED for part in slot.wordings[0][0]}
    for section in article.sections if named else ():
        for at, block in enumerate(section.blocks):
            first = first_cell(block.sentences[0].text)
            if first and not any(sentence.urls for sentence in block.sentences) and stems_of(first) == named:
                return section, at, 0, block.sentences[0]
    return None


def row_nearly(asked: Asked, article: Article, states: Callable[[str], bool]) -> Lead | None:
    """The only row of a table that states the fact and whose first cell has all that is named: "the CPACC exam" is the row
    "CPACC · …", "McQueens" the row "McQueens career course · …"."""
    slots = [slot for slot in asked.about.slots if slot.need >= MATTERS and not slot.medium]
    named = [frozenset(slot.wordings[0][0]) for slot in slots if slot.wordings and slot.wordings[0][1] >= _AS_NAMED]
    if asked.names_nothing or len(named) < len(slots) or not named:
        return None
    whole = frozenset().union(*([one for one in named if not one <= _OF_A_ROW] or named))
    rows = [
        (section, at, block.sentences[0])
        for section in article.sections
        for at, block in enumerate(section.blocks)
        if whole <= stems_of(first_cell(block.sentences[0].text)) and any(map(states, block.sentences[0].text.split(CELLS)[1:]))
    ]
    if len(rows) != 1:
        return None
    section, block, sentence = rows[0]
    return Lead(article, section, max(asked.sure, FOLLOWS), f"“{sentence.markdown}”", block=block, sentence=0)


def of_its_number(asked: Asked, states: Callable[[str], bool]) -> Lead | None:
    """The sentence that states a fact of what an article calls by a number that is no step's: "the Level 2 costs £1,200"."""
    pairs = {pair for pair in pairwise(asked.query.typed) if pair[0] in LABELS and pair[1].isdigit()}
    article = asked.articles[0]
    if not pairs or any(not pairs.isdisjoint(pairwise(words_of(article.section(step.section).title))) for step in article.steps):
        return None
    said = [
        (not first_cell(sentence.text), section, at, number)
        for section in article.sections
        for at, block in enumerate(section.blocks)
        for number, sentence in enumerate(block.sentences)
        if states(sentence.text) and not pairs.isdisjoint(pairwise(words_of(sentence.text)))
    ]
    if not said:
        return None
    # A table's row is of nothing else.
    _, section, block, number = min(said, key=lambda one: one[0])
    text = f"“{section.blocks[block].sentences[number].markdown}”"
    return Lead(article, section, FOLLOWS, text, block=block, sentence=number)


def first_cell(text: str) -> str:
    """The first cell of a table's row; "" of other text."""
    first, dot, _ = text.partition(CELLS)
    return first if dot else ""


def row_stating(asked: Asked, states: Callable[[str], bool]) -> Lead | None:
    """The row of a table on what is named, where it states the fact."""
    article = asked.articles[0]
    # "The Blender course" is another thing than Blender.
    of_a_course = any(slot.medium for slot in asked.about.slots)
    row = row_of(article, [slot for slot in asked.about.slots if slot.need >= MATTERS]) if not of_a_course else None
    if row is None or not any(map(states, row[3].text.split(CELLS)[1:])):
        return None
    section, at, number, sentence = row
    return Lead(article, section, max(asked.sure, FOLLOWS), f"“{sentence.markdown}”", block=at, sentence=number, resources=())


def row_of_step(asked: Asked, found: Whose, states: Callable[[str], bool]) -> Lead | None:
    """The row of a table that counts the steps, on the step that is asked about as a whole: "2 · Cost: €0 · Time: 8 weeks"."""
    article, step, _, sure = found
    number = _number_of(article, step)
    # "That stage", not "it", which may be a book of the stage's.
    of_it_whole = asked.names_nothing and not _STEPS.isdisjoint(asked.query.typed)
    if number is None or not (of_it_whole or labelled(article, asked.query.typed) is not None):
        return None
    for section in article.sections:
        rows = [(at, block.sentences[0]) for at, block in enumerate(section.blocks) if first_cell(block.sentences[0].text)]
        counted = [(at, one, _COUNTED.fullmatch(first_cell(one.text).strip())) for at, one in rows]
        uncounted = sum(mark is None for _, _, mark in counted)
        of_steps = _OF_STEPS.search(section.title) or any(mark["label"] for _, _, mark in counted if mark is not None)
        if len(counted) - uncounted < _FEWEST_ROWS or uncounted > 1 or not of_steps:
            # One may sum the others up; and people, too, are counted 1, 2, 3.
            continue
        for at, sentence, mark in counted:
            if mark is not None and mark["number"].casefold() == number and any(map(states, sentence.text.split(CELLS)[1:])):
                text = phrases.ROW_OF_STEP.format(title=step.title, row=sentence.markdown.partition(CELLS)[2])
                return Lead(article, section, max(sure, FOLLOWS), text, block=at, sentence=0, resources=(), beside=(step,))
    return None


def _number_of(article: Article, section: Section) -> str | None:
    """The number or letter in a step's heading, else its place on the path; None for what is no step."""
    said = _STEP.match(section.title)
    if said is not None:
        return (said[1] or said[2]).casefold()
    step = article.step_of(section.id)
    return str(step.number) if step is not None else None
