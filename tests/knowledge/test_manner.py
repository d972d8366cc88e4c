"""How a question is put says whether it wants what a path tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answer import answer
from knowledge.confidence import shifted
from knowledge.library import SHIPPED, load
from knowledge.manner import ELSEWHERE, IN_HEADING, IN_TEXT, NOWHERE, grounds, manner, signs_of
from knowledge.model import Verdict
from knowledge.text import stem, stems_of

LIBRARY = load(SHIPPED)


def test_common_words_and_their_neighbours_are_signs_and_what_is_rare_is_a_blank() -> None:
    signs = signs_of(("who", "sold", "kaggle", "to"), (ELSEWHERE, NOWHERE, IN_HEADING, IN_TEXT))
    assert {"who", "sold", "to", "^ who", "who sold", "sold #3", "#3 to", "to $"} <= signs
    assert {"who:1", "sold:0", f"{stem('kaggle')}:3", "to:2"} <= signs
    assert {"@0=1", "@1=0", "@2=0", "@3=1", "@1,1,0", "@1"} <= signs
    assert stem("kaggle") not in signs


def test_a_word_stands_where_its_best_wordings_stand() -> None:
    query = LIBRARY.reader.read("kaggle python zebra course")
    places = grounds(query, stems_of("Kaggle"), stems_of("Kaggle has Python"), LIBRARY.index.vocabulary.stems)
    assert dict(zip(query.words, places, strict=True)) == {
        "kaggle": IN_HEADING,
        "python": IN_TEXT,
        "zebra": NOWHERE,
        "course": ELSEWHERE,
    }


def test_a_phrase_stands_only_where_all_of_it_does() -> None:
    query = LIBRARY.reader.read("machine learning")
    assert grounds(query, stems_of("Machine"), stems_of("A learning machine"), frozenset()) == (IN_TEXT, IN_TEXT)
    assert grounds(query, stems_of("Machine"), stems_of("A machine"), frozenset()) == (NOWHERE, NOWHERE)


@pytest.mark.parametrize("sure", [0.0, 0.01, 0.5, 0.99, 1.0])
@pytest.mark.parametrize("by", [-3.0, 0.0, 3.0])
def test_a_shift_stays_within_zero_and_one_and_goes_its_way(sure: float, by: float) -> None:
    found = shifted(sure, by)
    assert 0 < found < 1
    assert found >= shifted(sure, by - 1)
    if 0.002 < sure < 0.998 and not by:
        assert found == pytest.approx(sure)


@pytest.mark.parametrize(
    ("of_a_path", "of_the_world"),
    [
        ("where do i learn kaggle", "who won the last kaggle"),
        ("is the certificate free", "my certificate has the wrong name on it"),
        ("do i need tensorflow before pytorch", "why does tensorflow not see my card"),
    ],
)
def test_what_is_asked_of_a_path_weighs_more_than_what_is_asked_of_the_world(of_a_path: str, of_the_world: str) -> None:
    assert _manner(of_a_path) > _manner(of_the_world) + 0.5


@pytest.mark.parametrize(
    "question", ["who won the last kaggle competition", "who founded deeplearning.ai", "why is my gpu so hot"]
)
def test_what_is_asked_of_the_world_is_refused_although_its_subject_is_covered(question: str) -> None:
    assert answer(LIBRARY, question).verdict is Verdict.NOT_COVERED


def _manner(question: str) -> float:
    """Of a question whose words all stand in the text."""
    words = question.split()
    return manner(signs_of(words, (IN_TEXT,) * len(words)))


def test_where_a_word_stands_is_told_by_the_article_that_would_answer(tmp_path: Path) -> None:
    (tmp_path / "welder.md").write_text("---\ntitle: Welder\n---\n# Torch\nSparks fly.\n", encoding="utf-8")
    (tmp_path / "baker.md").write_text("---\ntitle: Baker\n---\n# Oven\nBread rises.\n", encoding="utf-8")
    both = load(tmp_path)
    welder, baker = (both.article(slug) for slug in ("welder", "baker"))
    assert welder is not None
    assert baker is not None
    assert stem("sparks") in both.stems_in(welder)
    assert stem("bread") not in both.stems_in(welder)
    assert stem("bread") in both.stems_in(baker)
    assert LIBRARY.stems_in(LIBRARY.articles[0]) == LIBRARY.index.vocabulary.stems
