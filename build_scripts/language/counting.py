"""From counts of character n-grams to the orders of the model file.

Smoothing: interpolated absolute discounting with a Witten-Bell term (Chen and Goodman 1999).
Pruning: an n-gram stays if leaving it out would cost much probability of the training text
(relative entropy; Stolcke 1998).  Keys hold up to four 16-bit code units, the last one lowest.
"""

from array import array
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from build_scripts.language import packed
from build_scripts.language.sources import Floats
from build_scripts.language.symbols import BREAK

ORDER: Final = 4
_DISCOUNT: Final = (0.0, 0.6, 0.8, 0.9)
_NOVELTY: Final = (0.0, 1.0, 1.0, 1.0)  # weight of the number of different followers
_UNIT: Final = np.uint64(16)
_FLOOR: Final = 1e-8  # the least probability of a known character

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
            keys = (keys << _UNIT) | part
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
                    keys = (keys << _UNIT) | grid[:, at + j]
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


def _tail(keys: Keys, length: int) -> Keys:
    return keys & np.uint64((1 << (16 * length)) - 1)


def _place(keys: Keys, wanted: Keys) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1).astype(np.int64)
    return at, keys[at] == wanted


class _Smoothed(NamedTuple):
    keys: Keys
    log_probability: Floats
    gain: Floats


def _smoothed(table: Table) -> dict[int, _Smoothed]:
    """Probabilities of all n-grams, and what each contributes beyond its shorter self."""
    ones = table[1]
    share = np.log(np.maximum(ones.weight / ones.weight.sum(), _FLOOR))
    out = {1: _Smoothed(ones.keys, share, np.zeros(len(share)))}
    back: dict[int, tuple[Keys, Floats]] = {}

    def lower(keys: Keys, n: int) -> Floats:
        at, hit = _place(out[n].keys, keys)
        if n == 1:
            return np.where(hit, out[1].log_probability[at], np.log(_FLOOR))
        contexts, weight = back[n]
        place, known = _place(contexts, keys >> _UNIT)
        left = np.where(known, weight[place], 0.0)
        return np.where(hit, out[n].log_probability[at], left + lower(_tail(keys, n - 1), n - 1))

    for n in range(2, ORDER + 1):
        keys, count = table[n]
        context = keys >> _UNIT
        first = np.concatenate([[0], np.nonzero(np.diff(context))[0] + 1])
        kinds = np.diff(np.append(first, len(keys)))
        less = np.maximum(count - _DISCOUNT[n - 1], 0)
        total = np.add.reduceat(count, first) + _NOVELTY[n - 1] * kinds
        weight = np.maximum(1 - np.add.reduceat(less, first) / total, 1e-6)
        spread = np.repeat(weight, kinds)
        below = np.log(spread) + lower(_tail(keys, n - 1), n - 1)
        value = np.log(less / np.repeat(total, kinds) + np.exp(below))
        out[n] = _Smoothed(keys, value, count * (value - below))
        back[n] = (context[first], np.log(weight))
    return out


def _kept(smoothed: dict[int, _Smoothed], sizes: tuple[int, ...]) -> dict[int, NDArray[np.bool_]]:
    """The n-grams of most gain, as many as ``sizes`` says, and those that longer ones begin with."""
    keep: dict[int, NDArray[np.bool_]] = {}
    needed: Keys | None = None
    for n in range(ORDER, 1, -1):
        gain = smoothed[n].gain
        size = min(sizes[n - 1], len(gain))
        chosen = gain >= np.partition(gain, -size)[-size]
        if needed is not None:
            chosen |= np.isin(smoothed[n].keys, needed)
        keep[n] = chosen
        needed = np.unique(smoothed[n].keys[chosen] >> _UNIT)
    return keep


def orders_of(table: Table, sizes: tuple[int, ...]) -> tuple[str, tuple[packed.Order, ...]]:
    """The symbols, commonest first, and the orders for ``packed.write``."""
    smoothed = _smoothed(table)
    keep = _kept(smoothed, sizes)
    ones = smoothed[1]
    rank = np.argsort(-ones.log_probability, kind="stable")
    number = np.zeros(1 << 16, np.uint64)
    number[ones.keys[rank].astype(np.int64)] = np.arange(len(rank), dtype=np.uint64)
    symbols = "".join(chr(int(code)) for code in ones.keys[rank])
    levels = [(np.arange(len(rank), dtype=np.uint64), ones.log_probability[rank])]
    for n in range(2, ORDER + 1):
        chosen = smoothed[n].keys[keep[n]]
        renamed = np.zeros(len(chosen), np.uint64)
        for j in range(n - 1, -1, -1):
            unit = (chosen >> np.uint64(16 * j)) & np.uint64(0xFFFF)
            renamed = (renamed << _UNIT) | number[unit.astype(np.int64)]
        order = np.argsort(renamed)
        levels.append((renamed[order], smoothed[n].log_probability[keep[n]][order]))
    return symbols, _with_backoff(levels)


def _with_backoff(levels: list[tuple[Keys, Floats]]) -> tuple[packed.Order, ...]:
    backoff: list[Floats] = []
    orders: list[packed.Order] = []

    def value(keys: Keys, n: int) -> Floats:
        own, log_probability = levels[n - 1]
        at, hit = _place(own, keys)
        if n == 1:
            return log_probability[at]
        place, known = _place(levels[n - 2][0], keys >> _UNIT)
        left = np.where(known, backoff[n - 2][place], 0.0)
        return np.where(hit, log_probability[at], left + value(_tail(keys, n - 1), n - 1))

    for n in range(1, ORDER):
        keys, log_probability = levels[n - 1]
        longer, longer_log = levels[n]
        place, _ = _place(keys, longer >> _UNIT)
        children = np.bincount(place, minlength=len(keys))
        taken = np.bincount(place, np.exp(longer_log), len(keys))
        freed = np.bincount(place, np.exp(value(_tail(longer, n), n)), len(keys))
        weight = np.log(np.maximum(1 - taken, 1e-4) / np.maximum(1 - freed, 1e-4))
        backoff.append(np.where(children > 0, weight, 0.0))
        first = np.concatenate([[0], np.cumsum(children)])
        orders.append(_order(keys, log_probability, backoff[-1], array("I", first.tolist())))
    last, last_log = levels[-1]
    orders.append(_order(last, last_log, None, array("I")))
    return tuple(orders)


def _order(
    keys: Keys, log_probability: Floats, weight: Floats | None, first: "array[int]"
) -> packed.Order:
    symbol = array("H", (keys & np.uint64(0xFFFF)).tolist())
    shifted = b"" if weight is None else _bytes(-weight / packed.STEP + packed.SHIFT)
    return packed.Order(symbol, _bytes(-log_probability / packed.STEP), shifted, first)


def _bytes(values: Floats) -> bytes:
    return bytes(np.clip(np.round(values), 0, 255).astype(np.uint8))
