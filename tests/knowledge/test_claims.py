"""What is claimed of an article is true of it: no number of another thing, no "doesn't say" over what it says."""

from __future__ import annotations

import pytest

from knowledge.answer import answer
from knowledge.conversation import turn_of
from knowledge.library import SHIPPED, Library, load
from knowledge.model import Verdict
from tests.knowledge.reading import library_of

TEXT = """---
title: Carpenter
---
# Carpenter
Written for people who like wood. There is always work.
## 1. Tools
[Planes](https://courses.example/planes) by Ana Lopez takes 3 hours. A plane from a car boot sale costs 25 pounds.
## 2. Safety card
A day's course, [Level 1 Health](https://courses.example/health). The card is valid for five years.
Everybody must be 16 or older. Each session should be 45 minutes long.
## 3. Windows
Six weeks of questions beat six months of reading. Count on one weekend, then 2 months.
The apprenticeship lasts four years.
## 4. Papers
The recommended courses are those of Krista King: [Sums](https://courses.example/sums).
Shops give student discounts of 10% to apprentices with a card.
## Saving money
Udemy has a sale every month: wait for it.
## What you earn
A junior gets 30,000 pounds a year.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), TEXT, name="carpenter")


@pytest.mark.parametrize(
    ("question", "not_said"),
    [
        ("how many windows do i need", "3."),
        ("how many questions are there", "Six weeks"),
        ("how many apprentices are there", "10%"),
        ("how old is the author", "16"),
        ("how long is the safety card valid", "Level 1 Health takes"),
        ("what do seniors earn", "30,000"),
        ("any discounts?", "car boot"),
        ("what's a typical day", "There is always work"),
    ],
)
def test_a_number_of_something_else_is_not_told(library: Library, question: str, not_said: str) -> None:
    found = answer(library, question)
    assert not_said not in found.lead
    assert found.verdict is not Verdict.ANSWER or not_said not in found.passage


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how old do i have to be", "16 or older"),
        ("how long is the safety card valid", "five years"),
        ("how many years is the apprenticeship", "four years"),
        ("who teaches the sums course", "Krista King"),
        ("any discounts?", "wait for it"),
        ("what do juniors earn", "30,000"),
    ],
)
def test_what_stands_there_is_told(library: Library, question: str, says: str) -> None:
    found = answer(library, question)
    assert says in found.text
    assert "doesn't say" not in found.text


def test_a_count_is_as_sure_as_what_it_counts(library: Library) -> None:
    assert answer(library, "how many billions were stolen").verdict is Verdict.NOT_COVERED


def test_none_of_these_is_free_says_nothing_of_the_article() -> None:
    shipped = load(SHIPPED)
    before = turn_of(answer(shipped, "math"))
    found = answer(shipped, "which of them is free", before=before)
    assert "names nothing that is free" not in found.text


def test_a_name_with_an_at_is_kept_where_the_articles_know_it() -> None:
    shipped = load(SHIPPED)
    assert "thenewboston" in answer(shipped, "@thenewboston is it any good?").text
    assert answer(shipped, "@mentor where do i learn python").section == answer(shipped, "where do i learn python").section


def test_a_tip_leaves_what_is_spoken_of_in_mind() -> None:
    shipped = load(SHIPPED)
    first = turn_of(answer(shipped, "udemy ai courses"))
    tip = turn_of(answer(shipped, "any cheaper?", before=first), first)
    found = answer(shipped, "how many hours is it", before=tip)
    assert found.section is not None
    assert found.section.title == "Udemy AI A-Z Courses"


@pytest.mark.parametrize(
    ("question", "says"),
    [("who wrote this article", "Tim Coelho"), ("who teaches linear algebra", "Krista King")],
)
def test_who_is_behind_it_is_told(question: str, says: str) -> None:
    found = answer(load(SHIPPED), question)
    assert says in found.lead
    assert "doesn't say" not in found.lead


def test_how_many_are_there_shows_what_can_be_counted() -> None:
    shipped = load(SHIPPED)
    found = answer(shipped, "how many are there", before=turn_of(answer(shipped, "math")))
    assert found.section is not None
    assert found.section.title == "Prerequisites: Mathematics"
    assert "doesn't say" not in found.text


NURSE = """---
title: Nurse
path: ["Stage A: Aide", "Stage B: Cards", "Stage C: Exam"]
---
# Nurse
## Stage A: Aide
[Aide Basics](https://courses.example/aide) from Sorbona takes 9 hours and a half.
## Stage B: Cards
Both cards last two years. [Heart](https://courses.example/heart) is free up to 20 people.
The bootcamp starts each January.
## Stage C: Exam
A booking is reviewed within 24 hours. The exam comes to 200 dollars.
Lena Ortiz's [Drills](https://courses.example/drills) has eight units.
## Is there much maths?
Percentages, and not much else.
## Saving data
Write it down.
## Spend little
A club is far cheaper than a school.
"""


@pytest.fixture(scope="module")
def nurse(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), NURSE, name="nurse")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how long do the cards last", "two years"),
        ("how long until a booking is reviewed", "24 hours"),
        ("is heart free", "free up to 20 people"),
        ("who made aide basics", "Sorbona"),
        ("who teaches the drills course", "Lena Ortiz"),
        ("is there much maths in nursing", "Percentages"),
        ("is a club cheaper", "far cheaper than a school"),
        ("when does the bootcamp start", "each January"),
    ],
)
def test_what_is_said_in_other_words_is_no_denial(nurse: Library, question: str, says: str) -> None:
    found = answer(nurse, question)
    assert says in found.text, found.text
    assert "doesn't say" not in found.text
    assert "no tip" not in found.text


def test_a_stage_is_asked_for_by_its_letter(nurse: Library) -> None:
    found = answer(nurse, "how much is stage c")
    assert found.section is not None
    assert found.section.title == "Stage C: Exam"
    assert "200 dollars" in found.text


def test_saving_data_saves_no_money(nurse: Library) -> None:
    found = answer(nurse, "how do i save money")
    assert found.section is None or found.section.title != "Saving data"


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("how long is the machine learning course", "The article doesn't say how long Machine Learning Specialization takes."),
        ("is the machine learning course free", "**Machine Learning Specialization** is paid; the article names no price."),
        ("link to the machine learning course", "Here it is:"),
        ("how long is the llm a-z course", "**AI + LLM A-Z**: 15 hours."),
    ],
)
def test_a_heading_named_whole_is_meant_and_no_link_beside_it(question: str, lead: str) -> None:
    found = answer(load(SHIPPED), question)
    assert found.lead == lead
    assert found.section is not None
    assert found.section.title == ("Machine Learning Specialization" if "machine" in question else "Udemy AI A-Z Courses")
