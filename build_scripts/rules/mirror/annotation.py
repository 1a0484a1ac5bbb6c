"""Pinyin annotations: what one looks like, and which characters a page annotates.

A mirror site annotates a character of its table always or never. A writer who glosses a rare
character does it once; that is how the two are told apart.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal

from build_scripts.conversion import convert

_VOWELS = "aāáǎàeēéěèêếềiīíǐìoōóǒòuūúǔùüǖǘǚǜ"
_LETTERS = f"bcdfghjklmnpqrstwxyzńňǹḿɡv{_VOWELS}"
_OPEN, _CLOSE = "(（【[〔", ")）】]〕"
ANNOTATION = re.compile(
    f"[{re.escape(_OPEN)}][ \u3000]?([{_LETTERS}]{{1,6}})[ \u3000]?[{re.escape(_CLOSE)}]"
)
HEADLESS = re.compile(f"([{_LETTERS}]{{1,6}})[ \u3000]?[{re.escape(_CLOSE)}]")
HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff]")
# A page is annotated when at least so many annotations fit the character before them ...
_FEWEST = 3
# ... and this share of the occurrences of the annotated characters carry one.
_CONSISTENT = 0.6


@cache
def readings(char: str) -> frozenset[str]:
    """All readings of a character, with tone marks and without.

    Those of the simplified character count too: sites took them from simplified dictionaries, and
    the two norms differ (績 jī, 绩 jì).
    """
    toned = set[str]()
    for form in {char, convert(char)}:
        for found in pinyin(form, style=Style.TONE, heteronym=True, errors="ignore"):
            toned.update(found)
    return frozenset(toned | {plain(reading) for reading in toned})


@cache
def plain(reading: str) -> str:
    """A reading without tone marks; ü stays, as does a letter that bears no mark."""
    return to_normal(reading, v_to_u=True)


def reads(char: str, reading: str) -> bool:
    """True when the character may be read so; a toneless annotation fits every tone."""
    known = readings(char)
    return reading in known or reading.replace("v", "ü") in known


class Annotation(NamedTuple):
    """An annotation in the text: characters ``start`` to ``end``, brackets included."""

    start: int
    end: int
    reading: str
    fits: bool  # the character before it may be read so


@dataclass(frozen=True, slots=True)
class Page:
    """What a page tells of the mirror that made it.

    ``table``: annotated character -> the reading printed after it. ``always``: those of them that
    never stand without one (on a page put together from two, a table may rule only one part).
    ``annotations``: all of them in order. ``followed_by_space``: the site put a space behind each.
    """

    table: dict[str, str]
    always: frozenset[str]
    annotations: tuple[Annotation, ...]
    followed_by_space: bool

    @property
    def annotated(self) -> bool:
        """True when the page was annotated by a machine."""
        return bool(self.table)


def annotations(content: str) -> Iterator[Annotation]:
    """Everything that looks like an annotation after a character, fitting or not."""
    for match in ANNOTATION.finditer(content):
        start, end = match.span()
        before = content[start - 1] if start else ""
        yield Annotation(start, end, match[1], bool(before) and reads(before, match[1]))


def study(content: str) -> Page:
    """The table of the page, learned from the page alone; empty when no machine annotated it."""
    found = tuple(annotations(content))
    fitting = Counter((content[a.start - 1], a.reading) for a in found if a.fits)
    total = sum(fitting.values())
    if total < _FEWEST:
        return Page({}, frozenset(), (), False)
    table: dict[str, str] = {}
    for (char, reading), _ in fitting.most_common():
        table.setdefault(char, reading)
    bearing = Counter(content[note.start - 1] for note in found if note.fits)
    occurrences = {char: content.count(char) for char in table}
    if total < _CONSISTENT * sum(occurrences.values()):
        return Page({}, frozenset(), (), False)
    spaced = sum(content[a.end : a.end + 1] == " " for a in found)
    always = frozenset(char for char in table if occurrences[char] <= bearing[char] + 1)
    return Page(table, always, found, spaced > 0.8 * len(found))


def removable(content: str, page: Page) -> Iterator[Annotation]:
    """The annotations of ``content`` that the page's mirror put there: they fit, or are its own."""
    if page.annotated:
        yield from (note for note in annotations(content) if note.fits)


def stripped(content: str, page: Page) -> str:
    """The content without the mirror's annotations."""
    parts: list[str] = []
    here = 0
    for note in removable(content, page):
        parts.append(content[here : note.start])
        here = note.end
        if page.followed_by_space and content[here : here + 1] == " ":
            here += 1
    parts.append(content[here:])
    return "".join(parts)
