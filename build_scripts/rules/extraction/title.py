"""The title element of a page, without the name of the site that stands behind it."""

import re
from collections.abc import Sequence

from build_scripts.rules.extraction.scanner import Kind, Token
from build_scripts.rules.extraction.tree import Trait
from build_scripts.rules.extraction.units import Unit, bare_text
from build_scripts.text import Span

_INNER = re.compile(r"<title[^<>]*>\s*([\s\S]*?)\s*</title", re.IGNORECASE)
_SITE = re.compile(r"\s*(?:[_|｜>＞»]|\s[-–—]{1,2}\s|(?<![-–—])(?:--?|–|—)(?=[^-–—]{1,14}$))")


def titled(content: str, tokens: Sequence[Token]) -> Unit | None:
    """The first title element as a line of the page; None where there is none, or an empty one."""
    for number, token in enumerate(tokens):
        if token.kind is not Kind.TITLE:
            continue
        inner = _INNER.match(content, token.start, token.end)
        if inner is None or not inner[1]:
            return None
        start, end = inner.span(1)
        if (site := _SITE.search(content, start + 2, end)) is not None:
            end = site.start()
        bare = bare_text(content[start:end])
        at = Span(start, end)
        return Unit(at, number, number, 0, bare, 0.0, Trait.NONE, (at,), False)
    return None
