"""Tags cut off at one end: the copy of a page broke a line in them, or lost their first sign.

Taken out only of a page, and only where the rest can be nothing else: a known name, attributes, and
no word of text. What stands between two cut tags is text and stays.
"""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.page_source import BLOCK, KNOWN, TAG, is_page
from build_scripts.text import Certainty, Edit

_VALUE = r"\"[^\"<>\n]{0,300}\"|'[^'<>\n]{0,300}'|[^\s\"'<>=]{1,200}"
_ATTRIBUTE = rf"\s{{1,9}}[a-zA-Z:-]{{1,30}}\s?=\s?(?:{_VALUE})"
# The last attribute, broken off anywhere: in its name, or in its value before the second quote.
_BROKEN = r"\s{1,9}[a-zA-Z:-]{1,30}(?:\s?=\s?(?:[\"'][^\"'<>\n，。；！？]{0,300})?)?"
_TAIL_LOST = re.compile(
    rf"<(/?)({KNOWN})(?:{_ATTRIBUTE}){{0,20}}(?:{_BROKEN})?[ \t]*(?=\n|<|\Z)", re.IGNORECASE
)
_HEAD_LOST = re.compile(
    rf"(?:(?<![<\w/.:\\-])/({KNOWN})\s?>|(?:^|(?<=>))({KNOWN})((?:{_ATTRIBUTE}){{0,20}})\s?/?>)",
    re.IGNORECASE | re.MULTILINE,
)


def find(content: str) -> Iterator[Edit]:
    """An edit for each cut tag of a page; one that parted text becomes a line break."""
    if not is_page(content):
        return
    whole = [match.span() for match in TAG.finditer(content)]
    cut = [(*match.span(), match[2]) for match in _TAIL_LOST.finditer(content)]
    cut += [(*match.span(), match[1] or match[2]) for match in _HEAD_LOST.finditer(content)]
    place = here = 0
    for start, end, name in sorted(cut):
        while place < len(whole) and whole[place][1] <= start:
            place += 1
        if start < here or (place < len(whole) and whole[place][0] < end):
            continue
        here = end
        yield Edit(start, end, "\n" if name.lower() in BLOCK else "")


CUT_TAGS = Rule(
    "MARKUP-6",
    "网页里断掉一头的标签删去。 / Tags of a page that lost one of their ends go.",
    Certainty.SURE,
    find,
    (
        Case(
            '<p>村里通了路。</p\n<p style="text-in\n老人赶集不用走。</p><p>车来了。</p>',
            "<p>村里通了路。\n\n\n\n老人赶集不用走。</p><p>车来了。</p>",
        ),
        Case(
            '<p>村里通了路。</p>\n/p>车来了。<br/>\np class="b">老人笑了。</p>',
            "<p>村里通了路。</p>\n\n车来了。<br/>\n\n老人笑了。</p>",
        ),
        Case(
            '<p>车来了<img src="a.jpg" alt="图</p><p>老人笑了。</p>',
            "<p>车来了</p><p>老人笑了。</p>",
        ),
    ),
    ("段落以 <p 开头", "若a<b\n则b>a", "路径是 /p>", "<p>若 i<p 且 p>0，</p><p>则 a<b 成立。</p>"),
)
