"""Which symbol of the language model stands for a character.

The model knows Chinese characters, the Chinese punctuation marks, and two classes: every digit is
``0`` and every Latin letter is ``A``.  Half-width marks count as their full-width forms, because
some sources fold the marks; a full stop inside a number is left as it is.
"""

from typing import Final

DIGIT: Final = "0"
LETTER: Final = "A"
BREAK: Final = "\n"
OTHER: Final = "\ufffd"

_MARKS: Final = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    "【": "（",
    "】": "）",
    "％": "%",
    "．": ".",
    "‘": "“",
    "’": "”",
    "•": "·",
    "‧": "·",
    "－": "-",
    "～": "~",
    "\r": BREAK,
    "\u3000": " ",
    "\t": " ",
}

PUNCTUATION: Final = "，。、；：！？“”（）《》…—·%"


def symbol_of(character: str) -> str:
    """Every character has exactly one symbol, itself one character long.

    Characters outside the basic plane are ``OTHER``: the model counts 16-bit code units.
    """
    known = _MARKS.get(character)
    if known is not None:
        return known
    code = ord(character)
    if 0x30 <= code <= 0x39 or 0xFF10 <= code <= 0xFF19:
        return DIGIT
    folded = code - 0xFEE0 if 0xFF21 <= code <= 0xFF5A else code
    if 0x41 <= folded <= 0x5A or 0x61 <= folded <= 0x7A:
        return LETTER
    return character if code <= 0xFFFF else OTHER


class _Table(dict[int, str]):
    """Symbols by code point, found once each: what ``str.translate`` wants."""

    def __missing__(self, code: int) -> str:
        symbol = symbol_of(chr(code))
        self[code] = symbol
        return symbol


_TABLE: Final = _Table()


def symbols_of(text: str) -> str:
    """The text in symbols, one for each character: lengths are equal."""
    return text.translate(_TABLE)


def collapsed(symbols: str) -> str:
    """Symbols with every run of digits, and every run of letters, written as one symbol.

    The model's counts are over such strings: what follows a number does not depend on its length.
    """
    if DIGIT not in symbols and LETTER not in symbols:
        return symbols
    out: list[str] = []
    last = ""
    for symbol in symbols:
        if symbol != last or (symbol != DIGIT and symbol != LETTER):
            out.append(symbol)
        last = symbol
    return "".join(out)
