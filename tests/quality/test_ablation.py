"""An ingredient that is taken out is out, also of a library that was built before, and is back afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality.ablation import without
from tests.quality.cases import Set, sets
from tests.quality.measure import ask_waymark


@pytest.fixture(scope="module")
def shipped() -> Set:
    return replace(sets("development")[0], conversations=(), off_topic=())


@pytest.mark.parametrize(("name", "kind"), [("repair of misspellings", "misspelt"), ("wordings of the lexicon", "paraphrase")])
def test_what_is_taken_out_is_missed(shipped: Set, name: str, kind: str) -> None:
    few = replace(shipped, questions=tuple(case for case in shipped.questions if case.kind == kind))

    def right() -> int:
        return ask_waymark((few,)).tallies["first"].hits

    whole = right()
    with without(name):
        assert right() < whole
    assert right() == whole
