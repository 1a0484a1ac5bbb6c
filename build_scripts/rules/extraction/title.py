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
    lines = {unit.bare for unit in found if unit.linked < _LINKED and len(unit.bare) >= _SHORTEST}
    for number, token in enumerate(tokens):
        if token.kind is not Kind.TITLE:
            continue
        inner = _INNER.match(content, token.start, token.end)
        if inner is None or not inner[1]:
            return None
        start, end = inner.span(1)
        at = _part(content, start, end, lines)
        bare = bare_text(content[slice(*at)])
        return Unit(at, number, number, 0, bare, 0.0, Trait.NONE, (at,), False)
    return None


def _part(content: str, start: int, end: int, lines: Set[str]) -> Span:
    """The first part of a title element, or a later one that the page shows as a line."""
    first = _SITE.search(content, start + 2, end)
    if first is None:
        return Span(start, end)
    parts = [Span(start, first.start())]
    for sign in _SEPARATED.finditer(content, start, end):
        parts.append(Span(sign.end(), end))
    shown = (part for part in parts if bare_text(content[slice(*part)]) in lines)
    return next(shown, parts[0])
