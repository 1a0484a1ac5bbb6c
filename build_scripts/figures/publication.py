"""Of when a text is: the day it was published, and the years that its headings review or plan."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from build_scripts.figures.dates import PART, Day, part_of, read_date
from build_scripts.figures.unprinted_year import unprinted_year

_FULL_DATE: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:年|[-./]|\s)(?P<month>\d{1,2})[月\-./](?P<day>\d{1,2})(?!\d)"
)
_HEAD_LINES: Final = 8  # lines at either end of an article among which a dateline stands
_DATELINE_LENGTH, _FIELDS_LENGTH = 40, 120  # characters; a row of fields has no sentence in it
_SAID: Final = re.compile("[，。；！？]")
_BRACKETED: Final = re.compile(
    r"[（(](?:\s*[^（）()\d]{0,8})?((?:19|20)\d\d年\d{1,2}月\d{1,2}日)[）)]"
)
_DISPATCH: Final = re.compile(
    r"本报讯|本报[^，。\n]{0,12}(?:讯(?!员)|电)|(?:^|\n)[^，。\n]{2,18}(?:讯[ （(\u3000]|\d日[电讯])"
)
# A line about the page may be long: 来源：… 作者：… 发布时间：2019-11-08 08:30 浏览次数：…
_LABELLED: Final = re.compile(
    r"(?:发布|发表|更新|刊发|采写)?(?:时间|日期)[:：]\s*(?=(?:19|20)\d\d)"
    r"|^(?=20\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?\s+(?:来源|作者|责任编辑|编辑|记者)[:：])"
    r"|(?=(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:\d{1,2}时)?[电讯])"
)
_IN_CHARACTERS_REACH: Final = 10
_LABEL_REACH: Final = 120
_IN_CHARACTERS: Final = re.compile(
    r"[（(]?(?P<date>[二一][〇零○Ｏ九一二三四五六七八]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[）)]?"
)
_REPORT_DAY: Final = re.compile(
    r"(?:(?:(?<=[。，）\s])|截[至止]到?|^)(?=\d{1,2}月\d{1,2}日(?![前起]))|(?=\d{1,2}月\d{1,2}日[电讯]))"
    r"(\d{1,2}月\d{1,2}日)",
    re.MULTILINE,
)
_LAST_MONTH, _LAST_DAY = 12, 31


def published(article: str, page: str = "") -> Day:
    """As far as the document prints it: the dateline of the article, else of its page; else the
    year that what they tell leaves, with the day a dispatch tells of."""
    for text in (article, page):
        day = _dateline(text)
        if day:
            return day
    sent = _sent(article)
    year = max(_year_of(article, sent), _year_of(page, sent))
    return sent._replace(year=year) if year else Day()


def _dateline(text: str) -> Day | None:
    lines = text.split("\n")
    for line in lines[:_HEAD_LINES] + lines[-_HEAD_LINES // 2 :]:
        if "20" not in line and "19" not in line and "月" not in line[:_IN_CHARACTERS_REACH]:
            continue
        short = len(line) <= (_FIELDS_LENGTH if not _SAID.search(line) else _DATELINE_LENGTH)
        found = _FULL_DATE.search(line) if short else None
        if not found:
            bracketed = _BRACKETED.match(line) or _BRACKETED.search(line, max(0, len(line) - 40))
            found = _FULL_DATE.search(bracketed[1]) if bracketed else None
        if not found and (label := _LABELLED.search(line, 0, _LABEL_REACH)):
            found = _FULL_DATE.match(line, label.end())
        if found:
            year, month, day = (int(found[name]) for name in ("year", "month", "day"))
            if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY:
                return Day(year, month, day)
        written = _IN_CHARACTERS.fullmatch(line.strip())
        if written:
            return read_date(written["date"])
    return None


@lru_cache(maxsize=8)
def _year_of(text: str, sent: Day) -> int:
    return unprinted_year(text, sent)


def _sent(article: str) -> Day:
    """The last day of which a dispatch without a dateline tells; its year is not known."""
    if not _DISPATCH.search(article):
        return Day()
    days = [read_date(found[1]) for found in _REPORT_DAY.finditer(article)]
    latest = max(((day.month, day.day) for day in days if day), default=(0, 0))
    return Day(0, *latest)


_HEADING: Final = re.compile(
    r"^(?P<sign># )?(?P<number>[一二三四五六七八九十]{1,3}、)?(?P<words>(?(sign).*|(?(number)[^，。；：\n]{2,24}|(?!))))$",
    re.MULTILINE,
)
_HEADING_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年(?!\d{1,2}月)")
_YEAR_HEADING: Final = re.compile(
    r"^# (?P<year>(?:19|20)\d\d)年?(?:[:： \u3000][^\n]{0,16})?$", re.MULTILINE
)
_LEAST_YEARS: Final = 2  # headings
_REVIEW: Final = re.compile(
    r"公报|报告|回顾|总结|盘点|统计|决算|预算|工作|任务|打算|举措|措施|思路|主要|完成|情况|目标|安排|重点"
)
_PLAN: Final = re.compile(r"下一?步|任务|目标|重点|打算|计划|安排(?!情况)")
_LOOKS_BACK: Final = re.compile("总结|回顾|汇报")
_PROBLEMS: Final = re.compile(r"问题|困难|不足|短板")
_LATER: Final = re.compile(r"下一?步|下半年|下一?阶段|[明来]年|今后|打算")
_OPENING: Final = re.compile(r"(?:[^，。]{0,8}，)?((?:19|20)\d\d)年(?:，|[是以]|[^\d，。]{0,8}，)")
_OF_AN_AREA: Final = re.compile(r"我[市省县区州旗]|全[市省县区州旗]|[市省县区州旗]委")
_LONG: Final = 40  # characters: a shorter line is no body paragraph


class Reviewed(NamedTuple):
    """Years that headings, or the first paragraph, set for all that follows; starts in order."""

    starts: tuple[int, ...]
    years: tuple[int, ...]
    plans: tuple[bool, ...]
    spans: tuple[str, ...]  # 上半年 as months, where a heading says so; else empty
    titles: tuple[int, ...] = ()  # the year of the whole report, in a part that no year rules

    def at(self, place: int) -> int:
        """The year that rules the place, or 0."""
        number = bisect_right(self.starts, place) - 1
        return self.years[number] if number >= 0 else 0

    def spoken_at(self, place: int) -> int:
        """The year that 全年 means at the place: the ruling one, else that of the whole report."""
        number = bisect_right(self.starts, place) - 1
        return (self.years[number] or self.titles[number]) if number >= 0 else 0

    def span_at(self, place: int) -> str:
        """The part of the year that rules the place, or nothing."""
        number = bisect_right(self.starts, place) - 1
        return self.spans[number] if number >= 0 else ""

    def plans_at(self, place: int) -> bool:
        """True in a part whose heading sets tasks for the year."""
        number = bisect_right(self.starts, place) - 1
        return number >= 0 and self.plans[number]


def reviewed(article: str, today: Day) -> Reviewed:
    """# 2020年工作回顾 rules its part; a report that opens with the year before its own is of it."""
    found = [*_parts(article, today), *_chronicle(article)]
    start = 0
    for line in article.split("\n"):
        if len(line) > _LONG and not line.startswith(("# ", "[")):
            opening = _OPENING.match(line)
            if opening and int(opening[1]) == today.year - 1 and _OF_AN_AREA.search(line):
                found.insert(0, _Part(start, int(opening[1])))
            break
        start += len(line) + 1
    found.sort()
    starts, years, plans, spans, titles = zip(*found, strict=True) if found else [()] * 5
    return Reviewed(starts, years, plans, spans, titles)


