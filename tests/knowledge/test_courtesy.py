"""What people write around a question changes nothing of its answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answer import answer
from knowledge.courtesy import without_courtesies
from knowledge.library import SHIPPED, load

LIBRARY = load(SHIPPED)


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("Dear community, what comes after python? Best regards, Tom", "what comes after python?"),
        ("where do i start\n\ncheers, anna", "where do i start"),
        ("hi all, link pls", "link pls"),
        ("is kaggle free? ps: love this server", "is kaggle free?"),
        ("is kaggle free\n\nedit: typo", "is kaggle free"),
        ("is it free? ps: how long is it?", "is it free? ps: how long is it?"),
        ("how do I begin? Edit: I meant the cost", "how do I begin? Edit: I meant the cost"),
        ("dear python or java, what first?", "dear python or java, what first?"),
        ("Dear sir or madam, what first?", "what first?"),
        ("median salary? asking for a friend", "median salary?"),
        ("median salary ||asking for a friend||", "median salary"),
        ("asking for a friend", "asking for a friend"),
        ("is it worth asking for a friend to join", "is it worth asking for a friend to join"),
        ("cheers", "cheers"),
        ("hi", "hi"),
        ("hello everyone", "hello everyone"),
        ("Dear sir or madam", "Dear sir or madam"),
        ("edit: typo", "edit: typo"),
    ],
)
def test_courtesies_are_left_out(message: str, rest: str) -> None:
    assert without_courtesies(message) == rest


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_message_loses_all_its_words(message: str) -> None:
    rest = without_courtesies(message)
    assert rest in message
    assert any(map(str.isalnum, rest)) or rest == message


@pytest.mark.parametrize(
    "message",
    [
        "{} ps: love this server",
        "Dear community, {} Best regards, Tom",
        "{}\n\nedit: typo",
        "lol {} lmao",
        "idk {}",
        "URGENT!!! {}",
        "anyone knows {}",
        "please can someone tell me {}",
        "was just wondering {}",
    ],
)
@pytest.mark.parametrize(
    "question",
    ["what comes after python", "how long is deep learning a-z", "which framework should i learn", "whats the last step"],
)
def test_the_answer_is_the_same_with_them(message: str, question: str) -> None:
    plain, said = answer(LIBRARY, question), answer(LIBRARY, message.format(question))
    assert plain.section is not None
    assert said.section is plain.section
    assert said.question == message.format(question)


@pytest.mark.parametrize(("drawn", "word"), [("ooor", "or"), ("prooogramming", "programming"), ("pythooon", "python")])
def test_letters_drawn_out_are_read_as_one(drawn: str, word: str) -> None:
    assert LIBRARY.reader.read(drawn).words == (word,)
