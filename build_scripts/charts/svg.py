"""Drawings as SVG inside a page: no scripts, no inline styles; colours are classes of the page.

Widths of words are estimated: a Chinese character is as wide as the letters are high, an ASCII one
about half of that. Every number is written with at most one decimal, so that a drawing is the same
on every machine.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from build_scripts.chapters.escaping import attribute

SIZE: Final = 13  # of letters, in units of the drawing
WIDTH: Final = 360
_NARROW: Final = 0.58


def drawing(name: str, title: str, says: str, height: float, parts: Iterable[str]) -> str:
    """A drawing with a title and a description for those who do not see it."""
    name = attribute(name)
    return (
        f'<svg viewBox="0 0 {WIDTH} {number(height)}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{attribute(title)}</title>'
        f'<desc id="{name}-desc">{attribute(says)}</desc>{"".join(parts)}</svg>'
    )


def words(x: float, y: float, text: str, drawn: str = "", anchor: str = "start") -> str:
    """A line of letters that stands on ``y``."""
    css = f' class="{drawn}"' if drawn else ""
    at = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{number(x)}" y="{number(y)}"{css}{at}>{escape(text)}</text>'


def box(x: float, y: float, width: float, height: float, drawn: str) -> str:
    """A filled box; one that is too small to see is a hair wide, so that nothing is nothing."""
    return (
        f'<rect class="{drawn}" x="{number(x)}" y="{number(y)}" '
        f'width="{number(max(width, 0.8))}" height="{number(height)}"/>'
    )


def width_of(text: str, size: float = SIZE) -> float:
    """About how wide a line of letters is."""
    return size * sum(_NARROW if char.isascii() or char.isspace() else 1 for char in text)


def number(value: float) -> str:
    """A coordinate: one decimal at most, none where it is whole."""
    return f"{value:.1f}".removesuffix(".0")
