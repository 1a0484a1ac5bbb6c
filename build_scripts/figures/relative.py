"""Words of time that say no year: 今年, 目前, 年末, 第二年, 十三五以来, 近三年, 未来两年.

今年 and 去年 count from the day of the text; 上年, 年末 and 全年 from the year that the text is
speaking of.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from build_scripts.figures.dates import PART, Day, part_of, since_iso, years_on
from build_scripts.figures.publication import Reviewed
from build_scripts.figures.sentences import Sentences
from build_scripts.figures.words_of_time import WORDS
from build_scripts.numerals import worth_of
from build_scripts.records.figures import Basis, Period

_SENTENCE, _NEXT, _SECTION, _ERA_REACHES = 3, 4, 5, 6
_SINCE_THEN: Final = re.compile("以来")
_ERA: Final = re.compile(
    r"(?:^|(?<=[^\u4e00-\u9fff”]))[\u4e00-\u9fff“”]{2,14}(?<![一直期向历年月日])$"
)
_ERA_REACH: Final = 16
_PLANS: Final = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_OFFSETS: Final = {"今": 0, "本": 0, "去": -1, "昨": -1, "前": -2, "明": 1}
_SPAN: Final = re.compile(r"((?:19|20)\d\d)年[^。\n]{0,24}?[到至—-]((?:19|20)\d\d)年")
_PLANNED: Final = re.compile(r"将|力争|计划|拟|确保|争取|要|实现")
_PLAN_REACH: Final = 16
_SPRING: Final = 3
_SPAN_REACH: Final = 120  # characters behind 经过八年 in which its years may be told


class Relative(NamedTuple):
    """A relative word of time; ``most`` is the farthest it may govern."""

    start: int
    end: int
    period: Period
    most: int = _SECTION
    as_of: bool = False


class _Speaker(NamedTuple):
    """The text, its day, and the year that it speaks of at a place."""

    text: str
    today: Day
    ruling: Reviewed
    sentences: Sentences
    starts: list[int]
    firsts: list[int]
    years: list[int]

    def year_at(self, place: int, *, afar: bool = False) -> int:
        """The year named last in the paragraph, else the ruling one; ``afar``: the year printed last
        in the article, from which 当年 and 第二年 count."""
        number = bisect_left(self.starts, place) - 1
        if number >= 0 and afar:
            return self.firsts[number]
        if number >= 0 and self.starts[number] >= self.sentences.line(place):
            return self.years[number]
        return self.ruling.at(place) or self.today.year

    def begun(self, place: int, sentence: int) -> int:
        """The year named last before the place in its sentence, or 0."""
        number = bisect_left(self.starts, place) - 1
        return self.firsts[number] if number >= 0 and self.starts[number] >= sentence else 0

    def heard(self, place: int, year: int) -> None:
        """今年 and 去年 are years that 当年 and 第二年 count from, as printed ones are."""
        number = bisect_left(self.starts, place)
        self.starts.insert(number, place)
        self.firsts.insert(number, year)
        self.years.insert(number, year)

    def ruling_year(self, place: int) -> int:
        return self.ruling.at(place) or self.year_at(place)


def relatives_of(
    text: str,
    years: list[tuple[int, int, int]],
    today: Day,
    ruling: Reviewed,
    sentences: Sentences,
) -> Iterator[Relative]:
    """All of them in order; ``years``: where years are printed, which,
    and the last year of what they say."""
    if not today.year:
        return
    speaker = _Speaker(
        text, today, ruling, sentences, *([each[part] for each in years] for part in range(3))
    )
    for found in WORDS.finditer(text):
        read = _READERS[found.lastgroup or "year"]
        told = read(speaker, found)
        if told is not None:
            value, most, as_of = told
            yield Relative(found.start(), found.end(), Period(value, Basis.RESOLVED), most, as_of)
    yield from _eras(text, today)


def _eras(text: str, today: Day) -> Iterator[Relative]:
    """党的十八大以来: from a time that the text does not date."""
    for sign in _SINCE_THEN.finditer(text):
        start = max(0, sign.start() - _ERA_REACH)
        era = _ERA.search(text, start, sign.start())
        if era and not WORDS.search(text, era.start(), sign.end()):
            said = Period(f"../{today.iso()}", Basis.RESOLVED)
            yield Relative(era.start(), sign.end(), said, _ERA_REACHES)


_Told = tuple[str, int, bool] | None
_Found = re.Match[str]


def _year(speaker: _Speaker, found: _Found) -> _Told:
    word, part = found["year"], found["part"] or ""
    if word[0] == "上":
        year = speaker.ruling_year(found.start()) - 1
    else:
        year = speaker.today.year + _OFFSETS[word[0]]
        speaker.heard(found.start(), year)
    if part in ("以来", "来"):
        return since_iso(Day(year), speaker.today), _NEXT, False
    if part.endswith(("底", "末")):
        return _part(year, part), _SENTENCE, year < speaker.today.year
    if part.endswith("初"):
        return f"{year}-01", _SECTION, False
    return _part(year, part), _SECTION, False


def _part(year: int, part: str) -> str:
    """The part of the year that the word behind it names, else the year."""
    if part.endswith(("底", "末")):
        return f"{year}-12-31"
    piece = PART.match(part)
    return part_of(year, piece) if piece else str(year)


def _season(speaker: _Speaker, found: _Found) -> _Told:
    """今春, and 去冬今春 from the first to the last month of both."""
    years = [speaker.today.year + _OFFSETS[sign] for sign in found[0][::2]]
    parts = [part_of(year, season) for year, season in zip(years, _seasons(found[0]), strict=True)]
    first, last = parts[0].split("/")[0], parts[-1].split("/")[-1]
    return first if first == last else f"{first}/{last}", _SECTION, False


def _seasons(words: str) -> "list[re.Match[str]]":
    return [season for sign in words[1::2] if (season := PART.match(f"{sign}季"))]


def _since(speaker: _Speaker, found: _Found) -> _Told:
    return since_iso(Day(speaker.today.year), speaker.today), _NEXT, False


def _now(speaker: _Speaker, found: _Found) -> _Told:
    return speaker.today.iso(), _SECTION, True


def _month(speaker: _Speaker, found: _Found) -> _Told:
    """上个月 and 本月, where the day of the text is printed."""
    year, month = speaker.today.year, speaker.today.month
    if not month:
        return None
    if found[0][0] == "上":
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return f"{year}-{month:02}", _SENTENCE, False


def _yesterday(speaker: _Speaker, found: _Found) -> _Told:
    if not speaker.today.day:
        return None
    return _day_before(speaker.today), _SECTION, False


def _day_before(day: Day) -> str:
    return (date(day.year, day.month, day.day) - timedelta(days=1)).isoformat()


def _same(speaker: _Speaker, found: _Found) -> _Told:
    year = speaker.year_at(found.start(), afar=True)
    return f"{year}-12-31" if found["close"] else str(year), _SECTION, False


def _after(speaker: _Speaker, found: _Found) -> _Told:
    year = speaker.year_at(found.start(), afar=True) + 1
    return _part(year, found["then"] or ""), _SECTION, False


def _nth(speaker: _Speaker, found: _Found) -> _Told:
    """第三年 counts from the year named last, which is the first."""
    year = speaker.year_at(found.start(), afar=True) + _number(found["nth"]) - 1
    return (str(year), _SECTION, False) if year <= speaker.today.year else None


def _past(speaker: _Speaker, found: _Found) -> _Told:
    """过去一年: the year that is reviewed; in spring the last."""
    year, month = speaker.today.year, speaker.today.month
    ruling = speaker.ruling.at(found.start()) or (year - 1 if 0 < month <= _SPRING else 0)
    return (str(ruling), _SECTION, False) if ruling else None


def _years(_: _Speaker, found: _Found) -> _Told:
    """2016、2017两年."""
    first, last = found["years"][:4], found["years"][-4:]
    return (f"{first}/{last}", _SECTION, False) if first < last else None


def _quarter(speaker: _Speaker, found: _Found) -> _Told:
    first = 3 * "一二三四".index(found["quarter"][1]) + 1
    year = speaker.year_at(found.start())
    return Day(year, first, 0, 3).iso(), _SECTION, False


def _begin(speaker: _Speaker, found: _Found) -> _Told:
    return f"{speaker.ruling_year(found.start())}-01", _SENTENCE, False


def _months(speaker: _Speaker, found: _Found) -> _Told:
    """前九个月: from January on."""
    count = _number(found["months"])
    if not 1 < count <= 12:
        return None
    year = speaker.year_at(found.start())
    return f"{year}-01/{year}-{count:02}", _SECTION, False


def _ago(speaker: _Speaker, found: _Found) -> _Told:
    return str(speaker.today.year - _number(found["ago"])), _SENTENCE, False


def _hence(speaker: _Speaker, found: _Found) -> _Told:
    """预计三年后 counts from the day of the text, 两年后 in a story from the year told last."""
    near = speaker.text[found.start() - 4 : found.end() + _PLAN_REACH]
    spoken = speaker.year_at(found.start())
    first = speaker.today.year if _PLANNED.search(near) else spoken
    year = first + _number(found["hence"])
    told = first == speaker.today.year or year <= speaker.today.year
    return (str(year), _SENTENCE, False) if told else None


def _whole(speaker: _Speaker, found: _Found) -> _Told:
    return str(speaker.ruling_year(found.start())), _SENTENCE, False


def _end(speaker: _Speaker, found: _Found) -> _Told:
    return f"{speaker.ruling_year(found.start())}-12-31", _SENTENCE, False


def _half(speaker: _Speaker, found: _Found) -> _Told:
    piece = PART.match(found["half"])
    return (part_of(speaker.ruling_year(found.start()), piece), _SECTION, False) if piece else None


def _last(speaker: _Speaker, found: _Found) -> _Told:
    """近三年 ends in the year spoken of; 经过八年 in that of the span that its sentence states."""
    count = _number(found["n"] or found["m"] or found["spent"] or found["effort"])
    sentence = speaker.sentences.sentence(found.start())
    line = speaker.sentences.line_end(found.start())
    span = _SPAN.search(speaker.text, sentence, min(line, found.end() + _SPAN_REACH))
    effort = bool(found["effort"]) or found[0].startswith("经过")
    end = speaker.today.year
    if effort and span:
        end = int(span[2])
    elif found[0].startswith("连续"):
        end = speaker.ruling_year(found.start())
    else:
        # Told in spring, the years that are looked back on end with the last.
        spring = 0 < speaker.today.month <= _SPRING
        end = speaker.ruling.at(found.start()) or end - spring
    if count < 2 or end < count:
        return None
    begun = speaker.begun(found.start(), sentence)
    if found[0].endswith(("间", "里")) and begun and begun + count - 1 <= speaker.today.year:
        return f"{begun}/{begun + count - 1}", _SENTENCE, False
    most = _ERA_REACHES if found[0].startswith("经过") else _SENTENCE
    return f"{end - count + 1}/{end}", most, False


def _ahead(speaker: _Speaker, found: _Found) -> _Told:
    return _on(speaker, _number(found["ahead"]))


def _within(speaker: _Speaker, found: _Found) -> _Told:
    near = speaker.text[found.start() - 4 : found.end() + _PLAN_REACH]
    return _on(speaker, _number(found["within"])) if _PLANNED.search(near) else None


def _on(speaker: _Speaker, count: int) -> _Told:
    first = speaker.today.iso()
    return f"{first}/{years_on(first, count)}", _SENTENCE, False


def _plan(speaker: _Speaker, found: _Found) -> _Told:
    first = _PLANS[found["plan"]]
    if found["closed"]:
        return f"{first + 4}-12-31", _SENTENCE, False
    if found["planned"] or (found["into"] and first <= speaker.today.year):
        return since_iso(Day(first), speaker.today), _ERA_REACHES, False
    return f"{first}/{first + 4}", _SENTENCE, False


def _vague(speaker: _Speaker, found: _Found) -> _Told:
    return f"../{speaker.today.iso()}", _SENTENCE, False


def _number(printed: str) -> int:
    return int(worth_of(printed).low or 0)


_READERS: Final[dict[str, Callable[[_Speaker, _Found], _Told]]] = {
    "year": _year,
    "part": _year,
    "since": _since,
    "now": _now,
    "season": _season,
    "month": _month,
    "yesterday": _yesterday,
    "same": _same,
    "close": _same,
    "after": _after,
    "then": _after,
    "nth": _nth,
    "past": _past,
    "quarter": _quarter,
    "years": _years,
    "begin": _begin,
    "months": _months,
    "ago": _ago,
    "hence": _hence,
    "whole": _whole,
    "end": _end,
    "half": _half,
    "last": _last,
    "span": _last,
    "n": _last,
    "m": _last,
    "spent": _last,
    "effort": _last,
    "ahead": _ahead,
    "within": _within,
    "plan": _plan,
    "planned": _plan,
    "closed": _plan,
    "vague": _vague,
}
