"""Rows of a narrow column, made into lines again.

Where most rows of a page are equally long and break off in the middle of a sentence, the end of
a row says nothing.  A paragraph then begins where a row is indented, or where the row above is
shorter than the column.  Verse keeps its rows: they end with marks, or do not cling together.
"""

from collections import Counter
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.continuity import Continuity
from build_scripts.assemble.lines import Line

_FEWEST = 8
_NARROWEST, _WIDEST = 10, 90  # characters
_SHARE = 0.5  # of the rows are as wide as the column
_SLACK = 1  # character by which a full row may be shorter or longer
_BROKEN = 0.6  # of the full rows end inside a sentence
_CLINGS = 0.5  # mean nats across the ends of full rows


def unrolled(lines: Sequence[Line], model: Continuity) -> list[Line]:
    """The lines of a page printed in rows of one width; other pages come back as they are."""
    width = _column(lines, model)
    if not width:
        return list(lines)
    indented = sum(line.indent > 0 for line in lines) >= 2
    whole: list[list[Line]] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line, width, indented):
            whole[-1].append(line)
        else:
            whole.append([line])
    return [_joined(rows) for rows in whole]


def _width(line: Line) -> int:
    return line.indent + len(line.text)


def _column(lines: Sequence[Line], model: Continuity) -> int:
    """The width of the column in characters; 0 for a page that has none."""
    if len(lines) < _FEWEST:
        return 0
    width = Counter(map(_width, lines)).most_common(1)[0][0]
    full = [number for number, line in enumerate(lines[:-1]) if abs(_width(line) - width) <= _SLACK]
    if not _NARROWEST <= width <= _WIDEST or len(full) < max(_SHARE * len(lines), _FEWEST / 2):
        return 0
    if any(_width(line) > 4 * width for line in lines):
        return 0
    broken = [number for number in full if not shapes.ended(lines[number].text)]
    if len(broken) < _BROKEN * len(full):
        return 0
    nats = [model.bond(lines[number].text, lines[number + 1].text) for number in broken]
    return width if sum(nats) / len(nats) >= _CLINGS else 0


def _goes_on(rows: list[Line], line: Line, width: int, indented: bool) -> bool:
    above = rows[-1]
    if _width(above) < width - 2 * _SLACK or line.gap > 0 and line.gap > rows[0].gap:
        return False
    if indented:
        return line.indent == 0
    if fields.role_by_words(line.text) is not None:
        return False
    return not shapes.finished(above.text) or not shapes.opens(line.text)


def _joined(rows: list[Line]) -> Line:
    text = "".join(row.text for row in rows)
    return rows[0]._replace(text=text, more=tuple(row.at for row in rows[1:]))
