"""The title element of a page, without the name of the site that stands behind it."""

import re
from collections.abc import Sequence, Set

from build_scripts.rules.extraction.scanner import Kind, Token
from build_scripts.rules.extraction.tree import Trait
from build_scripts.rules.extraction.units import Unit, bare_text
from build_scripts.text import Span

_INNER = re.compile(r"<title[^<>]*>\s*([\s\S]*?)\s*</title", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*(?:[_|｜>＞»:：]|[-–—]{1,2})\s*")
_LINKED, _SHORTEST = 0.6, 6
_SITE = re.compile(r"\s*(?:[_|｜>＞»]|\s[-–—]{1,2}\s|(?<![-–—])(?:--?|–|—)(?=[^-–—]{1,14}$))")


def titled(content: str, tokens: Sequence[Token], found: Sequence[Unit]) -> Unit | None:
    """The first title element as a line of the page; None where there is none, or an empty one.

    The site may be named in front of the title as well: then the page shows the rest as a line.
    """
    long = [unit for unit in found if len(unit.bare) >= _SHORTEST]
    lines = {unit.bare for unit in long if unit.linked < _LINKED}
    linked = {unit.bare for unit in long if unit.traits & Trait.HEADING} - lines
    for number, token in enumerate(tokens):
        if token.kind is not Kind.TITLE:
            continue
        inner = _INNER.match(content, token.start, token.end)
        if inner is None or not inner[1]:
            return None
        start, end = inner.span(1)
        at = _part(content, start, end, lines, linked)
        bare = bare_text(content[slice(*at)])
        return Unit(at, number, number, 0, bare, 0.0, Trait.NONE, (at,), False)
    return None


def names_more(content: str, title: Unit) -> bool:
    """True where the title element holds more than the title: the name of the site."""
    behind = content[title.at.end : title.at.end + 60].lstrip()
    return not behind.startswith("</") or not content[
        max(0, title.at.start - 60) : title.at.start
    ].rstrip().endswith(">")


def _part(content: str, start: int, end: int, lines: Set[str], linked: Set[str]) -> Span:
    """The first part of a title element, or a later one that the page shows as a line.

    Of headings that are links one may name the site: the title is not shorter.
    """
    first = _SITE.search(content, start + 2, end)
    if first is None:
        return Span(start, end)
    parts = [Span(start, first.start())]
    for sign in _SEPARATED.finditer(content, start, end):
        parts.append(Span(sign.end(), end))
    for part in parts:
        bare = bare_text(content[slice(*part)])
        if bare in lines or (bare in linked and len(part) >= len(parts[0])):
            return part
    return parts[0]
