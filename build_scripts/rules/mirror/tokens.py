"""A damaged line as the mirror's decoder wrote it: a row of tokens, each with its bytes.

Pinyin letters, brackets and tags are insertions and carry no byte of the text; a `?` may stand
for a lost lead byte and the ASCII byte it swallowed.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from build_scripts.rules.mirror.annotation import ANNOTATION, HEADLESS
from build_scripts.rules.mirror.codes import Code, code_of


class Pair(NamedTuple):
    """One decoded character; more than one code when it may have been converted afterwards."""

    start: int
    end: int
    char: str
    codes: tuple[Code, ...]


class Single(NamedTuple):
    """A single byte: ASCII (or a folded full-width form), or 80, which code page 936 shows as €."""

    start: int
    end: int
    char: str

    @property
    def byte(self) -> int:
        """The byte."""
        return 0x80 if self.char == _EURO else ord(self.char)


class Gloss(NamedTuple):
    """A whole annotation, brackets included."""

    start: int
    end: int
    reading: str


class Query(NamedTuple):
    """A `?`: a question mark, or a lost lead byte with the ASCII byte it swallowed.

    ``reading`` is that of an annotation that lost its opening bracket to it, ``tag`` is True for
    the rest of a tag that lost its `<`.
    """

    start: int
    end: int
    reading: str
    tag: bool


class Alien(NamedTuple):
    """A character that no GBK byte can have given (emoji, line end)."""

    start: int
    end: int
    char: str


Token = Pair | Single | Gloss | Query | Alien

_EURO = "€"
# What is left of a tag, or of an annotation, whose head went with a lost byte.
REST = re.compile(
    r"\?(?:/(?:p|span|div|td|tr|li|a|b|strong|font|h[1-6])>|" + HEADLESS.pattern + ")"
)
# What is left of an entity whose `&` went with a lost byte.
ENTITY_REST = re.compile(r"(?<![&A-Za-z])((?:[lr][ds]quo|[mn]dash|hellip|middot|nbsp);)")
_TAG_REST = re.compile(r"/?[a-z]{1,8}[1-6]?(?: [^<>\n]{0,80})?/?>")


def token_at(content: str, at: int, codes: Callable[[str], tuple[Code, ...]]) -> Token:
    """The token that begins at ``at``; ``codes`` gives the codes a character may stand for."""
    char = content[at]
    if char == "?":
        if match := HEADLESS.match(content, at + 1):
            return Query(at, match.end(), match[1], False)
        if match := _TAG_REST.match(content, at + 1):
            return Query(at, match.end(), "", True)
        return Query(at, at + 1, "", bool(ENTITY_REST.match(content, at + 1)))
    if match := ANNOTATION.match(content, at):
        return Gloss(at, match.end(), match[1])
    if char == "\n":
        return Alien(at, at + 1, char)
    if char < "\x80" or char == _EURO:
        return Single(at, at + 1, char)
    if found := codes(char):
        return Pair(at, at + 1, char, found)
    return Alien(at, at + 1, char)


def lost_tag(line: str) -> str:
    """The whole tag whose rest ends the line behind the `?` that took its head; else nothing."""
    at = line.rfind("?")
    match = _TAG_REST.fullmatch(line, at + 1) if at >= 0 else None
    return f"<{match[0]}" if match else ""


def own_code(char: str) -> tuple[Code, ...]:
    """The code of the character itself: a page that was converted before it was damaged."""
    code = code_of(char)
    return (code,) if code else ()
