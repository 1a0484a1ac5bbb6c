"""A lone 一: an amount, part of a formula, or what English says with "a"."""

import re
from typing import Final

from build_scripts.figures.counted import Counted
from build_scripts.records.figures import Kind

_REPEATED: Final = re.compile(r"一([^\W\d_])(?:比|又|、)?一\1")
_PAIR: Final = re.compile(r"一[^\W\d_]{1,2}一[^\W\d_]")
# Units with which a lone 一 is an amount; with the others it is what English says with "a".
_ONE_AMOUNTS: Final = frozenset(
    [
        "年",
        "天",
        "月",
        "周",
        "小时",
        "分钟",
        "秒",
        "季度",
        "世纪",
        "元",
        "角",
        "公里",
        "米",
        "厘米",
        "里",
        "斤",
        "公斤",
        "克",
        "两",
        "吨",
        "亩",
        "公顷",
        "倍",
        "番",
        "%",
        "人",
        "户",
        "次",
        "寸",
        "尺",
        "度",
        "升",
        "台",
        "座",
        "万",
        "亿",
    ]
)
_ARTICLE_WORDS: Final = frozenset((*"名位个人", "个人"))
# 一年能挣3万元, 一天80元: the unit that an amount is told by; 为期一年, 一年内 is how long.
_SPELLS: Final = frozenset(("年", "天", "月", "周", "小时", "晚", "亩", "户", "箱", "斤", "次"))
_LENGTHS: Final = frozenset(("年", "天", "月", "周"))
_LONG_AFTER: Final = re.compile(
    r"时间|以?内|[以之]?后|多|半|以上|左右|有余|之久|过渡|期|的(?:努力|奋斗|时间|期)"
)
_LONG_BEFORE: Final = re.compile(
    r"为期|历时|[用花][了时]?|提前|不到|延长|缩短|[达满近]|连续|超过|约|经过|仅"
)
_TOLD_BY: Final = re.compile(r"[^，。；\d]{0,8}[0-9一二两三四五六七八九十百千万几]")
_SERIES: Final = re.compile(r"批(?:[，、。；“”]|$)", re.MULTILINE)
_NOT_ONE: Final = re.compile(r"[都也](?:不|没)")
_ONCE_UPON: Final = re.compile(r"(?:^|[。！？；\n“])(?:[有那这头])?$|有$")  # 有一次，她…
_NONE_AT_ALL: Final = re.compile(r"没有?了?$")
_EACH: Final = re.compile(r"(?:[户人家村]均|每[户家村人]|至少|只有|仅有?)[^，。；、0-9]{0,4}$")


def kind_of_one(text: str, record: Counted) -> Kind:
    """A lone 一: an amount, part of a formula, or what English says with "a"."""
    if _NOT_ONE.match(text, record.unit_end) or said_before(text, record, 1) == "每":
        return Kind.OTHER
    if record.unit == "次" and _ONCE_UPON.search(said_before(text, record, 2)):
        return Kind.OTHER
    if _SERIES.match(text, record.end):
        return Kind.SLOGAN
    if record.unit in _SPELLS and not _is_length(text, record):
        return Kind.OTHER
    if _REPEATED.match(text, record.start) or _REPEATED.match(text, max(0, record.start - 2)):
        return Kind.OTHER
    if _PAIR.match(text, record.start) or _PAIR.match(text, max(0, record.start - 2)):
        return Kind.SLOGAN if not record.unit else Kind.OTHER
    if record.unit == "番" and said_before(text, record, 1) not in ("翻", "了"):
        return Kind.OTHER
    if record.unit == "人" and _EACH.search(said_before(text, record, 8)):
        return Kind.FIGURE
    if _NONE_AT_ALL.search(said_before(text, record, 3)):
        return Kind.OTHER
    counts = record.unit in _ONE_AMOUNTS and record.printed_unit not in _ARTICLE_WORDS
    return Kind.FIGURE if counts else Kind.OTHER


def _is_length(text: str, record: Counted) -> bool:
    """True when a lone 一 and its unit are an amount, not the unit another is told by."""
    if record.unit not in _LENGTHS:
        return not _TOLD_BY.match(text, record.unit_end)
    return bool(
        _LONG_AFTER.match(text, record.unit_end)
        or _LONG_BEFORE.search(said_before(text, record, 3))
    )


def said_before(text: str, record: Counted, reach: int) -> str:
    """The characters before a numeral, at most so many."""
    return text[max(0, record.start - reach) : record.start]
