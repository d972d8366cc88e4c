"""Which section leads: weighed over what fits, with what an aim leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.aim import Aim
from knowledge.answer import answer
from knowledge.library import SHIPPED, load
from knowledge.order import FAR, LEADS, NAMES, choice_of, ordered
from knowledge.ranking import rank
from tests.knowledge.reading import library_alone, library_of

_ARTICLE = """---
title: How to become a cooper
---

## The shelf

Read the old books on barrels, and look at the drawings.

## Hoops

Iron hoops hold a barrel together. You drive them on with a hammer.

## Money

A hoop costs £4, a barrel brings £200.
"""


def test_what_an_aim_leads_to_is_a_fact_of_its_section_alone(tmp_path: Path) -> None:
    library = library_of(tmp_path, _ARTICLE, name="cooper")
    query = library.reader.read("how much is a hoop")
    ranked = rank(library, query, query)
    led = next(number for number, (_, section) in enumerate(library.index.places) if section.title == "The shelf")
    choice = choice_of(library, query, ranked, led, Aim.PRICE)
    at = choice.numbers.index(led)
    column = len(NAMES) + LEADS.index("led to by price")
    assert choice.facts[at, column] == 1.0
    assert choice.facts[:, column].sum() == 1.0
    # The further below the best, the more the aim alone speaks for it.
    assert 0 < choice.facts[at, len(NAMES) + len(LEADS) + FAR.index("led to by price, far")] <= 1
    order, scores = ordered(choice)
    assert [scores[one] for one in order] == sorted(scores, reverse=True)


def test_what_is_close_by_associations_alone_may_be_meant(tmp_path: Path) -> None:
    library = library_of(tmp_path, _ARTICLE, name="cooper")
    query = library.reader.read("hoops")
    ranked = rank(library, query, query)
    choice = choice_of(library, query, ranked)
    assert set(ranked.numbers) <= set(choice.numbers)
    assert len(choice.numbers) == len(set(choice.numbers)) == len(choice.facts) == len(choice.coverage)


@pytest.mark.parametrize(
    ("article", "question", "section"),
    [
        ("bartender", "is there an age limit at the European Bartender School", "school-if-you-must"),
        ("illustrator", "ASP in Kraków versus the MA in Cambridge?", "rooms-where-it-is-taught"),
        ("computer-vision-for-farms", "at ten hours weekly how many months for everything", "how-many-hours-a-week"),
        ("stage-manager", "any of the online classes free?", "scene-3-schools-classes-and-the-short-way-round"),
    ],
)
def test_an_aim_that_was_misread_gives_way(article: str, question: str, section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library = library_alone(article)

    def led() -> str:
        found = answer(library, question).section
        return found.id.rpartition("/")[2] if found is not None else ""

    assert led() == section
    monkeypatch.setattr("knowledge.one._MISREAD", 99.0)
    assert led() != section


def test_the_whole_path_is_told_whatever_fits_better() -> None:
    assert answer(load(SHIPPED), "give me a step by step plan").aim == "path"
