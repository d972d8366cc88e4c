"""What somebody earns, told from the sums in an article that are something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.library import load
from knowledge.model import Answer

HEAD = "# Sound Work\n\nWhat to learn and in which order.\n\n## Microphones\n\nPlace them with care.\n"


def _asked(folder: Path, sections: str, question: str = "how much do you earn") -> Answer:
    """What is said to who asks for the pay, from an article with these sections."""
    (folder / "a.md").write_text(f"{HEAD}\n{sections}", encoding="utf-8")
    return answer(load(folder), question)


@pytest.mark.parametrize(
    "sentence",
    [
        "Juniors start at $48,000 to $55,000.",
        "A trainee gets £22,000 to £25,000.",
        "A first job brings 26,000 to 32,000 euros a year.",
        "New drivers get £13 to £15 an hour.",
        "In Poland a junior gets 45 000 to 52 000 €.",
        "The starting salary is 2,400 euros a month.",
        "Seniors earn $130,000 and up.",
    ],
)
def test_a_sum_that_somebody_gets_for_work_is_pay(tmp_path: Path, sentence: str) -> None:
    found = _asked(tmp_path, f"## The purse\n\n{sentence}\n")
    assert found.section is not None
    assert found.section.title == "The purse"


@pytest.mark.parametrize(
    "sentence",
    [
        "Pay attention to chapter 10.",
        "Pay the exam fee at least 14 days ahead.",
        "Coursera costs $49 a month, and you earn a certificate at the end.",
        "You pay the loan back once you earn over £25,000.",
        "Free if your household income is below £20,000.",
        "Everyone gets a £15 kit.",
        "The bootcamp starts at $12,000.",
        "A new truck starts at $150,000.",
        "The API starts at $20 per month.",
        "Pay a tutor from 8 dollars an hour; new users get 10 dollars.",
        "Worksheets cost about 6 pounds a month; trainees get them half price.",
        "Five winners get 35,000 dollars.",
    ],
)
def test_another_sum_is_no_pay(tmp_path: Path, sentence: str) -> None:
    found = _asked(tmp_path, f"## The purse\n\n{sentence}\n")
    assert found.aim != "earn" or found.section is None or found.section.title != "The purse"


def test_where_a_heading_promises_pay_no_other_sum_is_told(tmp_path: Path) -> None:
    text = "## Helpers\n\nAssistants get 90,000 dollars.\n\n## What you earn\n\nIt is 50,000 dollars in most towns.\n"
    found = _asked(tmp_path, text)
    assert found.section is not None
    assert found.section.title == "What you earn"


def test_a_certificate_that_one_earns_is_no_pay(tmp_path: Path) -> None:
    text = "## Certificates you can earn\n\nBook the exam.\n\n## First job\n\nJuniors get $60,000.\n"
    found = _asked(tmp_path, text)
    assert found.section is not None
    assert found.section.title == "First job"


_BOTH = "## Earn while you learn\n\nApprentices get 9 dollars an hour.\n\n## Loot\n\nJuniors get $60,000, seniors $90,000.\n"


@pytest.mark.parametrize(
    ("question", "title"),
    [("how much do you earn", "Loot"), ("how much do you earn during the training", "Earn while you learn")],
)
def test_what_one_earns_meanwhile_is_for_who_is_in_training(tmp_path: Path, question: str, title: str) -> None:
    found = _asked(tmp_path, _BOTH, question)
    assert found.section is not None
    assert found.section.title == title


def test_where_only_the_pay_in_training_is_told_it_is_told(tmp_path: Path) -> None:
    found = _asked(tmp_path, "## What you earn meanwhile\n\nApprentices get 9 dollars an hour.\n")
    assert found.aim == "earn"
    assert found.section is not None
    assert found.section.title == "What you earn meanwhile"
