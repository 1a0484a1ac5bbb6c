"""Which n-grams the model file keeps, and how they are written down.

An n-gram stays if leaving it out would cost much probability of the text that was counted (relative
entropy; Stolcke 1998).
"""

from array import array

import numpy as np
from numpy.typing import NDArray

from build_scripts.language import packed
from build_scripts.language.counting import ORDER, UNIT, Keys, place, tail
from build_scripts.language.smoothing import Estimates
from build_scripts.language.sources import Floats


def _kept(found: dict[int, Estimates], sizes: tuple[int, ...]) -> dict[int, NDArray[np.bool_]]:
    """The n-grams of most gain, as many as ``sizes`` says, and those that longer ones begin with."""
    keep: dict[int, NDArray[np.bool_]] = {}
    needed: Keys | None = None
    for n in range(ORDER, 1, -1):
        gain = found[n].gain
        size = min(sizes[n - 1], len(gain))
        chosen = gain >= np.partition(gain, -size)[-size]
        if needed is not None:
            chosen |= np.isin(found[n].keys, needed)
        keep[n] = chosen
        needed = np.unique(found[n].keys[chosen] >> UNIT)
    return keep


def orders_of(
    found: dict[int, Estimates], sizes: tuple[int, ...]
) -> tuple[str, tuple[packed.Order, ...]]:
    """The symbols, commonest first, and the orders for ``packed.write``; ``sizes`` by length."""
    keep = _kept(found, sizes)
    ones = found[1]
    rank = np.argsort(-ones.log_probability, kind="stable")
    number = np.zeros(1 << 16, np.uint64)
    number[ones.keys[rank].astype(np.int64)] = np.arange(len(rank), dtype=np.uint64)
    symbols = "".join(chr(int(code)) for code in ones.keys[rank])
    levels = [(np.arange(len(rank), dtype=np.uint64), ones.log_probability[rank])]
    for n in range(2, ORDER + 1):
        chosen = found[n].keys[keep[n]]
        renamed = np.zeros(len(chosen), np.uint64)
        for j in range(n - 1, -1, -1):
            unit = (chosen >> np.uint64(16 * j)) & np.uint64(0xFFFF)
            renamed = (renamed << UNIT) | number[unit.astype(np.int64)]
        order = np.argsort(renamed)
        levels.append((renamed[order], found[n].log_probability[keep[n]][order]))
    return symbols, _with_backoff(levels)


def _with_backoff(levels: list[tuple[Keys, Floats]]) -> tuple[packed.Order, ...]:
    backoff: list[Floats] = []
    orders: list[packed.Order] = []

    def value(keys: Keys, n: int) -> Floats:
        own, log_probability = levels[n - 1]
        at, hit = place(own, keys)
        if n == 1:
            return log_probability[at]
        parent, known = place(levels[n - 2][0], keys >> UNIT)
        left = np.where(known, backoff[n - 2][parent], 0.0)
        return np.where(hit, log_probability[at], left + value(tail(keys, n - 1), n - 1))

    for n in range(1, ORDER):
        keys, log_probability = levels[n - 1]
        longer, longer_log = levels[n]
        parent, _ = place(keys, longer >> UNIT)
        children = np.bincount(parent, minlength=len(keys))
        taken = np.bincount(parent, np.exp(longer_log), len(keys))
        freed = np.bincount(parent, np.exp(value(tail(longer, n), n)), len(keys))
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
