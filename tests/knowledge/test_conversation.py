"""What a conversation keeps in mind, for how long, and what it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.answer import answer
from knowledge.conversation import LASTS_S, Memory, Turn, thread_of, turn_of
from knowledge.library import SHIPPED, build_library, load
from knowledge.model import Answer, Verdict

LIBRARY = load(SHIPPED)


def talk(*questions: str) -> Answer:
    """The answer to the last of these questions, each asked after the ones before it."""
    before = None
    found = answer(LIBRARY, questions[0])
    for question in questions[1:]:
        before = turn_of(found, before)
        found = answer(LIBRARY, question, before=before)
    return found


@pytest.mark.parametrize(
    ("questions", "title"),
    [
        (("where do i start", "and after that?"), "Prerequisites: Mathematics"),
        (("where do i start", "next", "and then?"), "Machine Learning Specialization"),
        (("tell me about kaggle", "is it free?"), "Kaggle"),
        (("tell me about kaggle", "link pls"), "Kaggle"),
        (("deep learning a-z", "how long is it"), "Udemy AI A-Z Courses"),
        (("tell me about kaggle", "what math do i need?"), "Prerequisites: Mathematics"),
    ],
)
def test_a_follow_up_is_about_what_was_shown(questions: tuple[str, ...], title: str) -> None:
    found = talk(*questions)
    assert found.verdict is Verdict.ANSWER
    assert found.section is not None
    assert found.section.title == title


@pytest.mark.parametrize("question", ["and after that?", "is it free?", "who teaches it", "link pls", "anything cheaper"])
def test_a_follow_up_with_nothing_to_follow_asks_back(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.UNSURE
    assert found.suggestions


def test_a_turn_whose_section_is_gone_is_forgotten() -> None:
    turn = turn_of(answer(LIBRARY, "tell me about kaggle"))
    assert turn is not None
    assert thread_of(LIBRARY, turn) is not None
    assert thread_of(LIBRARY, replace(turn, section="gone")) is None
    other = build_library((replace(LIBRARY.articles[0], slug="other"),))
    assert thread_of(other, turn) is None


def test_a_conversation_is_forgotten_after_a_quarter_of_an_hour() -> None:
    now = [0.0]
    memory = Memory(clock=lambda: now[0])
    turn = Turn("article", "section")
    memory.keep("me", turn)
    now[0] = LASTS_S
    assert memory.before("me") == turn
    now[0] = LASTS_S + 1
    assert memory.before("me") is None
    assert len(memory) == 0


def test_so_many_conversations_are_kept_and_the_silent_go_first() -> None:
    memory = Memory(most=2)
    turn = Turn("article", "section")
    for who in ("one", "two", "one", "three"):
        memory.keep(who, turn)
    assert memory.before("two") is None
    assert memory.before("one") == memory.before("three") == turn


def test_nothing_shown_leaves_what_was() -> None:
    before = Turn("article", "section")
    assert turn_of(answer(LIBRARY, "best sushi in town"), before) == before


@pytest.mark.parametrize(
    "question",
    [
        "ok and now?",
        "what follows",
        "done. next",
        "ok done with that",
        "continue",
        "alright whats step next",
        "what is the step after",
        "go on to the next step",
        "cool, and then?",
        "how do i continue from there",
    ],
)
def test_a_short_word_leads_on_to_the_next_step(question: str) -> None:
    found = talk("what is step 4", question)
    assert found.verdict is Verdict.ANSWER
    assert found.section is LIBRARY.articles[0].step_section(5)


@pytest.mark.parametrize("question", ["what do i learn there", "more info please", "whats in it", "explain it"])
def test_what_is_asked_of_what_was_shown_stays_with_it(question: str) -> None:
    found = talk("what is step 3", question)
    assert found.verdict is Verdict.ANSWER
    assert found.section is LIBRARY.articles[0].step_section(3)
