"""Postings: for each of many keys the numbers of what holds it, packed into a few arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Keys = NDArray[np.int64]
Runs = NDArray[np.uint32]

RUN = 6
# Sorting one part of the runs at a time keeps the peak of memory near what is kept.
_PARTS = 16
_PIECE = 1 << 18
# 2^64 divided by the golden ratio, odd.
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_LAST_TWO = np.uint64(8 * (8 - RUN))


@dataclass(frozen=True, slots=True)
class Postings:
    """Compressed sparse rows: the numbers of row ``r`` are ``numbers[starts[r]:starts[r + 1]]``, ascending.

    Attributes:
        keys: The row's keys, ascending.
        starts: One more than there are keys.
        numbers: Of sections or sentences.
        counts: How often, beside `numbers`; empty where nobody asks.
    """

    keys: Keys | Runs
    starts: NDArray[np.int64]
    numbers: Ints
    counts: Floats

    def find(self, keys: Keys | Runs) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """The rows of those of some keys that there are, in the order of `keys`, and which of these there are."""
        if not len(self.keys):
            return np.zeros(0, np.int64), np.zeros(len(keys), np.bool_)
        at: NDArray[np.int64] = self.keys.searchsorted(keys)
        there: NDArray[np.bool_] = self.keys.take(at, mode="clip") == keys
        return at[there], there

    def rows(self, keys: Keys | Runs) -> NDArray[np.int64]:
        """The rows of those of some keys that there are, in the order of `keys`."""
        return self.find(keys)[0]

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


def runs_of(words: Sequence[str]) -> Runs:
    """Every run of six bytes across words, spaces included, as a hash; each run as often as it stands there."""
    return _hash(spaced(words))


def spaced(words: Sequence[str]) -> bytes:
    """Words as the text whose runs are counted: one space between them and at both ends."""
    return f" {' '.join(words)} ".encode()


def shares_of(words: Sequence[str], telling: frozenset[str]) -> Floats:
    """For each run of words how much of it stands in words that tell, 0 to 1."""
    # A word's bytes with the space behind them; one space stands before them all.
    marks = [0]
    for word in words:
        marks += [int(word in telling)] * (len(word.encode()) + 1)
    sums = np.array([0, *accumulate(marks)], np.float32)
    shares: Floats = (sums[RUN:] - sums[:-RUN]) / np.float32(RUN)
    return shares


def _hash(text: bytes | bytearray) -> Runs:
    """Each window of six bytes as 32 bits (multiplicative hashing, Knuth, The Art of Computer Programming 6.4)."""
    count = max(0, len(text) - RUN + 1)
    # Eight bytes from each byte on, read as one number; the last two of them are shifted out.
    keys = np.ndarray(count, ">u8", text + bytes(8 - RUN), strides=(1,)) >> _LAST_TWO
    keys *= _GOLDEN
    keys >>= _HALF
    return keys.astype(np.uint32)


def pack_runs(text: bytes | bytearray, lengths: Sequence[int]) -> tuple[Postings, Floats]:
    """Postings of all runs over sentences, each sentence once a run, and how many runs each sentence has.

    Args:
        text: All sentences, each as `spaced`, one behind the other.
        lengths: Of each sentence in bytes.
    """
    ends = np.cumsum(np.array(lengths, np.int64))
    keys, owner = _all_runs(text, ends)
    bounds = np.unique(np.sort(keys[:: max(1, len(keys) // 4096)])[:: 4096 // _PARTS]) if len(keys) else keys
    part_of = np.searchsorted(bounds, keys, side="right").astype(np.int8)
    parts = []
    for part in range(len(bounds) + 1):
        mine = np.flatnonzero(part_of == part)
        own_keys, own = keys[mine], owner[mine]
        order = np.argsort(own_keys, kind="stable")
        own_keys, own = own_keys[order], own[order]
        new = np.ones(len(own_keys), np.bool_)
        new[1:] = (own_keys[1:] != own_keys[:-1]) | (own[1:] != own[:-1])
        own_keys, own = own_keys[new], own[new]
        unique, starts = np.unique(own_keys, return_index=True)
        parts.append((unique, np.diff(np.append(starts, len(own_keys))), own))
    # Gone before their sorted copies are joined: the peak of memory is here.
    del keys, owner, part_of
    sizes = np.concatenate([one[1] for one in parts])
    numbers = np.concatenate([one[2] for one in parts])
    held = np.bincount(numbers, minlength=len(lengths)).astype(np.float32)
    unique = np.concatenate([one[0] for one in parts])
    return Postings(unique, np.append(0, np.cumsum(sizes)).astype(np.int64), numbers, np.zeros(0, np.float32)), held


def _all_runs(text: bytes | bytearray, ends: NDArray[np.int64]) -> tuple[Runs, Ints]:
    """Every run with the number of its sentence; made in pieces, so that no array of wide numbers is as long as the text."""
    keys: list[Runs] = []
    owners: list[Ints] = []
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE + RUN - 1]
        at = np.arange(start, start + max(0, len(piece) - RUN + 1))
        owner = np.searchsorted(ends, at, side="right").astype(np.int32)
        whole = np.searchsorted(ends, at + RUN - 1, side="right") == owner
        keys.append(_hash(piece)[whole])
        owners.append(owner[whole])
    if not keys:
        return np.zeros(0, np.uint32), np.zeros(0, np.int32)
    return np.concatenate(keys), np.concatenate(owners)
