"""What people ask of any trade, what a table has on a step, what all of it takes, and a question asked of another thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.conversation import turn_of
from knowledge.library import Library, load
from knowledge.model import Answer, Verdict
from knowledge.path import is_no_step
from knowledge.text import fold
from tests.knowledge.reading import library_alone
from tests.knowledge.test_small_rules import last_of

_ARTICLE = """---
title: How to become a map maker
author: Nora Quill
---

I drew maps for a council for nine days before anybody noticed. The switch took me nineteen months of evenings.

## Before the first line

You don't need a degree: two of the nine on my team have none. Any laptop with 8 GB of memory copes. I work at home three
days out of five. Nobody writes code in the first year, so you don't need to program.

## Stage 1: Ink

- [Ink Course](https://www.udemy.com/course/ink/) by Ada Moss, on Udemy, 12 hours.
- [Lines and Hills](https://example.com/lines) by Otto Brenn is a book of drawings, and the publisher asks $40 for it.
- [Paper](https://example.com/paper) shows how it is made.
- [Contours in 4 Hours](https://example.com/contours) is what it says.

## Stage 2: Surveying

Walk the hills. Two weeks is enough. [100 Days of Hills](https://example.com/days) has you out in the rain.

### Alternatives

Borrow somebody's survey.

## Stage 3: Printing

[Plate Painter](https://example.com/plate) is the standard. If you can't pay, ArmorPress is a cheaper alternative.

## Getting past the interview

They hand you two layers and a badly put question.

## Something to show

Six maps, each with a question in its title.

## The atlas case study

Write five pages on one coast.

## Will machines take the job?

They draw the coast already, and get the names wrong.

## A Tuesday in the office

Coffee, then contours.

## What each stage costs and takes

| Stage | Cost | Time |
|---|---|---|
| 1 | $10 | 3 weeks |
| 2 | $0 | 5 weeks |
| 3 | $90 | 7 weeks |
| **Sum** | **$100** | |

## How long it takes

It was seven months until the first commission.

## Paying less

- Udemy: there is a sale every few weeks, never pay the list price.
- Coursera: audit the courses for free.

## What it pays

Juniors get $28,000 to $34,000, and people with five years $51,000.

## Words

- **Datum:** the point that all heights start from.
- **EPSG** – a number for a projection.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "map-maker.md").write_text(_ARTICLE, encoding="utf-8")
    return load(folder)


def _title(found: Answer) -> str:
    return found.section.title if found.section is not None else found.verdict.value


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("never went to uni, will anybody take me", "Before the first line"),
        ("is this doable w/o a degree", "Before the first line"),
        ("do i rly need a degree 4 this", "Before the first line"),
        ("i cant code at all, problem?", "Before the first line"),
        ("my laptop is ancient, will it cope", "Before the first line"),
        ("do u guys wfh", "Before the first line"),
        ("what do recruiters ask when they consider hiring you", "Getting past the interview"),
        ("i have nothing to show employers, what now", "Something to show"),
        ("is chatgpt going to replace us", "Will machines take the job?"),
        ("what does map making pay", "What it pays"),
        ("how much bread do u pull in", "What it pays"),
    ],
)
def test_what_is_asked_of_every_trade_is_found(library: Library, question: str, title: str) -> None:
    assert _title(answer(library, question)) == title


@pytest.mark.parametrize(
    "question", ["do i need a degree to be a neurosurgeon at lockheed", "how do interviews at palantir and stripe go"]
)
def test_what_is_asked_of_another_trade_is_not(library: Library, question: str) -> None:
    assert answer(library, question).verdict is not Verdict.ANSWER


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what does datum mean", "all heights start"),
        ("wtf does EPSG stand for", "a number for a projection"),
        ("how long does the whole path take", "nineteen months"),
        ("how long did the whole switch take", "nineteen months"),
        ("what did it all cost you in total", "$100"),
        ("how many weeks for stage 2", "5 weeks"),
        ("what will stage 3 set me back", "$90"),
        ("how long until a first commission", "seven months"),
    ],
)
def test_the_fact_is_in_the_first_line(library: Library, question: str, says: str) -> None:
    found = answer(library, question)
    assert says in (found.lead or found.passage)
    assert found.verdict is Verdict.ANSWER


@pytest.mark.parametrize(
    "question",
    [
        # The price beside it is another book's.
        "how much is the ada moss course",
        # "Two weeks" is of the step, in a text without the link.
        "how many hours is paper",
        # Five pages are no weeks.
        "how many weeks for the atlas case study",
    ],
)
def test_what_is_said_of_another_thing_leaves_this_one_unstated(library: Library, question: str) -> None:
    assert "doesn't say" in answer(library, question).text or "names no price" in answer(library, question).text


def test_the_days_in_a_title_are_no_length(library: Library) -> None:
    lengths = {one.title: one.duration for one in library.articles[0].resources}
    assert lengths["100 Days of Hills"] is None
    assert lengths["Contours in 4 Hours"] == "4 Hours"


def test_a_book_is_named_by_who_wrote_it(library: Library) -> None:
    found = answer(library, "how much is the brenn book")
    assert "Otto Brenn" in found.lead
    assert "$40" in found.lead


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (("any discount on udemy", "what about coursera"), "Paying less"),
        (("how long is stage 2", "and after that?"), "Stage 3: Printing"),
        (("tell me about surveying", "is there an alternative"), "Alternatives"),
        (("tell me about the atlas case study", "how many pages"), "The atlas case study"),
    ],
)
def test_a_follow_up_is_of_what_was_spoken_of(library: Library, asked: tuple[str, ...], title: str) -> None:
    assert _title(last_of(library, *asked)) == title


