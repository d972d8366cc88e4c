"""`python -m tests.quality.ablation`: what each ingredient is worth: the figures with it taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType

import pytest

from knowledge.aim import Aim, Wish
from knowledge.clauses import Clause
from knowledge.evidence import Evidence
from knowledge.lexicon import Lexicon, standard
from knowledge.manner import ELSEWHERE
from knowledge.postings import shares_of
from knowledge.words import warm
from tests.quality.__main__ import groups
from tests.quality.cases import PARTS
from tests.quality.measure import Figures, alone, ask_waymark

Patch = Callable[[pytest.MonkeyPatch], None]


def _set(target: str, value: object) -> Patch:
    return lambda patch: patch.setattr(target, value)


def _together(*patches: Patch) -> Patch:
    def apply(patch: pytest.MonkeyPatch) -> None:
        for one in patches:
            one(patch)

    return apply


def _lexicon(change: Callable[[Lexicon], Lexicon]) -> Patch:
    changed = change(standard())
    return _set("knowledge.library.standard", lambda: changed)


def _only_about(words: tuple[str, ...]) -> Iterator[Wish]:
    yield Wish(Aim.ABOUT, " ".join(words))


def _coverage_alone(facts: Evidence) -> float:
    return facts.coverage


EMPTY: MappingProxyType[tuple[str, ...], tuple[tuple[tuple[str, ...], float], ...]] = MappingProxyType({})
INGREDIENTS: dict[str, Patch] = {
    "nothing": lambda patch: None,
    "wordings of the lexicon": _lexicon(lambda own: replace(own, wordings=EMPTY)),
    "abbreviations": _lexicon(lambda own: replace(own, short=MappingProxyType({}), phrases=frozenset())),
    "weak and general words": _lexicon(lambda own: replace(own, weak=frozenset(), general=frozenset())),
    "repair of misspellings": _together(
        _set("knowledge.query.near", lambda word, vocabulary: ((), word)),
        _set("knowledge.query.slip", lambda word, vocabulary: ()),
        _set("knowledge.query.usual", lambda word, lexicon: None),
        _set("knowledge.query.with_a_letter", lambda word, vocabulary: None),
        _set("knowledge.query.run_together", lambda word, after, vocabulary: None),
        _set("knowledge.words.mend", lambda word: None),
    ),
    "spellings that sound alike": _set("knowledge.spelling.sound_of", lambda word: None),
    "headings named whole": _set("knowledge.ranking._WHOLE_HEADING", 1.0),
    "the medium counting half": _set("knowledge.index._MEDIUM", 1.0),
    "run-together words": _set("knowledge.query.split_compound", lambda word, knows: ()),
    "runs of six characters": _set("knowledge.index._RUNS", 0.0),
    "pairs of neighbouring stems": _set("knowledge.index._PAIR", 0.0),
    "weights of fields": _set(
        "knowledge.indexing._FIELDS", dict.fromkeys(("title", "aliases", "resources", "body", "parents"), 1.0)
    ),
    "how rare a word is in general": _set("knowledge.query._weight", lambda word: 3.5),
    "coverage in the ranking": _set("knowledge.ranking._COVERED", 0.0),
    "aims": _together(_set("knowledge.one.wishes_of", _only_about), _set("knowledge.message.wishes_of", _only_about)),
    "clauses": _set("knowledge.message.clauses_of", lambda message: (Clause(message, asks=True),)),
    "conversation": _set("tests.quality.measure.turn_of", lambda found, before: None),
    "all facts but coverage": _set("knowledge.ranking.sure", _coverage_alone),
    "associations and the order": _set("knowledge.one.reordered", lambda library, query, ranked, choice, order: ranked),
    "how a question is put": _set("knowledge.confidence.manner", lambda signs: 0.0),
    "manner, facts and aim in the confidence": _set("knowledge.one.confidence", lambda sure, signs, facts, aim, articles: sure),
    "aims that give way": _set("knowledge.one._MISREAD", float("inf")),
    "where its words stand": _set("knowledge.one.grounds", lambda query, *stems: (ELSEWHERE,) * len(query.words)),
    "telling words in the runs": _set("knowledge.index.shares_of", lambda words, telling: shares_of(words, frozenset(words))),
    "what the one article is about": _set("knowledge.library._subject", lambda articles: frozenset()),
    "sites and versions not named": _set("knowledge.query.Reader._is_strange", lambda reader, dotted: False),
    "corrections": _set("knowledge.answer.as_meant", lambda library, message, before: message),
    "words of who walks a path": _lexicon(lambda own: replace(own, travels=frozenset(), elsewhere=frozenset())),
}


@contextmanager
def without(name: str) -> Iterator[None]:
    """Waymark without an ingredient."""
    with pytest.MonkeyPatch.context() as patch:
        INGREDIENTS[name](patch)
        # A library keeps the lexicon, the weights and the vocabulary that it was built with.
        alone.cache_clear()
        try:
            yield
        finally:
            alone.cache_clear()


def main() -> None:
    """Measure each, and tell."""
    warm()
    columns = [(part, group) for part in PARTS for group in groups(part)]
    print(f"{'taken out':30}" + "".join(f"{f'{part} {group}':>38}" for part, group in columns))
    print(f"{'':30}" + f"{'first  follow-ups  falsely  AUROC':>38}" * len(columns))
    for name in INGREDIENTS:
        with without(name):
            rows = [_row(ask_waymark(groups(part)[group])) for part, group in columns]
        print(f"{name:30}" + "".join(f"{row:>38}" for row in rows), flush=True)


def _row(figures: Figures) -> str:
    share = {name: 100 * figures.tallies[name].share for name in ("first", "follow-ups", "falsely answered")}
    return f"{share['first']:.1f}  {share['follow-ups']:.1f}  {share['falsely answered']:.1f}  {figures.auroc:.3f}"


if __name__ == "__main__":
    main()
