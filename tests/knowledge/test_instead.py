"""The free alternative that an article gives for what is paid, and what a title is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.article import read_article
from knowledge.instead import free_instead
from knowledge.model import Article
from knowledge.subject import is_about, subject
from tests.knowledge.reading import ORIGINAL, OURS, article, article_of, needs_original


def given(found: Article) -> dict[str, str]:
    """The titles of paid resources with that of the free alternative."""
    pairs = ((one.title, free_instead(found, one)) for one in found.resources)
    return {title: free.title for title, free in pairs if free is not None}


EXPECTED = {
    "Machine Learning Specialization": "CS229",
    "Deep Learning Specialization": "CS230",
    "Machine Learning A-Z": "CS229",
    "Deep Learning A-Z": "CS230",
}


def test_our_edition_gives_the_free_lectures_for_the_courses_on_the_same_subject_and_for_no_other() -> None:
    assert given(article_of(read_article(OURS))) == EXPECTED


@needs_original
def test_so_does_the_original() -> None:
    assert given(article_of(read_article(ORIGINAL))) == EXPECTED


def test_what_the_author_put_in_a_steps_place_comes_first(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "---\ntitle: Baking\n"
        "path: [{step: Knead, alternatives: [Evening school]}, Bake]\n---\n"
        "# Knead\n[The Dough](https://www.udemy.com/course/dough/)\n"
        "# Bake\n[The Oven](https://www.udemy.com/course/oven/)\n"
        "# Evening school\nThe [town's own](https://town.example.org/) is free.\n"
        "# Alternatives\n[The Dough, filmed](https://www.youtube.com/watch?v=1)\n",
    )
    assert given(found) == {"The Dough": "town's own"}


def test_what_stands_in_a_steps_place_is_answered_by_the_step_where_that_is_free(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "---\ntitle: Baking\npath: [{step: Knead, alternatives: [Evening school]}, Bake]\n---\n"
        "# Knead\n[The Dough](https://www.youtube.com/watch?v=1)\n# Bake\nBake.\n"
        "# Evening school\n[Doughs](https://www.udemy.com/course/dough/)\n",
    )
    assert given(found) == {"Doughs": "The Dough"}


def test_the_same_subject_in_a_title_is_found_wherever_it_stands(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "# Path\n## First\n[Statistics for Beginners](https://www.udemy.com/course/s/)\n## Second\n"
        "[Introduction to Statistics](https://www.youtube.com/watch?v=1)\n",
    )
    assert given(found) == {"Statistics for Beginners": "Introduction to Statistics"}


@pytest.mark.parametrize(
    "beside",
    [
        "[MIT lectures](https://www.youtube.com/watch?v=1): free lectures on linear algebra.",
        "[Lectures](https://www.youtube.com/watch?v=1): free, but do the Algebra course first.",
        "[Lectures](https://www.youtube.com/watch?v=1) that continue where Algebra ends, for free.",
        "[Lectures](https://www.youtube.com/watch?v=1) on calculus, for free.",
        "[Algebra again](https://www.coursera.org/learn/algebra).",
    ],
)
def test_nothing_is_an_alternative_that_the_article_does_not_say_is_one(tmp_path: Path, beside: str) -> None:
    text = f"# Path\n## Numbers\n[Algebra](https://www.udemy.com/course/a/)\n## Then\nGo on.\n# Alternatives\n{beside}\n"
    assert given(article(tmp_path, text)) == {}


def test_what_is_not_known_to_be_paid_needs_no_free_alternative() -> None:
    found = article_of(read_article(OURS))
    assert all(free_instead(found, one) is None for one in found.resources if one.cost != "paid")


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Machine Learning Specialization", ("machin", "learn")),
        ("Machine Learning A-Z", ("machin", "learn")),
        ("Introduction to Linear Algebra", ("linear", "algebra")),
        ("The Complete Course", ()),
        ("", ()),
    ],
)
def test_a_subject_is_what_is_left_without_the_words_for_kinds_and_levels(title: str, about: tuple[str, ...]) -> None:
    assert subject(title) == about


@pytest.mark.parametrize(
    ("text", "title", "right"),
    [
        ("A really extensive free series on Machine Learning.", "Machine Learning", True),
        ("Takes you through the core concepts of Deep Learning.", "Deep Learning Specialization", True),
        ("Covers machine learning engineering.", "Machine Learning", False),
        ("Lectures on linear algebra", "Algebra", False),
        ("Unlike deep learning, this is fun", "Deep Learning", False),
        ("Algebra, geometry", "Algebra", True),
        ("Anything", "The Course", False),
    ],
)
def test_a_text_is_about_a_whole_subject_alone(text: str, title: str, right: bool) -> None:
    assert is_about(text, subject(title)) is right
