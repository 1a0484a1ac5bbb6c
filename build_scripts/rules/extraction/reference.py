"""What the extractor of the field, trafilatura, takes for article: a second opinion, not an oracle.

Its text has no offsets and may be reworded by its cleaning; so it only says of a unit of the page
whether it holds it. It may fail, find nothing, or be given nothing (a page beyond the bounds).
"""

import html
import logging
import re
from collections.abc import Iterator, Sequence

from build_scripts.rules.extraction.units import Unit
from build_scripts.text import KEPT

_LOG = logging.getLogger(__name__)
LARGEST = 5_000_000  # characters of a page that are handed to the extractor
MOST_TAGS = 12_000  # its time grows with the square of a page's paragraphs
_PARTING = re.compile(
    r"</?(?:p|head|item|cell|row|table|list|quote|code|lb|ab|div|main|figure|graphic)\b[^<>]*>"
)
_ANY = re.compile("<[^<>]*>")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WINDOW = 4_000
_PIECE = 16  # characters: a shorter unit must be a whole line of the extractor's text


def article_units(page: str, tags: int, found: Sequence[Unit]) -> list[bool]:
    """For each unit, whether the extractor holds it; all False when the extractor has nothing."""
    lines = list(_extracted(page)) if len(page) <= LARGEST and tags <= MOST_TAGS else []
    if not lines:
        return [False] * len(found)
    whole = set(lines)
    joined = "\n".join(lines)
    here = 0
    held: list[bool] = []
    for unit in found:
        at = joined.find(unit.bare, here, here + _WINDOW + len(unit.bare))
        held.append(unit.bare in whole or (at >= 0 and len(unit.bare) >= _PIECE))
        if at >= 0 and held[-1] and len(unit.bare) >= _PIECE:
            here = at + len(unit.bare)
    return held


def _extracted(page: str) -> Iterator[str]:
    """The lines of the extractor's text, without blanks."""
    text = _asked(_NOT_IN_XML.sub(" ", KEPT.sub("?", page)))
    for line in _ANY.sub("", _PARTING.sub("\n", text)).split("\n"):
        if bare := _BLANKS.sub("", html.unescape(line)):
            yield bare


def _asked(page: str) -> str:
    # Imported here: it takes a second, and most inputs are no HTML files.
    import trafilatura
    from lxml import etree

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        # Not `extract`: it reads its own XML again, and fails on names no XML may have.
        answer = trafilatura.bare_extraction(
            page,
            fast=True,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
        body = getattr(answer, "body", None)
        return "" if body is None else etree.tostring(body, encoding="unicode")
    except Exception as error:  # a foreign parser's: the page is read all the same, and it is told
        _LOG.warning(
            "trafilatura 读不了此页，正文只按结构选取 / trafilatura fails, the article is chosen by "
            "structure alone: %s: %s",
            type(error).__name__,
            str(error).replace("\n", " "),
        )
        return ""
