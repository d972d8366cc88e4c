"""What a question asks for, beside what it is about."""

from __future__ import annotations

import pytest

from knowledge.aim import Aim, wishes_of
from knowledge.clauses import clauses_of
from knowledge.text import words_of


@pytest.mark.parametrize(
    ("question", "aim", "about"),
    [
        ("where do i start", Aim.FIRST, ""),
        ("what comes after kaggle", Aim.NEXT, "kaggle"),
        ("passed algebra today whats next", Aim.NEXT, "algebra"),
        ("python done, what now", Aim.NEXT, "python"),
        ("before deep learning?", Aim.PREVIOUS, "deep learning"),
        ("the last step?", Aim.LAST, "the"),
        ("step 3", Aim.NTH, ""),
        ("show me the whole path", Aim.PATH, "me whole"),
        ("any discounts on udemy", Aim.DISCOUNT, "any on udemy"),
        ("is kaggle free", Aim.FREE, "is kaggle"),
        ("how much is kaggle", Aim.PRICE, "kaggle"),
        ("how long is cs229", Aim.DURATION, "is cs229"),
        ("link to kaggle", Aim.LINK, "to kaggle"),
        ("who teaches cs229", Aim.DETAIL, "cs229"),
        ("what is kaggle", Aim.DEFINE, "kaggle"),
        ("what else is there", Aim.OTHER, ""),
        ("tell me more about it", Aim.MORE, ""),
        ("tell me something of kaggle", Aim.ABOUT, "tell me something of kaggle"),
    ],
)
def test_the_likeliest_aim_comes_first(question: str, aim: Aim, about: str) -> None:
    wish = next(wishes_of(tuple(words_of(question))))
    assert (wish.aim, wish.about) == (aim, about)


def test_a_comparison_has_two_sides() -> None:
    wish = next(wishes_of(tuple(words_of("tensorflow vs pytorch"))))
    assert (wish.aim, wish.about, wish.second) == (Aim.COMPARE, "tensorflow", "pytorch")


def test_the_whole_question_comes_last() -> None:
    assert [wish.aim for wish in wishes_of(("how", "long", "is", "it"))][-1] is Aim.ABOUT


@pytest.mark.parametrize(
    ("message", "asking"),
    [
        ("is kaggle free? how long is cs229?", ["is kaggle free", "how long is cs229"]),
        ("im a broke student, whats free here", ["whats free here"]),
        ("where do i learn python and what does it cost", ["where do i learn python", "and what does it cost"]),
        ("link to kaggle & how long is cs229", ["link to kaggle", "and how long is cs229"]),
        ("my question is what comes after kaggle", ["what comes after kaggle"]),
        ("after the algebra course, what do i do", ["after the algebra course what do i do"]),
        ("UDEMY... sale??", ["udemy sale"]),
    ],
)
def test_a_message_is_cut_where_it_asks(message: str, asking: list[str]) -> None:
    assert [clause.text for clause in clauses_of(message) if clause.asks] == asking


def test_what_only_tells_of_its_writer_asks_nothing() -> None:
    told, asked = clauses_of("I work nights at a bakery and have two kids. Do I need math?")
    assert (told.asks, asked.asks) == (False, True)
