"""Where the numerals of a text stand: one compiled pattern, one pass, no look back.

Law 6: every digit lies in a numeral; every Chinese numeral character lies in a numeral, or in a
place that ``spared_of`` names (进一步, 统一, a lone 一 before a verb).
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from build_scripts.numerals.lexicon import Listed, WordKind, listed_at
from build_scripts.numerals.measures import measured

CHINESE_DIGITS: Final = "零〇一二两三四五六七八九十百千万亿俩仨"
_D: Final = "[0-9０-９]"
_C: Final = f"[{CHINESE_DIGITS}]"
_MONTH: Final = "(?:十[一二]?|[一二三四五六七八九])"
_DAY: Final = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_LARGE: Final = (
    "(?:[十百千]?万亿|[十百千]?[万亿]|十(?!字)|百(?!分)|千(?![米瓦克伏卡赫帕焦牛安字斤]))"
)

_DATE: Final = (
    rf"{_D}{{4}}(?:[-./]{_D}{{1,2}}[-./]{_D}{{1,2}}(?!{_D})|\s{_D}{{1,2}}/{_D}{{1,2}}(?!{_D})"
    rf"|年(?:{_D}{{1,2}}月份?(?:{_D}{{1,2}}[日号])?)?(?!级)|(?=\s?[-—–~～至到]+\s?{_D}{{2,4}}年))"
    rf"|{_D}{{1,2}}(?=[至到—–~～-]{_D}{{1,2}}月)"
    rf"|{_D}{{1,2}}月(?:{_D}{{1,2}}[日号]|份)?|{_D}{{1,2}}日(?!游)|{_D}{{2}}年代"
    rf"|(?<=[“「\"]){_D}{{1,2}}[·•・.]{_D}{{1,2}}(?=[”」\"])"
    rf"|[一二三四五六七八九〇零○]{{4}}年(?:{_MONTH}月(?:{_DAY}日)?)?"
    rf"|(?:正月|[腊冬]月|{_MONTH}月)(?:初[一二三四五六七八九十]|廿?{_DAY}日?)"
    rf"|{_MONTH}月(?![饼球牙亮])份?|[二三四五六七八九]十年代|大?年?初[一二三四五六七](?!中)"
    rf"|[一二三四1-4]季度|周[一二三四五六](?![年])|星期[一二三四五六]"
)
_CLOCK: Final = (
    rf"{_D}{{1,2}}[:：]{_D}{{2}}(?:[:：]{_D}{{2}})?|{_D}{{1,2}}[时点](?!尚|间)(?:{_D}{{1,2}}分)?"
    rf"|(?<=[午晨晚])一点半?|(?:两|{_DAY})点(?:半|整|钟|多|{_C}{{1,3}}分|{_C}刻)|(?:[二]?十[一二三四]?|[两三四五六七八九])点(?![{CHINESE_DIGITS}]+[万亿个元倍]|意|建|要|希|体|原|内|认|经|启|位|式|论)"
)
_TELEPHONE: Final = (
    rf"0{_D}{{2,3}}[-—]{_D}{{7,8}}|1[3-9]{_D}{{9}}(?!{_D})|[48]00-?{_D}{{3}}-?{_D}{{4}}"
    rf"|1(?:10|19|20|22)(?={'[报警急救电热”，。]'})|1[02369]{_D}{{3}}(?=[热政]|[”]?(?:热线|电话))"
)
_LABEL: Final = (
    rf"https?://[^\s，。；、）]+|[A-Za-z][A-Za-z0-9_.+-]{{0,64}}@[A-Za-z0-9.-]{{1,64}}"
    rf"|[A-Za-zＡ-Ｚａ-ｚ]+[-.]?{_D}+(?:[.\-A-Za-z]{{1,8}}{_D}+){{0,6}}"
    rf"|{_D}{{1,20}}\+[A-Za-zＸ]+"
    rf"|{_D}{{1,20}}(?:-{_D}{{1,20}}){{0,4}}(?!(?:[kKMmGT]?[wW]h?|[kKmM]?g|[Llmt]|[ckm]m|[kM]?Pa|mg|ml|mL|kV|KM|KG|KW|[x×X*]{_D})(?![A-Za-z]))[A-Za-zＡ-Ｚ]+"
)
_FRACTION: Final = (
    rf"[百千万]分之(?:{_D}+(?:\.{_D}+)?|[{CHINESE_DIGITS}点几多]+)|{_C}{{1,3}}分之{_C}{{1,3}}"
    rf"|{_D}{{1,3}}/{_D}{{1,3}}(?!{_D})|翻番"
)
_ARABIC: Final = (
    rf"第?(?:{_D}{{1,3}}(?:[,，]{_D}{{3}})+(?!{_D})|{_D}+)(?:[.．]{_D}+)?"
    rf"(?:[×xX*]{_D}+(?:\.{_D}+)?)?(?:[余多几来](?={_LARGE}))?{_LARGE}?"
)
_CHINESE: Final = (
    rf"一半|大半(?![夜天个年])|第?(?:好?[几数])?{_C}+(?:点[零〇一二三四五六七八九]+(?=[万亿个元倍米公吨斤成])[万亿]*)?"
    rf"几?{_C}*(?:[余多来](?=[万亿]))?[万亿]*|好几|[几数半]"
)
_FINDER: Final = re.compile(
    rf"(?=[0-9０-９第零〇○一二两三四五六七八九十百千万亿俩仨几数半好正腊冬周星大年初翻A-Za-zＡ-Ｚａ-ｚ])"
    rf"(?:(?P<date>{_DATE})|(?P<clock>{_CLOCK})|(?P<telephone>{_TELEPHONE})|(?P<label>{_LABEL})"
    rf"|(?P<fraction>{_FRACTION})|(?P<arabic>{_ARABIC})|(?P<chinese>{_CHINESE}))"
)
_MORE: Final = re.compile(
    r"[余多]|来(?=[万亿个名人元块斤亩岁年天里公件户位次种分箱袋只头台辆套间条家处场桌瓶张棵株盆袋筐])"
)
_CHINESE_MORE: Final = frozenset("十百千万亿")
_MINUTES: Final = re.compile(r"分(?:[钟之]|半钟)")  # 十分钟 is not the word 十分
_HALF: Final = re.compile(r"个(?:多?月|小时|学期)|小时")  # 接过半个月的药 is not the word 过半
_LIST_SIGN: Final = re.compile(r"(?:是(?!一)|要(?!求)|、)")
_LONE: Final = frozenset(
    [
        "一",
        "百",
        "千",
        "万",
        "亿",
        "几",
        "数",
        "半",
        "零",
        "〇",
        "好几",
        "百万",
        "千万",
        "百千",
        "千百",
        "万千",
        "万万",
        "亿万",
    ]
)
_PAIR: Final = re.compile(r"一[^\W\d_]{1,2}一[^\W\d_]")


class Form(StrEnum):
    """How a numeral is printed."""

    DATE = "date"
    CLOCK = "clock"
    TELEPHONE = "telephone"
    LABEL = "label"  # letters and digits: a name, an address, a model
    FRACTION = "fraction"
    ARABIC = "arabic"
    CHINESE = "chinese"


_FORMS: Final = {form.value: form for form in Form}


class Numeral(NamedTuple):
    """A numeral and its place in characters.

    ``body`` is what is worth something: without 第 and without 余, 多, 来; ``more`` is that closing
    word, or one before 万, 亿. ``listed`` is set when it is part of a listed name or formula.
    """

    start: int
    end: int
    form: Form
    body: str
    ordinal: bool = False
    more: str = ""
    listed: Listed | None = None


class Spared(NamedTuple):
    """Numeral characters that are no numeral."""

    start: int
    end: int


def numerals_of(text: str) -> Iterator[Numeral]:
    """The numerals of the text, in order, none touching another's characters."""
    return (found for found in _read(text) if isinstance(found, Numeral))


