"""The year of a date that is printed without one, from the words beside it and the text before it."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from build_scripts.figures.dates import Day
from build_scripts.figures.reach import Moment, Reach
from build_scripts.figures.sentences import Sentences

_DEADLINE: Final = re.compile(
    r"[0-9一二三四五六七八九十]{1,2}月(?:份|[0-9]{1,2}[日号]|[底末])?[以之]?前(?!三|[^，。；\n]*[已了])"
)
_PLANNED: Final = re.compile(r"(?:将|计划|预计|拟|力争|确保|有望)[于在到至]?$")
_AHEAD: Final = re.compile(r"[^。；\n]{0,16}?(?:将|再|计划|力争|确保|拟|争取|要(?!求))")
_OTHER_YEAR: Final = re.compile(r"[今去前明上当次]年|目前|截")
_NOW: Final = re.compile(r"今年|如今|目前|截")
_ONE_STORY: Final = 1500  # characters
_OF_A_THING: Final = re.compile(r"[^，。；0-9]{2,10}的[^，。；0-9]{2,12}，")
_YEARS_AWAY: Final = re.compile(
    r"(?:(?P<told>去年|上年|明年|前年)|(?P<same>同年|当年|那年|这一?年)|次年|第二年|翌年)$"
)
_TOLD_YEARS: Final = {"去": -1, "上": -1, "明": 1, "前": -2}
_LAST_MONTH: Final = re.compile(r"上个?月$")
_QUARTERLY: Final = 3  # months


class Before(NamedTuple):
    """The year of the date before: ``goes_on`` where its sentence goes on in it, ``opens`` where it
    opened a sentence of the same paragraph that this date stands in."""

    year: int = 0
    goes_on: bool = False
    opens: bool = False


class Years:
    """The printed dates that have a year; asked in any order."""

    def __init__(self, text: str, dates: list[int]) -> None:
        self._text = text
        self._starts = [
            at for at in dates if text[at : at + 4].isdigit() and text[at + 4 : at + 5] == "年"
        ]

    def around(self, start: int) -> int:
        """2017年4月，…。7月6日，…。2017年11月，…: the year of a date between two that agree, or 0."""
        number = bisect_left(self._starts, start)
        if not 0 < number < len(self._starts):
            return 0
        first, last = self._starts[number - 1], self._starts[number]
        year = self._text[first : first + 4]
        if last - first > _ONE_STORY or not self._text.startswith(year, last):
            return 0
        return 0 if _NOW.search(self._text, first, last) else int(year)


def told_before(
    text: str, previous: tuple[Day, Moment] | None, start: int, sentences: Sentences
) -> Before:
    """What the date before says of the year of a date at ``start``."""
    if previous is None:
        return Before()
    day, moment = previous
    if _OF_A_THING.match(text, moment.end):
        return Before(day.year)  # 去年9月新建的基地，一季度…: the thing is of that year, no more
    other = moment.as_of or _OTHER_YEAR.search(text, moment.end, start)
    same = moment.start >= sentences.sentence(start) and moment.reach > Reach.CLAUSE
    opens = moment.reach >= Reach.SECTION and moment.start >= sentences.line(start)
    return Before(day.year, same and not other, opens and not other)


def completed(
    text: str, start: int, day: Day, today: Day, told: Before, ruled: int
) -> tuple[int, int]:
    """Year and month of a date printed without a year: 去年 or 同年 before it says so, or the year
    that its sentence is told of, or its part of the text (``ruled``); else the latest that fits."""
    before = text[max(0, start - 4) : start]
    if not today.year:
        return 0, day.month
    if not day.month and today.month and _LAST_MONTH.search(before):
        return (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return _year(text, start, day, today, told, ruled), day.month


def _year(text: str, start: int, day: Day, today: Day, told: Before, ruled: int) -> int:
    before = text[max(0, start - 4) : start]
    last = day.month
    if day.months > 1 and before.endswith("前"):  # 去年前三季度
        before, last = before[:-1], day.month + day.months - 1
    away = _YEARS_AWAY.search(before)
    if away and away["told"]:
        return today.year + _TOLD_YEARS[away["told"][0]]
    if away and told.year:
        return told.year if away["same"] else told.year + 1
    if (told.goes_on or told.opens) and told.year <= today.year:
        return told.year
    told_ahead = (
        "今年" in before
        or _PLANNED.search(before)
        or (_AHEAD if day.months > 1 else _DEADLINE).match(text, start)
    )
    if ruled and ruled < today.year and not told_ahead:
        return ruled
    # In its first month a quarter has no figures yet.
    soon = day.months == _QUARTERLY and last == today.month
    later = today.month and (soon or (last, day.day) > (today.month, today.day or 31))
    return today.year - 1 if later and not told_ahead else today.year
