"""What questions on new articles found: lettered stages, tables, ages, what one knows already, two things under a heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.library import Library
from knowledge.model import Answer, Verdict
from tests.knowledge.reading import article_of, library_alone, library_of, read, steps
from tests.knowledge.test_small_rules import last_of

_ARTICLE = """---
title: How to become a lens grinder
author: Ida Brook
---

I ground my first lens in a shed. Reckon on two years for all of it.

## Stage A: Glass and Rouge

Learn what glass is. The [Glass Primer](https://example.com/primer) by Per Lund takes 9 hours.

### Become quick with rouge

An hour a day.

## Stage B: Become steady

Work a season in somebody else's shop. A freelance day pays £130 here. The Guild Level 2 takes ten months and costs £900.

## Stage C: Polishing

- **Pitch lap**: slow and kind, for those who begin.
- **Felt wheel**: fast, and it burns.

## Stage D: The Guild's papers

| Paper | Fee | Length |
|---|---|---|
| OPAL | £310 | 2 hours |
| Ruby workshop paper | £90 | 3 weeks |

### OPAL or Ruby?

OPAL, if you want a post.

## Two machines

Two stand in every shop. Begin with the curve generator, then the other.

### Curve Generator

It roughs.

### Edger

It trims.

## Where I buy

A lap was £44. Pitch comes from [Solberg](https://example.com/solberg), and a brush from Halden is £12.

## What I read

The old one was £9 an issue. Then there is [Rouge Weekly](https://example.com/weekly).

## Other ways in

An apprenticeship runs four years, and the employer bears the fee.

## What it costs in all

| What | Cheap |
|---|---|
| Primer | £0 |
| Tools | £200 |

## Spending little

Borrow a lap. The [Optics Course](https://example.com/optics) is free.

## Things people ask me

My oldest pupil was 61 when she began.

### Will machines take our jobs?

Not the odd ones.

### What about my hands?

The wrists ache, so stretch.

### Which computer runs the edger?

Any laptop with 16 GB of memory.
"""


@pytest.fixture(scope="module")
def grinder(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), _ARTICLE, name="lens-grinder")


def title_of(found: Answer) -> str | None:
    return found.section.title if found.section is not None else None


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        # One heading, one list or one section names both.
        (("opal or ruby",), "OPAL or Ruby?"),
        (("pitch lap or felt wheel",), "Stage C: Polishing"),
        # Which of two steps comes first.
        (("is polishing first or glass?",), "Stage A: Glass and Rouge"),
        (("already know glass and rouge really well, where do i jump in",), "Stage B: Become steady"),
        (("what comes after glass and rouge",), "Stage B: Become steady"),
        # In what order two siblings come is told above them.
        (("curve generator or edger first?",), "Two machines"),
        (("i already know glass and rouge. where do i jump in?",), "Stage B: Become steady"),
        (("done with polishing, whats the following one",), "Stage D: The Guild's papers"),
        (("polishing is ticked off, what do i do now",), "Stage D: The Guild's papers"),
        (("what do i do first on the lens grinder path",), "Stage A: Glass and Rouge"),
        (("who pays for the apprenticeship",), "Other ways in"),
        (("total damage for everything?",), "What it costs in all"),
        (("what does everything cost if i do the cosy version",), "What it costs in all"),
        (("can i do all this for free",), "Spending little"),
        (("im 58 lol am i cooked",), "Things people ask me"),
        (("yo is 40 too ancient for this",), "Things people ask me"),
        (("will robots take our jobs",), "Will machines take our jobs?"),
        (("does this wreck ur wrists",), "What about my hands?"),
        (("will it run on my macbook",), "Which computer runs the edger?"),
    ],
)
def test_the_section_is_found(grinder: Library, asked: tuple[str, ...], title: str) -> None:
    assert title_of(last_of(grinder, *asked)) == title


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how much is the opal exam", "£310"),
        ("what does the ruby cost", "£90"),
        ("how much does the level 2 cost", "£900"),
        ("how long is the level 2", "ten months"),
        ("day rate for freelance grinders?", "£130"),
        ("is 8gb of ram enough", "16 GB"),
    ],
)
def test_the_fact_is_told(grinder: Library, question: str, says: str) -> None:
    assert says in last_of(grinder, question).text


@pytest.mark.parametrize("question", ["how much is pitch from Solberg", "how much does Rouge Weekly cost"])
def test_what_is_said_of_another_is_no_price(grinder: Library, question: str) -> None:
    assert "doesn't say" in last_of(grinder, question).text


def test_making_something_asks_for_no_pay(grinder: Library) -> None:
    assert last_of(grinder, "how do i make a pitch lap").aim != "earn"


@pytest.mark.parametrize("question", ["pizza", "rain"])
def test_one_word_by_accident_is_refused(grinder: Library, question: str) -> None:
    assert last_of(grinder, question).verdict is Verdict.NOT_COVERED


def test_lettered_headings_are_the_steps(grinder: Library) -> None:
    assert [title[:7] for title in steps(grinder.articles[0])] == ["Stage A", "Stage B", "Stage C", "Stage D"]


_PLAIN = """# A trade

{steps}

## Other ways in

A school.

## {beside}

Some.

## The laws in short

Three.

## {behind}

{text}
"""


def _path_of(
    folder: Path, *, beside: str = "What it all costs", behind: str = "Tools I like", text: str = "Old ones."
) -> list[str]:
    names = ("Look", "Listen", "Build", "Work in somebody else's shop")
    before = "\n\n".join(f"## {name}\n\nDo it." for name in names)
    return steps(article_of(read(folder, _PLAIN.format(steps=before, beside=beside, behind=behind, text=text))))


def test_what_stands_behind_two_headings_beside_the_path_is_no_step(tmp_path: Path) -> None:
    assert _path_of(tmp_path) == ["Look", "Listen", "Build", "Work in somebody else's shop"]


def test_what_leads_on_behind_them_is_a_step(tmp_path: Path) -> None:
    assert _path_of(tmp_path, behind="Find a job")[-1] == "Find a job"


def test_one_heading_beside_the_path_may_stand_among_the_steps(tmp_path: Path) -> None:
    assert _path_of(tmp_path, beside="Polish")[-3:] == ["Polish", "The laws in short", "Tools I like"]


def _steps_of(folder: Path, text: str) -> list[str]:
    return steps(article_of(read(folder, text)))


def test_steps_that_are_counted_through_phases_are_the_path(tmp_path: Path) -> None:
    text = """# Trade

## Phase 1: Hands (months 1 to 4)

Slow ones.

### 1. Look

A.

### 2. Listen

B.

## Phase 2: Head

### 3. Think

C.
"""
    assert _steps_of(tmp_path, text) == ["1. Look", "2. Listen", "3. Think"]
    # Those that begin anew below each phase are parts of it.
    assert _steps_of(tmp_path, text.replace("### 3.", "### 1.")) == ["Phase 1: Hands (months 1 to 4)", "Phase 2: Head"]


def test_a_lettered_step_that_is_but_a_heading_over_parts_is_one_step(tmp_path: Path) -> None:
    text = """# Trade

## Stage A: Look

A.

## Stage B: Open the doors

### Papers

B.

### Prices

C.

## Stage C: Rest

D.
"""
    assert _steps_of(tmp_path, text) == ["Stage A: Look", "Stage B: Open the doors", "Stage C: Rest"]


def _under_one(folder: Path, count: int) -> list[str]:
    below = "\n\n".join(f"### Task {word}\n\nDo it." for word in ("red", "blue", "green", "pink", "grey", "brown")[:count])
    text = f"# Trade\n\n## Age and licence\n\nA.\n\n## Onwards\n\nB.\n\n{below}\n\n## Coil and rotary\n\nC.\n"
    return _steps_of(folder, text)


def test_what_stands_under_one_heading_in_number_is_the_path(tmp_path: Path) -> None:
    assert len(_under_one(tmp_path, 6)) == 6
    assert _under_one(tmp_path, 2) == ["Age and licence", "Onwards", "Coil and rotary"]


def test_becoming_something_is_a_step_where_nothing_stands_below(tmp_path: Path) -> None:
    text = "# Trade\n\n## Look\n\nA.\n\n## Become accredited\n\nB.\n\n## Rest\n\nC.\n"
    assert _steps_of(tmp_path, text) == ["Look", "Become accredited", "Rest"]


@pytest.mark.parametrize(
    "heading", ["Who'll pay for it", "What you'll be paid", "The bill", "Books that helped me", "Courses for less"]
)
def test_what_it_pays_and_what_its_author_likes_is_no_step(tmp_path: Path, heading: str) -> None:
    text = f"# Trade\n\n## Look\n\nA.\n\n## Listen\n\nB.\n\n## {heading}\n\nC.\n"
    assert _steps_of(tmp_path, text) == ["Look", "Listen"]


_SIDES = "# Trade\n\n## Look\n\nA.\n\n## Listen\n\nB.\n\n## Work in a shop\n\nC.\n\n{sides}\n\n## Pass the test\n\nD.\n"


@pytest.mark.parametrize(
    "sides",
    [
        "## Optional: Chocolate\n\nE.\n\n## Alternative: A college\n\nF.",
        "## What is noise?\n\nE.\n\n## What is marching?\n\nF.",
    ],
)
def test_choices_and_questions_of_the_subject_may_stand_among_the_steps(tmp_path: Path, sides: str) -> None:
    assert _steps_of(tmp_path, _SIDES.format(sides=sides)) == ["Look", "Listen", "Work in a shop", "Pass the test"]


@pytest.mark.parametrize("heading", ["What makes a good picture", "Don't pay for a studio yet", "What to pay attention to"])
def test_headings_that_only_sound_like_money_are_steps(tmp_path: Path, heading: str) -> None:
    text = f"# Trade\n\n## Look\n\nA.\n\n## {heading}\n\nB.\n\n## Edit\n\nC.\n"
    assert _steps_of(tmp_path, text) == ["Look", heading, "Edit"]


def test_a_side_heading_with_many_below_is_no_path(tmp_path: Path) -> None:
    below = "\n\n".join(f"### Mistake {word}\n\nE." for word in ("red", "blue", "green", "pink", "grey"))
    text = f"# Trade\n\n## Look\n\nA.\n\n## Listen\n\nB.\n\n## Sell\n\nC.\n\n## Mistakes I made\n\nD.\n\n{below}\n"
    assert _steps_of(tmp_path, text)[:3] == ["Look", "Listen", "Sell"]


def test_what_tells_of_the_trade_is_no_step(tmp_path: Path) -> None:
    text = "# Welding\n\n## Becoming a welder\n\nA.\n\n## Cut\n\nB.\n\n## Weld\n\nC.\n"
    assert _steps_of(tmp_path, text) == ["Cut", "Weld"]


@pytest.mark.parametrize("known", ["I have no steady hand", "I have to become steady", "I have trouble with polishing"])
def test_what_one_lacks_is_not_known(grinder: Library, known: str) -> None:
    assert title_of(last_of(grinder, f"{known}. Where do I start?")) == "Stage A: Glass and Rouge"


@pytest.mark.parametrize(
    ("sentence", "question", "says"),
    [
        (
            "[Swim School](https://swim.example) teaches you at night, and from January it costs £90.",
            "how much is swim school",
            "£90",
        ),
        (
            "[Report Art](https://report.example) is taught at night, and from October it takes ten weeks.",
            "how long is report art",
            "ten",
        ),
    ],
)
def test_a_month_is_nobody_else_s_name(tmp_path: Path, sentence: str, question: str, says: str) -> None:
    library = library_of(tmp_path, f"# Trade\n\n## 1. Water\n\n{sentence}\n\n## 2. Land\n\nWalk.\n")
    found = last_of(library, question).text
    assert says in found
    assert "doesn't say" not in found


def test_the_price_of_something_else_is_no_answer(tmp_path: Path) -> None:
    text = "A suit from Hugo is £300, and [the luggage](https://luggage.example) must be black. Shoes cost £50."
    library = library_of(tmp_path, f"# Trade\n\n## 1. Clothes\n\n{text}\n\n## 2. Land\n\nWalk.\n")
    assert "“Shoes" not in last_of(library, "how much is the luggage?").text


def test_which_comes_first_is_told_by_the_path(tmp_path: Path) -> None:
    text = "# Trade\n\n## Step 0: Desk\n\nA.\n\n## Step 1: Weaving\n\nB.\n\n## Step 2: Spinning\n\nC.\n"
    library = library_of(tmp_path, text)
    assert (
        "**Step 1: Weaving** comes before **Step 2: Spinning**"
        in last_of(library, "which comes first, spinning or weaving?").text
    )


def test_first_aid_is_no_order(tmp_path: Path) -> None:
    text = "# Trade\n\n## Take first aid\n\nA.\n\n## Weave\n\nB.\n\n## Spin\n\nC.\n"
    assert "comes before" not in last_of(library_of(tmp_path, text), "is first aid or weaving better?").text


@pytest.mark.parametrize(
    ("article", "asked", "section"),
    [
        ("bi-developer", "power bi or tableau?", "power-bi-or-tableau"),
        ("accessibility-specialist", "nvda vs jaws for a beginner", "stage-d-screen-readers-and-the-keyboard"),
        ("train-driver", "guard or shunter, which one gets me closer to driving", "side-doors"),
        ("welder", "What is the difference between MIG and TIG?", "mig-welding"),
        ("florist", "is udemy ever on sale", "saving-money-on-learning"),
        ("bi-developer", "who pays for the apprenticeship", "other-ways-in"),
        ("full-stack-javascript", "is 8gb of ram enough for my laptop", "what-it-all-costs"),
        # It says so in passing only, but all else is very sure.
        ("train-driver", "i dont like people much, which kind of driving would suit me", "choose-your-rails"),
    ],
)
def test_what_members_asked_is_found(article: str, asked: str, section: str) -> None:
    found = last_of(library_alone(article), asked).section
    assert found is not None
    assert found.id.rpartition("/")[2] == section


def test_a_name_within_another_is_not_named_by_its_heading(tmp_path: Path) -> None:
    text = "# Trade\n\n## Weave\n\nA loom.\n\n## Weave tartan\n\nTwo looms.\n\n## Weave tartan by hand\n\nNo loom.\n"
    found = last_of(library_of(tmp_path, text), "weave or weave tartan?")
    assert found.aim != "compare" or "Side by side" in found.text


def test_an_alternative_to_a_step_comes_before_nothing(tmp_path: Path) -> None:
    text = "# Trade\n\n## 1. Look\n\nA.\n\n### Alternative: Catering College\n\nB.\n\n## 2. Hygiene exam\n\nC.\n"
    asked = "which comes first, catering college or the hygiene exam?"
    assert "comes before" not in last_of(library_of(tmp_path, text), asked).text


@pytest.mark.parametrize("question", ["should i take first aid or weave", "should i find a first job or weave"])
def test_a_first_thing_is_no_order(tmp_path: Path, question: str) -> None:
    text = "# Trade\n\n## Take first aid\n\nA.\n\n## Weave\n\nB.\n\n## Find a job\n\nC.\n"
    assert "comes before" not in last_of(library_of(tmp_path, text), question).text


def test_a_part_that_asks_is_not_what_comes_next(tmp_path: Path) -> None:
    text = "# Trade\n\n## 1. Look\n\nA.\n\n### Binoculars\n\nB.\n\n### Which ones first?\n\nC.\n\n## 2. Listen\n\nD.\n"
    assert title_of(last_of(library_of(tmp_path, text), "what comes after binoculars")) == "2. Listen"


def test_what_another_thing_costs_is_no_cost_of_a_link(tmp_path: Path) -> None:
    text = "I'd study with [Agents](https://agents.example), and buy the board's own test or ASWB's practice for $85."
    found = article_of(read(tmp_path, f"# Trade\n\n## 1. Exam\n\n{text}\n\n## 2. Land\n\nWalk.\n"))
    assert [link.cost_reason for link in found.resources] == [""]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("[Swim School](https://swim.example) teaches you at night, and from January costs £90.", "how much is swim school"),
        ("[The Board](https://board.example) runs it daily; with Pearson it takes four hours.", "how long is the board"),
    ],
)
def test_what_goes_on_with_a_link_is_of_it(tmp_path: Path, sentence: str, question: str) -> None:
    library = library_of(tmp_path, f"# Trade\n\n## 1. Water\n\n{sentence}\n\n## 2. Land\n\nWalk.\n")
    assert "doesn't say" not in last_of(library, question).text


def test_who_knows_little_of_it_begins_with_it(grinder: Library) -> None:
    asked = "i know little about glass and rouge. where do i start?"
    assert title_of(last_of(grinder, asked)) == "Stage A: Glass and Rouge"


def test_a_heading_beside_others_with_headings_below_is_no_path(tmp_path: Path) -> None:
    below = "\n\n".join(f"### Task {word}\n\nE." for word in ("red", "blue", "green", "pink", "grey"))
    text = f"# Trade\n\n## Look\n\nA.\n\n{below}\n\n## Listen\n\nB.\n\n### Ears\n\nC.\n\n## Sell\n\nD.\n"
    assert _steps_of(tmp_path, text) == ["Look", "Listen", "Sell"]
