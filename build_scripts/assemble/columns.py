"""Columns that were read row by row, put back one below the other.

A page with two columns that was read across prints the blocks like dealt cards: left, right,
left, right, and the rest of the longer column.  A paragraph that runs over from the foot of the
left column to the head of the right one then has its end near the top of the page and its
beginning further down.  Where one line breaks off that way, two explanations remain: the cards,
or a single end that strayed.  The order in which neighbours have more words in common wins.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log, sqrt

from build_scripts.assemble import shapes

_NUMBERED = re.compile(r"[（(第]?([一二三四五六七八九十])(?:[、，）)]|是|要|章|节)")
_SPEAKER = re.compile(r"([\u4e00-\u9fff]{1,4})[：:]")
_FEWEST_BLOCKS, _MOST_BLOCKS = 5, 80
_STRAYED = 1.05  # how much more the words must say before a whole page is turned over


def dealt_back(texts: Sequence[str], broken: dict[int, int]) -> list[int]:
    """The order in which the blocks of one article are to be read, as positions in ``texts``.

    ``texts`` are the blocks without the head of the article; ``broken`` maps a block that breaks
    off to the one that carries it on.
    """
    printed = list(range(len(texts)))
    displaced = {head: tail for head, tail in broken.items() if tail < head}
    if len(displaced) != 1 or not _FEWEST_BLOCKS <= len(texts) <= _MOST_BLOCKS:
        return printed
    near = _Nearness(texts)
    best, most = printed, _STRAYED * near.of(_joined(printed, broken))
    for order in _dealings(len(texts), broken):
        common = near.of(_joined(order, broken))
        if common > most:
            best, most = order, common
    return best


def _dealings(blocks: int, broken: dict[int, int]) -> Iterator[list[int]]:
    """All ways to take the page for two dealt columns that put every tail right behind its head."""
    for longer in range((blocks + 1) // 2, blocks - 1):
        shorter = blocks - longer
        first = list(range(0, 2 * shorter, 2)) + list(range(2 * shorter, blocks))
        yield from _if_it_fits([first, list(range(1, 2 * shorter, 2))], broken)
        if longer == shorter:
            continue
        first = list(range(0, 2 * shorter, 2))
        second = list(range(1, 2 * shorter, 2)) + list(range(2 * shorter, blocks))
        yield from _if_it_fits([first, second], broken)


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


class _Nearness:
    """How much neighbouring blocks have in common: pairs of characters that few blocks have."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._pairs = [_pairs(text) for text in texts]
        self._numbers = [_number(text) for text in texts]
        self._speakers = [found[1] if (found := _SPEAKER.match(text)) else "" for text in texts]
        shared = Counter(pair for pairs in self._pairs for pair in pairs)
        self._weight = {
            pair: log(len(texts) / count) for pair, count in shared.items() if count > 1
        }

    def of(self, order: Sequence[int]) -> float:
        common = sum(self._common(one, two) for one, two in pairwise(order))
        return common + self._counted(order) - self._unanswered(order)

    def _counted(self, order: Sequence[int]) -> float:
        """One for every pair of numbered headings that count up, less one for every other."""
        numbers = [self._numbers[block] for block in order if self._numbers[block]]
        return sum(1.0 if one < two else -1.0 for one, two in pairwise(numbers))

    def _unanswered(self, order: Sequence[int]) -> float:
        """One for every pair of neighbours in which the same speaker is named again."""
        speakers = [self._speakers[block] for block in order]
        return sum(1.0 for one, two in pairwise(speakers) if one and one == two)

    def _common(self, one: int, two: int) -> float:
        both = self._pairs[one] & self._pairs[two]
        size = sqrt(len(self._pairs[one]) * len(self._pairs[two])) or 1.0
        return sum(self._weight[pair] for pair in both) / size


def _number(text: str) -> int:
    """The number with which a heading or an item begins; 0 if it has none."""
    found = _NUMBERED.match(text)
    return "零一二三四五六七八九十".index(found[1]) if found else 0


def _pairs(text: str) -> set[str]:
    bare = shapes.bare(text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}
