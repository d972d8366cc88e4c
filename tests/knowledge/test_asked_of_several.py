"""What is asked of several articles at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.library import SHIPPED, Library, build_library, load
from knowledge.model import Verdict
from tests.knowledge.reading import article_of, library_of, read

GARDENER = """---
title: Landscape Gardener
description: How people come to plan and plant gardens for a living.
---
# Overview
The trade is done outdoors, in every season.
# The way
## Soil
Learn what grows where with [Soil Basics](https://soil.example/basics).
## Plants
Know two hundred plants by sight.
## Pruning
Cut roses in spring.
## Pay
You earn about 2,100 euros a month to begin with.
"""
WATCHMAKER = """---
title: Watchmaker
description: From the first screw to a bench of your own.
---
# The trade
A watchmaker mends what others throw away.
# Steps
## Tools
Buy tweezers first.
## Gears
Draw every wheel of an old clock.
# Wages
A bench earns its keeper 2,800 euros a month.
"""
BEEKEEPER = """---
title: Beekeeper
description: Keeping bees from the first hive on.
---
# Welcome
You begin with two hives.
# Seasons
## Spring
Look for the queen.
## Summer
Harvest honey.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    texts = {"landscape-gardener": GARDENER, "watchmaker": WATCHMAKER, "beekeeper": BEEKEEPER}
    folder: Path = tmp_path_factory.mktemp("articles")
    return build_library(tuple(article_of(read(folder, text, name=slug)) for slug, text in texts.items()))


@pytest.mark.parametrize(
    "question", ["how much do you make", "what is the pay like", "where do i start", "any discounts", "step 2"]
)
def test_no_choice_is_offered_twice(library: Library, question: str) -> None:
    offered = [(match.article.slug, match.section.id) for match in answer(library, question).suggestions]
    assert len(offered) == len(set(offered))


def test_what_the_work_pays_is_offered_of_each_article_that_says_so(library: Library) -> None:
    found = answer(library, "how much do you make")
    assert found.verdict is Verdict.UNSURE
    assert [(match.article.slug, match.section.title) for match in found.suggestions] == [
        ("landscape-gardener", "Pay"),
        ("watchmaker", "Wages"),
    ]


def test_a_step_is_offered_of_the_articles_that_have_so_many(library: Library) -> None:
    found = answer(library, "what is step 3")
    assert [match.section.title for match in found.suggestions or (found,) if match.section] == ["Pruning"]
    assert answer(library, "show me step 9").verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("question", "slug", "title"),
    [
        ("how do i become a landscape gardener", "landscape-gardener", "Overview"),
        ("how can i become a gardener?", "landscape-gardener", "Overview"),
        ("how to become a watchmaker", "watchmaker", "The trade"),
        ("i want to be a watchmaker", "watchmaker", "The trade"),
        ("whats the best way to become a beekeeper", "beekeeper", "Welcome"),
        ("how does one get into beekeeping", "beekeeper", "Welcome"),
    ],
)
def test_how_to_become_something_leads_with_its_article(library: Library, question: str, slug: str, title: str) -> None:
    found = answer(library, question)
    assert found.verdict is Verdict.ANSWER
    assert found.article is not None
    assert found.section is not None
    assert (found.article.slug, found.section.title) == (slug, title)
    first = found.article.step_section(1)
    assert first is None or f"1. {first.title}" in found.lead


@pytest.mark.parametrize(
    "question",
    ["how do i become a landscape painter", "how do i become a lawyer", "how do i become a famous gardener of roses in paris"],
)
def test_how_to_become_something_else_is_not_answered_with_an_article_like_it(library: Library, question: str) -> None:
    assert answer(library, question).aim != "become"


def test_a_calling_that_several_articles_share_is_asked_back(tmp_path: Path) -> None:
    text = "---\ntitle: {} Developer\n---\n# Overview\nYou make things.\n# Path\n## Tool\nPick one.\n## Work\nShip it.\n"
    texts = {"game-developer": text.format("Game"), "web-developer": text.format("Web")}
    both = build_library(tuple(article_of(read(tmp_path, text, name=slug)) for slug, text in texts.items()))
    found = answer(both, "how do i become a developer")
    assert found.verdict is Verdict.UNSURE
    assert [match.article.slug for match in found.suggestions] == ["game-developer", "web-developer"]
    one = answer(both, "how do i become a web dev")
    assert one.article is not None
    assert one.article.slug == "web-developer"


@pytest.mark.parametrize("question", ["how do I become a machine learning engineer", "how do i become an ai engineer"])
def test_how_to_become_what_the_article_that_ships_is_about(question: str) -> None:
    found = answer(load(SHIPPED), question)
    assert found.verdict is Verdict.ANSWER
    assert found.section is not None
    assert found.section.title == "Overview"


def test_a_step_whose_heading_holds_an_or_is_one_step(tmp_path: Path) -> None:
    text = "---\ntitle: Midwife\n---\n# Path\n## Shadowing\nLook on.\n## Degree or school\nPick one.\n## Ward\nWork.\n"
    alone = library_of(tmp_path, text, name="midwife")
    after, before, which = (
        answer(alone, question).section
        for question in (
            "what comes after degree or school",
            "what comes before degree or school",
            "which step is degree or school",
        )
    )
    assert (after and after.title, before and before.title, which and which.title) == ("Ward", "Shadowing", "Degree or school")
