"""The article of the mission, unchanged, and our own edition of it: what each must give, checked by eye."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge.article import read_article
from knowledge.check import check_folder
from knowledge.model import Article, Severity
from tests.knowledge.reading import ORIGINAL, OURS, alternatives, article_of, needs_original, resource, steps

COURSERA = "https://www.coursera.org"
UDEMY = "https://www.udemy.com"
YOUTUBE = "https://www.youtube.com/watch?v="

# Title, address, provider, kind, cost, duration, language: what a reader of the article would say of each link.
EXPECTED = [
    ("thenewboston", f"{YOUTUBE}HBxCHonP6Ro&list=PL6gx4Cwl9DGAcbMi1sH6oAMk4JHw91mC_", "YouTube", "video", "free", None, None),
    ("Krista King", f"{UDEMY}/user/kristaking/", "Udemy", "channel", "paid", None, None),
    ("Algebra", f"{UDEMY}/course/integralcalc-algebra/", "Udemy", "course", "paid", None, None),
    ("Statistics", f"{UDEMY}/course/statistics-probability/", "Udemy", "course", "paid", None, None),
    ("Linear Algebra", f"{UDEMY}/course/linear-algebra-course/", "Udemy", "course", "paid", None, None),
    ("Basic Calculus", f"{UDEMY}/course/calculus1/", "Udemy", "course", "paid", None, None),
    (
        "Machine Learning Specialization",
        f"{COURSERA}/specializations/machine-learning-introduction?",
        "Coursera",
        "specialization",
        "paid",
        None,
        None,
    ),
    (
        "Deep Learning Specialization",
        f"{COURSERA}/specializations/deep-learning?",
        "Coursera",
        "specialization",
        "paid",
        None,
        None,
    ),
    ("Deeplearning.ai", "https://www.deeplearning.ai", "DeepLearning.AI", "site", "unknown", None, None),
    (
        "Tensorflow Specialization",
        f"{COURSERA}/professional-certificates/tensorflow-in-practice?",
        "Coursera",
        "certificate",
        "paid",
        None,
        None,
    ),
    ("Kaggle", "https://www.kaggle.com", "Kaggle", "site", "free", None, None),
    (
        "IBM AI Engineer Specialization",
        f"{COURSERA}/professional-certificates/ai-engineer",
        "Coursera",
        "certificate",
        "paid",
        None,
        None,
    ),
    ("Machine Learning A-Z", f"{UDEMY}/course/machinelearning/", "Udemy", "course", "paid", None, "R"),
    ("Deep Learning A-Z", f"{UDEMY}/course/deeplearning/", "Udemy", "course", "paid", "23 hours", None),
    ("AI + LLM A-Z", f"{UDEMY}/course/artificial-intelligence-az/", "Udemy", "course", "paid", "15 hours", None),
    ("CS229", f"{YOUTUBE}jGwO_UgTS7I&list=PLoROMvodv4rMiGQp3WXShtMGgzqpfVfbU", "YouTube", "video", "free", "20 lectures", None),
    ("CS230", f"{YOUTUBE}PySo_6S4ZAg&list=PLoROMvodv4rOABXSygHTsbvUz4G_YQhOb", "YouTube", "video", "free", "10 lectures", None),
]
STEPS = [
    "Prerequisite: Python",
    "Prerequisites: Mathematics",
    "Machine Learning Specialization",
    "Deep Learning Specialization",
    "Deeplearning.ai & Branching Out",
]

both = pytest.mark.parametrize(
    "path", [pytest.param(ORIGINAL, marks=needs_original, id="original"), pytest.param(OURS, id="ours")]
)


def _facts(found: Article) -> list[tuple[str, str, str, str, str, str | None, str | None]]:
    return [
        (one.title, one.url, one.provider, one.kind.value, one.cost.value, one.duration, one.language) for one in found.resources
    ]


@both
def test_every_link_has_the_facts_that_a_reader_would_find(path: Path) -> None:
    assert _facts(article_of(read_article(path))) == EXPECTED


@both
def test_the_path_has_five_steps_and_the_last_has_three_directions(path: Path) -> None:
    found = article_of(read_article(path))
    assert steps(found) == STEPS
    last = found.section(found.steps[4].section)
    assert [found.section(one).title for one in last.children] == [
        "Deeplearning.ai",
        "Tensorflow Specialization",
        "Kaggle",
    ]
    assert all(found.step_of(one) is found.steps[4] for one in last.children)


@both
def test_what_stands_under_alternate_routes_is_an_alternative_and_no_step(path: Path) -> None:
    found = article_of(read_article(path))
    assert alternatives(found) == [
        "Alternate Routes",
        "IBM AI Engineer Specialization",
        "Udemy AI A-Z Courses",
        "Stanford Lectures: CS229 / CS230",
    ]
    assert all(found.step_of(one) is None for one in found.alternatives)


@both
def test_the_one_tip_is_for_udemy_and_is_shown_with_every_udemy_course(path: Path) -> None:
    found = article_of(read_article(path))
    (tip,) = found.tips
    assert tip.provider == "Udemy"
    assert "sales" in tip.text
    assert found.section(tip.section).title == "Prerequisites: Mathematics"
    for one in found.resources:
        assert bool(found.tips_for((one,))) == (one.provider == "Udemy")


@both
def test_the_stanford_lectures_are_free_because_the_article_says_so(path: Path) -> None:
    found = article_of(read_article(path))
    assert "free" in resource(found, "CS229").cost_reason
    assert "Stanford offers free lectures on YouTube" in resource(found, "CS230").cost_reason


@both
def test_the_article_needs_no_mending(path: Path) -> None:
    findings = check_folder(path.parent)
    assert [str(one) for one in findings if one.file == path.name] == []


@both
def test_front_matter_and_lines_are_those_of_the_file(path: Path) -> None:
    found = article_of(read_article(path))
    assert (found.title, found.author, str(found.published)) == ("AI/ML Engineering", "Tim Coelho", "2024-07-13")
    assert found.tags == ("Tech", "AI & ML", "Data Science")
    lines = path.read_text(encoding="utf-8").split("\n")
    for section in found.sections:
        assert lines[section.line - 1].startswith("#" * section.level + " ")
        for block in section.blocks:
            assert block.sentences[0].text.split()[-1].rstrip(".:)") in " ".join(lines[block.line - 1 : block.line + 3])


@both
def test_the_placeholder_link_of_the_front_matter_is_no_resource(path: Path) -> None:
    assert all("google" not in one.url for one in article_of(read_article(path)).resources)


@needs_original
def test_our_edition_has_the_headings_links_and_facts_of_the_original_and_none_more() -> None:
    original, ours = article_of(read_article(ORIGINAL)), article_of(read_article(OURS))
    assert [(one.id, one.title, one.level) for one in ours.sections] == [
        (one.id, one.title, one.level) for one in original.sections
    ]
    assert [[r.url for r in one.resources] for one in ours.sections] == [
        [r.url for r in one.resources] for one in original.sections
    ]
    assert _facts(ours) == _facts(original)
    assert (ours.title, ours.published, ours.author, ours.tags) == (
        original.title,
        original.published,
        original.author,
        original.tags,
    )


@needs_original
def test_our_edition_names_the_same_names_and_numbers_section_by_section() -> None:
    original, ours = article_of(read_article(ORIGINAL)), article_of(read_article(OURS))
    for theirs, mine in zip(original.sections, ours.sections, strict=True):
        assert _names(mine.markdown) == _names(theirs.markdown), theirs.title


def _names(text: str) -> set[str]:
    """The numbers and proper names of a text: what a fact hangs on."""
    known = (
        "Python|C\\+\\+|Tensorflow|PyTorch|thenewboston|Krista King|Udemy|Andrew Ng|DeepLearning.ai|Coursera|IBM|LLM|Stanford|"
        "YouTube|CS229|CS230|Kaggle|Data Science|AI Engineering"
    )
    return set(re.findall(rf"\b(?:{known})(?!\w)", text)) | set(re.findall(r"\b\d+\b", re.sub(r"\(http[^)]*\)", "", text)))


@needs_original
def test_our_edition_is_in_sentences_of_its_own_and_credits_the_original() -> None:
    original, ours = article_of(read_article(ORIGINAL)), article_of(read_article(OURS))
    theirs = {one.text for section in original.sections for block in section.blocks for one in block.sentences}
    names = {one.title for one in original.resources}
    mine = [one.text for section in ours.sections for block in section.blocks for one in block.sentences]
    assert [text for text in mine if text in theirs and text not in names] == []
    assert ours.source is not None
    assert ours.source.startswith("https://")
    assert not [one for one in read_article(OURS).findings if one.severity is not Severity.NOTE]
