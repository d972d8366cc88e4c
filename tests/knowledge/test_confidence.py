"""How sure it is in the end: what speaks for a section, how the question is put and how the two fit, weighed together."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.aim import Aim
from knowledge.answer import answer
from knowledge.confidence import NAMES, confidence, facts_of, log_odds, shifted, term_names, terms
from knowledge.library import SHIPPED, Library, load
from knowledge.model import Verdict
from tests.quality.cases import sets
from tests.quality.measure import load_one

LIBRARY = load(SHIPPED)
_FACTS = NAMES[2:]


def _facts(library: Library, question: str, title: str) -> dict[str, float]:
    query = library.reader.read(question)
    number = next(number for number, (_, section) in enumerate(library.index.places) if section.title == title)
    return dict(zip(_FACTS, facts_of(library.index, query, number), strict=True))


def test_what_a_section_has_and_lacks_is_told() -> None:
    facts = _facts(LIBRARY, "kaggle zebra", "Kaggle")
    assert 0 < facts["coverage"] < 1
    assert facts["in heading"] > 0
    assert facts["of heading"] == 1
    assert facts["nowhere"] == facts["missing"] > 0
    assert facts["rarest missing"] > 0
    assert facts["length"] == pytest.approx(2 / 20)
    assert _facts(LIBRARY, "kaggle", "Kaggle")["missing"] == 0


def test_of_several_articles_the_one_that_would_answer_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "welder.md").write_text("---\ntitle: Welder\n---\n# Torch\nSparks fly.\n", encoding="utf-8")
    (tmp_path / "baker.md").write_text("---\ntitle: Baker\n---\n# Oven\nBread rises.\n", encoding="utf-8")
    both = load(tmp_path)
    # The other article has it.
    assert _facts(both, "torch bread", "Torch")["nowhere"] > 0


def test_there_is_a_weight_for_each_fact_each_two_of_them_and_each_aim() -> None:
    names = term_names()
    assert len(names) == len(set(names)) == len(terms(0.0, 0.5, (0.0,) * len(_FACTS))) + len(Aim)


@pytest.mark.parametrize("sure", [0.0, 0.3, 0.9, 1.0])
def test_it_stays_within_zero_and_one_and_rises_with_the_manner(sure: float) -> None:
    facts = tuple(_facts(LIBRARY, "where do i learn kaggle", "Kaggle").values())
    low, high = (confidence(sure, frozenset(signs), facts, Aim.ABOUT) for signs in (("^ who",), ("where do", "learn")))
    assert 0 < low < high < 1


def test_a_shift_is_one_of_the_log_odds() -> None:
    assert log_odds(shifted(0.5, 1.0)) == pytest.approx(1.0)
    assert shifted(0.5, 0.0) == pytest.approx(0.5)


def test_of_more_articles_one_has_the_words_by_chance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "welder.md").write_text("---\ntitle: Welder\n---\n# Torch\nWhere one buys a torch.\n", encoding="utf-8")
    (tmp_path / "baker.md").write_text("---\ntitle: Baker\n---\n# Oven\nBread rises.\n", encoding="utf-8")
    both = load(tmp_path)
    now = answer(both, "where do i buy a torch").confidence
    assert answer(both, "where do i buy a torch", article="welder").confidence > now
    monkeypatch.setattr("knowledge.confidence._BY_CHANCE", 0.0)
    assert answer(both, "where do i buy a torch").confidence > now


def test_a_question_that_is_all_aim_is_answered() -> None:
    found = answer(LIBRARY, "who wrote this article")
    assert found.verdict is Verdict.ANSWER
    assert "Tim Coelho" in found.text


@pytest.mark.parametrize("question", ["math " * 71, "ai ai ml " * 37, "python " * 109, "zorb " * 700])
def test_a_message_of_any_length_is_answered(question: str) -> None:
    assert 0 <= answer(LIBRARY, question).confidence <= 1


@pytest.mark.parametrize("article", ["dog-trainer", "drone-pilot", "fisherman", "front-end-developer"])
def test_a_long_message_of_anything_is_no_surer_for_its_length(article: str) -> None:
    one = next(one for one in sets("development") if one.article == article)
    idle = " and ".join(ask.rstrip("?!.") for ask in one.off_topic[:8])
    assert answer(load_one(one), idle).verdict is Verdict.NOT_COVERED
