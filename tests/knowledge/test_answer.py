"""What the articles that ship say to questions in people's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import phrases
from knowledge.answer import answer, show
from knowledge.complete import complete
from knowledge.library import SHIPPED, load
from knowledge.model import Verdict

LIBRARY = load(SHIPPED)
PATH = "path-to-mastery"
BRANCHING = f"{PATH}/deeplearningai--branching-out"
OTHER = f"{PATH}/alternate-routes"


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("where do i start?", f"{PATH}/prerequisite-python"),
        ("what comes after the machine learning specialization", f"{PATH}/deep-learning-specialization"),
        ("i finished python, what now?", f"{PATH}/prerequisites-mathematics"),
        ("whats next after the ML one", f"{PATH}/deep-learning-specialization"),
        ("before deep learning?", f"{PATH}/machine-learning-specialization"),
        ("what's the last step", BRANCHING),
        ("any discounts?", f"{PATH}/prerequisites-mathematics"),
        ("do i need math for this?", f"{PATH}/prerequisites-mathematics"),
        ("machinelearning specialisation", f"{PATH}/machine-learning-specialization"),
        ("machine lerning specializaton", f"{PATH}/machine-learning-specialization"),
        ("kaggel link pls", f"{BRANCHING}/kaggle"),
        ("https://www.kaggle.com ?", f"{BRANCHING}/kaggle"),
        ("<@123> does IBM give a `certificate` 🎓", f"{OTHER}/ibm-ai-engineer-specialization"),
        ("is there anything free?", f"{OTHER}/stanford-lectures-cs229--cs230"),
        ("how long is deep learning a-z", f"{OTHER}/udemy-ai-a-z-courses"),
    ],
)
def test_a_question_leads_with_its_section(question: str, section: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.ANSWER
    assert found.section is not None
    assert found.section.id == section
    assert found.matches[0].section is found.section
    assert found.text


def test_a_fact_asked_for_stands_in_the_first_line() -> None:
    assert answer(LIBRARY, "how long is deep learning a-z").lead == "**Deep Learning A-Z**: 23 hours."
    assert "20 lectures" in answer(LIBRARY, "how many lectures in cs229").lead
    assert "doesn't say how long" in answer(LIBRARY, "how long is the deep learning specialization").lead


def test_the_tip_comes_with_every_resource_of_its_provider() -> None:
    found = answer(LIBRARY, "machine learning a-z")
    assert [tip.provider for tip in found.tips] == ["Udemy"]
    assert "wait for a sale" in found.text
    assert answer(LIBRARY, "kaggle").tips == ()


@pytest.mark.parametrize(
    "question",
    [
        "best sushi in town",
        "how do I version my training data",
        "which cloud is cheapest for a small model",
        "who won the world cup",
    ],
)
def test_what_the_articles_do_not_cover_is_not_answered(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.NOT_COVERED
    assert found.section is None
    assert found.confidence < 0.5
    assert found.suggestions
    assert "AI/ML Engineering" in found.text


@pytest.mark.parametrize("question", ["hi", "hey there!", "thanks a lot", "who are you?", "what can you do"])
def test_small_talk_gets_a_friendly_reply(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.SMALLTALK
    assert found.confidence == 0
    assert found.text


@pytest.mark.parametrize("question", ["", "   ", "???", "🎓", "aaaaaaaaaaaaaaaaaa", "<@123>"])
def test_nothing_asked_gets_examples_of_what_to_ask(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.NOT_COVERED
    assert phrases.EXAMPLES_INTRO in found.text


def test_what_next_without_a_step_asks_back_with_the_steps() -> None:
    found = answer(LIBRARY, "whats next?")
    assert found.verdict is Verdict.UNSURE
    assert len(found.suggestions) == 5


@pytest.mark.parametrize(
    "question", ["step 99", "what is step 12", "show me step 7", "step 0", "whats step number 40", "the twelfth step"]
)
def test_a_step_that_the_path_has_not_shows_the_steps_that_it_has(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.ANSWER
    assert "5 steps" in found.lead
    assert "5. Deeplearning.ai & Branching Out" in found.lead
    assert not found.passage


@pytest.mark.parametrize(
    ("question", "number"), [("step 3", 3), ("whats the 5th step", 5), ("step number 2", 2), ("what is step 2 of the 8", 2)]
)
def test_a_step_is_found_by_its_number(question: str, number: int) -> None:
    section = answer(LIBRARY, question).section
    assert section is LIBRARY.articles[0].step_section(number)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("courses by Andrew Ng", "Machine Learning Specialization"),
        ("the one by andrew ng", "Machine Learning Specialization"),
        ("anything from coursera taught by andrew ng", "Machine Learning Specialization"),
        ("lectures by Andrew Ng", "Stanford Lectures: CS229 / CS230"),
        ("what is taught by krista king", "Prerequisites: Mathematics"),
        ("is there something by IBM?", "IBM AI Engineer Specialization"),
    ],
)
def test_what_somebody_teaches_is_found_by_the_name(question: str, title: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.ANSWER
    assert found.section is not None
    assert found.section.title == title
    assert "doesn't say" not in found.text


@pytest.mark.parametrize("question", ["courses by Elon Musk", "chemistry by andrew ng"])
def test_what_nobody_is_said_to_teach_is_not_made_up(question: str) -> None:
    assert answer(LIBRARY, question).aim != "by"


def test_a_comparison_sets_both_side_by_side() -> None:
    found = answer(LIBRARY, "kaggle vs stanford lectures")
    assert "**Kaggle**" in found.passage
    assert "**Stanford Lectures: CS229 / CS230**" in found.passage


WORDS = ["what", "comes", "after", "before", "python", "vs", "free", "how", "long", "is", "it", "or", "next", "?", "the"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_whatever_is_asked_is_answered_with_a_passage_of_the_article(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.text.strip()
    assert 0 <= found.confidence <= 1
    if found.section is not None and found.passage and not found.lead and found.article is not None:
        whole = "\n".join(section.markdown for section in found.article.sections)
        assert all(line.strip() in whole for line in found.passage.splitlines() if line.strip())


def test_every_section_can_be_shown() -> None:
    for article in LIBRARY.articles:
        for section in article.sections:
            assert show(article, section).text.strip()


def test_completion_offers_what_begins_or_resembles_what_is_typed() -> None:
    labels = [one.label for one in complete(LIBRARY, "deep", what="topics")]
    assert "Deep Learning Specialization" in labels[:3]
    assert complete(LIBRARY, "mathematcs", what="steps")[0].label == "2. Prerequisites: Mathematics"
    assert len(complete(LIBRARY, "", what="questions")) == 25
    assert all(len(one.label) <= 100 and len(one.value) <= 100 for one in complete(LIBRARY, "", what="sections"))


@pytest.mark.parametrize(
    "question", ["Do I need to be great at mathematics before I begin?", "how much math do i need before i start with this"]
)
def test_what_is_asked_for_before_the_start_leads_not_what_comes_before_it(question: str) -> None:
    section = answer(LIBRARY, question).section
    assert section is not None
    assert section.title == "Prerequisites: Mathematics"


@pytest.mark.parametrize(
    "question",
    [
        "how do i continue after python",
        "python is behind me, how do i continue",
        "ok python finished whats after that",
        "i know python now, what should i learn next",
        "now that python is done what do i do",
        "once python is finished what do i do",
        "what lies beyond python",
        "prerequisites for machine learning?",
        "what should i already know when i start machine learning",
        "is there anything i need before machine learning",
        "step 2 do i need it",
    ],
)
def test_the_step_after_or_before_is_found_however_it_is_asked(question: str) -> None:
    section = answer(LIBRARY, question).section
    assert section is not None
    assert section.title == "Prerequisites: Mathematics"


@pytest.mark.parametrize(
    "question",
    ["explain kaggle", "how do i start with kaggle", "am i ready for kaggle", "how important is kaggle", "im stuck at kaggle"],
)
def test_a_thing_that_is_named_whole_is_shown(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.verdict is Verdict.ANSWER
    assert found.section is not None
    assert found.section.title == "Kaggle"


@pytest.mark.parametrize(
    "question", ["explain kaggle notebooks in rust", "explain how kaggle makes money", "explain backpropagation"]
)
def test_more_than_the_thing_that_is_named_is_not_made_up(question: str) -> None:
    assert answer(LIBRARY, question).aim != "show"


@pytest.mark.parametrize(
    ("question", "aim"),
    [
        ("what should i tackle first", "first"),
        ("where does the path begin", "first"),
        ("i want to start, what do i do", "first"),
        ("im new here what do i do", "first"),
        ("total noob here, help me start", "first"),
        ("lets start", "first"),
        ("i wanna get into this", "first"),
        ("what comes at the very end", "last"),
        ("whats the order", "path"),
        ("whole curriculum please", "path"),
        ("overview of the steps", "path"),
        ("which steps are there", "path"),
        ("give me a step by step plan", "path"),
        ("tell me all the stages", "path"),
    ],
)
def test_the_path_as_a_whole_is_asked_for_in_many_ways(question: str, aim: str) -> None:
    assert answer(LIBRARY, question).aim == aim


@pytest.mark.parametrize(
    "question",
    [
        "tell me about python and deep learning",
        "explain python. also deep learning",
        "1) where do i learn python 2) do i need deep learning",
        "i want to know about python and about deep learning",
    ],
)
def test_two_things_get_two_answers(question: str) -> None:
    found = answer(LIBRARY, question)
    assert found.section is not None
    assert found.second is not None
    assert found.second.section is not None
    assert (found.section.title, found.second.section.title) == ("Prerequisite: Python", "Deep Learning Specialization")


@pytest.mark.parametrize("question", ["what distinguishes python from kaggle", "pros and cons of python and kaggle"])
def test_what_tells_two_things_apart_is_a_comparison(question: str) -> None:
    assert answer(LIBRARY, question).aim == "compare"


def test_a_version_without_cost_is_what_is_free() -> None:
    found = answer(LIBRARY, "is there a no-cost version of Andrew Ng's teaching")
    assert found.section is not None
    assert found.section.title == "Stanford Lectures: CS229 / CS230"
    assert found.aim == "free"
