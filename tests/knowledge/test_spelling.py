"""What a misspelt word was meant to be."""

from __future__ import annotations

import pytest

from knowledge.library import Library
from knowledge.sounds import sound_of
from knowledge.spelling import near
from tests.knowledge.reading import library_of

TEXT = """---
title: Physics
---
# Physics
## Skill
A skill grows. Use a Coursera figure of physics.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), TEXT)


@pytest.mark.parametrize(("word", "meant"), [("fysics", "physics"), ("figger", "figure"), ("courserra", "coursera")])
def test_a_word_that_sounds_alike_is_meant(library: Library, word: str, meant: str) -> None:
    assert near(word, library.index.vocabulary)[1] == meant


@pytest.mark.parametrize("word", ["skool", "curser"])
def test_an_english_word_that_is_nearer_is_meant_and_not_one_that_sounds_alike(library: Library, word: str) -> None:
    assert near(word, library.index.vocabulary)[0] == ()


@pytest.mark.parametrize(("one", "other"), [("school", "skool"), ("bridge", "brige"), ("physics", "fysics"), ("chrome", "krome")])
def test_two_spellings_of_one_sound_have_one_key(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other) is not None
