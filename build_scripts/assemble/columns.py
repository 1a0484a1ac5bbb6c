"""Columns that were read row by row, put back one below the other.

A page with columns that was read across prints the blocks like dealt cards: left, right, left,
right, and the rest of the longer column.  A paragraph that runs over from the foot of the
left column to the head of the right one then has its end near the top of the page and its
beginning further down.  Where one line breaks off that way, two explanations remain: the cards,
or a single end that strayed.  The page is turned over only if what the blocks say of their order
(``sequence``) speaks clearly for it.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from math import inf, log

from build_scripts.assemble.sequence import Sequences

_FEWEST_BLOCKS, _MOST_BLOCKS = 5, 60
_CLEARLY = 1.0  # what the order must say for two columns, beyond what it says for a stray end
_FEW = 6  # blocks: among more, an end that strays seldom comes to lie where the cards put it
_MOST_COLUMNS = 3


def dealt_back(texts: Sequence[str], broken: dict[int, int]) -> list[int]:
    """The order in which the blocks of one article are to be read, as positions in ``texts``.

    ``texts`` are the blocks without the head of the article; ``broken`` maps a block that breaks
    off to the one that carries it on.
    """
    printed = list(range(len(texts)))
    columns = 1 + sum(tail < head for head, tail in broken.items())
    if not 1 < columns <= _MOST_COLUMNS or not _FEWEST_BLOCKS <= len(texts) <= _MOST_BLOCKS:
        return printed
    if {tail for head, tail in broken.items() if tail < head} != set(range(1, columns)):
        return printed  # the cards put the heads of the further columns right behind the first
    sequences = Sequences(texts)
    best, most = (
        printed,
        sequences.weight(_joined(printed, broken)) + _CLEARLY - log(len(texts) / _FEW),
    )
    if columns > 2:
        most = -inf  # two ends that stray to the very places of the cards are no chance
    for order in _dealings(len(texts), columns, broken):
        weight = sequences.weight(_joined(order, broken))
        if weight > most:
            best, most = order, weight
    return best


def _dealings(blocks: int, columns: int, broken: dict[int, int]) -> Iterator[list[int]]:
    """All ways to take the page for dealt columns that put every tail right behind its head."""
    for lengths in _lengths(blocks, columns):
        dealt: list[list[int]] = [[] for _ in lengths]
        number = count(0)
        for row in range(max(lengths)):
            for column, length in zip(dealt, lengths, strict=True):
                if row < length:
                    column.append(next(number))
        yield from _if_it_fits(dealt, broken)


def _lengths(blocks: int, columns: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide the blocks among columns, at least two in one of them."""
    if columns == 1:
        yield (blocks,)
        return
    for first in range(1, blocks - columns + 2):
        for rest in _lengths(blocks - first, columns - 1):
            yield (first, *rest)


def _if_it_fits(columns: list[list[int]], broken: dict[int, int]) -> Iterator[list[int]]:
    order = [block for column in columns for block in column]
    place = {block: at for at, block in enumerate(order)}
    if all(place[tail] == place[head] + 1 for head, tail in broken.items()):
        yield order


def _joined(order: list[int], broken: dict[int, int]) -> list[int]:
    """The order with each tail right behind its head."""
    tails = set(broken.values())
    result: list[int] = []
    for block in order:
        at: int | None = None if block in tails else block
        while at is not None:
            result.append(at)
            at = broken.get(at)
    return result
