"""Postings: for each of many keys the numbers of what holds it, packed into a few arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Keys = NDArray[np.int64]

RUN = 6
# Sorting one part of the runs at a time keeps the peak of memory near what is kept.
_PARTS = 16


@dataclass(frozen=True, slots=True)
class Postings:
    """Compressed sparse rows: the numbers of row ``r`` are ``numbers[starts[r]:starts[r + 1]]``, ascending.

    Attributes:
        keys: The row's keys, ascending.
        starts: One more than there are keys.
        numbers: Of sections or sentences.
        counts: How often, beside `numbers`; empty where nobody asks.
    """

    keys: Keys
    starts: NDArray[np.int64]
    numbers: Ints
    counts: Floats

    def row(self, key: int) -> int:
        """The row of a key, or -1."""
        at = int(np.searchsorted(self.keys, key))
        return at if at < len(self.keys) and self.keys[at] == key else -1

    def span(self, row: int) -> slice:
        """Where a row's numbers stand."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


def pack(keys: Keys, numbers: Ints, weights: Floats) -> Postings:
    """Postings of keys with the numbers they stand in; the weights of the same key and number are added."""
    if not len(keys):
        return Postings(np.zeros(0, np.int64), np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32))
    order = np.lexsort((numbers, keys))
    keys, numbers, weights = keys[order], numbers[order], weights[order]
    new = np.empty(len(keys), np.bool_)
    new[0] = True
    new[1:] = (keys[1:] != keys[:-1]) | (numbers[1:] != numbers[:-1])
    firsts = np.flatnonzero(new)
    summed = np.add.reduceat(weights, firsts).astype(np.float32)
    keys, numbers = keys[firsts], numbers[firsts]
    unique, starts = np.unique(keys, return_index=True)
    return Postings(unique, np.append(starts, len(keys)).astype(np.int64), numbers.astype(np.int32), summed)


def runs_of(words: Sequence[str]) -> Keys:
    """Every run of six bytes across words, spaces included, as numbers; each run as often as it stands there."""
    raw = np.frombuffer(f" {' '.join(words)} ".encode(), np.uint8)
    return _windows(raw)


def _windows(raw: NDArray[np.uint8]) -> Keys:
    count = len(raw) - RUN + 1
    if count <= 0:
        return np.zeros(0, np.int64)
    keys = np.zeros(count, np.int64)
    for offset in range(RUN):
        keys <<= 8
        keys |= raw[offset : offset + count]
    return keys


def pack_runs(sentences: Sequence[Sequence[str]]) -> tuple[Postings, Floats]:
    """Postings of all runs over sentences, each sentence once a run, and how many runs each sentence has."""
    encoded = [f" {' '.join(words)} ".encode() for words in sentences]
    lengths = np.fromiter((len(one) for one in encoded), np.int64, len(encoded))
    raw = np.frombuffer(b"".join(encoded), np.uint8)
    keys = _windows(raw)
    owner = np.repeat(np.arange(len(encoded), dtype=np.int32), lengths)
    whole = owner[: len(keys)] == owner[RUN - 1 :] if len(keys) else np.zeros(0, np.bool_)
    keys, owner = keys[whole], owner[: len(whole)][whole]
    bounds = np.unique(np.sort(keys[:: max(1, len(keys) // 4096)])[:: 4096 // _PARTS]) if len(keys) else keys
    part_of = np.searchsorted(bounds, keys, side="right").astype(np.int8)
    parts = []
    for part in range(len(bounds) + 1):
        mine = part_of == part
        own_keys, own = keys[mine], owner[mine]
        order = np.argsort(own_keys, kind="stable")
        own_keys, own = own_keys[order], own[order]
        new = np.ones(len(own_keys), np.bool_)
        new[1:] = (own_keys[1:] != own_keys[:-1]) | (own[1:] != own[:-1])
        own_keys, own = own_keys[new], own[new]
        unique, starts = np.unique(own_keys, return_index=True)
        parts.append((unique, np.diff(np.append(starts, len(own_keys))), own))
    sizes = np.concatenate([one[1] for one in parts])
    numbers = np.concatenate([one[2] for one in parts])
    held = np.bincount(numbers, minlength=len(encoded)).astype(np.float32)
    unique = np.concatenate([one[0] for one in parts])
    return Postings(unique, np.append(0, np.cumsum(sizes)).astype(np.int64), numbers, np.zeros(0, np.float32)), held
