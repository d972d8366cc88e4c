"""What a question speaks of: words in whatever spelling, phrases and abbreviations."""

from __future__ import annotations

import pytest

from knowledge.library import SHIPPED, load
from knowledge.query import MOST_WORDS, Query
from tests.knowledge.reading import library_alone

LIBRARY = load(SHIPPED)


def read(question: str) -> Query:
    return LIBRARY.reader.read(question)


def meant(question: str) -> set[str]:
    """The stems of the best wording of each slot."""
    return {part for slot in read(question).slots if slot.wordings for part in slot.wordings[0][0]}


@pytest.mark.parametrize(
    ("question", "stem"),
    [
        ("pytroch", "pytorch"),  # a swap counts one
        ("kagle", "kaggl"),
        ("specilization", "special"),
        ("algbra", "algebra"),
        ("corse", "cours"),  # an English word, but a far rarer one
        ("kaggles", "kaggl"),
    ],
)
def test_a_misspelt_word_finds_the_articles_own(question: str, stem: str) -> None:
    found = {part for slot in read(question).slots for stems, _ in slot.wordings for part in stems}
    assert any(part.startswith(stem[:5]) for part in found)


@pytest.mark.parametrize("word", ["cloud", "version", "sushi", "visa", "laptop"])
def test_a_real_word_that_no_article_has_is_not_bent_into_one_that_is(word: str) -> None:
    assert [slot.wordings for slot in read(word).slots] == [()]


@pytest.mark.parametrize("question", ["machinelearning", "deeplearning", "ml", "ML", "machine-learning"])
def test_run_together_words_and_abbreviations_are_read(question: str) -> None:
    assert meant(question) & {"machin", "deep", "ml", "deeplearn"}


@pytest.mark.parametrize("question", ["ned", "teh", "wich", "wat", "adn the"])
def test_a_slip_in_a_word_without_a_subject_costs_nothing(question: str) -> None:
    assert not [slot for slot in read(question).slots if slot.need >= 1.6]


def test_what_a_question_is_set_in_is_told_from_what_it_is_after() -> None:
    laptop, science = (slot for slot in read("which laptop for kaggle").slots)
    assert (laptop.focus, laptop.apart) == (True, False)
    assert (science.focus, science.apart) == (False, True)


def test_a_known_address_is_kept_apart_from_the_words() -> None:
    query = read("is https://www.kaggle.com any good")
    assert query.urls == ("kaggle.com",)
    assert "https" not in query.typed


def test_of_a_very_long_message_only_so_many_words_are_read() -> None:
    assert len(read("python " * 2_000).typed) <= MOST_WORDS


def test_what_was_read_is_kept_for_a_while_and_no_longer() -> None:
    for number in range(100):
        read(f"python {number}")
    assert len(LIBRARY.reader._queries) <= 32


@pytest.mark.parametrize("word", ["news", "aws", "gis", "seo", "ios", "vba", "git", "usb", "cna", "sre", "sas", "cdn", "iot"])
def test_a_short_name_is_no_slip_of_a_small_word(word: str) -> None:
    slots = read(word).slots
    assert [slot.word for slot in slots][:1] != []
    assert all(not slot.wordings for slot in slots)


@pytest.mark.parametrize(
    ("slip", "word"),
    [
        ("waht", "what"),
        ("adn", "and"),
        ("teh", "the"),
        ("hte", "the"),
        ("taht", "that"),
        ("becuase", "because"),
        ("beacuse", "because"),
        ("shoud", "should"),
        ("wehre", "where"),
        ("whre", "where"),
        ("whn", "when"),
        ("alot", "lot"),
        ("jst", "just"),
        ("anyhting", "anything"),
        ("somthing", "something"),
        ("cousre", "course"),
        ("frist", "first"),
        ("lern", "learn"),
        ("strat", "start"),
        ("startd", "started"),
        ("gud", "good"),
        ("definately", "definitely"),
        ("recomend", "recommend"),
        ("recieve", "receive"),
        ("neccessary", "necessary"),
        ("tommorow", "tomorrow"),
        ("experiance", "experience"),
        ("certifcate", "certificate"),
        ("languge", "language"),
    ],
)
def test_common_slips_of_chat_are_read_as_meant(slip: str, word: str) -> None:
    assert word in read(slip).words


def test_a_providers_name_is_no_slip_of_a_word_that_is_like_it() -> None:
    alone = library_alone("pastry-chef")
    assert alone.index.vocabulary.knows("course")
    assert [slot.wordings for slot in alone.reader.read("coursera").slots] == [()]
