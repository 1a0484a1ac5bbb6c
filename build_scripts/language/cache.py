"""Counts of one document's own n-grams, mixed into the probabilities of the general model.

A name that stands undamaged three lines further down is better evidence than any corpus.  The
mixture is hierarchical: the general probability is the prior of the one-character context, that
of the two-character one, and so on (Dirichlet smoothing; MacKay and Peto 1995).
"""

from collections import Counter
from math import exp, log
from typing import Final

from build_scripts.language.symbols import BREAK

# How many observations the prior is worth, by length of context (longer contexts say more).
PRIOR: Final = (20.0, 5.0, 2.0)


class Cache:
    """The n-grams of a document, given in symbols, up to one symbol more than the contexts."""

    def __init__(self, symbols: str) -> None:
        self._counts: Counter[str] = Counter()
        for length in range(1, len(PRIOR) + 2):
            self._counts.update(
                symbols[at : at + length] for at in range(len(symbols) - length + 1)
            )
        for gram in [gram for gram in self._counts if BREAK in gram]:
            del self._counts[gram]

    def holds(self, context: str) -> bool:
        """True when the document says anything about what follows this context."""
        return context[-1:] in self._counts

    def mixed(self, context: str, symbol: str, general: float) -> float:
        """The log probability of the symbol, ``general`` being that of the general model."""
        counts = self._counts
        if context[-1:] not in counts:
            return general
        value = exp(general)
        for length, prior in enumerate(PRIOR, start=1):
            before = context[-length:]
            if len(before) < length:
                break
            seen = counts.get(before, 0)
            if not seen:
                break
            value = (counts.get(before + symbol, 0) + prior * value) / (seen + prior)
        return log(value)
