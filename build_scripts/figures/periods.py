"""When: the period of each figure, from the dates and words of time around it.

Years that the text leaves out are completed from its own date (dateline, else the latest year that
it names); a completed date is never in the future of that date.
"""

import re
from typing import Final, NamedTuple

from build_scripts.figures.dates import Day, read_date
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Basis, Period

_FULL_DATE: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:年|[-./]|\s)(?P<month>\d{1,2})[月\-./](?P<day>\d{1,2})(?!\d)"
)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_HEAD_LINES: Final = 8  # lines at either end of an article among which a dateline stands
_DATELINE_LENGTH: Final = 40
_RELATIVE: Final = re.compile(
    r"(?P<since>今年以来|年初以来|今年来)|(?P<now>截至目前|目前|目下|眼下|如今|现在|迄今|至今|近日)"
    r"|(?P<this>今年|本年度?|当年)|(?P<last>去年|上年|(?<!比)上一年)|(?P<before>前年)|(?P<next>明年)"
    r"|(?P<end>到?年底)"
)
_COMPARED: Final = re.compile(r"(?:比|较|与|同)$")
_END_OF_MONTH: Final = re.compile(r"底|末")
_TO: Final = re.compile(r"(?:至|到|[-—–~～])$")
_AS_OF: Final = re.compile(r"截[至止]到?$")
_PLAN: Final = (
    ("十五五", "2026/2030"),
    ("十四五", "2021/2025"),
    ("十三五", "2016/2020"),
    ("十二五", "2011/2015"),
)


class Moment(NamedTuple):
    """A word of time in the text and what it says; ``lasting`` when later sentences stay in it."""

    start: int
    end: int
    period: Period
    lasting: bool = True


def published(article: str) -> Day:
    """The date of the article: its dateline; else the latest year it names; else nothing."""
    lines = article.split("\n")
    for line in lines[:_HEAD_LINES] + lines[-_HEAD_LINES // 2 :]:
        found = _FULL_DATE.search(line)
        if found and len(line) <= _DATELINE_LENGTH:
            year, month, day = (int(found[name]) for name in ("year", "month", "day"))
            if 1 <= month <= 12 and 1 <= day <= 31:
                return Day(year, month, day)
    years = [int(found[1]) for found in _YEAR.finditer(article)]
    return Day(max(years)) if years else Day()


def moments_of(text: str, dates: list[tuple[int, int]], today: Day) -> list[Moment]:
    """The words of time of a text, in order; ``dates`` are the spans of its printed dates."""
    found = [
        Moment(
            relative.start(),
            relative.end(),
            _relative(relative.lastgroup or "", today),
            relative.lastgroup != "end",
        )
        for relative in _RELATIVE.finditer(text)
        if not _COMPARED.search(text[relative.start() - 1 : relative.start()])
    ]
    found += [
        Moment(at.start(), at.end(), Period(says, Basis.STATED))
        for name, says in _PLAN
        for at in re.finditer(name, text)
    ]
    found += _printed(text, dates, today)
    return sorted(moment for moment in found if moment.period.value)


def _relative(word: str, today: Day) -> Period:
    if not today.year:
        return Period()
    year = today.year
    values = {
        "since": f"{year}-01-01/{today.iso()}" if today.day else str(year),
        "now": today.iso(),
        "this": str(year),
        "last": str(year - 1),
        "before": str(year - 2),
        "next": str(year + 1),
        "end": f"{year}-12-31",
    }
    return Period(values[word], Basis.RESOLVED)


def _printed(text: str, dates: list[tuple[int, int]], today: Day) -> list[Moment]:
    moments: list[Moment] = []
    previous = Day(today.year)
    last_end = -2
    for start, end in dates:
        day = read_date(text[start:end])
        if day is None:
            continue
        stated = bool(day.year)
        between = text[last_end:start] if start - last_end <= 3 else ""
        if not stated:
            linked = bool(between) and bool(previous.month)
            year = (
                previous.year if linked and previous.year else _completed(text, start, day, today)
            )
            month = day.month or (previous.month if linked else today.month)
            day = day._replace(year=year, month=month)
        if not day.year:
            continue
        moments.append(_moment(text, start, end, day, stated))
        if len(moments) > 1 and between and _joins(between, previous, day):
            before = moments[-2].period
            value = f"{before.value.split('/')[0]}/{moments[-1].period.value}"
            years = not day.month
            moments[-1] = Moment(start, end, Period(value, before.basis), years)
        previous, last_end = day, end
    return moments


def _moment(text: str, start: int, end: int, day: Day, stated: bool) -> Moment:
    as_of = bool(_AS_OF.search(text[max(0, start - 3) : start]))
    closing = bool(_END_OF_MONTH.match(text, end)) and bool(day.month)
    value = day.last().iso() if not day.day and (closing or as_of) else day.iso()
    basis = Basis.STATED if stated else Basis.RESOLVED
    return Moment(start, end, Period(value, basis), lasting=as_of or not (day.day or day.month))


def _joins(between: str, previous: Day, day: Day) -> bool:
    """True when two dates are the ends of a span: 5月至9月, 8月底到10月底; 2015年、2016年."""
    if _TO.search(between):
        return True
    years_only = not (previous.month or day.month)
    return between in ("、", "和") and years_only and day.year == previous.year + 1


def _completed(text: str, start: int, day: Day, today: Day) -> int:
    """The year of a date printed without one: 去年 before it says so; else the latest that fits."""
    before = text[max(0, start - 3) : start]
    if not today.year:
        return 0
    if "去年" in before or "上年" in before:
        return today.year - 1
    if (
        today.month
        and (day.month, day.day) > (today.month, today.day or 31)
        and "今年" not in before
    ):
        return today.year - 1
    return today.year


_LOOK_BACK: Final = 8  # moments
_OPENING: Final = 8  # characters into a sentence in which a year is its time, not an aside
_YEAR_LENGTH: Final = 4


class Timeline:
    """Finds the moment that a place of the text belongs to; asked in rising order of places."""

    def __init__(self, sentences: Sentences, moments: list[Moment], today: Day) -> None:
        self._sentences, self._moments, self._today = sentences, moments, today
        self._next = 0

    def at(self, place: int) -> Period:
        """The nearest moment before the place in its sentence, else in its paragraph, else the
        year of the text. A moment behind the place is not looked for on purpose: in reports the
        time opens the clause."""
        while self._next < len(self._moments) and self._moments[self._next].start <= place:
            self._next += 1
        line, sentence = self._sentences.line(place), self._sentences.sentence(place)
        for number in range(self._next - 1, max(-1, self._next - 1 - _LOOK_BACK), -1):
            moment = self._moments[number]
            if moment.start < line:
                break
            if moment.start >= sentence:
                return moment.period
            opens = moment.start - self._sentences.sentence(moment.start) <= _OPENING
            if moment.lasting and (opens or moment.period.basis is Basis.RESOLVED):
                return moment.period._replace(basis=Basis.CONTEXT)
        return Period(self._today.iso(), Basis.PUBLICATION) if self._today.year else Period()

    def span_at(self, place: int) -> Period:
        """From the first to the last year stated before the place in its sentence (年均)."""
        sentence = self._sentences.sentence(place)
        years = [
            moment.period.value
            for moment in self._moments[max(0, self._next - _LOOK_BACK) : self._next]
            if moment.start >= sentence and len(moment.period.value) == _YEAR_LENGTH
        ]
        if len(years) > 1 and years[-2] < years[-1]:
            return Period(f"{years[-2]}/{years[-1]}", Basis.STATED)
        return self.at(place)
