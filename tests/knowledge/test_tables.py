"""Facts that stand in the rows of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.library import Library
from knowledge.model import Verdict
from tests.knowledge.reading import library_of

TEXT = """---
title: 3D Artist
---
# Which program?
| Program | Good for | Price | Length |
|---|---|---|---|
| Blender | All of it | Free | 3 months |
| Maya | Animation | $1,945 a year | 5 months |
| [Houdini](https://www.sidefx.com/learn/) | Effects | $269 a year | 6 months |
# Complete Blender Creator
[Complete Blender Creator](https://www.udemy.com/course/blender/) has 31 hours of video and costs $94.
# Maya in film
[Maya for Animators](https://www.udemy.com/course/maya/) is 12 hours long.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), TEXT, name="3d-artist")


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("is blender really free", "Blender · Good for: All of it · Price: Free · Length: 3 months"),
        ("maya price??", "Maya · Good for: Animation · Price: $1,945 a year · Length: 5 months"),
        ("how long does maya take", "Maya · Good for: Animation · Price: $1,945 a year · Length: 5 months"),
    ],
)
def test_the_row_on_what_is_named_states_the_fact(library: Library, question: str, row: str) -> None:
    found = answer(library, question)
    assert found.lead == f"“{row}”"
    assert found.section is not None
    assert found.section.title == "Which program?"


def test_a_row_with_a_link_is_told_as_the_link_is(library: Library) -> None:
    assert answer(library, "how much is houdini").lead.startswith("**Houdini**")


def test_a_name_with_more_than_the_rows_means_another_thing(library: Library) -> None:
    assert "94" in answer(library, "how much is complete blender creator").text


def test_two_rows_are_set_side_by_side(library: Library) -> None:
    found = answer(library, "blender vs maya for a beginner")
    assert found.verdict is Verdict.ANSWER
    assert found.passage.splitlines() == [
        "- Blender · Good for: All of it · Price: Free · Length: 3 months",
        "- Maya · Good for: Animation · Price: $1,945 a year · Length: 5 months",
    ]


def test_who_asks_what_it_costs_and_names_nothing_is_asked_back(tmp_path: Path, library: Library) -> None:
    assert answer(library, "how much does it cost").verdict is Verdict.UNSURE
    whole = library_of(tmp_path, f"{TEXT}# What it all costs\nReckon on 900 dollars.\n", name="3d-artist")
    assert "900 dollars" in answer(whole, "how much does it cost").text


def test_the_price_of_a_link_is_the_cell_that_states_it(library: Library) -> None:
    assert answer(library, "how much is houdini").lead == "**Houdini**: “Price: $269 a year”"
