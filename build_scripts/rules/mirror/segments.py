"""A page put together from several mirrors: where one ends and the next begins.

A mirror annotates a character always or never. So where the characters that are annotated above
a line stand bare below it, and the other way round, another mirror begins.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from build_scripts.rules.mirror.annotation import Page

_FEWEST = 6  # occurrences against the rule before another mirror is thought of
_LEFT = 0.4  # share of them that may remain when a page is cut in two
_MOST_LINES = 4_000  # of a longer page the time would grow too much


class _Counts(NamedTuple):
    """Occurrences of the table's characters in a line, with and without an annotation."""

    annotated: Counter[str]
    bare: Counter[str]


def segments(content: str, page: Page) -> tuple[tuple[int, int], ...]:
    """The stretches of whole lines that one mirror made, in order; together the whole content."""
    lines = content.split("\n")
    if len(lines) > _MOST_LINES:
        return ((0, len(content)),)
    ends = [0, *accumulate(len(line) + 1 for line in lines)]
    counts = _counts(lines, ends, page)
    cuts = [0, *_cuts(counts, 0, len(lines)), len(lines)]
    return tuple((ends[first], min(ends[last], len(content))) for first, last in pairwise(cuts))


def _counts(lines: list[str], ends: list[int], page: Page) -> list[_Counts]:
    found = [_Counts(Counter(), Counter()) for _ in lines]
    at = 0
    for note in page.annotations:
        while note.start >= ends[at + 1]:
            at += 1
        if note.fits and note.char in page.table:
            found[at].annotated[note.char] += 1
    for line, (annotated, bare) in zip(lines, found, strict=True):
        for char in page.table.keys() & set(line):
            left = line.count(char) - annotated[char]
            if left > 0:
                bare[char] = left
    return found


def _cuts(counts: list[_Counts], first: int, last: int) -> Iterator[int]:
    """The lines at which another mirror begins, between two lines."""
    broken = _broken(counts[first:last])
    whole = broken[-1]
    if whole < _FEWEST:
        return
    below = _broken(counts[first:last][::-1])[::-1]
    sides = [above + under for above, under in zip(broken[:-1], below[1:], strict=True)]
    best = min(range(len(sides)), key=sides.__getitem__, default=0)
    if sides and sides[best] <= _LEFT * whole:
        cut = first + best + 1
        yield from _cuts(counts, first, cut)
        yield cut
        yield from _cuts(counts, cut, last)


def _broken(counts: list[_Counts]) -> list[int]:
    """How often the rule is broken in the lines up to each one, if one mirror made them."""
    annotated, bare = Counter[str](), Counter[str]()
    total = 0
    found = []
    for line in counts:
        for char in line.annotated.keys() | line.bare.keys():
            total -= min(annotated[char], bare[char])
            annotated[char] += line.annotated[char]
            bare[char] += line.bare[char]
            total += min(annotated[char], bare[char])
        found.append(total)
    return found
