"""That an article doesn't say something is a claim too: it is made only where nothing of the kind stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.model import Answer
from tests.knowledge.reading import library_alone, library_of
from tests.knowledge.test_small_rules import last_of

_ARTICLE = """---
title: How to become a bell founder
---

The whole road takes about five years.

## 1. Theory

- [Bell Theory](https://example.com/theory) - Tamsin Oyelara on Udemy, 12 hours
- [Bronze Basics](https://example.com/bronze) on Skillshare, with tests after each lesson
  - more than 280 problems
- [Peal Book](https://example.com/peal), a thick one

The [Casting Test](https://example.com/test) is passed with 700 of 1000, and the paper never expires. Apply before 1 June. It is
offered in English and German by Ringers United. You may try it three times a year.

## 2. The placement

Six weeks in a foundry, unpaid. The [Foundry List](https://example.com/list) names those that take somebody.

## 3. Moulds

Make a mould of loam. [Loam Videos](https://www.coursera.org/learn/loam) show it. A [Mould Kit](https://example.com/kit) is $45.
Ten moulds are enough, and two ovens. Then read [Kilns](https://example.com/kilns), which I did in four evenings.

## 4. The diploma

The slower road is the [Guild Diploma](https://example.com/guild): roughly two and a half years. Schools cost 6 000 to 9 000 €.

## Rules by country

### Canada

Flasks are inspected.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), _ARTICLE, name="bell-founder")


def _denies(found: Answer) -> bool:
    return "doesn't say" in found.lead


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("who teaches bell theory", "Tamsin Oyelara"),
        ("how many problems are in bronze basics", "280 problems"),
        ("what score do you need to pass the casting test", "700 of 1000"),
        ("does the casting test expire", "never expires"),
        ("when does the casting test paper run out", "never expires"),
        ("deadline for the casting test?", "1 June"),
        ("is the casting test available in german", "German"),
        ("who is behind the casting test", "Ringers United"),
        ("how often can i resit the casting test", "three times"),
        ("is the placement paid", "unpaid"),
        ("do they pay you on the placement", "unpaid"),
        ("how long does the guild diploma take", "two and a half years"),
        ("how expensive are the schools", "9 000"),
        ("what are the rules in canada", "inspected"),
        ("how many moulds should i make for it", "Ten moulds"),
    ],
)
def test_what_stands_there_is_not_denied(library: Library, question: str, states: str) -> None:
    found = last_of(library, question)
    assert not _denies(found), found.lead
    assert states in f"{found.lead} {found.passage}"


@pytest.mark.parametrize(
    "question",
    [
        "who teaches the loam videos",
        "how many pages does peal book have",
        "how much does peal book cost",
        "how much do the loam videos cost",
        "how long is bronze basics",
        "what score do i need for bronze basics",
    ],
)
def test_what_does_not_stand_there_is_said_to_be_open(library: Library, question: str) -> None:
    assert _denies(last_of(library, question))


@pytest.mark.parametrize(
    "question",
    [
        "should i do the placement before i make moulds of my own",
        "do i need the casting test for a foundry of my own",
        "can i skip the casting test if i have a forge",
    ],
)
def test_advice_is_not_denied_for_want_of_a_word(library: Library, question: str) -> None:
    assert not _denies(last_of(library, question))


def test_a_shop_is_told_by_the_link(library: Library) -> None:
    found = last_of(library, "which site hosts the loam videos")
    assert not _denies(found)
    assert [link.provider for link in found.resources] == ["Coursera"]


@pytest.mark.parametrize(
    ("article", "question"),
    [
        ("cybersecurity-analyst", "google cybersecurity cert?"),
        ("hvac-technician", "what is nate certification"),
    ],
)
def test_what_a_thing_is_called_is_not_asked_of_it(article: str, question: str) -> None:
    assert not _denies(last_of(library_alone(article), question))


def test_what_another_item_counts_is_no_count_of_it(library: Library) -> None:
    found = last_of(library, "how many problems are in peal book")
    assert "280" not in found.lead


def test_one_of_a_kind_counts_nothing(tmp_path: Path) -> None:
    text = "# Rail\n\n## 1. School\n\nYou learn how this one type of train works.\n\n## 2. Yard\n\nWalk the yard.\n"
    assert "one type" not in last_of(library_of(tmp_path, text), "how many trains are in the school").lead


def test_a_count_stands_beside_what_it_is_of_by_name(tmp_path: Path) -> None:
    text = (
        "# Trade\n\n## 1. Badge\n\nThe last hurdle is the [QZR](https://example.com/qzr). "
        "It has a written test of 105 questions.\n\n"
        "[QZR Prep](https://example.com/prep) is a guide with a mock test.\n\n## 2. Rest\n\nSit down.\n"
    )
    assert "105" in last_of(library_of(tmp_path, text), "how many questions are on the qzr test").lead


def test_who_is_past_thirty_asks_for_no_least_age(tmp_path: Path) -> None:
    text = (
        "# Trade\n\n## 1. Start\n\nYou must be 18 to begin.\n\n## 2. Go on\n\nWork.\n\n## Asked\n\n"
        "The oldest of us was 57 and came from a shoe shop.\n"
    )
    assert "57" in last_of(library_of(tmp_path, text), "is it ok to start this at 50").text


def test_a_name_in_a_title_tells_who(tmp_path: Path) -> None:
    text = (
        "# Trade\n\n## 1. Lead\n\nTake [Lead by Valentin Despa](https://example.com/lead). It has no exam.\n\n"
        "## 2. Rest\n\nSit down.\n"
    )
    assert not _denies(last_of(library_of(tmp_path, text), "who teaches the lead by valentin despa course"))


def test_a_length_in_years_is_none_in_hours(tmp_path: Path) -> None:
    text = (
        "# Trade\n\n## 1. Lead\n\nTake the [Lead Diploma](https://x.example/lead), but not before you have worked two years.\n\n"
        "## 2. Rest\n\nSit down.\n"
    )
    assert _denies(last_of(library_of(tmp_path, text), "how many hours is the lead diploma"))


def test_what_is_asked_of_a_link_is_not_told_by_the_name_of_its_section(tmp_path: Path) -> None:
    text = (
        "# Trade\n\n## 1. Placements\n\nThere is a [Talking Course](https://example.com/talk) for it.\n\n"
        "## 2. Apprenticeship\n\nIt takes four years.\n"
    )
    library = library_of(tmp_path, text)
    found = last_of(library, "is there a talking course", "how long is it")
    assert found.section is not None
    assert found.section.title == "1. Placements"


@pytest.mark.parametrize(
    ("told", "question"),
    [
        # Two words with capitals are no person where both are English words.
        ("[Charts](https://example.com/charts) show you Heat Pump and Power Query.", "who teaches the charts course"),
        # What is said behind another link is of that.
        (
            "[Terra](https://example.com/terra) is good. [Checker](https://example.com/checker) is open source. "
            "My rule: rebuild it all in under 15 minutes.",
            "how long do the terra tutorials take",
        ),
        # What another book costs is no price of this one.
        ("[Effective Bronze](https://example.com/effective) by Per Lund is a book.", "how much is the effective bronze book"),
    ],
)
def test_what_is_told_of_another_thing_leaves_it_open(tmp_path: Path, told: str, question: str) -> None:
    other = "The book [Casting Well](https://example.com/bronze) on good bronze costs 45 €."
    text = f"# Trade\n\n## 1. Begin\n\n{told}\n\n## 2. Go on\n\n{other}\n"
    assert _denies(last_of(library_of(tmp_path, text), question))


def test_a_link_goes_by_its_author(tmp_path: Path) -> None:
    text = (
        "# Trade\n\n## 1. Begin\n\n- [The Whole Course](https://example.com/whole) by Jonas Brandt\n  - 71 hours\n"
        "- [The Short One](https://example.com/short)\n\n## 2. Go on\n\nWork.\n"
    )
    assert "71 hours" in last_of(library_of(tmp_path, text), "how long is the course by jonas").lead
    assert "71 hours" in last_of(library_of(tmp_path, text), "how long is jonas course").lead
