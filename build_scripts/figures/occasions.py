"""Words of time that name an occasion of the year: 入冬以来, “五一”假期, 上月底, 当时, 去年这个时候."""

from calendar import monthrange
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
    return value[:MONTH_LENGTH] if month else str(year), Reach.SECTION, False


def this_time(year: int, today: Day) -> str:
    """去年这个时候: the month of the text in another year."""
    return f"{year}-{today.month:02}" if today.month else str(year)
