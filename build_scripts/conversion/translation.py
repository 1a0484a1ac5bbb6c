"""Tables for `str.translate`: what becomes of every character of a text, in one pass over it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache

_CODE_POINTS = range(0x34000)  # all Han characters lie in it; a character beyond is left as it is
_FIRST_SIGN = 0xFDD0  # code points that Unicode keeps free of characters


@cache
def _unchanged() -> list[int]:
    """Kept, so that all tables share their numbers."""
    return list(_CODE_POINTS)


def table(becomes: Mapping[str, str]) -> list[int]:
    """The table that makes one character of another and leaves the rest.

    A list answers every code point; a dict would raise and catch an error for each one it lacks.
    """
    codes = _unchanged().copy()
    for char, other in becomes.items():
        codes[ord(char)] = ord(other)
    return codes


class Census:
    """Counts the characters of some kinds in a text, in one pass, however many there are of a kind.

    No character is of two kinds.
    """

    def __init__(self, *kinds: Set[str]) -> None:
        self._signs = [chr(_FIRST_SIGN + number) for number in range(len(kinds))]
        self._table = table(
            {char: sign for kind, sign in zip(kinds, self._signs, strict=True) for char in kind}
        )

    def count(self, text: str) -> tuple[int, ...]:
        """How many characters of each kind the text has."""
        marked = text.translate(self._table)
        # Broken input may hold the signs themselves.
        return tuple(marked.count(sign) - text.count(sign) for sign in self._signs)
