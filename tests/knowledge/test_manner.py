"""How a question is put says whether it wants what a path tells."""

from __future__ import annotations

import pytest

from knowledge.answer import answer
from knowledge.library import SHIPPED, load
from knowledge.manner import manner, shifted, signs_of
from knowledge.model import Verdict

LIBRARY = load(SHIPPED)


def test_common_words_and_their_neighbours_are_signs_and_what_is_rare_is_a_blank() -> None:
    assert signs_of(("who", "sold", "kaggle", "to")) == {"who", "to", "^ who", "who #", "# to", "to $"}
    assert signs_of(("kaggle",)) == frozenset()


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
    assert manner(of_a_path.split()) > manner(of_the_world.split()) + 1


@pytest.mark.parametrize(
    "question", ["who won the last kaggle competition", "who founded deeplearning.ai", "why is my gpu so hot"]
)
def test_what_is_asked_of_the_world_is_refused_although_its_subject_is_covered(question: str) -> None:
    assert answer(LIBRARY, question).verdict is Verdict.NOT_COVERED
