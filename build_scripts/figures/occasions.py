"""Words of time that name an occasion of the year: 入冬以来, “五一”假期, 上月底, 当时, 去年这个时候."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from build_scripts.figures.dates import PART, Day, part_of, since_iso
from build_scripts.figures.reach import MONTH_LENGTH, Reach
from build_scripts.figures.speaker import Found, Speaker, Told

_FEASTS: Final = {
    "元旦": "01",
    "清明": "04",
    "五一": "05",
    "十一": "10",
    "国庆": "10",
    "双十一": "11-11",
}
# First days of the Chinese calendar.
_NEW_YEARS: Final = (
    "2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 "
    "2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 "
    "2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03"
)
_LAST_MONTH: Final = 12


def onset(speaker: Speaker, found: Found) -> Told:
    """入冬以来: from the first month of the season; in the month before it, from that month on."""
    season = PART.match(f"{found['onset'][1]}季")
    today = speaker.today
    if season is None or not today.month:
        return None
    first = int(part_of(today.year, season)[5:7])
    month = first - 1 if today.month == first - 1 else first
    year = today.year if month <= today.month else today.year - 1
    return since_iso(Day(year, month), today), Reach.SENTENCE, False


def feast(speaker: Speaker, found: Found) -> Told:
    """“五一”假期: its month, of the year that the sentence names, else the latest that fits."""
    when = _FEASTS[found["feast"]]
    today = speaker.today
    named = speaker.begun(found.start(), speaker.sentences.sentence(found.start()))
    year = named or today.year - (0 < today.month < int(when[:2]))
    return f"{year}-{when}", Reach.SENTENCE, False


def new_year(speaker: Speaker, found: Found) -> Told:
    """春节期间: the month of the feast; 春节前, where it is near at hand, the days until its eve."""
    today = speaker.today
    named = speaker.begun(found.start(), speaker.sentences.sentence(found.start()))
    at = _NEW_YEARS.find(f"{named or today.year}-")
    if at < 0:
        return None
    feast_day = date.fromisoformat(_NEW_YEARS[at : at + len("2010-02-14")])
    if found[0].endswith("前") and today.day and today.iso() < feast_day.isoformat():
        eve = feast_day - timedelta(days=1)
        return f"{today.iso()}/{eve.isoformat()}", Reach.SENTENCE, False
    return feast_day.isoformat()[:MONTH_LENGTH], Reach.SENTENCE, False


def month_end(speaker: Speaker, found: Found) -> Told:
    """上月底 counts from the day of the text, 月底 from the month that its paragraph told last."""
    year, month = speaker.today.year, speaker.today.month
    if found[0].startswith("上"):
        year, month = (year, month - 1) if month > 1 else (year - 1, _LAST_MONTH)
    else:
        value = speaker.told_last(found.start())
        if len(value) < MONTH_LENGTH or "/" in value:
            return None
        year, month = int(value[:4]), int(value[5:7])
    if not speaker.today.month:
        return None
    return f"{year}-{month:02}-{monthrange(year, month)[1]}", Reach.SECTION, True


def then_at(speaker: Speaker, found: Found) -> Told:
    """当时: the month that the paragraph told last, where it is of the year that is spoken of."""
    year = speaker.year_at(found.start(), afar=True)
    value = speaker.told_last(found.start())
    month = len(value) >= MONTH_LENGTH and "/" not in value and value.startswith(str(year))
    if found[0] == "当月" and not month:
        return None
    return value[:MONTH_LENGTH] if month else str(year), Reach.SECTION, False


def this_time(year: int, today: Day) -> str:
    """去年这个时候: the month of the text in another year."""
    return f"{year}-{today.month:02}" if today.month else str(year)
