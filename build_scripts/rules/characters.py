"""Characters that are no text: bytes that did not decode, line ends, invisible and odd spaces."""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import odd_characters
from build_scripts.text import Certainty, Edit

GAP = "□"  # one lost character, or a run of which nobody knows how long it was

_LOST = re.compile("[\udc00-\udcff\ufffd]+")
_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffc\U000e0001\U000e0020-\U000e007f]+"
)
_JOINED = re.compile(
    "[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
# Spaces that the page's encoding lacks, each shown as `?`: in a row with plain ones between them,
# or in front of paragraphs.
_CHINESE = r"\d\u2010-\u2027\u3000-\u9fff\uff01-\uff5e"
_UNREAD = re.compile(
    # Agencies set a wide space between the day and the subject of a report.
    rf"(?<=日[电電])\?\s?(?=[题題][:：])|(?:(?<=[{_CHINESE},.;:!()])|^)[ \t]*\?(?: \?)+ ?(?=[{_CHINESE}()]|$)",
    re.M,
)
_UNREAD_INDENT = re.compile(rf"^[ \t]*\?{{2,4}} ?(?=[{_CHINESE}])", re.M)
_SPACES = re.compile("[ \t\u3000]+")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_STREWN = 5  # so many in one text are litter, not characters that a font lacks
_TEXT_AROUND = re.compile("[0-9A-Za-z\u3007\u3400-\u9fff]")


def _lost(content: str) -> Iterator[Edit]:
    if not _LOST.search(odd_characters(content)):
        return
    for match in _LOST.finditer(content):
        yield Edit(*match.span(), GAP, Certainty.DOUBTFUL)


def _line_ends(content: str) -> Iterator[Edit]:
    if not _LINE_END.search(odd_characters(content)):
        return
    for match in _LINE_END.finditer(content):
        yield Edit(*match.span(), "\n")


def _invisible(content: str) -> Iterator[Edit]:
    if not _INVISIBLE.search(odd_characters(content)):
        return
    emoji = {match.end() for match in _JOINED.finditer(content)} if "\u200d" in content else set()
    for match in _INVISIBLE.finditer(content):
        if match.end() not in emoji:
            yield Edit(*match.span(), "")


def _odd_spaces(content: str) -> Iterator[Edit]:
    if not _ODD_SPACE.search(odd_characters(content)):
        return
    for match in _ODD_SPACE.finditer(content):
        yield Edit(*match.span(), " ")


def _unread_spaces(content: str) -> Iterator[Edit]:
    """A single line that begins with question marks may be somebody's amazement; several are not."""
    if "? " in content:
        for match in _UNREAD.finditer(content):
            at = match.start()
            yield Edit(*match.span(), "" if content[at - 1 : at] in ("", "\n") else " ")
    if "??" in content:
        indents = list(_UNREAD_INDENT.finditer(content))
        for match in indents if len(indents) > 1 else ():
            yield Edit(*match.span(), "")


def _edge_spaces(content: str) -> Iterator[Edit]:
    if not any(space in content for space in " \t\u3000"):
        return
    last = len(content)
    for match in _SPACES.finditer(content):
        start, end = match.span()
        if start == 0 or end == last or content[start - 1] == "\n" or content[end] == "\n":
            yield Edit(start, end, "")


def _private(content: str) -> Iterator[Edit]:
    """Beside a line end or a blank it is an icon; inside text it may have been a character.

    Strewn all over a text they are litter.
    """
    if not _PRIVATE.search(odd_characters(content)):
        return
    found = list(_PRIVATE.finditer(content))
    inside = Certainty.LIKELY if len(found) >= _STREWN else Certainty.DOUBTFUL
    for match in found:
        start, end = match.span()
        before, after = content[start - 1 : start] if start else "", content[end : end + 1]
        if _TEXT_AROUND.match(before) and _TEXT_AROUND.match(after):
            yield Edit(start, end, "", inside, alternatives=(GAP,))
        else:
            yield Edit(start, end, "", Certainty.LIKELY)


LOST_BYTES = Rule(
    "BYTE-1",
    "解不出的字节保留在来源中，正文以一个□代替。"
    " / Bytes that do not decode are kept in the source; the text shows one □.",
    Certainty.DOUBTFUL,
    _lost,
    (Case("扶贫\udcff\udcfe车间", "扶贫□车间"), Case("太原\ufffd\ufffd市", "太原□市")),
    ("扶贫□车间", "太原市"),
)
LINE_ENDS = Rule(
    "LINE-1",
    "各种换行符统一为一个换行。 / All line ends become one kind.",
    Certainty.SURE,
    _line_ends,
    (Case("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),),
    ("甲\n乙\n\n丙\t丁",),
)
INVISIBLE = Rule(
    "CHAR-1",
    "看不见的字符（零宽字符、控制字符、字节顺序标记）删去。"
    " / Invisible characters (zero-width, control, byte order mark) go.",
    Certainty.SURE,
    _invisible,
    (
        Case("\ufeff脱贫\u200b攻坚\u2060", "脱贫攻坚"),
        Case("乡村\u00ad振兴\x07\x00", "乡村振兴"),
    ),
    ("一\t二\n三", "一家人👨\u200d👩\u200d👧"),
)
UNREAD_SPACES = Rule(
    "SPACE-4",
    "网页编码里没有的空格成了一串问号，改回空格；段首的删去。"
    " / Spaces that the encoding lacks came as rows of question marks: spaces again, none in front"
    " of a paragraph.",
    Certainty.LIKELY,
    _unread_spaces,
    (
        Case("摘? ? 要:种植技术。", "摘 要:种植技术。"),
        Case("新华社太原6月12日电? 题:我的日记", "新华社太原6月12日电 题:我的日记"),
        Case("编号:0130? ? ?中图分类号", "编号:0130 中图分类号"),
        Case("? ? ? ?夏日的雨。\n? ? 天晴了。", "夏日的雨。\n天晴了。"),
        Case("???3月开播。\n??? 农机局下乡。", "3月开播。\n农机局下乡。"),
    ),
    ("是吗? 是吗?", "??他愣住了。", "怎么??你说", "What? ? Yes"),
)
ODD_SPACES = Rule(
    "SPACE-1",
    "不换行空格等特殊空格改为普通空格。 / No-break and other odd spaces become plain ones.",
    Certainty.SURE,
    _odd_spaces,
    (Case("上一篇:\u00a0无", "上一篇: 无"), Case("记者\u2003周某", "记者 周某")),
    ("记者 周某", "打好攻坚战　共圆小康梦"),
)
EDGE_SPACES = Rule(
    "SPACE-2",
    "行首缩进和行尾空格删去。 / Indentation and blanks at line ends go.",
    Certainty.SURE,
    _edge_spaces,
    (Case("　　今年以来  \n  各地", "今年以来\n各地"),),
    ("记者 周某\n打好攻坚战　共圆小康梦",),
)
PRIVATE_USE = Rule(
    "CHAR-2",
    "私用区字符（图标字体等）删去；夹在字间的存疑。"
    " / Private-use characters (icon fonts) go; inside words they are a doubt.",
    Certainty.LIKELY,
    _private,
    (Case("\ue600 分享", " 分享"), Case("脱贫\ue123攻坚", "脱贫攻坚")),
    ("分享", "□"),
)
