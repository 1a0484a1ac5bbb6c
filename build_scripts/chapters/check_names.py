"""Relations, verdicts and intervals as a reader is told them."""

from decimal import Decimal
from typing import Final

from build_scripts.numerals import plain
from build_scripts.records.checks import Check, Interval, Relation, Verdict

RELATIONS: Final = {
    Relation.SUM: "分项之和",
    Relation.SHARE: "比率",
    Relation.GROWTH: "增长",
    Relation.AVERAGE_GROWTH: "年均增长",
    Relation.PART: "部分与全部",
    Relation.PER_UNIT: "总数与平均",
    Relation.MEMBERS: "列举与数词",
    Relation.ENUMERATION: "序数相接",
    Relation.UNIT: "单位与所计",
    Relation.HOUSEHOLD: "每户人数",
    Relation.REPEAT: "两处所记",
    Relation.AREA: "下级与上级",
    Relation.GAZETTEER: "区划之数",
    Relation.DATE: "日期与刊发",
}
EXPLAINED: Final = {
    Verdict.CONSISTENT: "照所印的数字计算，结果就是所说的数。",
    Verdict.BY_ROUNDING: "照所印的数字计算略有出入，而在各数末位四舍五入的范围之内相合。",
    Verdict.INCONSISTENT: "照所印的数字，无论怎样四舍五入，都得不出所说的数；只说算术，不说缘故。",
    Verdict.AMBIGUOUS: "文字可以有不止一种读法，读法不同结果也不同；列出缘由，不作断定。",
    Verdict.NOT_CHECKED: "是可以核算的说法，而所需的数文中没有都印出来。",
}
_POWERS: Final = {4: "万", 8: "亿"}
_PLACES: Final = 4


def ends(interval: Interval, exponent: int = 0, places: int = _PLACES) -> str:
    """Both ends in a power of ten; one number where they look the same."""
    low = number(interval.low, exponent, places)
    if not interval.high.is_finite():
        return f"不少于{low}"
    high = number(interval.high, exponent, places)
    return low if low == high else f"{low}—{high}"


def result_in_words(interval: Interval, check: Check) -> str:
    """An interval in the unit of the claim."""
    unit = {Relation.HOUSEHOLD: "人/户", Relation.SHARE: "%"}.get(check.relation, check.unit)
    exponent = 0 if check.relation is Relation.HOUSEHOLD else check.exponent
    return f"{ends(interval, exponent)}{_POWERS.get(exponent, '')}{unit}"


def number(value: Decimal, exponent: int, places: int) -> str:
    """A plain number without noughts behind the point."""
    return plain(round(value.scaleb(-exponent), places))
