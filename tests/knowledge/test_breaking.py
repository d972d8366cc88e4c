"""What once broke an answer: a false price, teacher or step, a lost question, a crash."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.conversation import turn_of
from knowledge.library import SHIPPED, Library, load
from knowledge.model import Verdict
from tests.knowledge.reading import library_alone, library_of, read, steps
from tests.knowledge.test_small_rules import last_of

LIBRARY = load(SHIPPED)

SECURITY = """---
title: Security analyst
---
# Module 1: Networks
[Network+ videos](https://www.youtube.com/playlist?list=n) by Professor Messer are free.
# Module 2: Linux
[TryHackMe](https://tryhackme.com/) costs $14 a month.
# Module 3: Scripting
[Python for Hackers](https://www.udemy.com/course/py/) is 12 hours long.
# Module 4: OSCP
[PEN-200](https://www.offsec.com/courses/pen-200/) costs $1,749.
"""

DATA = """---
title: Data analyst
---
# Courses compared
| Course | Teacher | Price? | Hours |
|---|---|---|---|
| [Excel Skills](https://www.coursera.org/learn/excel) | Prof Bugden | $49 | 20 |
| Statistics 101 | Dr. Ng | $10 | 30 |
# Tools
| Tool | Licence | Used by |
|---|---|---|
| Krita | open source | freelancers |
| Affinity | $70 | studios |
"""

PLUMBER = """---
title: Plumber
---
# What a plumber does
Fix pipes.
# The path
## School
Learn. The college costs $2,000.
## Apprenticeship
A firm pays your wages while you learn.
# Life on the job
A day begins at seven.
# What I wish I had known
Knees hurt.
"""


@pytest.fixture(scope="module")
def security(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("a"), SECURITY)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("a"), DATA)


@pytest.fixture(scope="module")
def plumber(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("a"), PLUMBER)


def test_the_same_question_twice_and_more_is_answered() -> None:
    asked = ("and then?", "is it free?", "where do i start?", "any discounts?", "what is kaggle?", "how long is it?")
    chance = random.Random(1)
    for _ in range(300):
        answer(LIBRARY, " ".join(chance.choices(asked, k=chance.randint(5, 7))))


@pytest.mark.parametrize("message", ["thanks", "hello", "lol", "best pizza in town", "no idea"])
def test_what_names_nothing_is_no_choice_of_what_was_asked_back(message: str) -> None:
    assert last_of(LIBRARY, "how much does it cost", message).verdict is not Verdict.ANSWER


@pytest.mark.parametrize("message", ["i mean really", "no i mean it", "you know what i mean", "i mean on weekends"])
def test_what_names_nothing_corrects_nothing(message: str) -> None:
    assert "comes step" not in last_of(LIBRARY, "what's before deep learning", message).lead


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what comes after module 3", "After Module 3: Scripting comes"),
        ("what comes before module 3", "Before Module 3: Scripting comes"),
        ("i finished module 3, whats next", "After Module 3: Scripting comes"),
        ("how much is module 4", "$1,749"),
        ("how much is step 4", "$1,749"),
        ("how long is module 3", "12 hours"),
        ("what is module 2", "Module 2: Linux"),
        ("how much is tryhackme.com", "$14 a month"),
    ],
)
def test_what_is_asked_of_a_numbered_step_is_told_of_that(security: Library, question: str, says: str) -> None:
    assert says in last_of(security, question).text


def test_a_number_with_a_point_is_no_number_without() -> None:
    assert "step 25" not in answer(LIBRARY, "step 2.5").text


def test_another_rows_teacher_is_not_told(data: Library) -> None:
    assert "Bugden" not in last_of(data, "who teaches statistics 101").lead


def test_a_bare_number_below_a_unit_is_a_length(data: Library) -> None:
    assert "30 hours" in last_of(data, "how long is statistics 101").lead


def test_used_by_freelancers_is_not_free(data: Library) -> None:
    assert "freelancers" not in last_of(data, "is krita free").lead


@pytest.mark.parametrize("question", ["how do i pay for my divorce", "how to pay for therapy"])
def test_who_pays_is_told_of_what_the_article_speaks_of_alone(plumber: Library, question: str) -> None:
    assert last_of(plumber, question).verdict is Verdict.NOT_COVERED


def test_wages_pay_for_no_college(plumber: Library) -> None:
    assert "wages" not in last_of(plumber, "who pays for the college").lead


def test_what_stands_behind_a_path_is_no_step_by_that(plumber: Library) -> None:
    assert steps(plumber.articles[0]) == ["School", "Apprenticeship"]
    assert "Life on the job" in last_of(plumber, "what's a plumber's day like").text


def test_a_numbered_step_has_one_number_in_the_list(tmp_path: Path) -> None:
    found = library_of(tmp_path, "# 1. Excel\nA.\n# 2. SQL\nB.\n# 3. Python\nC.\n")
    assert "1. Excel\n2. SQL\n3. Python" in answer(found, "show me all steps").text


def test_a_course_is_another_thing_than_the_tool_in_a_table(tmp_path: Path) -> None:
    text = (
        "# Courses\nTake [Blender Course](https://www.udemy.com/course/blender/) ($50, 30 hours).\n"
        "# Tools\n| Tool | Time to learn |\n|---|---|\n| Blender | 2 years |\n| Maya | 3 years |\n"
    )
    found = library_of(tmp_path, text)
    assert "30 hours" in answer(found, "how long is the blender course").lead
    assert "2 years" in answer(found, "how long does blender take").lead


@pytest.mark.parametrize(
    ("question", "says"), [("kaggle i mean is it free", "Kaggle"), ("kaggle is great i mean how much is it", "Kaggle")]
)
def test_the_subject_before_i_mean_is_kept(question: str, says: str) -> None:
    assert says in last_of(LIBRARY, question).text


@pytest.mark.parametrize("seed", ["!?", "...", "||", " \n", "\u200b", "x ", "i mean ", "1.1", "a.a", "1.2.3.4.5 "])
def test_a_wall_of_anything_after_a_turn_is_answered(seed: str) -> None:
    before = turn_of(answer(LIBRARY, "how much does it cost"))
    for text in itertools.islice((seed * 2000, "x" + seed * 1999 + "y"), 2):
        assert answer(LIBRARY, text[:4000], before=before).text


def test_a_table_reads_as_it_did_for_the_check(tmp_path: Path) -> None:
    assert not read(tmp_path, DATA).findings


@pytest.mark.parametrize(
    ("article", "question", "section"),
    [
        ("welder", "the inspector exam consists of how many parts", "side-roads/welding-inspector"),
        ("welder", "What is the D1.1 test?", "the-d11-test"),
        ("paramedic", "what does an advanced emt do", "phase-two-becoming-good/aemt-the-middle-rung"),
    ],
)
def test_a_lead_stands_where_what_is_asked_about_does(article: str, question: str, section: str) -> None:
    found = last_of(library_alone(article), question)
    assert found.section is not None
    assert found.section.id == section


def test_of_two_ways_of_which_one_is_enough_none_comes_after_the_other(tmp_path: Path) -> None:
    text = (
        "# The path\n## Certificate\nTake one of the two.\n### CELTA\nFour weeks.\n### Trinity\nFive weeks.\n"
        "## First lessons\nTeach.\n## Own school\nFound one.\n"
    )
    found = last_of(library_of(tmp_path, text), "done with celta, what next")
    assert found.section is not None
    assert found.section.title == "First lessons"
