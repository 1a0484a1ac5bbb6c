"""Columns that were read row by row, put back one below the other.

A page with columns that was read across prints the blocks like dealt cards: left, right, left,
right, and the rest of the longer column.  A paragraph that runs over from the foot of one
column to the head of the next then has its end near the top of the page, at the very place of
that column's first card, and its beginning further down.  Where one line breaks off that way, two
explanations remain: the cards, or a single end that strayed.  A stray end comes to lie at the
place of the cards once in as many times as there are blocks; with that, and with what the blocks
say of their order (``sequence``), the two are weighed.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, count
from math import exp, log
from typing import NamedTuple

from build_scripts.assemble.cohesion import Cohesion
from build_scripts.assemble.sequence import Sequences

_FEWEST_BLOCKS, _MOST_BLOCKS = 5, 60
_MOST_COLUMNS = 3
_CARDS = -1.5  # nats: how much oftener pages are read across than an end strays
_STRAYED = 1.5  # nats for the order as printed, where the page ends with the line that breaks off
_EVEN, _UNEVEN, _LEVEL = 1.5, -1.0, 0.85  # nats for columns equally long or not; how nearly


class _Order(NamedTuple):
    blocks: list[int]
    weight: float


def dealt_back(
    texts: Sequence[str], broken: Mapping[int, int], cohesion: Cohesion, across: bool = False
) -> list[int]:
    """The order in which the blocks of one article are to be read, as positions in ``texts``.

    ``texts`` are the blocks without the head of the article; ``broken`` maps a block that breaks
    off to the one that carries it on; ``across`` says that the page is known to have been read
    row by row.
    """
    printed = list(range(len(texts)))
    carried_back = {tail: head for head, tail in broken.items() if tail < head}
    columns = 1 + max(carried_back, default=0)
    if not 1 < columns <= _MOST_COLUMNS or not _FEWEST_BLOCKS <= len(texts) <= _MOST_BLOCKS:
        return printed
    whole_columns = columns - 1 - len(carried_back)
    if 0 in carried_back or (whole_columns and not across):
        return printed
    sequences = Sequences(_whole(texts, broken), cohesion)
    orders = [
        _Order(order, sequences.weight(_joined(order, broken)) + _evenness(texts, columns))
        for order, columns in _dealings(len(texts), columns, broken)
    ]
    if not orders:
        return printed
    stray = sequences.weight(_joined(printed, broken))
    if columns == 2 and len(texts) - 1 in carried_back.values():  # columns of many lengths
        return _in_the_middle([*orders, _Order(printed, stray + _STRAYED)])
    best = max(orders, key=lambda order: order.weight)
    if across or len(carried_back) > 1:
        return best.blocks  # two ends that stray to the very places of the cards are no chance
    chance = _CARDS + log(len(texts))
    return best.blocks if best.weight + chance > stray else printed


def _in_the_middle(orders: Sequence[_Order]) -> list[int]:
    """Of orders in which ever fewer blocks are moved, the one with as much likelihood on both sides.

    It is wrong by the fewest blocks.
    """
    most = max(order.weight for order in orders)
    shares = list(accumulate(exp(order.weight - most) for order in orders))
    return next(
        order.blocks for order, share in zip(orders, shares, strict=True) if 2 * share >= shares[-1]
    )


def _evenness(texts: Sequence[str], columns: Sequence[Sequence[int]]) -> float:
    """In nats, what it says if all columns are equally long, as a paper prints them."""
    heights = [sum(len(texts[block]) for block in column) for column in columns]
    return _EVEN if min(heights) > _LEVEL * max(heights) else _UNEVEN


def _dealings(
    blocks: int, columns: int, broken: Mapping[int, int]
) -> Iterator[tuple[list[int], list[list[int]]]]:
    """All ways to take the page for dealt columns that put every tail right behind its head.

    Each as an order and as columns; those with the shortest first column come first.
    """
    for order, dealt in dealings(blocks, columns):
        if _fits(order, broken):
            yield order, dealt


def dealings(blocks: int, columns: int) -> Iterator[tuple[list[int], list[list[int]]]]:
    """All ways to take so many blocks for dealt columns: the order of reading, and the columns."""
    for lengths in _lengths(blocks, columns):
        dealt: list[list[int]] = [[] for _ in lengths]
        number = count(0)
        for row in range(max(lengths)):
            for column, length in zip(dealt, lengths, strict=True):
                if row < length:
                    column.append(next(number))
        yield [block for column in dealt for block in column], dealt


def _lengths(blocks: int, columns: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide the blocks among columns, at least one for each."""
    if columns == 1:
        yield (blocks,)
        return
    for first in range(1, blocks - columns + 2):
        for rest in _lengths(blocks - first, columns - 1):
            yield (first, *rest)


def _fits(order: Sequence[int], broken: Mapping[int, int]) -> bool:
    place = {block: at for at, block in enumerate(order)}
    return all(place[tail] == place[head] + 1 for head, tail in broken.items())


def _joined(order: list[int], broken: Mapping[int, int]) -> list[int]:
    """The order of whole paragraphs: each in the place of its beginning."""
    tails = set(broken.values())
    return [block for block in order if block not in tails]


def _whole(texts: Sequence[str], broken: Mapping[int, int]) -> list[str]:
    """The texts, each with all that carries it on."""
    whole = list(texts)
    for block in broken:
        at = broken.get(block)
        while at is not None:
            whole[block] += texts[at]
            at = broken.get(at)
    return whole
