"""A fact that is told belongs to what was asked about, never to what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.library import SHIPPED, Library, load
from knowledge.model import Verdict
from tests.knowledge.reading import library_alone, library_of

TEXT = """---
title: Baker
---
# The way
## Bread
Begin with the [Sourdough Course](https://courses.example/sourdough), then go on with your own flour.
The [Cake Course](https://courses.example/cake) has 12 lessons, takes 9 hours and costs 40 dollars.
Maria Rossi teaches the Cake Course in French.
## Pastry
The [Croissant Course](https://courses.example/croissant) shows every fold.
- [Puff Videos](https://videos.example/puff): 30 minutes, free
- [Strudel Book](https://books.example/strudel)
  - Written by Anna Huber
## Chocolate
Learn to temper with [Chocolate School](https://courses.example/chocolate).
### Pralines
[Praline Week](https://courses.example/praline) takes 5 days and costs 700 euros.
## Shop
The exam takes 3 hours. You need a room of your own.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("articles")
    return library_of(folder, TEXT, name="baker")


@pytest.mark.parametrize(
    ("question", "title", "others"),
    [
        ("how long is the sourdough course", "Sourdough Course", "9 hours"),
        ("how many lessons does the sourdough course have", "Sourdough Course", "12 lessons"),
        ("how much is the sourdough course", "Sourdough Course", "40 dollars"),
        ("who teaches the sourdough course", "Sourdough Course", "Maria"),
        ("is the sourdough course in french", "Sourdough Course", "French"),
        ("how long is the croissant course", "Croissant Course", "30 minutes"),
        ("is the croissant course free", "Croissant Course", "Puff Videos"),
        ("how long is the strudel book", "Strudel Book", "30 minutes"),
        ("who wrote the puff videos", "Puff Videos", "Anna"),
        ("how long is chocolate school", "Chocolate School", "5 days"),
        ("how much does chocolate school cost", "Chocolate School", "700 euros"),
    ],
)
def test_a_neighbours_fact_is_not_told_as_its_own(library: Library, question: str, title: str, others: str) -> None:
    found = answer(library, question)
    assert "doesn't say" in found.lead or "names no" in found.lead, found.lead
    assert title in found.lead
    assert others not in found.lead


def test_what_is_taught_names_no_teacher() -> None:
    found = answer(load(SHIPPED), "who is the instructor of machine learning a-z")
    assert "doesn't say" in found.lead
    assert "Teaches R" not in found.lead


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how long is the cake course", "9 hours"),
        ("how many lessons does the cake course have", "12 lessons"),
        ("how much is the cake course", "40 dollars"),
        ("who teaches the cake course", "Maria Rossi"),
        ("how long are the puff videos", "30 minutes"),
        ("are the puff videos free", "free"),
        ("who wrote the strudel book", "Anna Huber"),
        ("how long is praline week", "5 days"),
        ("how long does the exam take", "3 hours"),
    ],
)
def test_its_own_fact_is_told(library: Library, question: str, fact: str) -> None:
    found = answer(library, question)
    assert fact in found.text, found.text
    assert "doesn't say" not in found.lead


@pytest.mark.parametrize(
    "question",
    [
        "whats the pass rate of the sourdough course",
        "when was the sourdough course recorded",
        "is the sourdough course up to date",
        "does the sourdough course have subtitles",
    ],
)
def test_what_the_article_leaves_open_of_a_thing_is_said_to_be_open(library: Library, question: str) -> None:
    found = answer(library, question)
    assert "doesn't say" in found.lead
    assert "Sourdough Course" in found.lead


def test_trivia_of_what_a_step_is_called_after_is_not_answered() -> None:
    assert answer(library_alone("front-end-developer"), "whats the newest version of typescript").verdict is Verdict.NOT_COVERED


def test_a_rare_name_stands_for_the_whole_title_of_a_link(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Surveyor\n---\n# Way\n## Maps\nRead maps.\n## Proof\nSit the [XKA exam](https://x.example/xka) at the end.\n"
    )
    alone = library_of(tmp_path, text, name="surveyor")
    found = answer(alone, "what's the pass mark for the xka")
    assert found.section is not None
    assert found.section.title == "Proof"
    assert "doesn't say" in found.lead
