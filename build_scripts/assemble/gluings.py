"""Furniture glued to a line that stays: buttons and counts beside a date, an editor, a jump."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from build_scripts.assemble import shapes
from build_scripts.assemble.datelines import days_within
from build_scripts.assemble.edges import Dropped
from build_scripts.assemble.fields import DATED, is_dateline, is_field_name
from build_scripts.assemble.headlines import site_behind
from build_scripts.assemble.labels import EDITOR_GLUED, FIELD, label_of
from build_scripts.assemble.lines import Line
from build_scripts.assemble.running import JUMP, JUMPED
from build_scripts.records.restoration import Reason
from build_scripts.text import Span

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+\s+(?=\S{0,4}来源\s*[:：]\s*\S)")
# The path to the page, or a button, in front of the line that says from where the article came.
_BESIDE = re.compile(
    r"(?:您?(?:现在|当前)?的?(?:所在)?位置(?:是|为)?\s*[:：][^。]{1,40}?[>＞»][^。]{1,40}?\s|(?:返回|回到)顶部\s*|(?:责任编辑|责编|网络编辑|编辑)\s*[:：]\s*[\u4e00-\u9fff]{2,4}\s+|(?:阅读|浏览|点击|访问)(?:数|量|次数)\s*[:：]\s*\d*\s+)"
    r"(?=(?:文章|信息|新闻)?来源\s*[:：]|(?:发布)?(?:时间|日期)\s*[:：]\s*\d)"
)
_COUNTED = re.compile(r"(?:阅读|浏览|点击|访问|查看)(?:数|量|次数)?[:：]\s*\d+\s*次?$")
_BAR = re.compile(r"(?:(?<=[。！？…”])\s*|(?<=.{20}\S)\s+)\|$")  # of a cell in which text stood
_JUMP = 60  # characters at the end of a line that may say where it goes on
_LONGEST_FIELDS = 160  # characters of a line of date, source and buttons
# How often a page was opened, between its date and its author.
_COUNT = re.compile(
    r"(?<=\s)(?:点击|浏览|阅读|访问)(?:量|数|次数)?\s*[:：]\s+(?=[\u4e00-\u9fff]{2,6}[:：])"
    r"|(?:^|(?<=\s))(?:点击|浏览|阅读|访问)(?:量|数|次数)?\s*[:：]\s*\d+[次\s]*(?=(?:时间|日期|来源|作者|发布)[^:：]{0,4}[:：]|(?:19|20)\d\d)"
    r"|(?<=\s)[\[【(（]?(?:(?:阅读|浏览|点击|访问|查看|人气|参与评论|评论|跟[贴帖]|回复|点赞|被引)(?:量|数|次数|人次|人数)?\s*[:：]?\s*[(（]?\d[\d,.]*[)）]?\s*[万wWkK+]*\s*[次人条]?"
    r"|\d+\s*(?:次(?:浏览|阅读|点击)|人(?:参与|阅读|浏览)|条?评论))[\]】)）]?(?=[\s|｜]|$)[\s|｜]*"
    r"|(?<=\s)参与评论\s*[(（]\s*\d*\s*[)）]\s*人?|(?:作者|来源|编辑)\s*[:：]\s*(?=(?:作者|来源|编辑)\s*[:：]|(?:19|20)\d\d[-年]\d{1,2}[-月]\d{1,2}日?(?:\s|$))"  # nobody was named
)
_BUTTON = re.compile(
    r"\s*[\[【](?:复制链接|推广有奖|只看楼主|打印|收藏|分享|纠错|关闭)[\]】]$"
)  # behind a title
# The link back to the list, or on to the whole article, in one line with the last sentence.
_BACK = re.compile(
    r"(?<=[。！？”…）])\s*(?:(?:返回[\u4e00-\u9fff]{1,6}[，,]\s*)?(?:点击)?查看更多|(?:阅读|查看)(?:全文|原文|详情|更多)\s*[>＞»]+\s*[|｜]?)$"
)
_CELL = re.compile(r"[|｜]\s*(?=[^|｜\s][^|｜]*[|｜]?$)")  # in front of a text that fills a cell
_EDITED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:编辑|校对|审核)[:：][\u4e00-\u9fff]{2,4}$"
)  # behind the source
_CLOSING = {"[": "]", "【": "】", "（": "）", "(": ")"}
BUTTONS = "字号、打印等"


class _Cut(NamedTuple):
    """What stays of a line, as stretches in order, and why the rest goes."""

    kept: tuple[Span, ...]
    reason: Reason = Reason.FURNITURE
    note: str = BUTTONS


def unglued(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """The lines without furniture glued to them, and that furniture."""
    whole: list[Line] = []
    parts: list[Dropped] = []
    days = days_within(lines)
    for number, line in enumerate(lines):
        cut = _Cut(days[number]) if number in days else _cut(line.text)
        rest = line
        while cut is not None:
            parts += _parts(rest, cut)
            rest = _kept(rest, cut.kept)
            cut = None if rest.more else _cut(rest.text)
        whole.append(rest)
    return whole, parts


def _parts(line: Line, cut: _Cut) -> Iterator[Dropped]:
    """What does not stay of a line."""
    here = 0
    for start, end in (*cut.kept, Span(len(line.text), len(line.text))):
        if line.text[here:start].strip():
            yield Dropped(line.part(here, start), cut.reason, cut.note)
        here = end


def _kept(line: Line, kept: Sequence[Span]) -> Line:
    if len(kept) == 1:
        return line.part(*kept[0])
    pieces = [Span(line.at.start + start, line.at.start + end) for start, end in kept]
    text = "".join(line.text[start:end] for start, end in kept)
    return line._replace(at=pieces[0], text=text, more=tuple(pieces[1:]))


@lru_cache(maxsize=4096)
def _cut(text: str) -> _Cut | None:
    # First what costs little: few lines have a colon or a bracket there, or words apart.
    tail = text[-_JUMP:]
    editor = EDITOR_GLUED.search(tail) if ":" in tail or "：" in tail else None
    if editor and len(text) - len(editor.group()) > 1:
        return _first(len(text) - len(editor.group()), Reason.IMPRINT, "网站编辑")
    edited = _EDITED.search(tail) if editor is None and DATED.match(text) else None
    if edited and is_dateline(text[: len(text) - len(edited.group())]):
        return _first(len(text) - len(edited.group()), Reason.IMPRINT, "网站编辑")
    jump = JUMP.search(text, max(0, len(text) - _JUMP)) if text[-1] in "）)】" else None
    if jump and jump.start():
        return _first(jump.start(), Reason.FURNITURE, "转版说明")
    if (found := JUMPED.match(text)) and found.end() < len(text):
        return _Cut((Span(found.end(), len(text)),), note="转版说明")
    if named := site_behind(text):
        return _first(len(text) - named, Reason.FURNITURE, "网站名")
    if (found := _BESIDE.match(text)) and is_dateline(
        text[found.end() : _fields_end(text) or None]
    ):
        return _Cut((Span(found.end(), _fields_end(text) or len(text)),), note="位置、按钮")
    if (found := _ADDRESS.match(text)) and is_dateline(
        text[found.end() : _fields_end(text) or None]
    ):
        kept = Span(found.end(), _fields_end(text) or len(text))
        return _Cut((kept,), note="网址、按钮")
    if fields := _fields(text):
        return fields
    return _edges(text)


def _edges(text: str) -> _Cut | None:
    """A line without the bar, the link or the button at one of its ends."""
    if text[-1] in "多>＞»|｜" and (back := _BACK.search(text)):
        return _first(back.start(), Reason.FURNITURE, "返回、更多")
    if text[0] in "|｜" and (cell := _CELL.match(text)) and shapes.is_prose(text[cell.end() :]):
        return _Cut((Span(cell.end(), len(text)),), note="竖线")
    if text[-1] in "]】" and (button := _BUTTON.search(text)) and label_of(text) is None:
        return _first(button.start(), Reason.FURNITURE, BUTTONS)
    if text[-1] == "|" and (bar := _BAR.search(text)) and "|" not in text[: bar.start()]:
        return _first(bar.start(), Reason.FURNITURE, "竖线")
    return None


def _first(end: int, reason: Reason, note: str) -> _Cut:
    return _Cut((Span(0, end),), reason, note)


def _fields(text: str) -> _Cut | None:
    """A line of date and source, without the counts in it and the buttons at its end."""
    if len(text) > _LONGEST_FIELDS or not DATED.search(text[:_JUMP]):
        return None
    end = _fields_end(text, whole=_COUNT.search(text) is None) or len(text)
    kept: list[Span] = []
    here = 0
    for count in _COUNT.finditer(text, 0, end):
        if here < count.start():
            kept.append(Span(here, count.start()))
        here = count.end()
    if here < end:
        kept.append(Span(here, end))
    shown = "".join(text[start:stop] for start, stop in kept).rstrip(" |｜")
    if not kept or kept == [Span(0, len(text))] or not is_dateline(shown):
        return None
    last = kept[-1]
    bare = text[slice(*last)].rstrip(" |｜")
    kept[-1] = Span(last.start, last.start + len(bare))
    closing = _CLOSING.get(text[0], "")
    if closing and text.endswith(closing) and closing not in shown:
        kept.append(Span(len(text) - 1, len(text)))
    return _Cut(tuple(kept))


def _fields_end(text: str, *, whole: bool = True) -> int:
    """Where the buttons begin at the end of a line of date and source; 0 if there are none.

    So do fields that nobody filled in, where the last is not one whose value may stand below. A
    note in brackets is cut only where it is not ``whole``: a count stands in it.
    """
    if (counted := _COUNTED.search(text)) and text[counted.start() - 1 : counted.start()].strip():
        return counted.start()
    words = text.split()
    keep = len(words)
    while keep > 1 and _is_button(words[keep - 1], last=keep == len(words)):
        keep -= 1
    if keep == len(words):
        return 0
    at = 0
    for word in words[:keep]:
        at = text.index(word, at) + len(word)
    closed_behind = text[-1] in shapes.CLOSERS and shapes.brackets(text[:at]).left_open
    return 0 if whole and closed_behind else at


def _is_button(word: str, *, last: bool) -> bool:
    if FIELD.match(word) or label_of(word):
        return True
    return word[-1] in ":：" and len(word) > 1 and not (last and is_field_name(word))
