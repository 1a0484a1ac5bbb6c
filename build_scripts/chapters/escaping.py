"""Text of a source made harmless: shown as it is, run as nothing."""

import html
import json
import re
from string import punctuation

_KEPT = re.compile("[\udc00-\udcff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# Characters that XML forbids, that steer Python-Markdown (STX, ETX), or that nobody would see.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
                  "\u2000-\u200f\u2028-\u202f\u205f\u2060-\u2069\ufeff]")  # fmt: skip
_ASCII_MARKS = str.maketrans({mark: f"&#{ord(mark)};" for mark in punctuation})


def visible(char: str) -> str:
    """A name for a character that cannot be printed: the byte, or the code point."""
    if _KEPT.match(char):
        return f"{ord(char) - 0xDC00:02X}"
    return f"U+{ord(char):04X}"


def _odd(match: re.Match[str]) -> str:
    char = match[0]
    if _KEPT.match(char):
        says = "未能解码的字节"
    elif _PRIVATE.match(char):
        says = "私用区字符"
    else:
        says = "看不见的字符"
    code = f"{ord(char):x}"
    return f'<span class="odd" data-char="{code}" title="{says}">‹{visible(char)}›</span>'


def named(text: str) -> str:
    """Text on one line, what cannot be printed named: for forms that are no HTML."""
    return _ODD.sub(lambda match: f"‹{visible(match[0])}›", text.replace("\n", " "))


def inline(text: str) -> str:
    """HTML for a raw block, on one line; line feeds become the sign ↵."""
    shown = _ODD.sub(_odd, html.escape(text))
    return shown.replace("\n", '<span class="feed">↵</span>').replace("\t", "&#9;")


def attribute(text: str) -> str:
    """Text for the value of an attribute in double quotes; what cannot be printed is named."""
    named = _ODD.sub(lambda match: f"‹{visible(match[0])}›", text.replace("\n", "↵"))
    return html.escape(named)


def plain(text: str) -> str:
    """Text for a Markdown heading or link: every ASCII mark a character reference."""
    named = _ODD.sub(lambda match: f"‹{visible(match[0])}›", text.replace("\n", " "))
    return named.translate(_ASCII_MARKS)


def spoken(text: str) -> str:
    """Any text for the value of an attribute, wherever the tag stands, Markdown headings too."""
    return plain(text.replace("\n", "↵"))


def front_matter(**fields: str) -> str:
    """The metadata block of a page. JSON strings are YAML strings, whatever they hold."""
    lines = []
    for name, value in fields.items():
        named = _ODD.sub(lambda match: f"‹{visible(match[0])}›", value.replace("\n", " "))
        lines.append(f"{name}: {json.dumps(named, ensure_ascii=False)}")
    return "\n".join(["---", *lines, "---", "", ""])


def address(url: str) -> str:
    """A link to a web address; anything that is not http or https stays plain text."""
    if re.match(r"https?://[^\s/]+", url, re.IGNORECASE):
        return f'<a href="{attribute(url)}" rel="noreferrer">{inline(url)}</a>'
    return inline(url)
