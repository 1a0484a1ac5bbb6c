"""Bars lying on one scale, in sections; laid out for a phone, so that letters stay readable."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from build_scripts.charts.svg import SIZE, WIDTH, box, width_of, words

_THICK: Final = 14
_STEP: Final = 24
_STACKED: Final = 40
_HEAD: Final = 26
_GAP: Final = 10
_WIDEST_LABEL: Final = 132  # wider ones stand above their bars


class Bar(NamedTuple):
    """A bar: its words, how long it is against the scale (0 to 1), what it says, its class.

    ``whole`` draws the scale behind it: the bar is a part of that.
    """

    label: str
    length: float
    says: str
    drawn: str = "bar"
    whole: bool = False


class Section(NamedTuple):
    """Bars under one heading, which may be empty."""

    heading: str
    bars: tuple[Bar, ...]


def laid(sections: Sequence[Section]) -> tuple[float, list[str]]:
    """The height of a drawing of these sections, and its parts."""
    bars = [bar for section in sections for bar in section.bars]
    label = max((width_of(bar.label) for bar in bars), default=0)
    stacked = label > _WIDEST_LABEL or any(bar.whole for bar in bars)
    parts: list[str] = []
    y = 4.0
    for at, section in enumerate(sections):
        if section.heading:
            y += _GAP if at else 0
            parts.append(words(0, y + SIZE, section.heading, "heading"))
            y += _HEAD
        for bar in section.bars:
            if stacked:
                parts += _above(bar, y, bars)
                y += _STACKED
            else:
                parts += _beside(bar, y, label + _GAP, bars)
                y += _STEP
    return y, parts


def _beside(bar: Bar, y: float, left: float, bars: Sequence[Bar]) -> Iterator[str]:
    """Label, bar, value in one line."""
    room = WIDTH - left - _said(bars)
    yield words(left - _GAP, y + SIZE - 1, bar.label, anchor="end")
    yield box(left, y, room * bar.length, _THICK, bar.drawn)
    yield words(left + max(room * bar.length, 1) + 6, y + SIZE - 1, bar.says, "value")


def _above(bar: Bar, y: float, bars: Sequence[Bar]) -> Iterator[str]:
    """The label above the bar; the value beside the label of a share, else behind the bar."""
    yield words(0, y + SIZE - 1, bar.label)
    if bar.whole:
        yield words(WIDTH, y + SIZE - 1, bar.says, "value", "end")
        yield box(0, y + SIZE + 5, WIDTH, _THICK - 3, "track")
        yield box(0, y + SIZE + 5, WIDTH * min(bar.length, 1), _THICK - 3, bar.drawn)
        return
    room = WIDTH - _said(bars)
    yield box(0, y + SIZE + 4, room * bar.length, _THICK, bar.drawn)
    yield words(max(room * bar.length, 1) + 6, y + 2 * SIZE + 2, bar.says, "value")


def _said(bars: Sequence[Bar]) -> float:
    """The room that the widest value takes behind its bar."""
    return max((width_of(bar.says) for bar in bars), default=0) + 8
