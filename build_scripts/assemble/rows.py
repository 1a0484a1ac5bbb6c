"""Rows of a narrow column, made into lines again.

Where most rows of a page are equally long and break off in the middle of a sentence, the end of
a row says nothing.  A paragraph then begins where a row is indented, or where the row above is
shorter than the column.  Verse keeps its rows: they end with marks, or do not cling together.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.continuity import Continuity
from build_scripts.assemble.lines import Line

_FEWEST = 8
_NARROWEST, _WIDEST = 10, 90  # characters
_SHARE = 0.5  # of the rows are as wide as the column
_SLACK = 1  # character by which a full row may be shorter or longer
_WIDER = 0.2  # of the rows at most: titles, and rows that hold Latin letters
_CELLS = re.compile(r"\S[\t ]+\S.*[\t ]+\S")
_BROKEN = 0.6  # of the full rows end inside a sentence
_CLINGS = 0.0  # mean nats across the ends of full rows
_INDENT = 2  # characters
_OFTEN, _MOSTLY = 3, 0.8
_ASKED = 200  # ends of rows that the model is asked about
_NEVER_FIRST = "，。、；：！？”’）》」』】…"


class _Column(NamedTuple):
    """The width of the column in characters, and how a first row shows that it is one.

    ``indented``: by its blanks; ``shortened``: by two characters less, where blanks were lost.
    """

    width: int
    indented: bool
    shortened: bool


def unrolled(lines: Sequence[Line], model: Continuity) -> list[Line]:
    """The lines of a page printed in rows of one width; other pages come back as they are."""
    column = _column(lines, model)
    if column is None:
        return list(lines)
    whole: list[list[Line]] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line, column):
            whole[-1].append(line)
        else:
            whole.append([line])
    return [_joined(rows) for rows in whole]


def _width(line: Line) -> int:
    return line.indent + len(line.text)


def _column(lines: Sequence[Line], model: Continuity) -> _Column | None:
    if len(lines) < _FEWEST:
        return None
    widths = Counter(map(_width, lines))
    width = max(widths, key=lambda each: (widths[each], each))
    if 2 * widths[width + _INDENT] >= widths[width]:
        width += _INDENT  # first rows of short paragraphs are as many as full ones
    full = [at for at, line in enumerate(lines[:-1]) if -_INDENT <= _width(line) - width <= _SLACK]
    if not _NARROWEST <= width <= _WIDEST or len(full) < max(_SHARE * len(lines), _FEWEST / 2):
        return None
    if sum(_width(line) > width + _SLACK for line in lines) > _WIDER * len(lines):
        return None
    if sum(bool(_CELLS.search(line.text)) for line in lines) > _WIDER * len(lines):
        return None  # a table: its rows are of one width too
    broken = [at for at in full if not shapes.ended(lines[at].text)]
    if len(broken) < _BROKEN * len(full):
        return None
    nats = [model.bond(lines[at].text, lines[at + 1].text) for at in broken[:_ASKED]]
    if sum(nats) <= _CLINGS * len(nats) and not _begins_shorter(lines, width):
        return None
    indented = sum(line.indent > 0 for line in lines) >= _OFTEN
    return _Column(width, indented, not indented and widths[width - _INDENT] >= _OFTEN)


def _begins_shorter(lines: Sequence[Line], width: int) -> bool:
    """True if most paragraphs begin with a row that lacks the two blanks it was indented by."""
    first = [
        _width(two) == width - _INDENT
        for one, two in pairwise(lines)
        if _width(one) < width - _INDENT and _width(two) > width / 2
    ]
    return len(first) >= _OFTEN and sum(first) >= _MOSTLY * len(first)


def _goes_on(rows: list[Line], line: Line, column: _Column) -> bool:
    above = rows[-1]
    if line.text[0] in _NEVER_FIRST:
        return True
    if _width(above) < column.width - _INDENT or 0 < line.gap > rows[0].gap:
        return False
    if shapes.finished(above.text) and _is_short_label(line, column):
        return False
    if column.indented:
        return line.indent == 0
    if fields.role_by_words(line.text) is not None:
        return False
    if column.shortened and _width(line) == column.width - _INDENT:
        return not shapes.ended(above.text)
    return not shapes.finished(above.text) or column.shortened or not shapes.opens(line.text)


def _is_short_label(line: Line, column: _Column) -> bool:
    """A heading: the last row of a paragraph ends with a mark."""
    short = _width(line) < column.width - _INDENT and shapes.is_label(line.text)
    return short and not shapes.ended(line.text)


def _joined(rows: list[Line]) -> Line:
    text = "".join(row.text for row in rows)
    return rows[0]._replace(text=text, more=tuple(row.at for row in rows[1:]))
