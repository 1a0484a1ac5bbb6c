"""What counts as the same character when a reader searches.

The page's program folds what is typed with the table that is written here, and the index is made
with it: both sides fold alike. Folding never makes one character of two, but it drops spaces.
"""

from functools import cache

from build_scripts.conversion.tables import tables

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
# Quotation marks of the other edition, and the round zero as it is often typed.
_ALIKE = str.maketrans("「」『』○著", "“”‘’〇着")
SPACES = frozenset(" \t\n\r\u00a0\u3000\u2002\u2003\u2009\u200b")


@cache
def table() -> dict[int, int]:
    """Code point -> the code point it is searched as, for those that differ."""
    found = {
        ord(char): ord(plain)
        for char, plain in tables().characters.items()
        if max(char, plain) <= "\uffff"
    }
    found |= dict(_ALIKE.items())
    found |= {code: _LOWER.get(half, half) for code, half in _WIDE.items()} | _LOWER
    return {code: found.get(folded, folded) for code, folded in found.items()}


def folded(text: str) -> str:
    """The text as it is searched."""
    return "".join(char for char in text.translate(table()) if char not in SPACES)


def pairs() -> tuple[str, str]:
    """The table as two strings of equal length, for the program of the page."""
    listed = sorted(table().items())
    return "".join(chr(a) for a, _ in listed), "".join(chr(b) for _, b in listed)
