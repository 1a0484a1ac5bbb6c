"""Counts of character n-grams, from running text and from lists of words.

Keys hold up to four 16-bit code units, the last one lowest.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.language.sources import Floats
from build_scripts.language.symbols import BREAK

ORDER: Final = 4
UNIT: Final = np.uint64(16)  # bits of a code unit

Keys = NDArray[np.uint64]


class Counts(NamedTuple):
    """Sorted n-grams of one length with their (possibly fractional) counts."""

    keys: Keys
    weight: Floats


Table = dict[int, Counts]


def _summed(keys: Keys, count: Floats) -> Counts:
    order = np.argsort(keys, kind="stable")
    keys, count = keys[order], count[order]
    first = np.concatenate([[0], np.nonzero(np.diff(keys))[0] + 1])
    return Counts(keys[first], np.add.reduceat(count, first))


def counted(units: NDArray[np.uint16]) -> Table:
    """All n-grams of the text that hold no line break."""
    wide = units.astype(np.uint64)
    table: Table = {}
    for n in range(1, ORDER + 1):
        size = len(wide) - n + 1
        keys = np.zeros(size, np.uint64)
        broken = np.zeros(size, np.bool_)
        for j in range(n):
            part = wide[j : size + j]
            keys = (keys << UNIT) | part
            broken |= part == ord(BREAK)
        keys = np.sort(keys[~broken])
        first = np.concatenate([[0], np.nonzero(np.diff(keys))[0] + 1])
        ends = np.append(first[1:], len(keys))
        table[n] = Counts(keys[first], (ends - first).astype(np.float64))
    return table


def counted_words(frequency: dict[str, float], size: float) -> Table:
    """The n-grams inside words that occur ``size`` times their probability."""
    found: dict[int, tuple[list[Keys], list[Floats]]] = {n: ([], []) for n in range(1, ORDER + 1)}
    for length in sorted({len(word) for word in frequency}):
        words = sorted(word for word in frequency if len(word) == length)
        units = np.frombuffer("".join(words).encode("utf-16-le"), "<u2")
        grid = units.reshape(-1, length).astype(np.uint64)
        weight = np.array([size * frequency[word] for word in words])
        for n in range(1, min(length, ORDER) + 1):
            for at in range(length - n + 1):
                keys = np.zeros(len(words), np.uint64)
                for j in range(n):
                    keys = (keys << UNIT) | grid[:, at + j]
                found[n][0].append(keys)
                found[n][1].append(weight)
    return {n: _summed(np.concatenate(k), np.concatenate(c)) for n, (k, c) in found.items()}


def merged(parts: list[tuple[float, Table]]) -> Table:
    """The sum of the tables, each times its weight."""
    return {
        n: _summed(
            np.concatenate([table[n].keys for _, table in parts]),
            np.concatenate([weight * table[n].weight for weight, table in parts]),
        )
        for n in range(1, ORDER + 1)
    }


def tail(keys: Keys, length: int) -> Keys:
    """The last ``length`` units of each n-gram."""
    return keys & np.uint64((1 << (16 * length)) - 1)


def place(keys: Keys, wanted: Keys) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where the wanted n-grams stand among the sorted keys, and which of them do stand there."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1).astype(np.int64)
    return at, keys[at] == wanted


def weight_of(counts: Counts, wanted: Keys) -> Floats:
    """The counts of the wanted n-grams; 0 where there is none."""
    at, hit = place(counts.keys, wanted)
    return np.where(hit, counts.weight[at], 0.0)


class Contexts(NamedTuple):
    """What n-grams of one length begin with: how often, and before how many different symbols."""

    keys: Keys
    seen: Floats
    kinds: Floats
    first: NDArray[np.int64]


def contexts_of(keys: Keys, weight: Floats) -> Contexts:
    """The contexts of sorted n-grams; ``first`` is where the n-grams of each begin."""
    context = keys >> UNIT
    first = np.concatenate([[0], np.nonzero(np.diff(context))[0] + 1])
    kinds = np.diff(np.append(first, len(keys)))
    seen = np.add.reduceat(weight, first)
    return Contexts(context[first], seen, kinds.astype(np.float64), first)
