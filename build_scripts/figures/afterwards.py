"""Words of time that count from the date told last: 次月, 当天, 第二天, 此后两个月."""

from datetime import date, timedelta
from typing import Final

from build_scripts.figures.reach import MONTH_LENGTH, Reach
from build_scripts.figures.spans_of_years import number
from build_scripts.figures.speaker import Found, Speaker, Told

_YEAR: Final = 12  # months
_DAY_LENGTH: Final = 10


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


def same_day(speaker: Speaker, found: Found) -> Told:
    """当天: the day told last in the paragraph."""
    told = speaker.told_last(found.start())
    return (told, Reach.SENTENCE, False) if len(told) == _DAY_LENGTH else None


def next_day(speaker: Speaker, found: Found) -> Told:
    """次日: the day behind the one told last."""
    told = speaker.told_last(found.start())
    if len(told) != _DAY_LENGTH:
        return None
    return (date.fromisoformat(told) + timedelta(days=1)).isoformat(), Reach.SENTENCE, False


def _month(speaker: Speaker, found: Found) -> str:
    """The month told last in the paragraph, or nothing."""
    told = speaker.told_last(found.start()).split("/")[-1]
    return told[:MONTH_LENGTH] if len(told) >= MONTH_LENGTH else ""


def _months_on(month: str, count: int) -> str:
    year, number_of_month = int(month[:4]), int(month[5:]) + count
    return f"{year + (number_of_month - 1) // _YEAR}-{(number_of_month - 1) % _YEAR + 1:02}"
