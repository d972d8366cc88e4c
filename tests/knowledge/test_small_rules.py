"""One question for each small rule of understanding: without the rule its answer is another."""

from __future__ import annotations

import pytest

from knowledge.answer import answer
from knowledge.conversation import turn_of
from knowledge.library import Library
from knowledge.model import Answer, Verdict
from tests.knowledge.reading import library_alone, library_of

TEXT = """---
title: Dancer
---
# Dancer
## 1. Three years at school
It is hard. [Barre Basics](https://www.udemy.com/course/barre/) shows how to stand.
## 2. The audition
Bring shoes. It is held at the end of May. Udemy courses cost 90 dollars.
## 3. Soy-free kitchens
Eat well. Our cook writes [Free meals](https://meals.example/) every week, at no cost.
## 4. Danceathlon
Dance all night with the SUSI people.
## Saving money
Udemy has a sale every month. Domestika is cheaper in May: wait for it.
"""


@pytest.fixture(scope="module")
def dancer(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), TEXT, name="dancer")


def last_of(library: Library, *asked: str) -> Answer:
    found, before = None, None
    for question in asked:
        found = answer(library, question, before=before)
        before = turn_of(found, before)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("article", "asked", "section"),
    [
        (
            "cloud-devops-engineer",
            ("never used linux where do i learn it", "how long is the udemy one"),
            "step-1-linux-and-the-shell",
        ),
        ("cloud-devops-engineer", ("~~sql~~ *networking*... videos?? :eyes:",), "step-2-networking-basics"),
        ("data-engineer", ("**how** do i get `linux` basics??",), "the-stages/stage-c-linux-git-and-docker"),
        ("physiotherapist", ("do i need fysics",), "physiotherapist-hands-heads-and-patience/do-i-need-maths-and-science"),
        ("sound-engineer", ("how mutch can i ern as a sond enginer",), "money-and-time/what-you-can-earn"),
        ("ai-ml-engineering", ("ml spec vs dl spec, what is different",), "path-to-mastery/machine-learning-specialization"),
        ("paramedic", ("passed the emt registry, next step",), "phase-two-becoming-good/a-year-on-the-truck"),
        ("welder", ("done with stick and MIG",), "trade-school"),
        ("technical-writer", ("done with markdown and git, next?",), "foundations/just-enough-code"),
        ("data-engineer", ("i know docker, whats next",), "the-stages/stage-d-data-modelling-and-warehouses"),
        ("primary-teacher", ("training year over, what follows",), "the-first-job"),
        ("database-administrator", ("are students let off part of the mongo exam fee",), "side-roads/mongodb-and-its-cousins"),
        (
            "robotics-engineer",
            ("Modern Robotics course", "can I get it cheaper somehow"),
            "6-kinematics-and-control/modern-robotics",
        ),
        ("welder", ("Is a community college any good?", "what about the private ones"), "trade-school/private-welding-schools"),
        ("product-manager", ("do pms make bank",), "what-people-ask-me/what-does-it-pay"),
        ("technical-writer", ("What do advocates get paid?",), "time-and-money"),
        ("welder", ("how do i get into this",), "how-to-become-a-welder"),
        ("accountant", ("how much is ACCA registration",), "what-it-costs"),
    ],
)
def test_the_section_is_found(article: str, asked: tuple[str, ...], section: str) -> None:
    found = last_of(library_alone(article), *asked)
    assert found.section is not None
    assert found.section.id == section


@pytest.mark.parametrize(
    ("article", "question", "says"),
    [
        ("cybersecurity-analyst", "who teaches Practical Ethical Hacking", "Heath Adams"),
        ("cybersecurity-analyst", "how many hours is soc level 1", "SOC Level 1"),
    ],
)
def test_the_lead_is_of_the_link_that_is_meant(article: str, question: str, says: str) -> None:
    assert says in answer(library_alone(article), question).lead


def test_a_shops_price_is_none_of_what_is_asked_about(dancer: Library) -> None:
    found = answer(dancer, "how much do the shoes cost")
    assert "90 dollars" not in found.lead


def test_what_is_free_of_something_costs_what_it_costs(dancer: Library) -> None:
    found = answer(dancer, "are the kitchens soy free")
    assert "free in the article" not in found.lead.lower()


def test_a_heading_that_counts_answers_how_many(dancer: Library) -> None:
    found = answer(dancer, "how many years at school")
    assert found.verdict is Verdict.ANSWER
    assert found.section is not None
    assert found.section.title == "1. Three years at school"


def test_a_name_by_itself_is_answered_where_it_stands(dancer: Library) -> None:
    found = answer(dancer, "whats SUSI")
    assert found.section is not None
    assert found.section.title == "4. Danceathlon"


def test_a_tip_for_a_shop_that_nothing_is_linked_at_comes_with_its_section(dancer: Library) -> None:
    assert any(tip.provider == "Domestika" for tip in answer(dancer, "when is domestika cheaper").tips)


def test_that_all_of_it_has_no_length_is_said_only_where_no_sentence_gives_one() -> None:
    assert "all of it" in answer(library_alone("game-developer"), "how long does it take to become a game developer").lead
    assert "doesn't say" not in answer(library_alone("welder"), "how long is the welder path").text
    assert (
        "doesn't say"
        not in answer(library_alone("embedded-engineer"), "how long does it take to become an embedded engineer").text
    )


@pytest.mark.parametrize("word", ["danceathln", "dancathlon"])
def test_a_misspelt_compound_is_read(dancer: Library, word: str) -> None:
    found = answer(dancer, f"what is the {word}")
    assert found.section is not None
    assert found.section.title == "4. Danceathlon"


def test_who_asks_how_to_build_what_a_heading_names_is_less_sure() -> None:
    library = library_alone("ai-ml-engineering")
    built = answer(library, "how do i build deep learning")
    assert built.aim == "show"
    assert built.confidence < answer(library, "how do i learn deep learning").confidence
