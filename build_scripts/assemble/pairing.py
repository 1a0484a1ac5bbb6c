"""The best pairing of the lines that break off with the lines that could carry them on."""

from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.assemble.chains import Chains, improved
from build_scripts.assemble.lines import Line
from build_scripts.assemble.strays import has_strayed

_ENOUGH = 0.5


class Pair(NamedTuple):
    """A line that breaks off and one that could carry it on; ``near`` if that is the next one."""

    weight: float
    head: int
    tail: int
    near: bool


def paired(pairs: Sequence[Pair], lines: Sequence[Line]) -> dict[int, int]:
    """The best pairing of ``pairs``, of which the weightiest come first.

    Lines that look whole move only on a page where another line has strayed beyond doubt.
    """
    sure = [pair for pair in pairs if pair.near or has_strayed(lines, pair.head, pair.tail)]
    chosen = _best(sure)
    strayed = any(chosen.get(pair.head) == pair.tail and not pair.near for pair in sure)
    return _best(pairs) if strayed else chosen


def _best(pairs: Sequence[Pair]) -> dict[int, int]:
    return improved(_greedy(pairs), {(pair.head, pair.tail): pair.weight for pair in pairs})


def _greedy(pairs: Sequence[Pair]) -> dict[int, int]:
    chains = Chains({})
    for pair in pairs:
        if pair.weight < _ENOUGH:
            break
        if chains.may_join(pair.head, pair.tail):
            chains.join(pair.head, pair.tail)
    return chains.tails
