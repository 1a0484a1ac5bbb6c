"""The title element of a page, without the name of the site that stands behind it."""

import html
import re
from collections.abc import Sequence, Set

from build_scripts.rules.extraction.scanner import Kind, Token
from build_scripts.rules.extraction.tree import Trait
from build_scripts.rules.extraction.units import Unit, bare_text
from build_scripts.text import Span

_INNER = re.compile(r"<title[^<>]*>\s*([\s\S]*?)\s*</title", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*(?:[_|｜>＞»:：]|[-–—]{1,2})\s*")
_ADORNED = re.compile(r"([:：*=~·★☆◆●■-])\1*\s*([^\n]{2,200}?)\s*\1+")
_LINKED, _SHORTEST = 0.6, 6
_LONGEST = 300  # characters
_SURELY_LONG = 12  # characters of a title that only a blank parts from the name of the site
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
        start, end = _plain(content, start, end)
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


def made_whole(content: str, found: Sequence[Unit], title: Unit) -> list[Unit]:
    """The units, the lines of one element made one line where together they say the whole title.

    Where the title element has a blank between two of them they are two lines that it puts side
    by side.
    """
    blanks: set[int] = set()
    said = 0
    for sign in html.unescape(content[slice(*title.at)]):
        if sign.isspace():
            blanks.add(said)
        else:
            said += len(bare_text(sign))
    whole: list[Unit] = []
    number = 0
    while number < len(found):
        end = _lines_of(found, number, title.bare, blanks)
        parts = found[number:end]
        whole.append(_joined(parts) if len(parts) > 1 else parts[0])
        number = end
    return whole


def _lines_of(found: Sequence[Unit], number: int, title: str, blanks: Set[int]) -> int:
    """Where the lines end that make up the title from ``number`` on; just behind it where none do."""
    said = found[number].bare
    end = number + 1
    while end < len(found) and title.startswith(said) and len(said) < len(title):
        if found[end].element != found[number].element or len(said) in blanks:
            break
        said += found[end].bare
        end += 1
    return end if said == title else number + 1


def _joined(parts: Sequence[Unit]) -> Unit:
    first, last = parts[0], parts[-1]
    spans = tuple(span for part in parts for span in part.parts)
    return first._replace(
        at=Span(first.at.start, last.at.end),
        last=last.last,
        bare="".join(part.bare for part in parts),
        linked=max(part.linked for part in parts),
        parts=spans,
    )


def _plain(content: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the signs that some pages set around their titles: `::题::`."""
    found = _ADORNED.fullmatch(content, start, end)
    return found.span(2) if found else (start, end)


def _part(content: str, start: int, end: int, lines: Set[str], linked: Set[str]) -> Span:
    """The first part of a title element, or a later one that the page shows as a line.

    Of headings that are links one may name the site: the title is not shorter.
    """
    first = _SITE.search(content, start + 2, end)
    if first is None:
        return _before_blank(content, start, end, lines)
    parts = [Span(start, first.start())]
    for sign in _SEPARATED.finditer(content, start, end):
        parts.append(Span(sign.end(), end))
    for part in parts:
        bare = bare_text(content[slice(*part)])
        if bare in lines or (bare in linked and len(part) >= len(parts[0])):
            return part
    return parts[0]


def _before_blank(content: str, start: int, end: int, lines: Set[str]) -> Span:
    """What stands before a blank, if the page shows that as a line and not what stands behind."""
    if end - start > _LONGEST:
        return Span(start, end)
    for blank in re.finditer(r"\s+", content[start:end]):
        at = start + blank.start()
        before, behind = bare_text(content[start:at]), bare_text(content[at:end])
        if len(before) >= _SURELY_LONG and before in lines and behind not in lines:
            return Span(start, at)
    return Span(start, end)
