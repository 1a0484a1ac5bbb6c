"""The lines of a page: where each stands, and how many blank lines stand above it."""

from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import NamedTuple

from build_scripts.text import Span


class Line(NamedTuple):
    """A line that is not blank, without the white space around it.

    ``at`` counts characters of the content; ``gap`` is the number of blank lines above;
    ``number`` counts all lines of the content from 1.
    """

    at: Span
    text: str
    gap: int
    number: int

    def part(self, start: int, end: int) -> "Line":
        """The characters ``start:end`` of this line, without the white space around them."""
        piece = self.text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = left + len(piece.strip())
        span = Span(self.at.start + left, self.at.start + right)
        return Line(span, piece.strip(), self.gap, self.number)


def split_lines(content: str) -> tuple[Line, ...]:
    """The lines of ``content`` that are not blank, in order."""
    return tuple(_lines(content))


def _lines(content: str) -> Iterator[Line]:
    start = gap = 0
    for number, raw in enumerate(content.split("\n"), 1):
        text = raw.strip()
        if text:
            first = start + raw.index(text[0])
            yield Line(Span(first, first + len(text)), text, gap, number)
            gap = 0
        elif number > 1 or raw:
            gap += 1
        start += len(raw) + 1


def usual_gap(lines: Sequence[Line]) -> int:
    """How many blank lines usually stand between two lines of this page."""
    gaps = [line.gap for line in lines[1:]]
    return median_low(gaps) if gaps else 0
