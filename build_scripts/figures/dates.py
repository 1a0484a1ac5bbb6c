"""Dates as they are printed, read into year, month and day; any of them may be missing."""

import re
from calendar import monthrange
from typing import Final, NamedTuple

from build_scripts.numerals import worth_of

_NUMBER: Final = r"[0-9０-９]{1,4}|[〇零○一二两三四五六七八九十廿]{1,4}"
_PRINTED: Final = re.compile(
    rf"(?:(?P<year>{_NUMBER})[年\-./\s])?(?:(?P<month>{_NUMBER}|[正腊冬])[月\-./·•・]份?)?"
    rf"(?:初?(?P<day>{_NUMBER})[日号]?)?"
)
_QUARTER: Final = re.compile(r"([一二三四1-4])季度")
_WEEKDAY: Final = re.compile(r"周|星期|年代|[初正腊冬]")
_LAST_MONTH, _LAST_DAY = 12, 31
PART: Final = re.compile(
    r"(?P<half>[上下]半年)|前(?P<quarters>[一二三])季度|(?P<season>[春夏秋冬])(?:[季天](?!学期)|(?=，))"
)
_SEASONS: Final = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12)}


class Day(NamedTuple):
    """A date; what the text leaves out is 0. ``months`` is how many the expression spans."""

    year: int = 0
    month: int = 0
    day: int = 0
    months: int = 1

    def iso(self) -> str:
        """ISO 8601 of a date whose year is known: a year, a month, a day or a quarter."""
        if not self.month:
            return f"{self.year:04}"
        if self.months > 1:
            return (
                f"{self.year:04}-{self.month:02}/{self.year:04}-{self.month + self.months - 1:02}"
            )
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def last(self) -> "Day":
        """The last day of the expression; a day is its own."""
        month = self.month + self.months - 1 if self.month else _LAST_MONTH
        day = self.day or monthrange(max(self.year, 1), month)[1]
        return Day(self.year, month, day)


def read_date(printed: str) -> Day | None:
    """The date, or None for weekdays, decades, days of the old calendar and what is no date."""
    if _WEEKDAY.match(printed) or "年代" in printed:
        return None
    quarter = _QUARTER.match(printed)
    if quarter:
        return Day(0, 3 * int(worth_of(quarter[1]).low or 1) - 2, 0, 3)
    found = _PRINTED.fullmatch(printed if re.search(r"\D", printed) else printed + "月")
    if not found or (len(printed) == 4 and printed.isdigit()):
        return Day(int(printed)) if len(printed) == 4 and printed.isdigit() else None
    year, month, day = (_number(found[name]) for name in ("year", "month", "day"))
    if year and year < 100:
        year += 2000
    if printed.endswith(("日", "号")) and not found["month"] and not found["year"]:
        return Day(0, 0, day) if 0 < day <= _LAST_DAY else None
    if month > _LAST_MONTH or day > _LAST_DAY:
        return None
    return Day(year, month, day)


def _number(text: str | None) -> int:
    if not text or text in "正腊冬":
        return 0
    return int(worth_of(text.replace("廿", "二十")).low or 0)


def part_of(year: int, part: "re.Match[str]") -> str:
    """2020年上半年 as an interval of months."""
    if part["half"]:
        first, last = (1, 6) if part["half"][0] == "上" else (7, 12)
    elif part["quarters"]:
        first, last = 1, 3 * ("一二三".index(part["quarters"]) + 1)
    else:
        first, last = _SEASONS[part["season"]]
    return f"{year}-{first:02}" + (f"/{year}-{last:02}" if last > first else "")


def since_iso(day: Day, today: Day) -> str:
    """From a date until the text's own day; from a year until its year where no day is printed."""
    if not today.day:
        return f"{day.year:04}/{today.year:04}" if day.year < today.year else day.iso()
    first = day._replace(month=day.month or 1, day=day.day or 1)
    return f"{first.iso()}/{today.iso()}"


def years_on(iso: str, years: int) -> str:
    """The same date some years later."""
    year = int(iso[:4]) + years
    return f"{year}{iso[4:]}" if iso[4:] != "-02-29" else f"{year}-02-28"
