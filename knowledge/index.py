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
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.model import Article, Section
from knowledge.query import Query, Vocabulary
from knowledge.text import stem, url_key, words_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Posting = tuple[Ints, Floats]

# BM25's two constants at their customary values; with sections this short neither moved a figure.
_K1 = 1.2
_B = 0.6
_FIELDS = {"title": 3.0, "aliases": 3.0, "resources": 1.6, "body": 1.0, "parents": 0.6}
_PAIR = 0.5
_RUN = 6
_RUNS = 0.9
# What no article has a word for tells more against a question than what this section lacks.
_ABSENT = 1.8


@dataclass(frozen=True, slots=True)
class Scores:
    """What `Index.score` found, one number a section, in the index's order.

    Attributes:
        total: The sum to rank by; only comparable within one question.
        coverage: 0 to 1, the share of the question's weight that the section has a wording for.
        best_sentence: The number of the section's sentence that fits best (see `Index.sentence_places`).
    """

    total: Floats
    coverage: Floats
    best_sentence: Ints


@dataclass(frozen=True, slots=True)
class Index:
    """An immutable index over the sections of articles.

    Attributes:
        places: The sections with their articles; a section's number is its place here.
        vocabulary: Every word of the articles.
        by_url: `text.url_key` of a resource -> numbers of the sections it stands in.
        sentence_places: For each sentence its (section, block, sentence) numbers; block -1 is the heading.
    """

    places: tuple[tuple[Article, Section], ...]
    vocabulary: Vocabulary
    by_url: dict[str, tuple[int, ...]]
    sentence_places: tuple[tuple[int, int, int], ...]
    _terms: dict[str, Posting]
    _pairs: dict[tuple[str, str], Posting]
    _runs: dict[str, tuple[Ints, float]]
    _run_norm: Floats
    _starts: Ints

    def score(self, query: Query) -> Scores:
        """How well each section fits the question."""
        count = len(self.places)
        total = np.zeros(count, np.float32)
        covered = np.zeros(count, np.float32)
        weight = 0.0
        for slot in query.slots:
            weight += slot.weight * (1.0 if slot.wordings else _ABSENT)
            best = np.zeros(count, np.float32)
            has = np.zeros(count, np.float32)
            for stems, worth in slot.wordings:
                where, impact = self._find(stems)
                best[where] = np.maximum(best[where], worth * impact)
                has[where] = np.maximum(has[where], worth)
            total += best * np.float32(0.4 + slot.weight / 4)
            covered += has * np.float32(slot.weight)
        stems_asked = [stem(word) for word in query.words]
        for pair in set(pairwise(stems_asked)):
            found = self._pairs.get(pair)
            if found is not None:
                total[found[0]] += _PAIR * found[1]
        runs, best_sentence = self._score_runs(query)
        total += _RUNS * runs
        return Scores(total, covered / np.float32(weight or 1.0), best_sentence)

    def _find(self, stems: tuple[str, ...]) -> Posting:
        """Where all of these stems stand, with the sum of what they count there."""
        first, *rest = stems
        where, impact = self._terms[first]
        for other in rest:
            where_too, impact_too = self._terms[other]
            where, mine, theirs = np.intersect1d(where, where_too, assume_unique=True, return_indices=True)
            impact = impact[mine] + impact_too[theirs]
        return where, impact

    def _score_runs(self, query: Query) -> tuple[Floats, Ints]:
        sentences = np.zeros(len(self.sentence_places), np.float32)
        for run, times in Counter(_runs_of(query.words)).items():
            found = self._runs.get(run)
            if found is not None:
                sentences[found[0]] += found[1] * min(times, 2)
        sentences *= self._run_norm
        ends = np.append(self._starts[1:], len(sentences))
        best = np.fromiter(
            (start + int(np.argmax(sentences[start:end])) for start, end in zip(self._starts, ends, strict=True)),
            np.int32,
            len(self._starts),
        )
        return sentences[best], best


def build(articles: Sequence[Article]) -> Index:
    """The index over all sections of these articles."""
    places = tuple((article, section) for article in articles for section in article.sections)
    own_words = [_fields(article, section) for article, section in places]
    vocabulary = _vocabulary(word for fields in own_words for words in fields.values() for word in words)
    stemmed = [{name: [stem(word) for word in words] for name, words in fields.items()} for fields in own_words]
    terms = _terms(stemmed)
    vocabulary = Vocabulary(frozenset(terms), vocabulary.surfaces, vocabulary.by_length)
    by_url: dict[str, list[int]] = defaultdict(list)
    for number, (_, section) in enumerate(places):
        for resource in section.resources:
            by_url[url_key(resource.url)].append(number)
    sentences = [(n, *rest) for n, (_, section) in enumerate(places) for rest in _sentences(section)]
    runs, norm = _run_postings([words for *_, words in sentences])
    starts = np.searchsorted(np.array([n for n, *_ in sentences], np.int32), np.arange(len(places)))
    return Index(
        places=places,
        vocabulary=vocabulary,
        by_url={key: tuple(dict.fromkeys(numbers)) for key, numbers in by_url.items()},
        sentence_places=tuple((n, block, sentence) for n, block, sentence, _ in sentences),
        _terms=terms,
        _pairs=_pair_postings(stemmed),
        _runs=runs,
        _run_norm=norm,
        _starts=starts.astype(np.int32),
    )


