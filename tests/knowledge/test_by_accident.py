"""What an article mentions in passing is no answer to who asks about everyday life."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.library import SHIPPED, Library, load
from knowledge.model import Verdict
from tests.knowledge.reading import library_of

TEXT = """---
title: Stonemason
---
# The way
## Tools
Buy a hammer before you buy a pizza. Rain and weather are no excuse, and a holiday is rare: the party is on the site.
Your cat may watch.
## Sleep
Go to bed early: stone is heavy, and tired hands slip.
## Limestone
It is soft, and forgives.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("articles")
    return library_of(folder, TEXT, name="stonemason")


@pytest.mark.parametrize(
    "question", ["pizza", "my cat", "how is the weather", "where is the party", "rain", "i want pizza tonight"]
)
def test_everyday_words_by_themselves_are_refused(library: Library, question: str) -> None:
    found = answer(library, question)
    assert found.verdict is Verdict.NOT_COVERED
    assert found.confidence < 0.4


@pytest.mark.parametrize("question", ["what about my holiday", "best holiday"])
def test_a_word_that_only_a_distant_wording_finds_is_refused(question: str) -> None:
    assert answer(load(SHIPPED), question).verdict is Verdict.NOT_COVERED


@pytest.mark.parametrize(("question", "title"), [("sleep", "Sleep"), ("why limestone", "Limestone"), ("hammers", "Tools")])
def test_a_heading_or_a_word_of_the_subject_is_answered(library: Library, question: str, title: str) -> None:
    section = answer(library, question).section
    assert section is not None
    assert section.title == title


@pytest.mark.parametrize("question", ["how do i get tired hands", "may my cat watch", "go to bed early?"])
def test_words_that_stand_together_in_a_sentence_are_answered(library: Library, question: str) -> None:
    assert answer(library, question).verdict is Verdict.ANSWER


@pytest.mark.parametrize(
    "question", ["whats the plan for dinner", "is netflix free", "i finished dinner, what next", "how long is the zoo open"]
)
def test_a_thing_of_daily_life_makes_no_question_on_the_path(question: str) -> None:
    assert answer(load(SHIPPED), question).verdict is Verdict.NOT_COVERED


def test_a_story_may_have_things_of_daily_life() -> None:
    found = answer(load(SHIPPED), "my cat sleeps on the sofa all day and i finally have time for this, where do i start")
    assert found.verdict is Verdict.ANSWER
    assert found.aim == "first"


@pytest.mark.parametrize(
    "question", ["how many hours a week should i study to get through this", "do i need a masters degree to get hired"]
)
def test_what_is_only_like_what_the_article_says_is_refused(question: str) -> None:
    assert answer(load(SHIPPED), question).verdict is Verdict.NOT_COVERED


@pytest.mark.parametrize("question", ["i want to be a pastry chef, where to begin", "i want to become a lawyer where do i start"])
def test_the_start_of_another_calling_is_refused(question: str) -> None:
    assert answer(load(SHIPPED), question).verdict is Verdict.NOT_COVERED
