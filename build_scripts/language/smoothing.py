"""From counts to probabilities: drawn text smoothed, then running text mixed in.

Drawn text and lists: interpolated absolute discounting with a Witten-Bell term (Chen and Goodman
1999).  Running text is little and tells much: its counts are mixed in context by context, the
shorter context being the prior of the longer one (MacKay and Peto 1995), and a prior is worth the more
observations the more different symbols have followed (Witten and Bell 1991).
"""

from typing import Final, NamedTuple

import numpy as np

from build_scripts.language.counting import (
    ORDER,
    UNIT,
    Contexts,
    Keys,
    Table,
    contexts_of,
    place,
    tail,
    weight_of,
)
from build_scripts.language.sources import Floats

_DISCOUNT: Final = (0.0, 0.6, 0.8, 0.9)
_NOVELTY: Final = (0.0, 1.0, 1.0, 1.0)  # weight of the number of different followers
_FLOOR: Final = 1e-8  # the least probability of a known character
# What the prior of a context of one, two, three symbols is worth: so many observations, and so many
# more for each different symbol that followed.  Chosen on running text held back.
_PRIOR: Final = ((20.0, 3.0), (5.0, 3.0), (2.0, 3.0))
_SYMBOLS: Final = 1e5  # observations that the frequencies of single symbols are worth
_CLOSER: Final = 100.0  # how much more an n-gram of the running text counts when n-grams are chosen
_LEFT: Final = 1e-3  # the least share of a context that is left to shorter ones


class Estimates(NamedTuple):
    """N-grams of one length: sorted keys, log probabilities, and what each is worth keeping.

    ``gain``: nats that the text counted so far would lose if the n-gram were left out.
    """

    keys: Keys
    log_probability: Floats
    gain: Floats


class _Drawn:
    """The smoothed probabilities of drawn text, for every n-gram, also those never drawn."""

    def __init__(self, table: Table) -> None:
        ones = table[1]
        share = np.log(np.maximum(ones.weight / ones.weight.sum(), _FLOOR))
        self._known = {1: (ones.keys, share)}
        self._back: dict[int, tuple[Keys, Floats]] = {}
        for n in range(2, ORDER + 1):
            keys, count = table[n]
            less = np.maximum(count - _DISCOUNT[n - 1], 0)
            contexts = contexts_of(keys, count)
            total = contexts.seen + _NOVELTY[n - 1] * contexts.kinds
            left = np.maximum(1 - np.add.reduceat(less, contexts.first) / total, 1e-6)
            kinds = contexts.kinds.astype(np.int64)
            below = np.repeat(left, kinds) * np.exp(self.logp(tail(keys, n - 1), n - 1))
            self._known[n] = (keys, np.log(less / np.repeat(total, kinds) + below))
            self._back[n] = (contexts.keys, np.log(left))

    def logp(self, keys: Keys, n: int) -> Floats:
        """The log probability of the last symbol of each n-gram behind the others."""
        known, value = self._known[n]
        at, hit = place(known, keys)
        found: Floats = np.where(hit, value[at], np.log(_FLOOR))
        if n > 1 and not hit.all():
            missed = keys[~hit]
            contexts, left = self._back[n]
            behind, held = place(contexts, missed >> UNIT)
            shorter = self.logp(tail(missed, n - 1), n - 1)
            found[~hit] = np.where(held, left[behind], 0.0) + shorter
        return found


def mixed(table: Table, running: Table) -> dict[int, Estimates]:
    """The estimates of all n-grams of both tables; the running text is mixed into the other."""
    drawn = _Drawn(table)
    contexts = {n - 1: contexts_of(running[n].keys, running[n].weight) for n in range(2, ORDER + 1)}
    keys = np.union1d(table[1].keys, running[1].keys)
    size = running[1].weight.sum() + _SYMBOLS
    share = (weight_of(running[1], keys) + _SYMBOLS * np.exp(drawn.logp(keys, 1))) / size
    found = {1: Estimates(keys, np.log(share), np.zeros(len(keys)))}
    for n in range(2, ORDER + 1):
        keys = np.union1d(table[n].keys, running[n].keys)
        value = np.exp(drawn.logp(keys, n))
        for length in range(1, n):
            value = _observed(keys, value, contexts[length], running, length)
        count = weight_of(table[n], keys) + _CLOSER * weight_of(running[n], keys)
        gain = count * (np.log(value) - _without(keys, value, found[n - 1], n))
        found[n] = Estimates(keys, np.log(value), gain)
    return found


def _observed(keys: Keys, value: Floats, contexts: Contexts, running: Table, length: int) -> Floats:
    """The probabilities after what the running text has behind contexts of this length."""
    at, hit = place(contexts.keys, tail(keys >> UNIT, length))
    seen = np.where(hit, contexts.seen[at], 0.0)
    alone, each = _PRIOR[length - 1]
    prior = alone + each * np.where(hit, contexts.kinds[at], 0.0)
    said = weight_of(running[length + 1], tail(keys, length + 1))
    observed: Floats = (said + prior * value) / (seen + prior)
    return observed


def _without(keys: Keys, value: Floats, shorter: Estimates, n: int) -> Floats:
    """The log probabilities that n-grams would have if only shorter ones were kept."""
    at, hit = place(shorter.keys, tail(keys, n - 1))
    lower = np.where(hit, np.exp(shorter.log_probability[at]), _FLOOR)
    contexts = contexts_of(keys, value)
    left = np.maximum(1 - contexts.seen, _LEFT)
    freed = np.maximum(1 - np.add.reduceat(lower, contexts.first), _LEFT)
    without: Floats = np.log(np.repeat(left / freed, contexts.kinds.astype(np.int64)) * lower)
    return without