def test_another_choice_is_told_where_the_thing_is_named(library: Library) -> None:
    found = answer(library, "cheaper alternative to plate painter?")
    assert _title(found) == "Stage 3: Printing"
    assert "ArmorPress" in found.passage


def test_what_is_nearly_answered_is_what_a_follow_up_is_about(library: Library) -> None:
    nearly = answer(library, "how many people died while surveying")
    assert nearly.verdict is Verdict.NOT_COVERED
    turn = turn_of(nearly)
    assert turn is not None
    assert turn.section == nearly.suggestions[0].section.id
    # Within one message nothing was shown yet.
    assert turn_of(nearly, nearly=False) is None
    assert turn_of(answer(library, "weather in lisbon")) is None


@pytest.mark.parametrize(
    ("article", "asked", "title"),
    [
        ("screenwriter", ("something other than final draft for a mac?",), "The Shiny Toys"),
        ("it-support-technician", ("what can i use instead of teamviewer",), "The Toolbox"),
        ("front-end-developer", ("cant pay for coursera, what now",), "Paying Less"),
        ("yoga-teacher", ("how many free lessons should i give",), "Teach your friends first"),
        ("business-analyst", ("am i too old at 41 and do i need a degree",), "Am I too old to switch?"),
        ("yoga-teacher", ("Where's more money, studio class or private lessons",), "What it pays"),
        ("nlp-engineer", ("What does an NLP engineer get paid",), "What It Pays"),
        ("primary-teacher", ("What is Teach First like?",), "Teach First"),
        ("yoga-teacher", ("what does yoga teaching pay",), "What it pays"),
        ("nlp-engineer", ("how can i save on udemy", "what about coursera"), "Where to Get Discounts"),
        (
            "rust-systems-programmer",
            ("is there a udemy course for the basics", "any way to get it cheaper", "and on coursera?"),
            "Spending less",
        ),
        ("welder", ("whats a legit vid channel 4 welding that costs 0",), "Theory at home"),
        ("database-administrator", ("do i rly need a degree 4 this lol",), "What you need"),
        ("digital-marketer", ("How long until a first client",), "How long it takes"),
        ("digital-marketer", ("what will everything together set me back",), "What it all costs"),
        ("business-analyst", ("what should be in a case study", "how many pages"), "Publish one case study"),
        ("java-backend-developer", ("how long should i plan for spring",), "Spring has sprung"),
        ("nlp-engineer", ("where do i learn python", "hmm is there an alternative"), "Alternatives"),
        ("plumber", ("are those 12 week adverts a scam",), "Fast-track centres"),
        ("accountant", ("can i do the coursera excel course without paying",), "What it costs"),
    ],
)
def test_the_section_is_the_one_that_is_meant(article: str, asked: tuple[str, ...], title: str) -> None:
    found = last_of(library_alone(article), *asked)
    assert _title(found).casefold() == title.casefold()