def spared_of(text: str) -> Iterator[Spared]:
    """The places where Chinese numeral characters are part of a word, in order."""
    return (found for found in _read(text) if isinstance(found, Spared))


def _read(text: str) -> Iterator[Numeral | Spared]:
    for found in _FINDER.finditer(text):
        form = _FORMS[found.lastgroup or "label"]
        start, end = found.span()
        if form is Form.CHINESE:
            yield _chinese(text, start, end)
        elif form is Form.LABEL and not any(char.isdigit() for char in found[0]):
            continue
        elif form is Form.ARABIC:
            yield _arabic(text, start, end)
        else:
            yield _other(text, start, end, form)


def _other(text: str, start: int, end: int, form: Form) -> Numeral | Spared:
    """Dates, clock times and fractions in Chinese characters may still be part of a word."""
    if not "0" <= text[start] <= "9":
        listed = listed_at(text, start, end)
        if listed is not None and listed.end - listed.start > end - start:
            if listed.kind is WordKind.WORD:
                return Spared(start, end)
            return Numeral(start, end, form, text[start:end], listed=listed)
    return Numeral(start, end, form, text[start:end])


def _arabic(text: str, start: int, end: int) -> Numeral:
    ordinal = text[start] == "第"
    body = text[start + ordinal : end]
    inner = next((char for char in "余多几来" if char in body), "")
    more = _MORE.match(text, end)
    return Numeral(
        start,
        more.end() if more else end,
        Form.ARABIC,
        body.replace(inner, "") if inner else body,
        ordinal,
        more[0] if more else inner,
    )


def _chinese(text: str, start: int, end: int) -> Numeral | Spared:
    ordinal = text[start] == "第"
    body = text[start + ordinal : end]
    listed = None if ordinal else listed_at(text, start, end)
    if listed is not None and listed.kind is WordKind.WORD:
        if not _MINUTES.match(text, end) and not (body == "半" and _HALF.match(text, end)):
            return Spared(start, end)
        listed = None
    inner = next((char for char in "余多来" if char in body), "")
    body = body.replace(inner, "") if inner else body
    more = _MORE.match(text, end) if body[-1] in _CHINESE_MORE else None
    last = more.end() if more else end
    if listed is None and not ordinal and not more and not _counts(text, start, end, body):
        return Spared(start, end)
    return Numeral(start, last, Form.CHINESE, body, ordinal, more[0] if more else inner, listed)


def _counts(text: str, start: int, end: int, body: str) -> bool:
    """True when a numeral without 第 stands in a place where numerals count something."""
    if body not in _LONE:
        return True
    if body == "一":
        if _PAIR.match(text, start) or (start > 1 and _PAIR.match(text, start - 2)):
            return True
        if (not start or text[start - 1] in "\n。；：，（# ") and _LIST_SIGN.match(text, end):
            return True
        if text[start - 1 : start] == "（" and text[end : end + 1] == "）":
            return True
        if text[end : end + 1] == "等" and (
            text[end + 1 : end + 2] in "奖功品" or text[end + 1 : end + 2].isdigit()
        ):
            return True
    if body in "百千万" and (
        body in text[end + 1 : end + 5] or body in text[start - 4 : start - 1]
    ):
        return True
    if body in "零〇":
        return text[end : end + 1] in "，。；”" or text[start - 1 : start] in "为、到"
    return measured(text, end)
