"""Bars of a table in which a page laid its article out: left where the page became plain text."""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.text import Certainty, Edit

_ALONE = re.compile(r"^[ \t]*(?:[|>][ \t]*)+$", re.M)
_BEFORE = re.compile(r"^[ \t]*(?:\|[ \t]*)+(?=[^|\n]*(?:\|[ \t]*)?$)", re.M)
_BEHIND = re.compile(r"(?<=[^|\s])[ \t]*\|[ \t]*$", re.M)
_RULED = re.compile(r"^[ \t|]*\|?[ \t]*:?-{3,}", re.M)
_FEWEST = 3  # lines that are bars alone: no table of figures has them


def _bars(content: str) -> Iterator[Edit]:
    """The bars of cells without figures beside them; a table that is written out stays."""
    if "|" not in content or _RULED.search(content):
        return
    alone = [match.span() for match in _ALONE.finditer(content) if "|" in match[0]]
    if len(alone) < _FEWEST:
        return
    ends = {end for _, end in alone}
    for start, end in alone:
        yield Edit(start, end, "")
    for match in _BEFORE.finditer(content):
        if content.find("\n", match.end()) not in ends and match.end() not in ends:
            yield Edit(*match.span(), "")
    for match in _BEHIND.finditer(content):
        line = content[content.rfind("\n", 0, match.start()) + 1 : match.start()]
        if "|" not in line.lstrip("| \t"):
            yield Edit(*match.span(), "")


TABLE_SIGNS = Rule(
    "MARKUP-4",
    "网页表格转成文字时留下的竖线删去。"
    " / Bars go that are left of the table in which a page laid its article out.",
    Certainty.LIKELY,
    _bars,
    (
        Case(
            "|\n下山 |\n|\n|\n| 太行山上，住着人家。\n新生活开始了。",
            "\n下山\n\n\n太行山上，住着人家。\n新生活开始了。",
        ),
    ),
    (
        "| 年份 | 收入 |\n| --- | --- |\n| 2019 | 8000 |",
        "来源：新华网 | 作者：王宁\n|",
        "首页 | 新闻 | 专题",
    ),
)
