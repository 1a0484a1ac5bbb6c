"""Whether a page is running text, and whether its paragraphs end in a full stop at all."""

from collections.abc import Sequence

from build_scripts.assemble import shapes
from build_scripts.assemble.lines import Line

_SHORTEST, _SHARE = 20, 0.5  # characters of a line of prose; share of the page
_STOPPED = 0.5  # of the paragraphs: no page was seen to be broken so often


def is_prose_page(lines: Sequence[Line]) -> bool:
    """True if running text makes up at least half of the page."""
    long = sum(len(line.text) for line in lines if _is_of_prose(line.text))
    return long >= _SHARE * sum(len(line.text) for line in lines)


def stops_nowhere(lines: Sequence[Line]) -> bool:
    """True where at most half of the paragraphs end in a mark: then the want of one says little."""
    prose = [line.text for line in lines if _is_of_prose(line.text)]
    return sum(map(shapes.ended, prose)) <= _STOPPED * len(prose)


def _is_of_prose(text: str) -> bool:
    return len(text) >= _SHORTEST and (shapes.is_prose(text) or shapes.hangs(text))
