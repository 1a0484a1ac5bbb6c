"""What a printed date says with the words behind it: 2018年底, 2017年起, 2014年建档立卡以来."""

import re
from typing import Final

from build_scripts.figures.dates import PART, Day, part_of, since_iso
from build_scripts.figures.reach import MONTH_LENGTH, Reach

_UNTIL: Final = re.compile(r"(?:(?<![月日号份年底末初0-9])|(?<=[今去当同]年))[到至](?:[今去]年)?$")
_CLOSING: Final = re.compile(r"年?[底末](?!线|子)")
_WITHIN_MONTH: Final = re.compile(r"[初上中]")
_SINCE: Final = re.compile(
    r"份?(?:[底末初])?(?:(?![是为和、至到—-])[^，。；：、\d比是的]{0,20}?)?(?:以来|至今)"
)
_FROM: Final = re.compile(r"(?:起|开始)(?!步)")
# From that day on another rate holds: it was set then.
_SETS: Final = re.compile(r"[^，。；0-9]{0,14}(?:下调|上调|提高|降低|降至|降到|调整)")
_BEGINNING: Final = re.compile(r"年?初(?![中步级])")
_BEFOREHAND: Final = re.compile(r"以前|之前")


def said(
    text: str, start: int, end: int, day: Day, today: Day, as_of: bool
) -> tuple[str, int, bool, Reach | None]:
    """What a date says with the words behind it, where they end, whether up to when, and how far it
    reaches where the words decide that."""
    closing = _CLOSING.match(text, end) if not day.day else None
    until = closing and day.month and _UNTIL.search(text, max(0, start - 4), start)
    if closing and (as_of or until or not day.month):
        ahead = 0 < today.year < day.year or (
            day.year == today.year
            and aims(text, start)
            and not (day.month and _is_past(day, today))
        )
        goal = ahead and not as_of
        return day.last().iso(), closing.end(), not goal, Reach.SENTENCE if goal else None
    part = PART.match(text, end) if not day.month else None
    if as_of and part:  # 截至2020年上半年
        last = Day(*map(int, part_of(day.year, part)[-MONTH_LENGTH:].split("-"))).last()
        return last.iso(), part.end(), True, None
    if as_of:
        within = not day.month or (not day.day and _WITHIN_MONTH.match(text, end))
        return day.iso() if within else day.last().iso(), end, True, None
    if closing:  # an event at the end of a month reaches as far as one within it
        return day.last().iso(), end, False, None
    if part:
        return part_of(day.year, part), part.end(), False, None
    since = _SINCE.match(text, end)
    if since:
        return since_iso(day, today), since.end(), False, None
    begun = _FROM.match(text, end) if _is_past(day, today) else None
    if begun and day.day and _SETS.match(text, begun.end()):
        return day.iso(), begun.end(), False, None
    if begun:
        value = since_iso(day, today) if day.month else f"{day.year:04}/{today.year:04}"
        return value, begun.end(), False, None
    beginning = _BEGINNING.match(text, end) if not day.month else None
    if beginning:
        return f"{day.year}-01", beginning.end(), False, None
    before = _BEFOREHAND.match(text, end)
    if before:
        reach = Reach.SENTENCE if text.startswith("，", before.end()) else Reach.NONE
        return f"../{day.iso()}", before.end(), False, reach
    return day.iso(), end, False, None


def aims(text: str, start: int) -> bool:
    """到2025年: the year is a goal, and no year that the text goes on to speak of."""
    return text[start - 1 : start] in "到至" and text[start - 2 : start - 1] not in "截止"


def _is_past(day: Day, today: Day) -> bool:
    if not day.month or not today.month:
        return day.year < today.year
    return (day.year, day.month, day.day) < (today.year, today.month, today.day)
