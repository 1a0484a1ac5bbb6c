"""A figure in a headline is the one that the text tells again, and bears its time."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from build_scripts.records.figures import Basis, Figure, Kind

_HEAD_LINES: Final = 8
_SENTENCE: Final = re.compile(r"[^。！？\n]{12,}[。！？]")

_Said = tuple[Decimal | None, Decimal | None, str]


def dated_by_the_text(figures: list[Figure], start: int, text: str) -> list[Figure]:
    """The figures of an article, those of its headline with the time of the text.

    ``start`` is where the article begins on its page; offsets of figures count from there. What the
    text tells of several times, or of none, stays.
    """
    body = start + _body(text)
    above = [each for each in figures if each.start < body and _undated(each)]
    if not above:
        return figures
    told: dict[_Said, Figure | None] = {}
    for each in figures:
        if each.start < body or each.kind is not Kind.FIGURE:
            continue
        known = told.setdefault(_said(each), each)
        if known is not None and known.period.value != each.period.value:
            told[_said(each)] = None
    return [_dated(each, told.get(_said(each))) if each.start < body else each for each in figures]


def _body(text: str) -> int:
    """Where the first line with a whole sentence begins."""
    found = _SENTENCE.search(text)
    line = text.rfind("\n", 0, found.start()) + 1 if found else 0
    return line if text.count("\n", 0, line) <= _HEAD_LINES else 0


def _said(figure: Figure) -> _Said:
    return figure.value, figure.upper, figure.unit


def _undated(figure: Figure) -> bool:
    return figure.kind is Kind.FIGURE and figure.period.basis is Basis.PUBLICATION


def _dated(figure: Figure, other: Figure | None) -> Figure:
    if other is None or not _undated(figure) or other.period.basis is Basis.PUBLICATION:
        return figure
    period = other.period._replace(basis=Basis.CONTEXT)
    return replace(figure, period=period)
