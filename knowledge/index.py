"""The index: how well each section of the library fits a question.

Three things are counted for each section and added:

- BM25F over its fields (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond"), each
  word of the question by its best wording;
- pairs of neighbouring stems;
- runs of six characters across words, taken from its best single sentence: they find what stems and
  misspellings part.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.model import Article, Section
from knowledge.postings import RUN, Floats, Ints, Postings, runs_of, shares_of
from knowledge.query import Query, Slot, Wordings
from knowledge.spelling import Vocabulary
from knowledge.text import stem

Bools = NDArray[np.bool_]

# What pairs of stems and runs of characters count beside words; `make ablation` tells what each is worth.
_PAIR = 0.5
_RUNS = 0.9
# What is kept of rows by wording, in sections: about 40 MB.
_MOST_KEPT = 3_500_000
LEAST = 1e-6
# One message is looked at from several sides; each side is scored once.
_MOST_SCORED = 8
# A run that very many sentences have tells little and costs most.
_COMMON_RUN = 4_000
# What a word counts in the ranking: a base, and more the rarer it is and the more it says of the subject. On the
# development questions neither moved the right section first by more than half a point.
_BASE = 0.4
# ... and of that how much is left of what one learns by, beside what one learns.
_MEDIUM = 0.5
# Another wording for it counts more for having it at all than for ranking.
_KIN = 0.6
# A word that most sections have tells little for or against any of them.
_MOST = float(np.float32(0.6))
_EVERYWHERE = 0.3
# How much of its score a section needs its article to speak of the rest of the question for.
_ARTICLE = 0.4
# What no article has a word for tells more against a question than what this section lacks.
_ABSENT = 1.8
_SAYS_MUCH = 1.6


def _worth(slot: Slot, beside_others: bool) -> float:
    """What a slot counts in the ranking."""
    worth = _BASE + (slot.need + slot.weight) / 8
    return worth * _MEDIUM if slot.medium and beside_others else worth


@dataclass(frozen=True, slots=True)
class Scores:
    """What `Index.score` found, one number a section, in the index's order.

    Attributes:
        total: The sum to rank by; only comparable within one question.
        coverage: 0 to 1, the share of the question's need that the section has a wording for.
        spread: For each slot of the question the share of sections that have it, 0 to 1.
        left: For each slot of the question how much is left of it, 0 to 1: less where most sections have it.
        has: For each slot (row) how good a wording each section (column) has for it, 0 to 1.
        heads: The same for its heading, aliases and the titles of its links alone.
        runs: How well the best sentence of each section fits.
        most_runs: What a sentence with every run of the question would score.
        sentences: How well each sentence fits (see `Index.best_sentence`).
    """

    total: Floats
    coverage: Floats
    spread: list[float]
    left: list[float]
    has: Floats
    heads: Floats
    runs: Floats
    most_runs: float
    sentences: Floats


@dataclass(frozen=True, slots=True)
class Index:
    """An immutable index over the sections of articles.

    Attributes:
        places: The sections with their articles; a section's number is its place here.
        vocabulary: Every word of the articles.
        by_url: `text.url_key` of a resource -> numbers of the sections it stands in.
        article_starts: The number of each article's first section.
        article_sizes: How many sections each article has.
        on_path: Whether each section is a step or stands under one.
        outline: For each section whether it tells its article's whole path in short.
        linked: Whether each section has links of its own.
        lengths: The logarithm of how many words each section has, and one.
        sentence_places: For each sentence its (block, sentence) numbers; block -1 is the heading.
    """

    places: tuple[tuple[Article, Section], ...]
    vocabulary: Vocabulary
    by_url: dict[str, tuple[int, ...]]
    article_starts: Ints
    article_sizes: Ints
    on_path: Bools
    outline: Bools
    linked: Bools
    lengths: Floats
    sentence_places: Ints
    _term_ids: dict[str, int]
    _terms: Postings
    _named: Bools
    _pairs: Postings
    _runs: Postings
    _run_norm: Floats
    _starts: Ints
    _rows: dict[tuple[str, ...], Floats] = field(default_factory=dict, compare=False, repr=False)
    _scored: list[tuple[Query, Scores]] = field(default_factory=list, compare=False, repr=False)

    def score(self, query: Query) -> Scores:
        """How well each section fits the question; what was asked just before is remembered."""
        for before, scores in tuple(self._scored):
            # The same text may be read in several ways: by associations too, or without a word.
            if before.text == query.text and before.slots == query.slots and before.words == query.words:
                return scores
        scores = self._score(query)
        self._scored.append((query, scores))
        del self._scored[:-_MOST_SCORED]
        return scores

    def _score(self, query: Query) -> Scores:
        slots = query.slots
        best, has, heads = self._score_slots(query)
        spread: list[float] = (np.add.reduce(has, axis=1) / np.float32(len(self.places))).tolist()
        left = [_EVERYWHERE if share > _MOST else 1.0 for share in spread]
        single: list[float] = np.array([slot.need for slot in slots], np.float32).tolist()
        needs = [need * rest for need, rest in zip(single, left, strict=True)]
        weight = sum(
            need * (_ABSENT if slot.need >= _SAYS_MUCH and not slot.wordings else 1.0)
            for need, slot in zip(needs, slots, strict=True)
        )
        need = np.array(needs)
        total = np.array([_worth(slot, len(slots) > 1) for slot in slots], np.float32) @ best
        coverage = (need @ has / (weight or 1.0)).astype(np.float32)
        self._add_pairs(query, total)
        sentences, telling, most = self._score_runs(query)
        runs = np.maximum.reduceat(sentences, self._starts)
        total += _RUNS * np.maximum.reduceat(telling, self._starts)
        if len(self.article_starts) > 1:
            total *= self._of_its_article(need, has)
        return Scores(total, coverage, spread, left, has, heads, runs, most, sentences)

    def _of_its_article(self, need: NDArray[np.float64], has: Floats) -> Floats:
        """For each section how much of the question its article has, beside the article that has most: picked jointly."""
        there = need @ np.maximum.reduceat(has, self.article_starts, axis=1)
        most = float(there.max())
        if most <= 0:
            return np.ones(len(self.places), np.float32)
        share = 1 - _ARTICLE + _ARTICLE * there / most
        return np.repeat(share, self.article_sizes).astype(np.float32)

    def _score_slots(self, query: Query) -> tuple[Floats, Floats, Floats]:
        """For each slot and section: what the best wording counts, how good it is, and how good in the head alone."""
        count = len(self.places)
        if not query.slots:
            return (np.zeros((0, count), np.float32),) * 3
        found = np.concatenate([self._slot(slot.wordings) for slot in query.slots], axis=1).reshape(3, -1, count)
        return found[0], found[1], found[2]

    def _slot(self, wordings: Wordings) -> Floats:
        """The best of the rows of some wordings, line by line."""
        if not wordings:
            return np.zeros((3, len(self.places)), np.float32)
        if len(wordings) == 1 and wordings[0][1] == 1.0:
            return self._row(wordings[0][0])
        rows = np.array([self._row(stems) for stems, _ in wordings])
        rows *= np.array([_worths(worth) for _, worth in wordings], np.float32)[:, :, None]
        best: Floats = np.maximum.reduce(rows, axis=0)
        return best

    def _row(self, stems: tuple[str, ...]) -> Floats:
        """For every section what a wording counts there, whether it stands there at all, and whether in the head."""
        kept = self._rows.get(stems)
        if kept is not None:
            return kept
        where, impact, named = self._find(stems)
        row = np.zeros((3, len(self.places)), np.float32)
        # A word that every section has counts nothing, but it is there.
        row[0, where] = np.maximum(impact, LEAST)
        row[1, where] = 1
        row[2, where] = named
        if len(self._rows) * len(self.places) < _MOST_KEPT:
            self._rows[stems] = row
        return row

    def best_sentence(self, scores: Scores, number: int) -> tuple[int, int]:
        """The (block, sentence) numbers of a section's sentence that fits best."""
        start = int(self._starts[number])
        end = int(self._starts[number + 1]) if number + 1 < len(self._starts) else len(self.sentence_places)
        block, sentence = self.sentence_places[start + int(np.argmax(scores.sentences[start:end]))]
        return int(block), int(sentence)

    def _find(self, stems: tuple[str, ...]) -> tuple[Ints, Floats, Bools]:
        """Where all of these stems stand, with the sum of what they count there, and whether all stand in its head."""
        first, *rest = stems
        where, impact, named = self._term(first)
        for other in rest:
            where_too, impact_too, named_too = self._term(other)
            where, mine, theirs = np.intersect1d(where, where_too, assume_unique=True, return_indices=True)
            impact = impact[mine] + impact_too[theirs]
            named = named[mine] & named_too[theirs]
        return where, impact, named

    def _term(self, term: str) -> tuple[Ints, Floats, Bools]:
        span = self._terms.span(self._term_ids[term])
        return self._terms.numbers[span], self._terms.counts[span], self._named[span]

    def _add_pairs(self, query: Query, total: Floats) -> None:
        ids = [self._term_ids.get(stem(word), -1) for word in query.words]
        count = len(self._term_ids)
        pairs = [one * count + two for one, two in {pair for pair in pairwise(ids) if min(pair) >= 0}]
        for row in self._pairs.rows(np.array(pairs, np.int64)).tolist() if pairs else ():
            span = self._pairs.span(row)
            total[self._pairs.numbers[span]] += _PAIR * self._pairs.counts[span]

    def _score_runs(self, query: Query) -> tuple[Floats, Floats, float]:
        """What each sentence scores for runs, for those of telling words alone, and what one with all of the question's would."""
        count = len(self.sentence_places)
        runs = runs_of(query.words)
        rows, there = self._runs.find(runs)
        starts = self._runs.starts[rows]
        sizes = self._runs.starts[rows + 1] - starts
        worth = np.log1p(count / sizes) / RUN
        shares = shares_of(query.words, query.telling)[there]
        # What no sentence has counts as if one had it.
        most = float(worth.sum()) + (len(runs) - len(rows)) * math.log1p(count) / RUN
        if count > _COMMON_RUN:
            used = sizes <= _COMMON_RUN
            starts, sizes, worth, shares = starts[used], sizes[used], worth[used], shares[used]
        # The numbers of all rows behind each other: each row's start, and on from there.
        at = np.repeat(starts + sizes - sizes.cumsum(), sizes)
        at += np.arange(len(at))
        where = self._runs.numbers[at]
        scores = np.bincount(where, np.repeat(worth, sizes), count)
        telling = np.bincount(where, np.repeat(worth * shares, sizes), count)
        return scores.astype(np.float32) * self._run_norm, telling.astype(np.float32) * self._run_norm, most


@lru_cache(maxsize=1024)
def _worths(worth: float) -> tuple[float, float, float]:
    """How much of each of a row's three lines a wording of this worth has."""
    single = np.array([worth], np.float32)
    return float(single[0]), float((single**_KIN)[0]), float(single[0])
