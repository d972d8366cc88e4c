"""What is asked in chat: who chips in, whether the money is any good, how old is too old, what people fail at."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.conversation import turn_of
from knowledge.library import Library
from knowledge.model import Verdict
from tests.knowledge.reading import library_of

CRANES = """---
title: Crane operator
---
# Up there
I climb cranes.
# The steps
## 1. Rig
Learn to rig with [Rigging School](https://example.com/rig). The school takes six weeks.
## 2. Signal
Hand signals. The [Signal Book](https://example.com/signal) has them all. Two days.
### Signals at night
Lamps.
## 3. Choose your scanner
CT is quicker to learn than the rest: three months. MRI takes a year of your nights.
### Dark rooms
You sit in the dark and do a CT.
### Magnets
An MRI is loud.
# Scholarships and other money
The union pays for tuition, and so do grants.
# What you earn
Companies pay 30 dollars an hour; who stays earns more.
# Potholes
Most trip over the test at first. Never buy a cheap hook.
# Graphics cards and screens
A simulator wants a card of 300 dollars.
# You asked
**Is thirty-eight too late?** I was thirty-six.
# Ropes
Ropes must be inspected every six months, for 60 pounds.
# Hoists
The hoist inspection course is taught in Leeds, [Hoists](https://example.com/hoists).
"""


@pytest.fixture(scope="module")
def cranes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("a"), CRANES, name="crane-operator")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("skint rn, who chips in for school", "Scholarships and other money"),
        ("no cash fr, can the gov pay for my school", "Scholarships and other money"),
        ("is the money trash tho", "What you earn"),
        ("is the bread good in this job", "What you earn"),
        ("comon misstakes of begginers", "Potholes"),
        ("why do ppl keep failing at this", "Potholes"),
        ("do i need a gpu", "Graphics cards and screens"),
        ("is 38 too old for this", "You asked"),
        ("ct vs mri, which is quicker", "3. Choose your scanner"),
    ],
)
def test_what_is_asked_in_chat_is_understood(cranes: Library, question: str, title: str) -> None:
    found = answer(cranes, question)
    assert found.verdict is Verdict.ANSWER
    assert found.section is not None
    assert found.section.title == title


def test_the_price_of_another_inspection_is_none_of_this_one(cranes: Library) -> None:
    found = answer(cranes, "what does the hoist inspection course cost")
    assert "60 pounds" not in found.text
    assert "doesn't say" in found.text


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("what do companies pay", "What you earn"),
        ("how much does my boss pay me", "What you earn"),
        ("would my employer pay for the training", "Scholarships and other money"),
    ],
)
def test_what_a_firm_pays_is_pay_and_what_it_pays_for_is_funding(cranes: Library, question: str, title: str) -> None:
    found = answer(cranes, question)
    assert found.section is not None
    assert found.section.title == title


@pytest.mark.parametrize("question", ["any podcast about this", "any podcasts on that"])
def test_means_that_are_not_there_are_not_shown(cranes: Library, question: str) -> None:
    before = turn_of(answer(cranes, "how do i learn to rig"))
    assert answer(cranes, question, before=before).verdict is not Verdict.ANSWER


@pytest.mark.parametrize("question", ["any book on that?", "is there a book for it", "what tools for that"])
def test_means_to_what_was_shown_are_looked_for_there(cranes: Library, question: str) -> None:
    before = turn_of(answer(cranes, "how do i learn hand signals"))
    found = answer(cranes, question, before=before)
    assert found.section is not None
    assert found.section.title == "2. Signal"


@pytest.mark.parametrize("question", ["and once thats done?", "once im done with it"])
def test_what_comes_once_that_is_done_is_next(cranes: Library, question: str) -> None:
    before = turn_of(answer(cranes, "how do i learn to rig"))
    found = answer(cranes, question, before=before)
    assert found.section is not None
    assert found.section.title == "2. Signal"


def test_wages_that_begin_at_a_sum_are_no_age(tmp_path: Path) -> None:
    text = "---\ntitle: Builder\n---\n# Pay\nJuniors start at 45,000 euros.\n# Who it is for\nI was 41 when I began.\n"
    found = answer(library_of(tmp_path, text), "im 45, too old?")
    assert found.section is not None
    assert found.section.title == "Who it is for"
