"""Words of time that name an occasion of the year: 入冬以来, “五一”假期, 上月底, 当时, 去年这个时候."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from build_scripts.figures.dates import PART, Day, part_of, since_iso
from build_scripts.figures.reach import MONTH_LENGTH, Reach
from build_scripts.figures.speaker import Found, Speaker, Told

# Of the feasts of the Chinese calendar, the month they mostly fall in, and the other years.
_MOVING: Final = {
    ("端午", 2006): "05",
    ("端午", 2009): "05",
    ("端午", 2017): "05",
    ("端午", 2025): "05",
    ("中秋", 2006): "10",
    ("中秋", 2009): "10",
    ("中秋", 2017): "10",
    ("中秋", 2020): "10",
    ("中秋", 2025): "10",
}
# 今年, 去年 ...: years from that of the text.
OFFSETS: Final = {"今": 0, "本": 0, "去": -1, "昨": -1, "前": -2, "大": -3, "明": 1}
_EVES: Final = {"五一": "04-30", "国庆": "09-30", "元旦": "12-31"}
_NEAR: Final = 3  # months within which 国庆前 means from now until its eve
_FEASTS: Final = {
    "端午": "06",
    "中秋": "09",
    "元旦": "01",
    "清明": "04",
    "五一": "05",
    "十一": "10",
    "国庆": "10",
    "双十一": "11-11",
}
NEW_YEARS_FILE: Final = Path(__file__).parent / "data" / "new_years.csv"
_LAST_MONTH: Final = 12
_DAY_LENGTH: Final = 10
_CAME_OF_IT: Final = re.compile(r"，[^。；\n]{0,24}(?:了|变成)")
_UP_TO: Final = re.compile(r"截[至止]到?$|(?:^|[，。；\n])到$")
_TOWARDS_THE_NEXT: Final = 10  # from this month on 春节前 is before the next feast


@cache
def _new_years() -> dict[int, date]:
    """The first days of the Chinese calendar, by the year they fall in."""
    rows = NEW_YEARS_FILE.read_text(encoding="utf-8").splitlines()[1:]
    days = (date.fromisoformat(row.split(",")[1]) for row in rows)
    return {day.year: day for day in days}


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
    place = found.start()
    named = speaker.begun(place, speaker.sentences.sentence(place))
    if speaker.text.startswith("那年", place - 2):
        named = speaker.year_at(place, afar=True)
    year = named or today.year - (0 < today.month < int(when[:2]))
    return f"{year}-{_MOVING.get((found['feast'], year), when)}", Reach.SENTENCE, False


def eve(speaker: Speaker, found: Found) -> Told:
    """国庆前, near at hand: from now until the day before the feast."""
    today = speaker.today
    last = f"{today.year}-{_EVES[found['eve']]}"
    if not today.day or today.iso() >= last:
        return None
    months = int(last[5:7]) - today.month
    return (f"{today.iso()}/{last}", Reach.SENTENCE, False) if months < _NEAR else None


def clock(speaker: Speaker, found: Found) -> Told:
    """傍晚6点: of the day that the article told last, where that was of late."""
    today = speaker.today.iso()
    for start, value in zip(reversed(speaker.starts), reversed(speaker.values), strict=True):
        day = start < found.start() and len(value) == len(today) == _DAY_LENGTH
        if day and value[:MONTH_LENGTH] == today[:MONTH_LENGTH] and value < today:
            return value, Reach.SECTION, False
    return None


def new_year(speaker: Speaker, found: Found) -> Told:
    """春节期间: the month of the feast; 春节前, where it is near at hand, the days until its eve."""
    today = speaker.today
    named = speaker.begun(found.start(), speaker.sentences.sentence(found.start()))
    feast_day = _new_years().get(named or today.year)
    ahead = _new_years().get(today.year + 1)
    if found[0].endswith("前") and not named and ahead and today.month >= _TOWARDS_THE_NEXT:
        return ahead.isoformat()[:MONTH_LENGTH], Reach.SENTENCE, False
    if feast_day is None:
        return None
    if found[0].endswith("后") and not found[0].endswith("前后"):
        return str(feast_day.year), Reach.SENTENCE, False
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
        due = speaker.text.startswith("前", found.end())
        if len(value) >= MONTH_LENGTH and "/" not in value and not found[0].startswith("本"):
            year, month = int(value[:4]), int(value[5:7])
        elif not (due or found[0].startswith("本")):
            return None
    if not speaker.today.month:
        return None
    due = speaker.text.startswith("前", found.end())
    if found[0].startswith("本") and not due:
        return f"{year}-{month:02}", Reach.SENTENCE, False
    day = f"{year}-{month:02}-{monthrange(year, month)[1]}"
    return day, Reach.SENTENCE if due else Reach.SECTION, not due


def season(speaker: Speaker, found: Found) -> Told:
    """今春, and 去冬今春 from the first to the last month of both."""
    years = [speaker.today.year + OFFSETS[sign] for sign in found[0][::2]]
    parts = [part_of(year, each) for year, each in zip(years, _seasons(found[0]), strict=True)]
    first, last = parts[0].split("/")[0], parts[-1].split("/")[-1]
    return first if first == last else f"{first}/{last}", Reach.SECTION, False


def _seasons(words: str) -> "list[re.Match[str]]":
    return [season for sign in words[1::2] if (season := PART.match(f"{sign}季"))]


def bare_season(speaker: Speaker, found: Found) -> Told:
    """春季: of the year that is spoken of; 到了秋天 only where the paragraph told one."""
    season = PART.match(found[0])
    place = found.start()
    if season is None:
        return None
    if speaker.text[place - 1] in "到了" and not speaker.told_year(place):
        # 到了秋天: of every year, but where it tells what came of it
        told = _CAME_OF_IT.match(speaker.text, found.end()) and not speaker.lost(place)
        year = speaker.year_at(place, afar=True) if told else speaker.today.year
        return (part_of(year, season), Reach.SENTENCE, False) if year < speaker.today.year else None
    return part_of(speaker.year_at(place), season), Reach.SENTENCE, False


def rule(speaker: Speaker, found: Found) -> Told:
    """按照规定，: what a rule says holds now."""
    return speaker.today.iso(), Reach.SENTENCE, False


def then_at(speaker: Speaker, found: Found) -> Told:
    """当时: the month that the paragraph told last, where it is of the year that is spoken of."""
    year = speaker.year_at(found.start(), afar=True)
    value = speaker.told_last(found.start())
    month = len(value) >= MONTH_LENGTH and "/" not in value and value.startswith(str(year))
    if speaker.lost(found.start()):
        return None
    if found[0] == "当月" and not month:
        return None
    if month and value.endswith("-12-31"):
        return value, Reach.SECTION, False
    return value[:MONTH_LENGTH] if month else str(year), Reach.SECTION, False


def until(speaker: Speaker, start: int, value: str) -> Told:
    """到今年上半年，培训80人: up to the last day of a part of the year that is over."""
    last = value.rpartition("/")[2]
    if len(last) != MONTH_LENGTH or not _UP_TO.search(speaker.text, max(0, start - 3), start):
        return value, Reach.SECTION, False
    day = Day(int(last[:4]), int(last[5:])).last().iso()
    over = day < speaker.today.iso()
    return day if over else value, Reach.SECTION, over


def this_time(year: int, today: Day) -> str:
    """去年这个时候: the month of the text in another year."""
    return f"{year}-{today.month:02}" if today.month else str(year)
