"""Where the parts of a page begin that are each about one county: by heading, lead or dateline."""

import re
from typing import Final

from build_scripts.figures.places import Mention
from build_scripts.figures.sentences import Sentences

_HEADING: Final = re.compile(r"^# (?P<place>.{2,12}?)(?P<more>[：:].*)?$", re.MULTILINE)
_LEAD: Final = re.compile(r"^【(?P<place>[^【】：:\n]{2,8})[】：:]", re.MULTILINE)
_DATELINE: Final = re.compile(
    r"^本报(?P<place>[\u4e00-\u9fff]{2,6}?)(?:[0-9]{1,2}月[0-9]{1,2}日)?[讯电]|^又讯", re.MULTILINE
)
_SEVERAL: Final = 2  # reports on one page
_Parts = list[tuple[int, str]]
_Codes = dict[tuple[int, int], str]


def reports_of(text: str, mentions: list[Mention], sentences: Sentences) -> _Parts:
    """Where each part begins (characters), and the code of its area; empty where none is told."""
    codes = {(mention.start, mention.end): mention.code for mention in mentions}
    return sorted(_headings(text, codes) + _leads(text, codes, sentences) + _datelines(text, codes))


def _headings(text: str, codes: _Codes) -> _Parts:
    """Headings that name one county and nothing else begin the part about it; so do those of
    several reports that name it first (岢岚：…)."""
    found = [
        (heading, codes[heading.span("place")])
        for heading in _HEADING.finditer(text)
        if codes.get(heading.span("place"))
    ]
    several = sum(bool(heading["more"]) for heading, _ in found) >= _SEVERAL
    return [(heading.start(), code) for heading, code in found if several or not heading["more"]]


def _leads(text: str, codes: _Codes, sentences: Sentences) -> _Parts:
    """【武邑：家具走出国门】 at the head of a paragraph sets its county; the next one has none."""
    found: _Parts = []
    for lead in _LEAD.finditer(text):
        code = codes.get(lead.span("place"))
        if code:
            found += [(lead.start(), code), (sentences.line_end(lead.start()), "")]
    return found


def _datelines(text: str, codes: _Codes) -> _Parts:
    """本报岢岚5月21日讯: each of several reports is of the county that it was sent from."""
    found = [(sent.start(), codes.get(sent.span("place"), "")) for sent in _DATELINE.finditer(text)]
    own = [(start, "" if code.endswith("00") else code) for start, code in found]
    return own if len({code for _, code in own if code}) >= _SEVERAL else []
