"""From articles to their index: the words of every field of every section, counted and packed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from knowledge.index import LEAST, Bools, Index
from knowledge.lexicon import Stems
from knowledge.model import Article, Section
from knowledge.postings import Floats, Ints, Postings, pack, pack_runs, spaced
from knowledge.sounds import sound_of
from knowledge.spelling import Vocabulary
from knowledge.text import dotted_in, fold, stem, take_urls, url_key, words_of
from knowledge.words import frequency

# BM25's two constants at their customary values; with sections this short neither moved a figure.
_K1 = 1.2
_B = 0.6
_FIELDS = {"title": 3.0, "aliases": 3.0, "resources": 1.6, "body": 1.0, "parents": 0.6}
_HEAD = ("title", "aliases", "resources")
_MOST_A_PAIR = 2.0
# Three letters that are written this often (of 10^12 words of the web) mean something else.
_A_WORD = 20_000_000
# In sections by terms, of twelve bytes each: as much as sixty sections of a few thousand words have.
_MOST_ROWS = 250_000


def build(articles: Sequence[Article]) -> Index:
    """The index over all sections of these articles."""
    places = tuple((article, section) for article in articles for section in article.sections)
    surfaces: dict[str, str] = {}
    ids: dict[str, int] = {}
    fields = _Fields(len(places))
    by_url: dict[str, list[int]] = defaultdict(list)
    text = bytearray()
    lengths: list[int] = []
    dotted: set[str] = set()
    sentence_places: list[tuple[int, int]] = []
    starts: list[int] = []
    for number, (article, section) in enumerate(places):
        starts.append(len(lengths))
        body: list[str] = []
        for text_of in (section.title, *(sentence.text for block in section.blocks for sentence in block.sentences)):
            dotted.update(dotted_in(fold(take_urls(text_of)[0])))
        for block, sentence, words in _sentences(section):
            run = spaced(words)
            text += run
            lengths.append(len(run))
            sentence_places.append((block, sentence))
            if block >= 0:
                body += words
        for place, name in enumerate(_FIELDS):
            words = body if name == "body" else _words(article, section, name)
            for word in words:
                if word not in surfaces:
                    surfaces[word] = stem(word)
            fields.add(number, place, [ids.setdefault(surfaces[word], len(ids)) for word in words])
        for resource in section.resources:
            by_url[url_key(resource.url)].append(number)
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in surfaces:
        by_length[len(word)].append(word)
    terms = fields.terms()
    runs, held = pack_runs(text, lengths)
    # A mild norm: a long sentence has more runs to find by chance.
    average = float(np.maximum(held, 1).mean()) if len(held) else 1.0
    norm = 1 / (0.7 + 0.3 * np.maximum(held, 1) / np.float32(average))
    sizes = np.array([len(article.sections) for article in articles], np.int32)
    terms_named = fields.named(terms)
    return Index(
        places=places,
        vocabulary=Vocabulary(
            frozenset(ids),
            surfaces,
            {n: tuple(words) for n, words in by_length.items()},
            _joined(section for _, section in places),
            _sounds(surfaces),
            frozenset(dotted),
        ),
        article_starts=(sizes.cumsum() - sizes).astype(np.int32),
        article_sizes=sizes,
        on_path=np.array([article.step_of(section.id) is not None for article, section in places], np.bool_),
        outline=np.array([section.id == article.outline for article, section in places], np.bool_),
        linked=np.array([bool(section.resources) for _, section in places], np.bool_),
        lengths=np.log1p(np.array([_words_in(section) for _, section in places], np.float32)),
        by_url={key: tuple(dict.fromkeys(numbers)) for key, numbers in by_url.items()},
        sentence_places=np.array(sentence_places, np.int32),
        _term_ids=ids,
        _terms=terms,
        _named=terms_named,
        _pairs=fields.pairs(len(ids)),
        _runs=runs,
        _run_norm=norm.astype(np.float32),
        _starts=np.array(starts, np.int32),
        _rows=_rows(ids, terms, terms_named, len(places)),
    )


def _words_in(section: Section) -> int:
    return sum(sentence.text.count(" ") + 1 for block in section.blocks for sentence in block.sentences)


def _sounds(words: Iterable[str]) -> dict[str, str]:
    """The word of each sound that only one has."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for word in words:
        key = sound_of(word)
        if key is not None and found.setdefault(key, word) != word:
            shared.add(key)
    return {key: word for key, word in found.items() if key not in shared}


def _rows(ids: Iterable[str], terms: Postings, named: Bools, count: int) -> dict[Stems, Floats]:
    """`Index` has a row for each term, where that is little in all; else it is made when it is asked for."""
    if len(terms.keys) * count > _MOST_ROWS:
        return {}
    rows = np.zeros((len(terms.keys), 3, count), np.float32)
    owner = np.repeat(np.arange(len(rows)), np.diff(terms.starts))
    rows[owner, 0, terms.numbers] = np.maximum(terms.counts, LEAST)
    rows[owner, 1, terms.numbers] = 1
    rows[owner, 2, terms.numbers] = named
    return {(term,): row for term, row in zip(ids, rows, strict=True)}


