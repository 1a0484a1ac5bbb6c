"""Finished pages read as a row of tags and texts; what is between the tags stays byte for byte.

No parser and no printer: a page that is only read comes back as it was, and one that is changed
differs in what was changed alone.
"""

import html
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_PART = re.compile(r"<!--.*?-->|<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>", re.DOTALL)
_NAME = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = re.compile(
    r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?", re.DOTALL
)
_RAW_ELEMENT = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
# Elements whose text is code or data, never words for a reader.
RAW = frozenset({"script", "style"})


class Part(NamedTuple):
    """A stretch of a page: a tag with its name, or text inside the element ``inside``."""

    written: str
    tag: str  # empty for text; "/p" for an end tag; "!" for comments and the doctype
    inside: str = ""


def parts(page: str) -> Iterator[Part]:
    """The page cut at its tags; put together again the parts are the page."""
    at = 0
    raw = ""
    for match in _PART.finditer(page):
        name = _tag_name(match[0])
        if raw and name != f"/{raw}":
            continue
        if match.start() > at:
            yield Part(page[at : match.start()], "", raw)
        yield Part(match[0], name)
        raw = name if name in RAW else ""
        at = match.end()
    if at < len(page):
        yield Part(page[at:], "", raw)


@lru_cache(maxsize=1 << 14)
def _tag_name(written: str) -> str:
    match = _NAME.match(written)
    return match[1].lower() if match else "!"


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag, references resolved; one without a value has ""."""
    inner = re.sub(r"^<[a-zA-Z][a-zA-Z0-9-]*|/?>$", "", tag)
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(inner)
    }


@cache
def _value_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(\s{re.escape(name)}\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)


def with_attribute(tag: str, name: str, change: Callable[[str], str]) -> str:
    """The tag with the value of ``name`` changed; as it was when it has none."""
    pattern = _value_of(name)

    def changed(match: re.Match[str]) -> str:
        value = html.unescape(match[2][1:-1])
        fresh = change(value)
        return match[0] if fresh == value else f'{match[1]}"{html.escape(fresh)}"'

    return pattern.sub(changed, tag, count=1)


def words(page: str) -> str:
    """All text of a page, its tags, scripts and styles left out."""
    return html.unescape(_PART.sub("", _RAW_ELEMENT.sub("", page)))


def pages_of(site: Path) -> list[Path]:
    """The HTML files of a site, in the order of their paths."""
    return sorted(site.rglob("*.html"))
