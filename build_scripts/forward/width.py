"""Marks in full width, as they stood in the text before a page showed them in half width."""

from __future__ import annotations

import re

_FULL = {ord(half): chr(ord(half) + 0xFEE0) for half in ",:;!?()"}
_INSIDE_NUMBER = re.compile(r"(?<=[0-9])[,:](?=[0-9])|[0-9A-Za-z@/.]*://[^\s\u3000-\uffef]*")


def full_width(text: str) -> str:
    """The text with `, : ; ! ? ( )` in full width, except inside numbers, times and addresses.

    Digits, letters, `.`, `%`, `+` and quotation marks stay: the pages show that they were ASCII,
    or already full width, when the bytes were replaced.
    """
    kept = [match.span() for match in _INSIDE_NUMBER.finditer(text)]
    parts: list[str] = []
    at = 0
    for start, end in kept:
        parts += (text[at:start].translate(_FULL), text[start:end])
        at = end
    return "".join(parts) + text[at:].translate(_FULL)
