"""What is closest where the articles don't plainly answer: associations find it, and never answer."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.associations import associations
from knowledge.lexicon import standard
from knowledge.library import Library
from knowledge.model import Verdict
from knowledge.rules import RuleError, read_rules
from tests.knowledge.reading import library_alone, library_of

TEXT = """---
title: Web developer
---
# The way
## HTML and CSS
Start with the boxes. [Boxes](https://courses.example/html) takes 9 hours.
## Version control
Learn Git early. [Git by hand](https://courses.example/git) is free.
## Portfolio
Three pages that you are proud of.
"""
FILES = sorted(one.name for one in files("knowledge.associations").iterdir() if one.name.endswith(".yaml"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("articles"), TEXT, name="web")


@pytest.mark.parametrize(
    ("question", "closest"),
    [("undo my changes", "Version control"), ("how do i get employers to believe me", "Portfolio")],
)
def test_what_is_closest_in_other_words_comes_first(library: Library, question: str, closest: str) -> None:
    found = answer(library, question)
    assert [one.section.title for one in found.suggestions][:1] == [closest]
    assert [one.section.title for one in found.matches][:1] == [closest]
    # It may be what is meant, and may be not: that much is not known, and so not answered.
    assert found.verdict is Verdict.NOT_COVERED
    assert found.confidence < 0.3


@pytest.mark.parametrize("name", FILES)
def test_every_line_can_be_read(name: str) -> None:
    ignored = standard().ignored
    for rule in read_rules(files("knowledge.associations") / name):
        assert all(rule.left), rule
        targets = list(rule.targets())
        assert targets, rule
        assert all(0 < weight <= 1 and stems for stems, weight in targets), rule
    assert associations(ignored).plain
    assert associations(ignored).loose


def test_a_line_without_a_weight_names_its_file(tmp_path: Path) -> None:
    file = tmp_path / "odd.yaml"
    file.write_text("means:\n  recruiter: portfolio\n", encoding="utf-8")
    rules = list(read_rules(file))
    with pytest.raises(RuleError, match=r"odd\.yaml: 'portfolio' needs a weight"):
        list(rules[0].targets())


@pytest.mark.parametrize(
    ("article", "question", "section"),
    [
        ("court-reporter", "what steno machine should a student get", "a-machine-of-your-own"),
        (
            "crane-operator",
            "i get dizzy on ladders, should i forget about it",
            "before-you-fall-in-love-with-it/heights-eyes-and-ears",
        ),
    ],
)
def test_of_what_fits_associations_tell_which_is_meant(
    article: str, question: str, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = library_alone(article)
    found = answer(library, question)
    assert found.section is not None
    assert found.section.id == section
    assert [match.score for match in found.matches] == sorted((match.score for match in found.matches), reverse=True)
    monkeypatch.setattr("knowledge.one.reordered", lambda library, query, ranked, choice, order: ranked)
    without = answer(library, question).section
    assert without is not None
    assert without.id != section


def test_what_a_question_names_whole_stays_first() -> None:
    found = answer(library_alone("registered-nurse"), "how do I prepare for the NCLEX")
    assert found.section is not None
    assert found.section.title == "5.2 Prepare"
