"""How a question is put: whether people who ask in such words want what articles on a path tell.

"Where do I learn", "after that" and "is it worth it" are asked of a path; "my … doesn't work", "who won" and "why do" of the
world. What a question is about is not looked at: only the thousand commonest words of English count, by themselves and in
pairs, and what stands between them is a blank. The weights in ``manner.yaml`` are log-odds, which
``python -m tests.quality.fit_manner`` fits on the development questions; of questions on articles that took no part in the
fitting they raise the AUROC of all development questions from 0.965 to 0.977, as it prints.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from knowledge.rules import LOADER
from knowledge.text import stem
from knowledge.words import rarity

# The thousand commonest words of English are no rarer.
_COMMON = 2.48
_BLANK = "#"
_START = "^"
_END = "$"
# Odds of nothing and of certainty can't be shifted.
_LEAST = 0.002
# A false answer is worse than a refusal that shows the closest topics. At 0.5 one question in fifteen that an article answers
# is refused, and as many of the others answered (development, articles left out); at 0 it is one in twenty and one in ten.
_CAUTION = 0.2
BIAS = "(any)"


def signs_of(words: Sequence[str]) -> frozenset[str]:
    """What a question's manner is known by: its common words, as stems, and each two neighbours, with ``#`` for a word that is
    none of these, ``^`` before the first and ``$`` behind the last.

    Args:
        words: Folded, misspellings mended (`Query.words`).
    """
    shown = [stem(word) if rarity(word) <= _COMMON else _BLANK for word in words]
    pairs = (f"{one} {two}" for one, two in pairwise((_START, *shown, _END)) if {one, two} > {_BLANK} or _BLANK not in (one, two))
    return frozenset((*(word for word in shown if word != _BLANK), *pairs)) - {f"{_START} {_BLANK}", f"{_BLANK} {_END}"}


def manner(words: Sequence[str]) -> float:
    """The log-odds that a question put so wants what articles tell; 0 where its manner says nothing.

    Args:
        words: Folded, misspellings mended (`Query.words`).
    """
    weights = _weights()
    return weights[BIAS] - _CAUTION + sum(weights.get(sign, 0.0) for sign in signs_of(words))


def shifted(sure: float, by: float) -> float:
    """How sure it is, from 0 to 1, with log-odds added."""
    inside = min(max(sure, _LEAST), 1 - _LEAST)
    return 1 / (1 + math.exp(-math.log(inside / (1 - inside)) - by))


@cache
def _weights() -> dict[str, float]:
    # It is a safe loader.
    text = (files("knowledge") / "manner.yaml").read_text(encoding="utf-8")
    return {str(sign): float(weight) for sign, weight in yaml.load(text, LOADER).items()}  # noqa: S506
