"""Searchers to compare with, each asked the same questions in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import bm25s
import Stemmer
from rapidfuzz import fuzz, process, utils

from knowledge.model import Section


class Searcher(Protocol):
    """Finds sections for a question."""

    name: str

    def search(self, question: str, most: int) -> list[tuple[int, float]]:
        """Numbers of the sections that fit, best first, with their scores."""


def text_of(section: Section) -> str:
    """What a peer indexes of a section: headings from the top, own text, titles of its links."""
    body = [sentence.text for block in section.blocks for sentence in block.sentences]
    return " \n".join([*section.path, *(resource.title for resource in section.resources), *body])


class TokenSet:
    """rapidfuzz's token_set_ratio over whole sections."""

    name = "token_set_ratio"

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [utils.default_process(text) for text in texts]

    def search(self, question: str, most: int) -> list[tuple[int, float]]:
        """See `Searcher`."""
        found = process.extract(question, self._texts, scorer=fuzz.token_set_ratio, processor=utils.default_process, limit=most)
        return [(number, score) for _, score, number in found]


class Bm25s:
    """bm25s with Snowball stems and its English stop words."""

    name = "bm25s"

    def __init__(self, texts: Sequence[str]) -> None:
        self._stemmer = Stemmer.Stemmer("english")
        self._count = len(texts)
        self._index = bm25s.BM25()
        self._index.index(self._cut(list(texts)), show_progress=False)

    def _cut(self, texts: list[str]) -> Any:
        return bm25s.tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)

    def search(self, question: str, most: int) -> list[tuple[int, float]]:
        """See `Searcher`."""
        numbers, scores = self._index.retrieve(self._cut([question]), k=min(most, self._count), show_progress=False)
        return [(int(n), float(s)) for n, s in zip(numbers[0], scores[0], strict=True) if s > 0]


PEERS = (TokenSet, Bm25s)
