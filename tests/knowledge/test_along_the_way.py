"""A look aside leaves the path where it was; ages, books and headings on saving, as newer articles have them."""

from __future__ import annotations

import pytest

from knowledge.answer import answer
from knowledge.conversation import turn_of
from knowledge.leads.earn import PAYS
from knowledge.tips import is_on_saving
from tests.knowledge.reading import library_alone


def test_what_comes_next_follows_the_path_after_a_look_aside() -> None:
    library = library_alone("ski-instructor")
    before = None
    for question in ("how do I get my first ski teaching certificate in Salzburg", "any way to get it cheaper?"):
        found = answer(library, question, before=before)
        before = turn_of(found, before)
    assert found.section is not None
    assert found.section.title == "Saving a few euros"
    assert before is not None
    assert before.step.endswith("ten-days-in-december")
    found = answer(library, "and after that?", before=before)
    assert found.section is not None
    assert library.articles[0].step_of(found.section.id) is not None


@pytest.mark.parametrize(
    ("article", "question", "section"),
    [
        ("fisherman", "ngl im 41, am i past it or nah", "am-i-too-old-at-forty"),
        ("mortgage-adviser", "am i to odl at 50 to becom a mortage adviser", "you-asked-me"),
        ("childminder", "Minimum age for being a minder?", "have-you-got-it-in-you"),
        ("fisherman", "which books does the skipper recommend", "on-the-shelf"),
        ("coffee-roaster", "Can you recommend books on roasting coffee?", "books-for-the-hammock"),
        ("qa-manual-tester", "Earnings with three years behind you?", "how-much-money-is-in-it"),
    ],
)
def test_what_members_asked_is_found(article: str, question: str, section: str) -> None:
    found = answer(library_alone(article), question)
    assert found.section is not None
    assert found.section.id.rpartition("/")[2] == section


@pytest.mark.parametrize(
    "title",
    [
        "Getting stuff cheap",
        "Where I'd have saved",
        "Half The Fee Back",
        "Coupons and freebies",
        "Keeping the bill down",
        "Cheap Weeks",
    ],
)
def test_a_heading_on_saving_is_known(title: str) -> None:
    assert is_on_saving(title)


@pytest.mark.parametrize("title", ["Into a cheap phone", "Back to school", "The costs of training", "Less is more"])
def test_a_heading_on_something_else_is_none_on_saving(title: str) -> None:
    assert not is_on_saving(title)


@pytest.mark.parametrize(
    "title", ["Know what you'll earn", "What lands in your pocket", "The pay slip", "What each stage of a career pays"]
)
def test_a_heading_on_pay_is_known(title: str) -> None:
    assert PAYS.search(title) is not None
