"""Words of time that count from the date told last: 次月, 当天, 第二天, 此后两个月."""

import re
from datetime import date, timedelta
from typing import Final

from build_scripts.figures.reach import MONTH_LENGTH, Reach
from build_scripts.figures.spans_of_years import number
from build_scripts.figures.speaker import Found, Speaker, Told

_YEAR: Final = 12  # months
_COUNT: Final = re.compile(r"半年|(?P<n>[0-9一二两三四五六七八九十]+)(?:个多?月|周|个星期|天)")
_DAY_LENGTH: Final = 10
_WEEK: Final = 7  # days


def next_month(speaker: Speaker, found: Found) -> Told:
    """次月: the month behind the one told last in the paragraph."""
    month = _month(speaker, found)
    return (_months_on(month, 1), Reach.SENTENCE, False) if month else None


def following_months(speaker: Speaker, found: Found) -> Told:
    """此后两个月: the months behind the one told last."""
    month, count = _month(speaker, found), number(found["following_months"])
    if not month or count < 1:
        return None
    first, last = _months_on(month, 1), _months_on(month, count)
    return first if first == last else f"{first}/{last}", Reach.SENTENCE, False


def lately(speaker: Speaker, found: Found) -> Told:
    """半年来, 近两个月, 一周来: until the day of the text."""
    words = _COUNT.search(found[0])
    if words is None or not speaker.today.month:
        return None
    today = speaker.today.iso()
    count = 6 if words[0] == "半年" else number(words["n"])
    if words[0].endswith(("半年", "月")):
        return (
            f"{_months_on(today[:MONTH_LENGTH], -count)}/{today[:MONTH_LENGTH]}",
            Reach.SENTENCE,
            False,
        )
    if len(today) < _DAY_LENGTH:
        return None
    days = count - 1 if words[0].endswith("天") else _WEEK * count
    first = days_on(today, -days)
    return (f"{first}/{today}", Reach.SENTENCE, False) if first else None


def week(speaker: Speaker, found: Found) -> Told:
    """上周, 本周: from Monday to Sunday."""
    if not speaker.today.day:
        return None
    today = speaker.today.iso()
    if not days_on(today, 0):
        return None
    past = date.fromisoformat(today).weekday() + (_WEEK if found["week"][0] == "上" else 0)
    first, last = days_on(today, -past), days_on(today, _WEEK - 1 - past)
    return (f"{first}/{last}", Reach.SENTENCE, False) if first and last else None


def weekday(speaker: Speaker, found: Found) -> Told:
    """上周三: a day of the week before, or of this one."""
    word, today = found["weekday"], speaker.today.iso()
    if not days_on(today, 0):
        return None
    number = 6 if word[-1] == "天" else "一二三四五六日".index(word[-1])
    past = date.fromisoformat(today).weekday() - number + (_WEEK if word[0] == "上" else 0)
    day = days_on(today, -past)
    return (day, Reach.SECTION, False) if past >= 0 and day else None


def later(speaker: Speaker, found: Found) -> Told:
    """半年后, 三个月后, 两天后: from the date told last in the paragraph."""
    words = _COUNT.search(found[0])
    told = speaker.told_last(found.start()).split("/")[-1]
    if words is None or len(told) < MONTH_LENGTH:
        return None
    count = 6 if words[0] == "半年" else number(words["n"])
    if words[0].endswith(("半年", "月")):
        return _months_on(told[:MONTH_LENGTH], count), Reach.SENTENCE, False
    if len(told) < _DAY_LENGTH:
        return None
    day = days_on(told, count if words[0].endswith("天") else _WEEK * count)
    return (day, Reach.SENTENCE, False) if day else None


def same_day(speaker: Speaker, found: Found) -> Told:
    """当天: the day told last in the paragraph."""
    told = speaker.told_last(found.start())
    return (told, Reach.SENTENCE, False) if len(told) == _DAY_LENGTH else None


def yesterday(speaker: Speaker, found: Found) -> Told:
    """昨天, 前天: counted from the day of the text."""
    day = days_on(speaker.today.iso(), -2 if found[0].startswith("前") else -1)
    return (day, Reach.SECTION, False) if day else None


def next_day(speaker: Speaker, found: Found) -> Told:
    """次日: the day behind the one told last."""
    day = days_on(speaker.told_last(found.start()), 1)
    return (day, Reach.SENTENCE, False) if day else None


def _month(speaker: Speaker, found: Found) -> str:
    """The month told last in the paragraph, or nothing."""
    told = speaker.told_last(found.start()).split("/")[-1]
    return told[:MONTH_LENGTH] if len(told) >= MONTH_LENGTH else ""


def days_on(day: str, count: int) -> str:
    """The date some days later or earlier; nothing where there is no such day (2月30日)."""
    try:
        return (date.fromisoformat(day) + timedelta(days=count)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _months_on(month: str, count: int) -> str:
    year, number_of_month = int(month[:4]), int(month[5:]) + count
    return f"{year + (number_of_month - 1) // _YEAR:04}-{(number_of_month - 1) % _YEAR + 1:02}"
