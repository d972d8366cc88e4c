"""Slips of the thumb: by the keys, by their place in the question, by what people ask a path with."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.in_place import as_meant
from knowledge.library import Library
from knowledge.spelling import of_the_field, of_the_path, swapped
from knowledge.words import mend, slip_of
from tests.knowledge.reading import library_alone, library_of
from tests.knowledge.test_small_rules import last_of

TEXT = """---
title: Biostatistician
---
# Way
## 1. Dust off the maths
Write code with git. Maths matters.
## 2. Road
Walk the road, and find a bet or a rod.
## 3. Job
The product manager is there all day. Imports are fine.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), TEXT, name="biostatistician")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how log is it", "how long is it"),
        ("how mich is it", "how much is it"),
        ("whats the net step", "whats the next step"),
        ("what is the lst stage", "what is the last stage"),
        ("can i sip the exam", "can i skip the exam"),
        ("is it ok to skop this", "is it ok to skip this"),
        ("where do i stat", "where do i start"),
        ("dose the course cost anything", "does the course cost anything"),
        # What may stand there as it is written stays.
        ("how fast can i be", "how fast can i be"),
        ("the best step", "the best step"),
        ("can i skim the book", "can i skim the book"),
        ("who is the star", "who is the star"),
        ("a dose of sas", "a dose of sas"),
        ("how mary got hired", "how mary got hired"),
        ("how any of this works", "how any of this works"),
        ("how log files rotate", "how log files rotate"),
        ("what is the lost stage", "what is the lost stage"),
        ("least steps to finish", "least steps to finish"),
        ("can i skin it twice", "can i skin it twice"),
        ("a neat thing", "a neat thing"),
        ("how logs work", "how logs work"),
    ],
)
def test_what_a_word_was_meant_to_be_is_told_by_its_place(typed: str, meant: str) -> None:
    assert as_meant(typed.split()) == meant.split()


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        # The neighbour on the keyboard before another letter, a doubled letter, two that are swapped.
        ("mqths", "maths"),
        ("frre", "free"),
        ("skiip", "skip"),
        ("clodu", "cloud"),
        # Two letters more are no slip.
        ("freebsd", None),
    ],
)
def test_the_more_usual_slip_is_the_one_that_was_made(word: str, meant: str | None) -> None:
    found = mend(word)
    assert found == meant or (meant is None and found not in ("freed", "freebies"))


def test_usual_slips_are_nearer_than_others() -> None:
    assert slip_of("mtah", "math") < slip_of("mqth", "math") < slip_of("meth", "math") < slip_of("mxth", "math") == 1
    assert slip_of("maath", "math") < slip_of("maph", "maths")


def test_a_word_that_is_asked_with_is_nearer_than_one_of_the_articles(library: Library) -> None:
    assert of_the_path("nezt", library.lexicon) == "next"
    # Another letter altogether is no usual slip.
    assert of_the_path("pext", library.lexicon) is None
    assert of_the_path("nxt", library.lexicon) is None


def test_a_word_of_the_field_is_no_english_one(library: Library) -> None:
    assert of_the_field("postgers", library.lexicon) == "postgres"
    assert of_the_field("posters", library.lexicon) in (None, "postgres")
    assert of_the_field("gti", library.lexicon) is None


def test_a_word_that_an_article_has_is_no_slip(tmp_path: Path) -> None:
    text = "# Paper\n\n## Learn to collage\n\nA collage degree takes two years.\n\n## Sell\n\nSell it.\n"
    found = last_of(library_of(tmp_path, text), "how long is the collage degree")
    assert "two years" in found.text
    assert "collage" in library_of(tmp_path, text).reader.read("how do i learn to collage").words


def test_two_letters_swapped_in_a_word_of_three_are_swapped_back(library: Library) -> None:
    assert swapped("gti", library.index.vocabulary) == "git"
    assert swapped("gxt", library.index.vocabulary) is None
    assert "git" in library.reader.read("whats gti").words


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        # A word with the same letters before one without.
        ("the bset way", "best"),
        ("is it importent", "important"),
        ("walk the roqd", "road"),
        ("where do biostats people begin", "biostatistician"),
        ("what does a manger do al day", "manager"),
    ],
)
def test_a_slip_is_read_as_meant(library: Library, typed: str, word: str) -> None:
    assert word in library.reader.read(typed).words


def test_a_slip_of_one_letter_costs_less_than_two(library: Library) -> None:
    def worth(word: str) -> float:
        return max(weight for slot in library.reader.read(word).slots for _, weight in slot.wordings)

    assert worth("prduct") > 0.85
    assert worth("prdct") < 0.75


@pytest.mark.parametrize(
    ("article", "asked", "section"),
    [
        ("full-stack-javascript", "whats the bset way to laern gti", "3-git-and-the-terminal"),
        ("truck-driver", "how much dose a lory driver ern", "pounds-and-pence"),
        ("journalist", "can i be a freelanse writter strait away", "straight-to-freelance"),
        ("plumber", "wat tolls do i need to strat", "whats-in-the-bag"),
        ("carpenter", "can i go to collage full tiem as an adlut", "if-you-cant-be-an-apprentice"),
        ("graphic-designer", "how to biuld a portfollio", "the-book"),
        ("product-manager", "wat does a prodct manger do al day", "what-youll-do-all-day"),
    ],
)
def test_what_was_asked_with_slips_is_found(article: str, asked: str, section: str) -> None:
    found = last_of(library_alone(article), asked).section
    assert found is not None
    assert found.id.rpartition("/")[2] == section
