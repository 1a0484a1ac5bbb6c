"""Half-width round brackets in Chinese text become full-width, whatever they hold.

（KTV）, （mg） and （2021） too: the brackets belong to the Chinese sentence. Inside an English
phrase, a formula or an address they stay.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import (
    HAN_CHAR,
    LATIN,
    chinese_beside,
    is_mostly_foreign,
)
from build_scripts.text import Certainty, Edit

_BRACKET = re.compile("[()（）\n]")
_FULL = {"(": "（", ")": "）"}
_AROUND = 60  # characters looked at on either side
_FACE = re.compile("[:;=^：；-]$")
_ENGLISH_BEFORE = re.compile(f"[{LATIN}]{{2}}[ ]+[{LATIN}]{{2,20}}[ ]$")


class _Pair(NamedTuple):
    opening: int
    closing: int


def find(content: str) -> Iterator[Edit]:
    """The half-width brackets that belong to Chinese text, line by line."""
    if "(" not in content and ")" not in content:
        return
    waiting: list[int] = []
    pairs: list[_Pair] = []
    alone: list[int] = []
    for match in _BRACKET.finditer(content):
        at, sign = match.start(), match[0]
        if sign == "\n":
            yield from _line(content, pairs, alone + waiting)
            waiting, pairs, alone = [], [], []
        elif sign in "(（":
            waiting.append(at)
        elif waiting:
            pairs.append(_Pair(waiting.pop(), at))
        else:
            alone.append(at)
    yield from _line(content, pairs, alone + waiting)


def _line(content: str, pairs: list[_Pair], alone: list[int]) -> Iterator[Edit]:
    half = [pair for pair in pairs if content[pair.opening] == "(" or content[pair.closing] == ")"]
    alone = [at for at in alone if content[at] in "()"]
    if not half and not alone:
        return
    for pair in half:
        if _is_chinese_pair(content, pair):
            for at in pair:
                if content[at] in _FULL:
                    yield Edit(at, at + 1, _FULL[content[at]])
    for at in alone:
        if _is_chinese_alone(content, at):
            yield Edit(at, at + 1, _FULL[content[at]], Certainty.LIKELY)


def _is_foreign_around(content: str, start: int, end: int) -> bool:
    """True when the words near a bracket, in its line, are mostly foreign."""
    begin = max(content.rfind("\n", max(0, start - _AROUND), start) + 1, start - _AROUND, 0)
    stop = content.find("\n", end, end + _AROUND)
    near = content[begin : min(start + _AROUND, end)]
    return is_mostly_foreign(near + content[end : stop if stop >= 0 else end + _AROUND])


def _is_chinese_pair(content: str, pair: _Pair) -> bool:
    opening, closing = pair
    if _is_foreign_around(content, opening, closing) or _is_call(content, pair):
        return False
    if (
        content[opening] == "（"
        or content[closing] == "）"
        or (HAN_CHAR.search(content, opening, min(closing, opening + _AROUND)))
    ):
        return True
    if _ENGLISH_BEFORE.search(content[max(0, opening - 40) : opening]):
        return False
    if content[opening - 1 : opening].isalnum() and opening and content[opening - 1] < "\u2010":
        return chinese_beside(content, closing, 1)  # f(x)=1 stays, GDP(PPP)增长 not
    return chinese_beside(content, opening, -1) or chinese_beside(content, closing, 1)


def _is_call(content: str, pair: _Pair) -> bool:
    """True for a line of code: a name, and directly behind it nothing, or text in quotation marks."""
    name = content[max(0, pair.opening - 1) : pair.opening]
    if not (name.isascii() and (name.isalnum() or name == "_")):
        return False
    inner = content[pair.opening + 1 : min(pair.closing, pair.opening + _AROUND)]
    return not inner or inner[0] in "\"'"


def _is_chinese_alone(content: str, at: int) -> bool:
    if _is_foreign_around(content, at, at):
        return False
    if content[at] == ")" and _FACE.search(content[max(0, at - 1) : at]):
        return False
    return chinese_beside(content, at, -1) or chinese_beside(content, at, 1)


BRACKETS = Rule(
    "PUNCT-3",
    "汉语句中的半角括号改为全角。 / Half-width brackets in Chinese text become full-width.",
    Certainty.SURE,
    find,
    (
        Case("各乡镇(街道)、歌厅(KTV)、每片(mg)计", "各乡镇（街道）、歌厅（KTV）、每片（mg）计"),
        Case("(记者 周某)晋政发(2021)12号", "（记者 周某）晋政发（2021）12号"),
        Case("(1)建立机制 2)落实责任", "（1）建立机制 2）落实责任"),
    ),
    (
        '函数f(x)=2，函数foo()与print("好")',
        "The World Health Organization (WHO) said (in 2020) so.",
        "乡镇（街道）",
        "[1]注",
    ),
)
