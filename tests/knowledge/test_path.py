"""Which sections are steps, in articles of every build."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.path import is_alternative, is_no_step, is_numbered, without_number
from tests.knowledge.reading import alternatives, article, steps


def _article(folder: Path, *headings: str) -> tuple[list[str], list[str]]:
    found = article(folder, "".join(f"{heading}\n\nText.\n\n" for heading in headings))
    return steps(found), alternatives(found)


@pytest.mark.parametrize(
    "container", ["Path to Mastery", "Roadmap", "The steps", "Your learning path", "The Journey", "Curriculum"]
)
def test_the_steps_stand_under_a_heading_that_promises_them(tmp_path: Path, container: str) -> None:
    assert _article(
        tmp_path,
        "# Overview",
        f"# {container}",
        "## Python",
        "### Details",
        "## Maths",
        "# Conclusion",
    ) == (["Python", "Maths"], [])


def test_what_leads_to_the_path_and_on_from_it_are_steps_too(tmp_path: Path) -> None:
    assert _article(
        tmp_path,
        "# What a quant does",
        "# Groundwork",
        "## Maths",
        "## Markets",
        "# Becoming a Quant",
        "## Derivatives",
        "## Backtests",
        "# Past the interview",
        "# Life on the job",
        "# Paying for the interview",
    ) == (["Maths", "Markets", "Derivatives", "Backtests", "Past the interview"], [])


def test_a_section_before_the_path_with_others_below_it_is_no_groundwork_by_that(tmp_path: Path) -> None:
    assert _article(tmp_path, "# Tools", "## Editor", "## Terminal", "# The path", "## HTML", "## CSS") == (["HTML", "CSS"], [])


def test_a_warm_up_comes_before_what_is_numbered(tmp_path: Path) -> None:
    headings = ["# The job", "# Ladder", "## Tools", "## Warm-Up: Drawing", "## Rung 1: A doughnut", "## Rung 2: Sculpting"]
    assert _article(tmp_path, *headings)[0] == ["Warm-Up: Drawing", "Rung 1: A doughnut", "Rung 2: Sculpting"]


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("First, look.", "Last comes the year with a mentor.", ["Watch", "Study", "Register"]),
        ("First, look.", "Then work.", ["Do you like it", "Watch", "Study", "Register", "Bad days"]),
        ("Look.", "Finally, work.", ["Do you like it", "Watch", "Study", "Register", "Bad days"]),
        ("First, sit. Then look.", "Last comes a year.", ["Do you like it", "Watch", "Study", "Register", "Bad days"]),
    ],
)
def test_the_author_says_where_the_path_begins_and_ends(tmp_path: Path, begins: str, ends: str, expected: list[str]) -> None:
    texts = {
        "Do you like it": "Do you?",
        "Watch": begins,
        "Study": "Then study.",
        "Register": ends,
        "Bad days": "You will have them.",
    }
    found = article(tmp_path, "# Midwife\n\nHello.\n\n" + "".join(f"## {title}\n\n{text}\n\n" for title, text in texts.items()))
    assert steps(found) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Python", "2. Maths"),
        ("Step 1: Python", "Step 2: Maths"),
        ("Phase I – Python", "Phase II – Maths"),
        ("Part one: Python", "Part two: Maths"),
        ("Week 1", "Week 2"),
        ("1) Python", "2) Maths"),
        ("01 Python", "02 Maths"),
    ],
)
def test_numbered_headings_are_the_steps(tmp_path: Path, first: str, second: str) -> None:
    found, others = _article(
        tmp_path, "# A Trade", "## The tools", f"## {first}", "### 1.1 Sub", "### 1.2 Sub", f"## {second}", "## Salaries"
    )
    assert (found, others) == ([first, second], [])


def test_a_numbered_introduction_is_still_no_step(tmp_path: Path) -> None:
    assert _article(tmp_path, "# 1. Introduction", "# 2. Python", "# 3. Maths", "# 4. Conclusion")[0] == [
        "2. Python",
        "3. Maths",
    ]


def test_several_top_headings_are_steps(tmp_path: Path) -> None:
    assert _article(tmp_path, "# Overview", "# Python", "## Loops", "# Maths", "# Glossary")[0] == ["Python", "Maths"]


def test_second_headings_under_a_title_are_steps(tmp_path: Path) -> None:
    assert _article(tmp_path, "# A Trade", "## Introduction", "## Python", "## Maths", "## FAQ")[0] == ["Python", "Maths"]


def test_second_headings_without_any_title_are_steps(tmp_path: Path) -> None:
    assert _article(tmp_path, "## Python", "## Maths")[0] == ["Python", "Maths"]


def test_a_title_that_reads_like_a_side_heading_hides_nothing(tmp_path: Path) -> None:
    assert _article(tmp_path, "# Introduction to Trades", "## Python", "## Maths")[0] == ["Python", "Maths"]
    assert _article(tmp_path, "# Other Careers", "## Python", "## Maths") == (["Python", "Maths"], [])


def test_a_title_that_is_called_a_roadmap_has_its_steps_below(tmp_path: Path) -> None:
    assert _article(tmp_path, "# Backend Roadmap", "## Why backend", "## Python", "## Databases", "## Resources")[0] == [
        "Python",
        "Databases",
    ]


def test_a_heading_that_asks_to_choose_a_path_is_a_step_itself(tmp_path: Path) -> None:
    assert _article(tmp_path, "# T", "## Python", "## Choose your path", "### Web", "### Games", "## Practice")[0] == [
        "Python",
        "Choose your path",
        "Practice",
    ]


@pytest.mark.parametrize(
    "heading",
    ["Alternate Routes", "Optional: Docker", "Other resources", "Bonus", "Extra courses", "Python (optional)", "Alternatives"],
)
def test_what_stands_under_an_alternative_is_no_step(tmp_path: Path, heading: str) -> None:
    assert _article(tmp_path, "# The Path", "## Python", "## Maths", f"## {heading}", "### Below") == (
        ["Python", "Maths"],
        [heading, "Below"],
    )


def test_what_stands_under_a_side_heading_is_no_step(tmp_path: Path) -> None:
    assert _article(tmp_path, "# T", "## Overview", "### The job", "### The pay", "## Doing it", "### Python", "### Maths")[
        0
    ] == ["Python", "Maths"]


def test_an_article_of_one_chapter_has_no_path(tmp_path: Path) -> None:
    assert _article(tmp_path, "# A Trade") == ([], [])
    assert _article(tmp_path, "# A Trade", "## Overview", "## Python") == ([], [])


@pytest.mark.parametrize(
    "title",
    [
        "Overview",
        "Introduction",
        "Conclusion",
        "FAQ",
        "Glossary",
        "About the author",
        "Resources",
        "Further reading",
        "TL;DR",
        "Table of Contents",
        "What is Machine Learning?",
        "Why learn Python",
        "Final thoughts",
        "Q&A",
    ],
)
def test_headings_beside_the_path_are_no_steps(title: str) -> None:
    assert is_no_step(title)


@pytest.mark.parametrize(
    "title", ["Python", "Resources for Python", "Prerequisite: Python", "Overviewing data", "Notes on scales"]
)
def test_headings_that_only_sound_so_may_be_steps(title: str) -> None:
    assert not is_no_step(title)


def test_words_that_only_sound_alternative_are_not() -> None:
    assert not is_alternative("Learn more Python")
    assert not is_alternative("Step 4: Optional certificates")
    assert not is_alternative("Extract data")
    assert is_alternative("Some other ways")


def test_only_a_number_of_its_own_makes_a_heading_numbered() -> None:
    assert is_numbered("3. Python")
    assert is_numbered("Step 3b: exam")
    assert not is_numbered("3D modelling")
    assert not is_numbered("Stage 4x4 driving")
    assert not is_numbered("Steps 10x faster")
    assert not is_numbered("Party time")
    assert not is_numbered("C. elegans")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("3. Exam", "Exam"),
        ("1 Overview", "Overview"),
        ("1.2 Overview", "Overview"),
        ("Stage C: Exam", "Exam"),
        ("Weeks 8–10: Exam", "Exam"),
        ("3D modelling", "3D modelling"),
        ("Python: basics", "Python: basics"),
        ("Step 2", "Step 2"),
    ],
)
def test_a_heading_without_its_number(title: str, bare: str) -> None:
    assert without_number(title) == bare


def test_a_numbered_overview_is_no_step() -> None:
    assert is_no_step("1 Overview")


LIST = """In short, this is the order:

1. Safety gear
2. Learn the theory at home
3. Become an apprentice
4. Weld pipes, if you like it

Take your time.
"""


def _listed(folder: Path, listed: str, *headings: str) -> list[str]:
    body = "".join(f"{heading}\n\nText.\n\n" for heading in headings)
    return steps(article(folder, f"{listed}\n{body}"))


def test_a_numbered_list_of_headings_is_the_path_in_its_order(tmp_path: Path) -> None:
    headings = (
        "## Who I am",
        "## Theory at home",
        "## Safety gear",
        "## The apprenticeship",
        "### Pay",
        "## Pipe welding",
        "## Odds",
    )
    assert _listed(tmp_path, LIST, *headings) == ["Safety gear", "Theory at home", "The apprenticeship", "Pipe welding"]


def test_a_list_names_the_steps_where_few_headings_carry_a_number(tmp_path: Path) -> None:
    headings = (
        "## Phase 1: Alone",
        "### Safety gear",
        "### Theory at home",
        "## Phase 2: In a shop",
        "### Apprenticeship",
        "### Odds",
    )
    assert _listed(tmp_path, LIST, *headings) == ["Safety gear", "Theory at home", "Apprenticeship"]


def test_numbered_headings_come_before_a_list_that_names_fewer(tmp_path: Path) -> None:
    headings = ("## 1. Safety gear", "## 2. Theory", "## 3. Apprenticeship", "## 4. Pipes", "## 5. Inspection")
    assert _listed(tmp_path, LIST, *headings) == ["1. Safety gear", "2. Theory", "3. Apprenticeship", "4. Pipes", "5. Inspection"]


@pytest.mark.parametrize(
    "listed",
    [
        "1. Safety gear\n2. Theory at home\n",
        "1. a hammer\n2. Safety gear\n3. a saw\n4. nails\n",
        "- Safety gear\n- Theory at home\n- Apprenticeship\n",
    ],
)
def test_another_list_is_no_path(tmp_path: Path, listed: str) -> None:
    headings = ("## Theory at home", "## Safety gear", "## Apprenticeship")
    assert _listed(tmp_path, listed, *headings) == ["Theory at home", "Safety gear", "Apprenticeship"]


@pytest.mark.parametrize(
    "heading", ["Is it for you?", "Wages", "How long it all takes", "What one earns", "Small shop or union?"]
)
def test_what_one_wants_to_know_of_a_calling_is_no_step(tmp_path: Path, heading: str) -> None:
    assert _article(tmp_path, f"## {heading}", "## Python", "## Maths")[0] == ["Python", "Maths"]