@pytest.mark.parametrize(
    ("article", "asked", "says"),
    [
        # The heading names the thing: what is said beside one of its links does not narrow it.
        ("journalist", ("how much is the diploma",), "£5,200"),
        ("journalist", ("do i need an english degree",), "You don't need an English degree"),
        ("journalist", ("what will they ask me in the interview",), "At the interview"),
        # It was asked what comes next; another thing is looked up, not followed.
        ("carpenter", ("what comes after the safety card", "what about the apprenticeship"), "The apprenticeship** · Step 4"),
        ("train-driver", ("what does a guard get paid",), "33,000"),
        ("business-analyst", ("how many weeks should I plan for the case study",), "doesn't say"),
        ("nlp-engineer", ("how long did the whole career switch take the author",), "took me nineteen months"),
        # "Two months" is the step's, not the course's.
        ("gis-analyst", ("how many hours of video is the udemy postgis course",), "doesn't say how long Introduction to Spatial"),
    ],
)
def test_the_reply_says_what_is_asked_for(article: str, asked: tuple[str, ...], says: str) -> None:
    assert says in last_of(library_alone(article), *asked).text.replace("’", "'")


@pytest.mark.parametrize("question", ["do i need a gpu", "is remote sensing covered", "how much memory do i need"])
def test_what_only_sounds_like_such_a_topic_is_refused(question: str) -> None:
    assert last_of(library_alone("data-engineer"), question).verdict is Verdict.NOT_COVERED


_ODD = """# Path

## 3D modelling

Blocks. [Blocks](https://example.com/blocks) is a course.

## 2D sketching

Pencils, and drills on paper.

## Lighting

Lamps.

# Groups

| {head} | Price per head | Time |
|---|---|---|
| 1 | 90 euros | 2 weeks |
| 2 | 80 euros | 4 weeks |
| 3 | 70 euros | 8 weeks |

All in all I spent 212 euros.
"""


@pytest.mark.parametrize(
    ("head", "title", "question", "says", "never"),
    [
        ("People", "Groups", "how much does step 2 cost", "doesn't say", "80 euros"),
        ("Step", "Each step", "how long is step 1", "2 weeks", "8 weeks"),
        ("Step", "Each step", "how much do all the drills cost", "doesn't say", "212"),
    ],
)
def test_a_row_is_a_step_s_where_the_table_counts_steps(
    tmp_path: Path, head: str, title: str, question: str, says: str, never: str
) -> None:
    text = _ODD.replace("{head}", head).replace("# Groups", f"# {title}")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = answer(load(tmp_path), question)
    assert says in found.lead
    assert never not in found.lead


@pytest.mark.parametrize("title", ["A usual week", "My week", "A Tuesday at an insurer", "A Day in the Life"])
def test_a_day_or_a_week_of_the_work_is_no_step(title: str) -> None:
    assert is_no_step(title)


@pytest.mark.parametrize(
    ("typed", "folded"), [("W/o a degree", "without a degree"), ("w/ maths", "with maths"), ("and/or n/a", "and/or n/a")]
)
def test_a_slashed_with_is_written_out(typed: str, folded: str) -> None:
    assert fold(typed) == folded
