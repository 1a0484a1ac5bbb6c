"""Stray commas: a mirror put a comma in front of a large share of the marks of a page.

The share is learned from the page: a clean text has next to no comma in front of another mark, and
a lone misprint is not touched.
"""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.text import Certainty, Edit

_MARKS = ",，、。；;！!？?：:"
# A `?` with letters, a bracket or a mark behind it may be the trace of a lost byte, no mark.
_STRAY = re.compile(f"[,，]+(?=[,，、。；;！!：:]|[?？](?![A-Za-z/\u00c0-\u024f{_MARKS}]))")
# A comma before the trace of a mark that was cut apart by another comma: `?` is the first byte of
# the mark, gone with the comma that stood before the second one's.
_CUT_APART = re.compile("[,，]+(?=[?？][!！;；:：,，、。])")
_BESIDE = re.compile(f"[,，][{_MARKS}]")  # stands wherever a stray comma does
# Either of: at least so many, and this share of all marks.
_ENOUGH = ((3, 0.3), (5, 0.08))


def find(content: str) -> Iterator[Edit]:
    """The commas that stand in front of another mark, on a page where many do."""
    if not _BESIDE.search(content):
        return
    strays = [match.span() for match in _STRAY.finditer(content)]
    if len(strays) < _ENOUGH[0][0] or not _is_habit(content, len(strays)):
        return
    for start, end in strays:
        yield Edit(start, end, "")
    for match in _CUT_APART.finditer(content):
        yield Edit(*match.span(), "", Certainty.LIKELY)


def _is_habit(content: str, strays: int) -> bool:
    marks = sum(content.count(mark) for mark in _MARKS) - strays
    return any(strays >= fewest and strays >= share * marks for fewest, share in _ENOUGH)


STRAY_COMMAS = Rule(
    "COMMA-1",
    "网页在许多标点前插入了多余的逗号，删去。"
    " / The page put a stray comma in front of many marks; it goes.",
    Certainty.SURE,
    find,
    (
        Case(
            "近年来,，我市落实责任,、齐心协力,。收入增加,；保障提高,，防贫健全,。",
            "近年来，我市落实责任、齐心协力。收入增加；保障提高，防贫健全。",
        ),
        Case(
            "“谋其始也精,。”一直以来,,我市重视,,投入1,000元,。",
            "“谋其始也精。”一直以来,我市重视,投入1,000元。",
        ),
    ),
    (
        "近年来，，我市落实责任、齐心协力。收入增加；保障提高，防贫机制健全。",
        "投入1,000元,共3,200户,分5批,计1,2,3。",
    ),
)
