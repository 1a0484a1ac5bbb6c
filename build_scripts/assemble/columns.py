"""Columns that were read row by row, put back one below the other."""

from collections.abc import Sequence

_FEWEST_BLOCKS = 6  # fewer blocks agree with a dealing by chance
_MOST_COLUMNS = 4


def dealt_back(blocks: Sequence[int], broken: dict[int, int], fewest: int = _FEWEST_BLOCKS) -> list[int]:
    """The blocks in column order, if exactly that puts each tail right behind its head.

    ``blocks`` are lines of one article without its head, as they stand on the page; ``broken``
    maps a line that breaks off to the one that carries it on.  A page read row by row deals the
    blocks out like cards; the break falls at the foot of a column and the head of the next.
    """
    inside = {head: tail for head, tail in broken.items() if head in blocks and tail in blocks}
    displaced = {head: tail for head, tail in inside.items() if tail < head}
    if not displaced or len(blocks) < fewest:
        return list(blocks)
    for count in range(2, _MOST_COLUMNS + 1):
        columns = [list(blocks[start::count]) for start in range(count)]
        if len(columns[-1]) < 2 or not _closes_all(columns, displaced):
            continue
        order = [block for column in columns for block in column]
        kept = [order.index(tail) - order.index(head) for head, tail in inside.items()]
        if all(distance == 1 for distance in kept):
            return order
    return list(blocks)


def _closes_all(columns: Sequence[Sequence[int]], broken: dict[int, int]) -> bool:
    seams = {left[-1]: right[0] for left, right in zip(columns, columns[1:], strict=False)}
    return all(seams.get(head) == tail for head, tail in broken.items())
