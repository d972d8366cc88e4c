"""One road from text to words, for articles and questions alike."""

from __future__ import annotations

import pytest

from knowledge.text import dotted_in, stem, take_urls, url_key, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ｍａｃｈｉｎｅ  learning", ["machine", "learning"]),
        ("don’t “stop”", ["dont", "stop"]),
        ("zé\u0301ro\u200bwidth", ["zerowidth"]),
        ("<@1> in <#22> or </ask:333> <:hi:4> :rocket: python", ["in", "or", "python"]),
        ("**Deep** `Learning` ~~now~~", ["deep", "learning", "now"]),
        ("Udemy's what's Who’s", ["udemy", "whats", "whos"]),
        ("A-Z and Security+ in C++ or C#!", ["az", "and", "security+", "in", "c++", "or", "c#"]),
        ("Will A.I. replace U.K. teachers. I am A. Smith", ["will", "ai", "replace", "uk", "teachers", "i", "am", "a", "smith"]),
        ("a master's degree", ["a", "masters", "degree"]),
        ("sooooo goooood", ["soo", "good"]),
        ("see https://www.kaggle.com/x?y=1, ok", ["see", "ok"]),
        ("😀🎓", []),
        ("", []),
    ],
)
def test_text_becomes_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("is the fast.ai course or deeplearning.ai better", ["fast.ai", "deeplearning.ai"]),
        ("python 3.12 or 3.13", ["3.12", "3.13"]),
        ("it is $9.99, or 4.5 stars. me@mail.com says so.he did, and a 3.2 gpa is ok", []),
    ],
)
def test_sites_and_versions_are_seen(text: str, found: list[str]) -> None:
    assert dotted_in(text) == found


@pytest.mark.parametrize(
    ("one", "other"), [("excel", "excellent"), ("engine", "engineer"), ("experience", "experiment"), ("custom", "customer")]
)
def test_words_that_only_look_alike_have_stems_of_their_own(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(("one", "other"), [("maths", "mathematics"), ("courses", "course"), ("developer", "development")])
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_an_address_is_taken_out_whole() -> None:
    assert take_urls("is <https://a.org/b?c=d#e>. ok") == ("is < >. ok", ("https://a.org/b?c=d#e",))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.kaggle.com/", "http://kaggle.com", True),
        ("https://www.coursera.org/x?", "https://coursera.org/x?utm=1", True),
        ("https://www.youtube.com/watch?v=1", "https://www.youtube.com/watch?v=2", False),
        ("https://www.youtube.com/playlist?list=1", "https://www.youtube.com/playlist?list=2", False),
    ],
)
def test_two_spellings_of_one_address_share_a_key(one: str, other: str, same: bool) -> None:
    assert (url_key(one) == url_key(other)) is same
