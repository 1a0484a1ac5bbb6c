"""The tokens of an HTML file with their exact offsets; broken markup gives text, never an error.

A scanner of our own, because no parser at hand keeps character offsets through broken markup.
Every character of the file lies in exactly one token. Linear in the length of the file: a search
that has once failed to the end of the file is not made again.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_BLANK = r"(?:[\s\ufeff\x00]|<!--[\s\S]{0,4000}?-->|<\?[^<>]{0,400}>)"
_OPENING = re.compile(rf"{_BLANK}{{0,40}}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAME = re.compile(r"<(?:html|head|body)\b[^<>]{0,2000}>", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:/?(?:p|div|br|span|a|td|tr|table|h[1-6]|meta|title|script|img|article)\b)", re.I
)
_FEWEST = 3
# Elements whose content is no markup; what they hold is not read, a title apart.
_RAW = frozenset(
    {
        "script",
        "style",
        "textarea",
        "xmp",
        "iframe",
        "noembed",
        "noframes",
        "template",
        "svg",
        "title",
        "math",
        "object",
        "select",
    }
)
_TAG = "<(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,40}+)(?=[\\s/>])"
# A tag as it should be: a value in quotation marks may hold anything, `>` too ...
_WHOLE = re.compile(
    _TAG + r"(?:\s++(?:[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?+)?+|/)*+>"
)
# ... and one that lost a quotation mark: it ends at the next `>`, if no `<` comes first.
_BROKEN = re.compile(_TAG + "[^<>]*+>")
_CLOSERS = {name: re.compile(rf"</{name}(?=[\s/>])[^<>]{{0,200}}>", re.IGNORECASE) for name in _RAW}


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    TAG = "tag"
    HIDDEN = "hidden"  # comments, scripts, styles, declarations: never shown
    TITLE = "title"  # the title element of the head, tags included


class Token(NamedTuple):
    """Characters ``start`` to ``end`` of the file; ``name`` is the tag's, in lower case."""

    start: int
    end: int
    kind: Kind
    name: str = ""
    closing: bool = False


def is_html_file(content: str) -> bool:
    """True for a whole page: it opens as HTML files do, and there is markup to match.

    A text that only speaks of tags, or pieces of a page, are not for an extractor.
    """
    if "<" not in content[:20_000]:
        return False
    if _OPENING.match(content) is None:
        return False
    tags = {match[0].lower() for match in _MARKUP.finditer(content[:200_000])}
    return len(tags) >= _FEWEST and (
        _FRAME.search(content[:200_000]) is not None or len(tags) > _FEWEST
    )


def scan(content: str) -> Iterator[Token]:
    """All tokens, in order and without gaps."""
    return _Scanner(content).tokens()


class _Scanner:
    """One pass over a file; remembers which searches have failed for good."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._absent: set[str] = set()

    def tokens(self) -> Iterator[Token]:
        content = self._content
        text = at = 0  # where the text before the next token began; where to look on
        while (at := content.find("<", at)) >= 0:
            token = self._markup(at)
            if token is None:
                at += 1
                continue
            if text < at:
                yield Token(text, at, Kind.TEXT)
            yield token
            text = at = token.end
        if text < len(content):
            yield Token(text, len(content), Kind.TEXT)

    def _markup(self, at: int) -> Token | None:
        """The markup that begins at this ``<``, or None where it is only a sign."""
        content = self._content
        if content.startswith("<!--", at):
            return self._until("-->", at, 4) or Token(at, at + 4, Kind.HIDDEN)
        if content.startswith("<![CDATA[", at):
            return self._until("]]>", at, 9) or Token(at, at + 9, Kind.HIDDEN)
        if content.startswith(("<!", "<?"), at):
            return self._until(">", at, 2) if content[at + 2 : at + 3].isalpha() else None
        tag = _WHOLE.match(content, at) or _BROKEN.match(content, at)
        if tag is None:
            return None
        name, closing = tag[2].lower(), bool(tag[1])
        if name in _RAW and not closing and content[tag.end() - 2] != "/":
            return self._raw(at, tag.end(), name)
        return Token(at, tag.end(), Kind.TAG, name, closing)

    def _until(self, closing: str, at: int, skip: int) -> Token | None:
        end = self._find(closing, at + skip)
        return Token(at, end + len(closing), Kind.HIDDEN) if end >= 0 else None

    def _raw(self, at: int, end: int, name: str) -> Token:
        """The element up to its closing tag; where that is missing, the opening tag alone."""
        if name in self._absent:
            return Token(at, end, Kind.HIDDEN, name)
        closing = _CLOSERS[name].search(self._content, end)
        if closing is None:
            self._absent.add(name)
            return Token(at, end, Kind.HIDDEN, name)
        return Token(at, closing.end(), Kind.TITLE if name == "title" else Kind.HIDDEN, name)

    def _find(self, sign: str, at: int) -> int:
        if sign in self._absent:
            return -1
        found = self._content.find(sign, at)
        if found < 0:
            self._absent.add(sign)
        return found
