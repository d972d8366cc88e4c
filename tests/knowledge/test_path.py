"""Which sections are steps, in articles of every build."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.path import is_alternative, is_no_step, is_numbered, without_number
from tests.knowledge.reading import alternatives, article, library_alone, steps


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


_IN_SHORT = """---
title: How to become a bell founder
---

In the order in which I'd do it:

1. Learn what bronze is
2. Cast small things in sand
3. Find a master
4. Make your own moulds
5. Tune a bell
6. Sell the first peal

Give it four years.

"""


def test_steps_of_any_name_are_those_that_a_list_at_the_beginning_tells(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        f"{_IN_SHORT}## Knock knock: what it is like\n\nLoud.\n\n## Copper meets tin\n\nBronze is both.\n\n"
        "## Castles first\n\nA box of sand, and you cast a spoon.\n\n## Ride along\n\nNobody learns it alone.\n\n"
        "## Loam and horse dung\n\nA mould takes a week.\n\n## By ear\n\nTune it on a lathe.\n\n"
        "## Ding dong\n\nA peal is eight bells.\n\n"
        "## Cha-ching\n\nIt pays badly.\n",
    )
    # "Find a master" names nothing of what stands below "Ride along", but stands between.
    assert steps(found) == ["Copper meets tin", "Castles first", "Ride along", "Loam and horse dung", "By ear", "Ding dong"]


def test_what_lists_the_path_in_short_is_no_step(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Bells\n\nHello.\n\n## On one napkin\n\n1. Train the ear\n2. Train the hand\n3. Train the eye\n4. The nose\n"
        "5. The heart\n\n## Listen\n\nTo the ear it rings.\n\n## Touch\n\nBy hand.\n\n## Look\n\nAn eye for it.\n\n"
        "## Smell\n\nD.\n\n## Love\n\nE.\n",
    )
    assert steps(found) == ["Listen", "Touch", "Look", "Smell", "Love"]
    assert found.outline is not None
    assert found.section(found.outline).title == "On one napkin"


@pytest.mark.parametrize("number", ["", "{}. "])
def test_a_first_step_with_a_list_of_its_own_stays_one(tmp_path: Path, number: str) -> None:
    headings = ["Set up your machine", "Learn HTML", "Learn CSS", "Build a page", "Show it", "Apply for jobs"]
    first = "1. Download the installer\n2. Open it\n3. Click on\n4. Wait\n5. Restart\n\n"
    text = "".join(f"## {number.format(at)}{one}\n\n{first if at == 1 else 'Do it.'}\n\n" for at, one in enumerate(headings, 1))
    found = article(tmp_path, f"# Web\n\nHello.\n\n{text}")
    assert len(steps(found)) == 6
    assert found.outline is None


def test_a_list_of_what_an_author_likes_tells_no_path(tmp_path: Path) -> None:
    likes = "1. You meet people\n2. Early mornings are quiet\n3. Tips are real money\n4. You travel to compete\n5. You stay fit\n"
    heads = {
        "Taste a lot of coffee": "Early, in quiet mornings.",
        "Learn to steam milk": "You meet foam.",
        "Take a course": "A day.",
        "Get a job in a cafe": "Tips and people.",
        "Compete": "Travel, and stay fit.",
        "Open your own cafe": "Sell.",
    }
    text = "".join(f"## {title}\n\n{said}\n\n" for title, said in heads.items())
    assert steps(article(tmp_path, f"# Coffee\n\nFive things I love about it:\n\n{likes}\n{text}")) == list(heads)


def test_an_item_names_a_heading_by_how_it_begins(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Trade\n\n## In brief\n\n1. Test the idea: a few evenings.\n2. Get the degree: three years, or two as a postgraduate.\n"
        "3. Register.\n\n## Test the idea\n\nA.\n\n## Get the degree, off the approved list\n\nB.\n\n## Register\n\nC.\n",
    )
    assert steps(found) == ["Test the idea", "Get the degree, off the approved list", "Register"]


@pytest.mark.parametrize(
    "heading",
    [
        "And afterwards",
        "Fees and grants",
        "Commission and pay",
        "Mistakes I keep seeing",
        "Pay by position",
        "Books",
        "The kit",
        "A tip on paying for courses",
        "Look after your body",
        "What a compositor actually does",
        "Knock knock: what the job actually is",
        "Count the money",
        "The order of things",
        "Where to save",
        "Saving on tools and courses",
    ],
)
def test_what_articles_have_beside_their_path_is_no_step(heading: str) -> None:
    assert is_no_step(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Book a taster day",
        "Pay your dues",
        "Kitchen basics",
        "Mistake-proof your joints",
        "Insurance",
        "Choose your software and pay",
        "Learn accounts, taxes and fees",
        "What a linker does",
        "A tip for the audition",
        "Look after your voice",
        "Files and how to save",
    ],
)
def test_what_only_begins_like_it_may_be_one(heading: str) -> None:
    assert not is_no_step(heading)


@pytest.mark.parametrize("heading", ["If that's not for you", "If selling isn't for you", "If barbering isn't it"])
def test_who_wants_no_such_work_has_an_alternative(heading: str) -> None:
    assert is_alternative(heading)


def test_behind_phases_without_text_stands_what_they_cost(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Comp\n\nHello.\n\n## Choose an instrument\n\nA.\n\n## Year one\n\n### Train your eye\n\nB.\n\n### Learn Nuke\n\nC.\n\n"
        "### Pull keys\n\nC.\n\n## Year two\n\n### Integrate\n\nD.\n\n### Build the reel\n\nE.\n\n"
        "## The software, and its price\n\nF.\n\n## Auditions\n\nH.\n",
    )
    around = ["Choose an instrument", "Auditions"]
    assert steps(found) == [around[0], "Train your eye", "Learn Nuke", "Pull keys", "Integrate", "Build the reel", around[1]]


@pytest.mark.parametrize(
    "headings",
    [
        # What one earns after a year asks for no step, and one bus that is late makes no path.
        ["Where do I start?", "What do I earn after the first year?", "Can I go back to my job after that?", "Is it lonely?"],
        ["Overview", "How do I start a fire?", "Is the next bus late?", "Who is ready?", "Camping", "Boats", "Ropes"],
    ],
)
def test_not_all_that_asks_is_a_step(tmp_path: Path, headings: list[str]) -> None:
    text = "".join(f"## {one}\n\nText.\n\n" for one in headings)
    assert not {"What do I earn after the first year?", "Can I go back to my job after that?", "Is the next bus late?"} & set(
        steps(article(tmp_path, f"# Trade\n\nHello.\n\n{text}"))
    )


def test_a_numbered_heading_may_be_called_as_what_is_beside_others(tmp_path: Path) -> None:
    headings = [
        "1. Read",
        "2. Books",
        "3. The kit",
        "4. Rates",
        "5. Look after yourself first",
        "6. Mistakes I forgive",
        "7. Sell honey",
    ]
    assert _article(tmp_path, "# Bees", *(f"## {one}" for one in headings))[0] == headings


def test_where_all_headings_ask_those_that_ask_what_is_next_are_the_path(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Books\n\nHello.\n\n## Do I need a degree?\n\nA.\n\n## Where do I start?\n\nB.\n\n"
        "## What comes after the basics?\n\nC.\n\n"
        "## Is it lonely?\n\nD.\n\n## When am I ready for clients?\n\nE.\n\n## What does it pay?\n\nF.\n",
    )
    assert steps(found) == ["Where do I start?", "What comes after the basics?", "When am I ready for clients?"]


def test_a_short_list_in_the_first_of_many_steps_is_no_path_in_short(tmp_path: Path) -> None:
    kit = "1. Hammer\n2. Saw\n3. Plane\n4. Chisel\n5. Rule\n\n"
    rest = "".join(f"## Wood {letter}\n\nText.\n\n" for letter in "abcdefghijk")
    found = article(tmp_path, f"# Trade\n\nHello.\n\n## Gather\n\n{kit}{rest}")
    assert steps(found)[0] == "Gather"
    assert found.outline is None


def test_a_list_of_other_things_tells_no_path(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Trade\n\nI brought:\n\n1. Bronze\n2. Cheese\n3. A hat\n4. Matches\n5. Moulds\n\n"
        "## Melt\n\nBronze.\n\n## Cast\n\nMoulds.\n\n"
        "## Rest\n\nSit.\n\n## Polish\n\nRub.\n\n## Sell\n\nShout.\n\n## Count\n\nCoins.\n",
    )
    assert steps(found) == ["Melt", "Cast", "Rest", "Polish", "Sell", "Count"]


def test_what_stands_between_two_is_told_only_where_as_many_items_do(tmp_path: Path) -> None:
    text = _IN_SHORT + (
        "## Copper meets tin\n\nBronze.\n\n## Castles\n\nSand, cast.\n\n## Weather\n\nRain.\n\n## Ride along\n\nAlone.\n\n"
        "## Dung\n\nA mould.\n\n## By ear\n\nTune it.\n\n## Ding dong\n\nA peal.\n\n## Cha-ching\n\nGold.\n"
    )
    # One item lies between sand and moulds, and two sections: neither is told for sure.
    assert "Weather" not in steps(article(tmp_path, text))


def test_headings_with_numbers_of_their_own_come_before_what_a_list_tells(tmp_path: Path) -> None:
    text = _IN_SHORT + "".join(
        f"## {number}. {word}\n\n{word} is of bronze, sand, moulds, a bell and a peal.\n\n"
        for number, word in enumerate(("Copper", "Castles", "Alone", "Dung", "Ear", "Gold", "Rest"), start=1)
    )
    assert len(steps(article(tmp_path, text))) == 7


def test_a_counted_heading_before_phases_without_text_is_a_step(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Trade\n\nHello.\n\n## Phase 1: Think\n\nA.\n\n## Phase 2\n\n### Draw\n\nB.\n\n### Paint\n\nC.\n\n"
        "## Phase 3\n\n### Cut\n\nD.\n\n### Glue\n\nE.\n",
    )
    assert "Phase 1: Think" in steps(found)


def test_a_path_of_mostly_plain_steps_keeps_those_around_two_that_hold_others(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Trade\n\nHello.\n\n## Look\n\nA.\n\n## Listen\n\nB.\n\n## Draw\n\n### Lines\n\nC.\n\n### Dots\n\nD.\n\n"
        "## Paint\n\n### Oil\n\nE.\n\n### Water\n\nF.\n\n## Frame\n\nG.\n\n## Hang\n\nH.\n\n## Sell\n\nI.\n",
    )
    assert {"Look", "Listen", "Hang", "Sell"} <= set(steps(found))


def test_one_heading_that_asks_what_is_next_makes_no_path(tmp_path: Path) -> None:
    text = "# Books\n\nHello.\n\n## Where do I start?\n\nA.\n\n## What comes next?\n\nB.\n\n## Is it lonely?\n\nC.\n"
    assert steps(article(tmp_path, text)) == []


def test_chatty_headings_are_told_apart_by_what_they_have_themselves() -> None:
    (found,) = library_alone("hvac-technician").articles
    assert steps(found)[:4] == [
        "Before you spend a dime, ride along",
        "Electricity comes first, sorry",
        "Cold is just missing heat",
        "The card you can't work without",
    ]
