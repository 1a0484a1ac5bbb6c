"""Bytes of GBK read back with the losses of the mirror sites.

The decoder takes two bytes at a time and never goes back.  Five things happen that a careful
decoder would not do; all are visible on pages, and the first two are proved on the sources:

* a lead byte (81-FE) followed by a byte that cannot be a trail byte (below 40, or 7F, 80 is a
  trail) becomes one `?`, and that second byte is gone: the `(` of an annotation, a digit, a `<`;
* a pair from the user-defined areas of code page 936 becomes a private-use character
  (AAA1-AFFE: U+E000 on, F8A1-FEFE: U+E234 on, A140-A7A0: U+E4C6 on), which some sites drop;
* a lead byte before the hidden byte of a mark becomes `?`, or goes without a trace;
* a lead byte at the very end becomes `?`;
* any other pair without a character becomes `?`, or the character that GB 18030 added there.

Authority for the areas: the mapping of Windows code page 936 to Unicode.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache

from build_scripts.forward.table import HIDDEN, Decoder, PrivateUse

_AREA = 94
_AREA_THREE = 96
_EURO = 0x80


def private_use(lead: int, trail: int) -> str | None:
    """The private-use character of a pair from a user-defined area, or None for other pairs."""
    if trail >= 0xA1:
        if 0xAA <= lead <= 0xAF:
            return chr(0xE000 + (lead - 0xAA) * _AREA + trail - 0xA1)
        if 0xF8 <= lead <= 0xFE:
            return chr(0xE234 + (lead - 0xF8) * _AREA + trail - 0xA1)
    elif 0xA1 <= lead <= 0xA7 and trail >= 0x40 and trail != 0x7F:
        return chr(0xE4C6 + (lead - 0xA1) * _AREA_THREE + trail - 0x40 - (trail > 0x7F))
    return None


def pair_text(lead: int, trail: int, decoder: Decoder) -> str:
    """What one lead byte and the byte behind it become on the page."""
    if trail in HIDDEN:
        return decoder.silenced
    if trail < 0x40 or trail in (0x7F, 0xFF):
        return decoder.lost
    private = private_use(lead, trail)
    if private is not None:
        return private if decoder.private_use is PrivateUse.KEPT else ""
    try:
        return fold(bytes((lead, trail)).decode("gbk"), decoder)
    except UnicodeDecodeError:
        return _unassigned(lead, trail, decoder)


def _unassigned(lead: int, trail: int, decoder: Decoder) -> str:
    """A pair that GBK leaves empty: private use in code page 936, where it has any place at all.

    A decoder of GB 18030 shows the characters that this standard added in some of them.
    """
    try:
        character = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return decoder.lost
    if not "\ue000" <= character <= "\uf8ff":
        return character if decoder.added else decoder.lost
    return character if decoder.private_use is PrivateUse.KEPT else ""


def fold(text: str, decoder: Decoder) -> str:
    """The text with the decoder's full-width characters in half width."""
    return "".join(_half_width(c) if c in decoder.folded else c for c in text)


def _half_width(character: str) -> str:
    return " " if character == "\u3000" else chr(ord(character) - 0xFEE0)


def pieces(data: bytes, decoder: Decoder) -> Iterator[tuple[int, str]]:
    """Each step of the decoder: the offset in bytes where it starts, and the text it gives."""
    at = 0
    while at < len(data):
        byte = data[at]
        if byte < 0x80:
            yield at, "" if byte in HIDDEN else chr(byte)
            at += 1
        elif byte == _EURO:
            yield at, "\u20ac"
            at += 1
        elif byte == 0xFF or at + 1 == len(data):
            yield at, decoder.lost
            at += 1
        else:
            yield at, pair_text(byte, data[at + 1], decoder)
            at += 2


def decode(data: bytes, decoder: Decoder) -> str:
    """The whole of the bytes as the page shows them: the steps of `pieces`, joined.

    Whole stretches go through the standard decoder, which stops only where something is lost.
    """
    shown = data.decode("gbk", _handler(decoder))
    return shown.translate(_after(decoder))


@cache
def _after(decoder: Decoder) -> dict[int, str]:
    """What is folded, and the bytes that no page shows."""
    folded = {ord(character): _half_width(character) for character in decoder.folded}
    return {**folded, **dict.fromkeys(HIDDEN, "")}


@cache
def _handler(decoder: Decoder) -> str:
    """The name of an error handler that loses what the decoder loses."""

    def lose(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        _, text = next(pieces(error.object[error.start : error.start + 2], decoder))
        width = 1 if error.object[error.start] in (_EURO, 0xFF) else 2
        return text, min(error.start + width, len(error.object))

    name = f"mirror-losses-{len(_NAMES)}"
    _NAMES.append(name)
    codecs.register_error(name, lose)
    return name


_NAMES: list[str] = []
