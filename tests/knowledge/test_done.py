"""What comes next for who tells what is done, and paths that count their parts by ordinals and by the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.leads.done import told_done
from knowledge.library import Library
from knowledge.model import Verdict
from tests.knowledge.reading import library_alone, library_of

BRUSHES = """---
title: How to become a make-up artist
---
# A trade with three doors
Film, weddings and the counter.
# Courses I would put my name to
## Skin before colour
[Skin](https://example.com/skin) takes four weeks.
# The order of things
## First: wash your hands
Hygiene before anything else.
## Second: twenty bare faces
Faces without a drop of colour.
## Third: the kit, slowly
Brushes one at a time.
## Fourth: carry someone's bag
Assist an artist for half a year.
## Fifth: hang out the sign
Work under your own name.
"""


@pytest.fixture(scope="module")
def brushes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("a"), BRUSHES)


def steps(library: Library) -> list[str]:
    article = library.articles[0]
    return [article.section(step.section).title for step in article.steps]


def led(library: Library, question: str) -> str:
    found = answer(library, question)
    assert found.section is not None
    assert found.verdict is Verdict.ANSWER
    return found.section.title


def test_ordinals_tell_the_path(brushes: Library) -> None:
    assert steps(brushes)[0] == "First: wash your hands"
    assert len(steps(brushes)) == 5


@pytest.mark.parametrize(
    ("headings", "first", "count"),
    [
        ("January to March: SQL|April and May: models|June: the grey book|July and August: rules|FAQ", 0, 4),
        (
            "Before|Winter: the mop (months 0 to 3)|Spring: pig (months 3 to 10)|Lamb (months 10 to 18)|Beef (months 18 to 36)|Q",
            1,
            4,
        ),
        ("Welcome|Season one: cold|Season two: fuel|Season three: key|Season four: road|Potholes", 1, 4),
        ("Welcome|Phase Zero: ears|Phase One: Python|Phase Two: depth|Potholes", 1, 3),
    ],
)
def test_the_calendar_tells_the_path(tmp_path: Path, headings: str, first: int, count: int) -> None:
    titles = headings.split("|")
    text = "---\ntitle: A trade\n---\n# A trade\nHello.\n" + "".join(f"## {title}\nText on this.\n" for title in titles)
    assert steps(library_of(tmp_path, text)) == titles[first : first + count]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "## SQL (weeks 1-4)|## Excel (weeks 5-8)|## Portfolio (weeks 9-12)|## Find a job (weeks 13+)|## Salaries|## FAQ",
            "SQL (weeks 1-4)|Excel (weeks 5-8)|Portfolio (weeks 9-12)|Find a job (weeks 13+)",
        ),
        (
            "## Cut|## Weld|## Find a job|## Questions|### First: maths?|### Second: loud?|### Third: old?|### Fourth: hot?",
            "Cut|Weld|Find a job",
        ),
        (
            "# The path|## Weld|## Cut|## Grind|# Rules|## First, boots|## Second, rings|## Third, smoke|## Fourth, jokes",
            "Weld|Cut|Grind",
        ),
        (
            "## How to learn|## Events|### January: fair|### March: talk|### June: camp|### October: meeting",
            "How to learn|Events",
        ),
        (
            "## Me|## The fourteen months|### January: SQL|### April: art|### June: book|### July: rules|### Last: law|## Pay",
            "January: SQL|April: art|June: book|July: rules|Last: law",
        ),
        ("## Knives|## Line|## Kitchen|## My podcast|### Season one|### Season two", "Knives|Line|Kitchen|My podcast"),
    ],
)
def test_what_is_dated_beside_the_path_is_no_step(tmp_path: Path, text: str, path: str) -> None:
    whole = "---\ntitle: A trade\n---\n" + "".join(f"{heading}\nText on this.\n" for heading in text.split("|"))
    assert steps(library_of(tmp_path, whole)) == path.split("|")


def test_months_that_go_back_tell_no_path(tmp_path: Path) -> None:
    titles = ["June: exams", "April: fairs", "May: forms", "March: rest", "Work"]
    text = "---\ntitle: A trade\n---\n" + "".join(f"# {title}\nText on this.\n" for title in titles)
    assert "Work" in steps(library_of(tmp_path, text))


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("hygiene is second nature to me now. what next", "Second: twenty bare faces"),
        ("finished the bare faces thing now what", "Third: the kit, slowly"),
        ("got my kit sorted, whats the next hurdle", "Fourth: carry someone's bag"),
        ("hygiene and bare faces are done, where do i go from here", "Third: the kit, slowly"),
        ("what comes right after the kit", "Fourth: carry someone's bag"),
    ],
)
def test_what_is_told_to_be_done_leads_to_what_comes_behind_it(brushes: Library, question: str, title: str) -> None:
    assert led(brushes, question) == title


@pytest.mark.parametrize(
    "question",
    [
        "i failed my hygiene exam, what now",
        "my cat ate my brushes what now",
        "i want to carry bags, where to",
        "what now",
        "kit next",
    ],
)
def test_what_is_not_done_is_not_told_to_be(question: str) -> None:
    assert told_done(tuple(question.replace(",", "").split())) == ""


@pytest.mark.parametrize("question", ["i got banned from the kit shop, what now", "cut my hand in the kit last week, what now"])
def test_no_step_comes_behind_a_trouble(brushes: Library, question: str) -> None:
    assert answer(brushes, question).aim != "next"


@pytest.mark.parametrize("question", ["how long is it?", "how much is it then", "ok how long does that take"])
def test_a_length_of_nothing_is_asked_back(brushes: Library, question: str) -> None:
    assert answer(brushes, question).verdict is Verdict.UNSURE


@pytest.mark.parametrize("question", ["how long does it take", "how long is it?"])
@pytest.mark.parametrize("article", ["go-backend-developer", "laravel-developer", "carpenter"])
def test_a_length_of_nothing_is_asked_back_though_that_of_all_is_told(article: str, question: str) -> None:
    assert answer(library_alone(article), question).verdict is Verdict.UNSURE


def test_a_length_beside_another_question_is_of_the_path(tmp_path: Path) -> None:
    text = "---\ntitle: Welder\n---\n# How long it takes\nTwo years.\n# What it pays\n20 dollars an hour.\n# Path\nX.\n"
    found = answer(library_of(tmp_path, text), "how long does it take and what does it pay?")
    assert "Two years" in found.text
    assert "20 dollars" in found.text


def test_where_a_day_is_told_of_comes_first(tmp_path: Path) -> None:
    text = "---\ntitle: Plumber\n---\n# What a plumber does\nFix pipes.\n# Life on the job\nA day begins at seven.\n"
    assert led(library_of(tmp_path, text, name="plumber"), "what's a plumber's day like") == "Life on the job"
