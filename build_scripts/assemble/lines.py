"""The lines of a page: where each stands, and how many blank lines stand above it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median_low
from typing import NamedTuple

from build_scripts.records.restoration import Role
from build_scripts.text import Span

# Two wide spaces behind a full stop set off a paragraph, wherever the line break went.
_PARAGRAPH = re.compile("(?<=[。！？…”])\u3000{2,}(?=\\S)")


class Told(NamedTuple):
    """What the markup of an HTML page says of a line.

    ``begins``: an element that parts text begins above it, so that no paragraph runs into it
    without strong evidence; ``role`` is None where the markup tells none.
    """

    begins: bool = False
    role: Role | None = None


_NOTHING = Told()


class Line(NamedTuple):
    """A line that is not blank, without the white space around it.

    ``at`` counts characters of the content; ``gap`` is the number of blank lines above, ``indent``
    the number of blanks before the first character; ``number`` counts all lines of the content
    from 1; ``more`` are the further rows of a line that a narrow column has broken; ``told`` is
    what markup says of it.
    """

    at: Span
    text: str
    gap: int
    number: int
    indent: int = 0
    more: tuple[Span, ...] = ()
    told: Told = _NOTHING

    @property
    def pieces(self) -> tuple[Span, ...]:
        """All rows of the line."""
        return (self.at, *self.more)

    def part(self, start: int, end: int) -> "Line":
        """The characters ``start:end`` of a line of one row, without the white space around."""
        piece = self.text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = left + len(piece.strip())
        span = Span(self.at.start + left, self.at.start + right)
        return self._replace(at=span, text=piece.strip())


def split_lines(
    content: str,
    told: Mapping[int, Told] | None = None,
    indents: Mapping[int, int] | None = None,
) -> tuple[Line, ...]:
    """The lines of ``content`` that are not blank, in order.

    ``told`` and ``indents``, the blanks that a line has lost, are by their numbers.
    """
    return tuple(_lines(content, told or {}, indents or {}))


def _lines(content: str, told: Mapping[int, Told], lost: Mapping[int, int]) -> Iterator[Line]:
    start = gap = 0
    for number, raw in enumerate(content.split("\n"), 1):
        text = raw.strip()
        if text:
            indent = len(raw) - len(raw.lstrip())
            first = start + indent
            span = Span(first, first + len(text))
            blanks = indent + lost.get(number, 0)
            line = Line(span, text, gap, number, blanks, (), told.get(number, _NOTHING))
            yield from _paragraphs(line) if "\u3000\u3000" in text else (line,)
            gap = 0
        elif number > 1 or raw:
            gap += 1
        start += len(raw) + 1


def _paragraphs(line: Line) -> Iterator[Line]:
    """The paragraphs of a line that holds several, each but the first indented."""
    start = 0
    for match in _PARAGRAPH.finditer(line.text):
        yield line.part(start, match.start())
        start = match.end()
        line = line._replace(gap=0, indent=match.end() - match.start())
    yield line.part(start, len(line.text))


def usual_gap(lines: Sequence[Line]) -> int:
    """How many blank lines usually stand between two lines of this page."""
    gaps = [line.gap for line in lines[1:]]
    return median_low(gaps) if gaps else 0