def _fields(article: Article, section: Section) -> dict[str, list[str]]:
    """The words of each field of a section."""
    resources = [f"{' '.join(r.names) or r.title} {r.provider}" for r in section.resources]
    parents = section.path[:-1]
    body = [sentence.text for block in section.blocks for sentence in block.sentences]
    return {
        "title": words_of(section.title),
        "aliases": [word for alias in section.aliases for word in words_of(alias)],
        "resources": [word for text in resources for word in words_of(text)],
        "body": [word for text in body for word in words_of(text)],
        "parents": [word for title in parents for word in words_of(title)],
    }


def _vocabulary(all_words: Iterable[str]) -> Vocabulary:
    surfaces: dict[str, str] = {}
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in all_words:
        if word not in surfaces:
            surfaces[word] = stem(word)
            by_length[len(word)].append(word)
    return Vocabulary(frozenset(surfaces.values()), surfaces, {n: tuple(ws) for n, ws in by_length.items()})


def _terms(sections: list[dict[str, list[str]]]) -> dict[str, Posting]:
    count = len(sections)
    average = {name: max(1.0, sum(len(s[name]) for s in sections) / max(1, count)) for name in _FIELDS}
    frequencies: dict[str, dict[int, float]] = defaultdict(dict)
    for number, fields in enumerate(sections):
        for name, weight in _FIELDS.items():
            scale = weight / (1 - _B + _B * len(fields[name]) / average[name])
            for term, times in Counter(fields[name]).items():
                here = frequencies[term]
                here[number] = here.get(number, 0.0) + times * scale
    postings: dict[str, Posting] = {}
    for term, here in frequencies.items():
        idf = math.log(1 + (count - len(here) + 0.5) / (len(here) + 0.5))
        tf = np.fromiter(here.values(), np.float32, len(here))
        where = np.fromiter(here.keys(), np.int32, len(here))
        postings[term] = (where, (idf * tf * (_K1 + 1) / (tf + _K1)).astype(np.float32))
    return postings


def _pair_postings(sections: list[dict[str, list[str]]]) -> dict[tuple[str, str], Posting]:
    where: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for number, fields in enumerate(sections):
        for name, weight in _FIELDS.items():
            for pair in pairwise(fields[name]):
                where[pair][number] = max(where[pair].get(number, 0.0), min(weight, 2.0))
    count = len(sections)
    return {
        pair: (
            np.fromiter(here.keys(), np.int32, len(here)),
            np.fromiter(here.values(), np.float32, len(here))
            * np.float32(math.log(1 + (count - len(here) + 0.5) / (len(here) + 0.5))),
        )
        for pair, here in where.items()
    }


def _sentences(section: Section) -> Iterable[tuple[int, int, list[str]]]:
    yield -1, 0, words_of(" ".join((section.title, *section.aliases, *(r.title for r in section.resources))))
    for number, block in enumerate(section.blocks):
        for place, sentence in enumerate(block.sentences):
            yield number, place, words_of(sentence.text)


def _runs_of(words: Sequence[str]) -> list[str]:
    text = f" {' '.join(words)} "
    return [text[at : at + _RUN] for at in range(len(text) - _RUN + 1)]


def _run_postings(sentences: list[list[str]]) -> tuple[dict[str, tuple[Ints, float]], Floats]:
    """Runs with their sentences and worth, and what each sentence's sum is to be multiplied with."""
    where: dict[str, list[int]] = defaultdict(list)
    lengths = np.ones(len(sentences), np.float32)
    for number, words in enumerate(sentences):
        runs = set(_runs_of(words))
        lengths[number] = max(1, len(runs))
        for run in runs:
            where[run].append(number)
    count = len(sentences)
    average = float(lengths.mean()) if count else 1.0
    # A mild norm: a long sentence has more runs to find by chance.
    norm = 1 / (0.7 + 0.3 * lengths / np.float32(average))
    worth = {run: math.log(1 + count / len(numbers)) / _RUN for run, numbers in where.items()}
    return {run: (np.array(numbers, np.int32), worth[run]) for run, numbers in where.items()}, norm.astype(np.float32)
