"""Short phrases in quotation marks, and titles in 《》: where numerals are formulas or names."""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

_QUOTED: Final = re.compile(r"“([^“”\n]{1,16})”|「([^「」\n]{1,16})」")
_TITLED: Final = re.compile(r"《[^《》\n]{1,60}》")
_SENTENCE: Final = re.compile(r"[。！？；…：]")
_MEASURED: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?[万亿]?(?:元|人|户|亩|公里|%以上|年资金|月)")
_CLAUSED: Final = 10  # characters a quoted formula of two clauses may have


class Marked(NamedTuple):
    """Spans in characters, inner text only, in order."""

    formulas: tuple[tuple[int, int], ...]
    titles: tuple[tuple[int, int], ...]

    def in_formula(self, at: int) -> bool:
        """True when the character lies in a short quoted phrase."""
        return _inside(self.formulas, at)

    def in_title(self, at: int) -> bool:
        """True when the character lies in the title of a document."""
        return _inside(self.titles, at)


def marked(text: str) -> Marked:
    """Finds both kinds; a quoted sentence, or one with measured amounts, is no formula."""
    formulas = tuple(
        found.span(found.lastindex or 0)
        for found in _QUOTED.finditer(text)
        if _is_formula(found[found.lastindex or 0])
    )
    return Marked(formulas, tuple(found.span() for found in _TITLED.finditer(text)))


def _is_formula(inner: str) -> bool:
    if _SENTENCE.search(inner) or _MEASURED.search(inner):
        return False
    return "，" not in inner or len(inner) <= _CLAUSED


def _inside(spans: tuple[tuple[int, int], ...], at: int) -> bool:
    place = bisect_right(spans, (at, 1 << 60)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]
