"""Numbers that are no durations: how many, how old, when, how long something is valid."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.library import Library
from tests.knowledge.reading import library_of

TEXT = """---
title: Pilot
path: [Medical, Private licence, Theory, Academy, Placement]
---
# Pilot
## Medical
A doctor checks heart, eyes and lungs. The paper is valid for twelve months.
## Private licence
At least 45 hours in the air. You must be 17 to hold it. Theory is nine subjects.
## Theory
Fourteen exams in all. The handbook [Clear Skies](https://books.example/skies) by Ken Forkish covers them.
Applications close on the first of February.
## Academy
Everything in one school, full time. Kestrel and Merlin do this. Expect to pay about 100,000 euros.
## Placement
A thousand hours under supervision. Twelve pictures of landings say more than a letter.
### Massage
A course of 12 weekends gets you into the clubs.
## Military
The air force pays for your training. Age limit 26.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), TEXT, name="pilot")


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how many theory subjects are there", "nine subjects"),
        ("how many exams do i have to take", "Fourteen exams"),
        ("how many pictures do i need", "Twelve pictures"),
        ("how many hours is the placement", "A thousand hours"),
        ("how long is the massage course", "12 weekends"),
        ("how long is the medical valid", "valid for twelve months"),
        ("how old do i have to be for the private licence", "You must be 17"),
        ("how old can i be for the military", "Age limit 26"),
        ("is there an age limit", "You must be 17"),
        ("when do i have to apply", "first of February"),
        ("who wrote clear skies", "Ken Forkish"),
        ("how much is kestrel's academy", "100,000 euros"),
    ],
)
def test_what_is_stated_is_told(library: Library, question: str, says: str) -> None:
    found = answer(library, question)
    assert says in found.text, found.text
    assert "doesn't say" not in found.text


def test_what_is_not_counted_is_said_to_be_so(library: Library) -> None:
    found = answer(library, "how many rooms does the academy have")
    assert "doesn't say how many" in found.lead
    assert found.section is not None
    assert found.section.title == "Academy"


def test_an_age_is_none_where_the_article_states_none(tmp_path: Path) -> None:
    text = "---\ntitle: Baker\n---\n# Bread\nKnead it for 20 minutes.\n# Cakes\nAn old recipe is best.\n"
    bakery = library_of(tmp_path, text, name="baker")
    assert "20 minutes" not in answer(bakery, "how old do i have to be").text


def test_free_of_something_asks_for_nothing_free(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Baker\n---\n# Bread\n[Loaves](https://courses.example/loaf) is a free course.\n"
        "# Vegan baking\nBake without eggs: [No Eggs](https://courses.example/vegan) costs 20 dollars.\n"
    )
    bakery = library_of(tmp_path, text, name="baker")
    found = answer(bakery, "egg free baking")
    assert found.section is not None
    assert found.section.title == "Vegan baking"
    assert "Free in the article" not in found.text


def test_a_name_is_known_by_its_first_letters(tmp_path: Path) -> None:
    text = (
        "---\ntitle: AI\n---\n# Deep Learning Specialization\nFive courses. [Deep](https://courses.example/deep)\n"
        "# Machine Learning Specialization\nThree courses. [Machine](https://courses.example/machine)\n"
    )
    found = answer(library_of(tmp_path, text, name="ai"), "link to the dls pls")
    assert found.section is not None
    assert found.section.title == "Deep Learning Specialization"
