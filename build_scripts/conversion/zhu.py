"""着 or 著: what each 著 of a converted text stands for.

A site that converts character by character turns every 着 into 著, and conversion leaves 著 as it
is, for 著名 and 著作 are right. The words around it tell which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from build_scripts.conversion.tables import lines
from build_scripts.text import Certainty

# As many characters before and behind as any line of the table looks at; a line without a count
# of repetitions looks at few.
_FEW = 6
_BEFORE = 24
_BEHIND = 24

# One 著 in eight characters is no prose, whatever it is; a verdict on each would only cost time.
_DENSEST = 8

_MARKS = r"，。、；：！？,.;:!?（）()《》“”‘’\"'\s\[\]【】〔〕［］—…·─-"
_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|.")  # of a pattern: a class is one

# Common surnames, 百家姓 first; those that are everyday verbs or pronouns too (有 和 于 相) are left out.
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭"
    "郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅皮卞齐康伍余顾孟黄穆萧尹姚"
    "邵汪祁毛狄贝臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路娄江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍"
    "虞万柯管卢莫房裘缪丁宣邓洪包左石崔吉龚程嵇邢裴陆荣翁荀甄曲封储靳段巫焦侯宁仇甘武刘景詹龙"
    "叶司黎薄白蒲邰赖卓蔺屠蒙池乔翟谭劳姬申冉桑桂牛边尚温庄晏柴瞿阎慕茹习艾鱼容古易廖耿匡文"
    "寇广欧聂辛阚关肖冰茅曾沙丰巴老"
)


_FOREIGN = (
    "马克思|恩格斯|列宁|斯大林|高尔基|托尔斯泰|契诃夫|普希金|屠格涅夫|果戈理|肖洛霍夫|海明威|马克·吐温|"
    "莎士比亚|狄更斯|雨果|巴尔扎克|司汤达|福楼拜|莫泊桑|卢梭|孟德斯鸠|伏尔泰|歌德|席勒|海涅|黑格尔|康德|"
    "柏拉图|亚里士多德|但丁|塞万提斯|安徒生|易卜生|泰戈尔|川端康成|达尔文|亚当·斯密|凯恩斯|凡尔纳|斯诺"
)


class Settled(NamedTuple):
    """What a 著 stands for: its place (in characters), 著 or 着, how sure, and why."""

    at: int
    char: str
    certainty: Certainty
    reason: str


class _Answer(NamedTuple):
    char: str
    certainty: Certainty
    reason: str


class _Line(NamedTuple):
    """A line of the table that has to be tried by itself: what stands before varies in length."""

    number: int
    width: int
    before: re.Pattern[str]
    behind: re.Pattern[str]


class _Table(NamedTuple):
    """The answers of all lines, and of no line; how to tell the first line that fits.

    The lines of fixed length make one pattern, which is matched right behind the 著 and looks back;
    its last group is named for the line, ``numbers`` gives the place in ``answers`` for the name.
    """

    answers: tuple[_Answer, ...]
    fixed: re.Pattern[str]
    numbers: dict[str | None, int]
    varying: tuple[_Line, ...]


def _spelled(pattern: str, mark: str) -> str:
    # Inside a class only the marks themselves may stand, outside it the edge of the text too.
    pattern = re.sub(r"(\[[^\]]*)\{P\}", r"\1，。、；：！？（）()《》“”\\s", pattern)
    pattern = pattern.replace("{P}", mark)
    return pattern.replace("{S}", f"[{_SURNAMES}]").replace("{F}", _FOREIGN)


def _looking_back(before: str) -> str | None:
    """The pattern as seen from behind the 著; None where an alternative of it varies in length."""
    spelled = _spelled(before, f"(?<![^{_MARKS}])")
    pattern = "|".join(f"(?<={each}著)" for each in _alternatives(spelled))
    try:
        re.compile(pattern)
    except re.error:
        return None
    return f"(?:{pattern})"


def _alternatives(pattern: str) -> list[str]:
    found = [""]
    depth = 0
    for token in _TOKEN.findall(pattern):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            found.append("")
        else:
            found[-1] += token
    return found


@cache
def _table() -> _Table:
    answers: list[_Answer] = []
    fixed: dict[str, str] = {}
    varying: list[_Line] = []
    for number, (char, certainty, before, ahead, *reason) in enumerate(lines("zhu.tsv")):
        answers.append(_Answer(char, Certainty[certainty], reason[-1]))
        behind = _spelled(ahead, f"(?:$|[{_MARKS}])")
        if (back := _looking_back(before)) is not None:
            fixed[f"line{number}"] = f"{back}(?:{behind})"
            continue
        width = _BEFORE if re.search(r"\{\d|\*", before) else _FEW
        ending = re.compile(f"(?:{_spelled(before, f'(?:^|[{_MARKS}])')})$")
        varying.append(_Line(number, width, ending, re.compile(behind)))
    numbers: dict[str | None, int] = {name: int(name.removeprefix("line")) for name in fixed}
    return _Table(
        (*answers, _Answer("着", Certainty.SURE, "动词 + 着")),
        re.compile("|".join(f"{pattern}(?P<{name}>)" for name, pattern in fixed.items())),
        numbers | {None: len(answers)},
        tuple(varying),
    )


@lru_cache(maxsize=1 << 13)
def _first_line(before: str, behind: str) -> int:
    """The number of the first line that fits between the two."""
    first = _first_fixed(before, behind)
    if before.endswith("\n"):  # a line of the text may have been broken in the middle of a word
        first = min(first, _first_fixed(before[:-1], behind))
    for line in _table().varying:
        if first < line.number:
            return first
        if line.behind.match(behind) and line.before.search(before, len(before) - line.width):
            return line.number
    return first


def _first_fixed(before: str, behind: str) -> int:
    table = _table()
    match = table.fixed.match(f"{before}著{behind}", len(before) + 1)
    return table.numbers[match.lastgroup if match else None]


def _settled(text: str, at: int) -> Settled:
    number = _first_line(text[max(0, at - _BEFORE) : at], text[at + 1 : at + 1 + _BEHIND])
    return Settled(at, *_table().answers[number])


def settle_zhu(text: str) -> Iterator[Settled]:
    """For each 著 of a simplified text, in order: whether 著 or 着 is meant, how sure, and why.

    Runs after conversion; yields also where 著 stays, so that a reader can count what was looked
    at. Authority and words: `data/zhu.tsv`.
    """
    if text.count("著") * _DENSEST > len(text) > 2 * _BEFORE:
        for place in re.finditer("著", text):
            yield Settled(place.start(), "著", Certainty.DOUBTFUL, "不成文章")
        return
    at = text.find("著")
    while at >= 0:
        yield _settled(text, at)
        at = text.find("著", at + 1)


def with_zhu_settled(text: str) -> str:
    """The text with each 著 as `settle_zhu` decides; as long as it was."""
    chars = list(text)
    for settled in settle_zhu(text):
        chars[settled.at] = settled.char
    return "".join(chars)
