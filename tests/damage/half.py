"""Full-width marks in half width, as e-paper pages and careless exports print them."""

from __future__ import annotations

_HALF = {ord(mark): chr(ord(mark) - 0xFEE0) for mark in "，：；！？（）"}
_WIDE_DIGITS = {ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789%."}


def half_width(text: str) -> str:
    """The marks ，：；！？（） in ASCII; 、。“”《》 stay, as they have no ASCII form."""
    return text.translate(_HALF)


def wide_digits(text: str) -> str:
    """ASCII digits, `%` and `.` between digits in full width."""
    return "".join(
        c.translate(_WIDE_DIGITS)
        if c.isdigit() or (c in ".%" and at and text[at - 1].isdigit() and c.isascii())
        else c
        for at, c in enumerate(text)
    )
