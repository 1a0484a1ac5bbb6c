"""Where the points of a text begin: 一是, （二）, 首先, and sentences that name their field first."""

import re
from typing import Final

from build_scripts.figures.sentences import Sentences

_POINT: Final = re.compile(
    r"(?=[一二三四五六七八九十（(首其再])(?:^|(?<=[。；\n]))(?:[一二三四五六七八九十]{1,2}[是要靠看抓]|[（(][一二三四五六七八九十]{1,3}[）)]|首先|其次|再次)",
    re.MULTILINE,
)
_FIELD: Final = "方面，"
_LONGEST_FIELD: Final = 10


def points_of(text: str, sentences: Sentences) -> list[int]:
    """The starts of all points, in order."""
    return sorted([found.start() for found in _POINT.finditer(text)] + _fields(text, sentences))


def _fields(text: str, sentences: Sentences) -> list[int]:
    """金融扶贫方面，…: sentences that name their field first are points too."""
    found: list[int] = []
    at = text.find(_FIELD)
    while at >= 0:
        start = sentences.sentence(at)
        if at - start <= _LONGEST_FIELD and "，" not in text[start:at]:
            found.append(start)
        at = text.find(_FIELD, at + 1)
    return found
