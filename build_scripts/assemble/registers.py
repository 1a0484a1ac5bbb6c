"""The register above an official document: its number, office, subject and date, field by field.

Pages of offices print it as a table, which plain text makes into a column of names and values. Only
several names together are a register; the last one keeps what stands below it, which may be the
title.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from build_scripts.assemble.labels import label_of
from build_scripts.assemble.lines import Line

REGISTER = "公文的著录项"  # why such a line goes
_OWN = (
    "索引号|主题分类|信息分类|组配分类|体裁分类|主题词|发文机关|发文机构|发布机构|发布机关|公开责任部门"
    "|发文字号|文号|发文日期|成文日期|生成日期|实施日期|废止日期|有效性|时效性|效力状态|内容概述|内容概况"
    "|知识类型|文献类型|资源类型|内容出处|唯一标?识?号|分类号|中图分类号|公开方式|公开范围|公开时限|公开形式|公开程序|公开目录"
)
_TITLE = "颗粒名称|题名|名称|信息名称|标题"
_SHARED = "来源|信息来源|发布日期|发布时间|日期|关键词"
_FIELD = re.compile(
    rf"[•·●\s]*[\[【]?\s*(?:(?P<own>{_OWN})|(?P<title>{_TITLE})|{_SHARED})\s*[\]】]?\s*[:：]?(?<=[:：\]】])\s*(?P<value>.{{0,60}})"
)
_FEWEST = 4  # names that only registers have
_HEADING, _BELOW = ("内容", "正文", "全文"), 3
_LINK = 2  # lines from one name to the next, a button between them
_VALUE = 60  # characters
_REMEMBERED = 4096  # lines
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")  # 索 引 号


def register_of(lines: Sequence[Line]) -> set[int]:
    """The lines of names and values, where a page has a register; the empty set elsewhere."""
    fields = {
        number: match
        for number, line in enumerate(lines)
        if len(line.text) <= 2 * _VALUE and (match := _field(line.text)) is not None
    }
    found: set[int] = set()
    for block in _blocks(lines, fields):
        if len({fields[number]["own"] for number in block} - {None}) >= _FEWEST:
            found |= set(block) | _values(lines, fields, block) | _heading_below(lines, block)
    return found - _only_titles(lines, fields, found)


@lru_cache(maxsize=_REMEMBERED)
def _field(text: str) -> re.Match[str] | None:
    return _FIELD.fullmatch(_SPACES.sub("", text))


def _blocks(lines: Sequence[Line], fields: dict[int, re.Match[str]]) -> list[list[int]]:
    """The names that stand together: between two of them at most the value of the first, or a link."""
    blocks: list[list[int]] = []
    for number in fields:
        above = blocks[-1][-1] if blocks else -1
        linked = number - above == _LINK and label_of(lines[number - 1].text) is not None
        if blocks and number - above <= (1 if fields[above]["value"] and not linked else 2):
            blocks[-1].append(number)
        else:
            blocks.append([number])
    return blocks


def _values(
    lines: Sequence[Line], fields: dict[int, re.Match[str]], block: Sequence[int]
) -> set[int]:
    return {
        one + 1
        for one, two in pairwise(block)
        if two - one == 2 and not fields[one]["value"] and len(lines[one + 1].text) <= _VALUE
    }


def _heading_below(lines: Sequence[Line], block: Sequence[int]) -> set[int]:
    """The word with which a catalogue heads the text, a few lines below its fields."""
    below = range(block[-1] + 1, min(len(lines), block[-1] + 1 + _BELOW))
    return {number for number in below if lines[number].text in _HEADING}


def _only_titles(
    lines: Sequence[Line], fields: dict[int, re.Match[str]], found: set[int]
) -> set[int]:
    """The lines of the register that give the title, where no other line of the page does."""
    others = {line.text for number, line in enumerate(lines) if number not in found}
    kept: set[int] = set()
    for number in found:
        if (match := fields.get(number)) is not None and match["title"]:
            at = number if match["value"] else number + 1
            value = match["value"] or (lines[at].text if at in found else "")
            if value and at not in fields.keys() - {number} and value not in others:
                kept.add(at)
    return kept
