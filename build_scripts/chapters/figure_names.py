"""Figures, their periods and verdicts as a reader is told them."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from build_scripts.numerals import plain
from build_scripts.records.checks import Verdict
from build_scripts.records.figures import Basis, Figure, Qualifier, Role

VERDICTS: Final = {
    Verdict.CONSISTENT: "相符",
    Verdict.BY_ROUNDING: "计入四舍五入相符",
    Verdict.INCONSISTENT: "不符",
    Verdict.AMBIGUOUS: "两可",
    Verdict.NOT_CHECKED: "未核",
}
ROLES: Final = {
    Role.REPORTED: "所报",
    Role.TARGET: "目标",
    Role.EXPECTED: "预计",
    Role.INTENDED: "计划",
    Role.STANDARD: "标准",
    Role.INDIVIDUAL: "个人",
    Role.ENUMERATED: "列举",
}
BASES: Final = {
    Basis.STATED: "文中载明",
    Basis.RESOLVED: "据文推定",
    Basis.CONTEXT: "承上文",
    Basis.PUBLICATION: "据刊发日期",
    Basis.NONE: "",
}
_BEFORE: Final = {
    Qualifier.APPROX: "约",
    Qualifier.APPROX_UNDER: "近",
    Qualifier.AT_LEAST: "不少于",
    Qualifier.AT_MOST: "不多于",
    Qualifier.MORE_THAN: "超过",
    Qualifier.LESS_THAN: "不到",
}
_THIN: Final = "\u2009"  # a thin space
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def grouped(value: Decimal | None) -> str:
    """The number with a thin space between groups of three: 162 871 000."""
    whole, point, part = plain(value).partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return sign + _THIN.join([whole, *groups]) + point + part


class Worded(NamedTuple):
    """A value in the parts it is written in: what stands before the number, number, behind it."""

    before: str
    number: str
    behind: str


def worded(figure: Figure) -> Worded:
    """The value in the base unit with what the text says of its exactness."""
    if figure.value is None:
        return Worded("不定之数", "", f"（{figure.unit}）" if figure.unit else "")
    number = grouped(figure.value)
    if figure.upper is not None:
        number += f"—{grouped(figure.upper)}"
    if figure.qualifier is Qualifier.APPROX_OVER:
        return Worded("", number, f"余{figure.unit}" if figure.unit != "%" else "%多")
    return Worded(_BEFORE.get(figure.qualifier, ""), number, figure.unit)


def value_in_words(figure: Figure, between: str = " ") -> str:
    """The worded value in one piece; ``between`` stands between groups of digits."""
    return "".join(worded(figure)).replace(_THIN, between)


def period_in_words(period: str) -> str:
    """2016/2020 is 2016年—2020年, ../2020 is 至2020年; empty stays empty."""
    if not period:
        return ""
    first, slash, last = period.partition("/")
    if not slash:
        return day_in_words(first)
    if first == "..":
        return f"至{day_in_words(last)}"
    if last == "..":
        return f"{day_in_words(first)}起"
    return f"{day_in_words(first)}—{day_in_words(last)}"


def day_in_words(day: str) -> str:
    """2017-10-17 is 2017年10月17日."""
    found = _DAY.fullmatch(day)
    if not found:
        return day
    year, month, date = found.groups()
    said = f"{year}年"
    said += f"{int(month)}月" if month else ""
    return said + (f"{int(date)}日" if date else "")