def _joined(sections: Iterable[Section]) -> dict[str, tuple[str, ...]]:
    """Names of two to four words as people write them without spaces, or by their first letters: "mls"."""
    found: dict[str, tuple[str, ...]] = {}
    initials: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for section in sections:
        for name in (section.title, *(resource.title for resource in section.resources)):
            words = words_of(name)
            if 2 <= len(words) <= 4:
                stems = tuple(map(stem, words))
                found["".join(words)] = stems
                if len(words) > 2 and all(word.isalpha() and len(word) > 2 for word in words):
                    initials["".join(word[0] for word in words)].add(stems)
    # What two names share is neither's.
    unique = {
        letters: next(iter(names)) for letters, names in initials.items() if len(names) == 1 and frequency(letters) < _A_WORD
    }
    return unique | found


def _sentences(section: Section) -> Iterable[tuple[int, int, list[str]]]:
    yield -1, 0, words_of(" ".join((section.title, *section.aliases, *(r.title for r in section.resources))))
    for number, block in enumerate(section.blocks):
        for place, sentence in enumerate(block.sentences):
            yield number, place, words_of(sentence.text)


def _words(article: Article, section: Section, name: str) -> list[str]:
    """The words of one field of a section, the body excepted."""
    texts: Iterable[str] = ()
    if name == "title":
        texts = (section.title,)
    elif name == "aliases":
        texts = section.aliases
    elif name == "parents":
        # What the whole article is about tells its sections from those of other articles, and from none of its own.
        texts = (article.title, *section.path[:-1])
    elif name == "resources":
        texts = [f"{' '.join(r.names) or r.title} {r.provider}" for r in section.resources]
        if article.shares_title(section):
            # "Books" are those on the subject that it stands under.
            texts = [*texts, section.path[-2]]
    return [word for text in texts for word in words_of(text)]


class _Fields:
    """Terms as they are read, field by field, to be packed at once."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._lengths = np.zeros((len(_FIELDS), count), np.int32)
        self._ids: list[list[int]] = []
        self._where: list[tuple[int, int]] = []

    def add(self, number: int, field: int, ids: list[int]) -> None:
        """The terms of one field of one section."""
        if ids:
            self._lengths[field, number] = len(ids)
            self._ids.append(ids)
            self._where.append((number, field))

    def _flat(self) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Ints, Ints]:
        """Every term with the number of its section and of its field."""
        sizes = [len(ids) for ids in self._ids]
        flat = np.fromiter((one for ids in self._ids for one in ids), np.int64, sum(sizes))
        where = np.array(self._where, np.int32).reshape(-1, 2)
        return flat, np.repeat(where[:, 0], sizes), np.repeat(where[:, 1], sizes)

    def terms(self) -> Postings:
        """Terms with the sections they stand in and what each counts there."""
        flat, numbers, fields = self._flat()
        average = np.maximum(1.0, self._lengths.mean(axis=1))
        weights = np.array(list(_FIELDS.values()))[:, None] / (1 - _B + _B * self._lengths / average[:, None])
        packed = pack(flat, numbers, weights[fields, numbers].astype(np.float32))
        impact = packed.counts * (_K1 + 1) / (packed.counts + _K1) * self._idf(packed)
        return Postings(packed.keys, packed.starts, packed.numbers, impact.astype(np.float32))

    def named(self, terms: Postings) -> Bools:
        """For each of the postings' numbers whether the term stands in the section's head."""
        flat, numbers, fields = self._flat()
        heads = np.isin(fields, [n for n, name in enumerate(_FIELDS) if name in _HEAD])
        asked = np.unique(flat[heads] * self._count + numbers[heads])
        own = np.repeat(terms.keys.astype(np.int64), np.diff(terms.starts)) * self._count + terms.numbers
        return np.isin(own, asked)

    def pairs(self, terms: int) -> Postings:
        """Pairs of neighbouring terms with the sections they stand in and what each counts there."""
        flat, numbers, fields = self._flat()
        together = (numbers[:-1] == numbers[1:]) & (fields[:-1] == fields[1:])
        keys = (flat[:-1] * terms + flat[1:])[together]
        worth = np.minimum(np.array(list(_FIELDS.values())), _MOST_A_PAIR)
        packed = pack(keys, numbers[:-1][together], worth[fields[:-1][together]].astype(np.float32))
        counts = np.minimum(packed.counts, _MOST_A_PAIR) * self._idf(packed)
        return Postings(packed.keys, packed.starts, packed.numbers, counts.astype(np.float32))

    def _idf(self, packed: Postings) -> Floats:
        """How rare each key is, beside its numbers."""
        held = np.diff(packed.starts)
        idf = np.log(1 + (self._count - held + 0.5) / (held + 0.5))
        return np.repeat(idf, held).astype(np.float32)