class _Part(NamedTuple):
    """A part of the article, from where a heading sets its year."""

    start: int
    year: int
    plans: bool = False
    span: str = ""
    title: int = 0


def _parts(article: str, today: Day) -> Iterator[_Part]:
    """Where headings set a year; the next numbered heading without one ends a numbered part, or
    goes on in the year of the title, looking back or ahead."""
    numbered, title = False, 0
    for heading in _HEADING.finditer(article):
        words = heading["words"]
        year = _HEADING_YEAR.search(words) if _REVIEW.search(words) else None
        own = year and int(year["year"]) == today.year and words.endswith("工作")
        ahead = bool(_PLAN.search(words) or own) and not _LOOKS_BACK.search(words)
        if year:
            ruling = int(year["year"])
            plans = ahead and ruling >= today.year
            numbered = bool(heading["number"])
            title = title if numbered else ruling
            yield _Part(heading.start(), ruling, plans, "" if plans else _span(ruling, words))
        elif numbered and heading["number"]:
            yield _Part(heading.start(), 0, ahead, title=0 if ahead else title)
        elif title and heading["number"]:
            later = ahead and bool(_LATER.search(words))
            problems = bool(_PROBLEMS.search(words))
            ruling = 0 if later or problems else title
            span = _span(title, words) if ruling else ""
            yield _Part(heading.start(), ruling, later, span, title if problems else 0)


def _chronicle(article: str) -> Iterator[_Part]:
    """Headings that are years and no more: each rules until the next heading."""
    headings = list(_HEADING.finditer(article)) if _YEAR_HEADING.search(article) else []
    years = [_YEAR_HEADING.match(article, heading.start()) for heading in headings]
    if sum(year is not None for year in years) < _LEAST_YEARS:
        return
    for heading, year, before in zip(headings, years, [None, *years], strict=False):
        if year or before:
            yield _Part(heading.start(), int(year["year"]) if year else 0)


def _span(year: int, words: str) -> str:
    """上半年工作完成情况 is of these months; 上半年总结和下半年安排 of the year."""
    parts = list(PART.finditer(words))
    return part_of(year, parts[0]) if len(parts) == 1 else ""
