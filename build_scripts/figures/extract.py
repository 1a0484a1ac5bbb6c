"""The extractor: reading text in, one record a numeral out."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from build_scripts.figures.areas import Map
from build_scripts.figures.counted import Counted, counted
from build_scripts.figures.dates import Day
from build_scripts.figures.diary import entries_of
from build_scripts.figures.headline import dated_by_the_text
from build_scripts.figures.kinds import formula_key, kind_of
from build_scripts.figures.moments import moments_of
from build_scripts.figures.naming import Naming
from build_scripts.figures.people import People
from build_scripts.figures.publication import published, reviewed
from build_scripts.figures.quotations import Marked, marked
from build_scripts.figures.roles import Told, comparison_of, role_of
from build_scripts.figures.sentences import Sentences
from build_scripts.figures.timeline import Timeline
from build_scripts.numerals import Form, numerals_of
from build_scripts.records.figures import (
    NO_PERIOD,
    Area,
    Basis,
    Figure,
    Kind,
    Period,
    Qualifier,
)

_LASTS: Final = re.compile(r"为期|历时|共计?$")
_SPENT: Final = re.compile(r"[\u4e00-\u9fff]了$")
_LONGEST_COURSE: Final = 366  # days
_CLAUSE_END: Final = re.compile(r"[，。；！？\n]")
_GROWTH: Final = re.compile(r"同比|[比较][上去]年|增长")
_YEARS: Final = re.compile(r"(\d{4})/(\d{4})")
_LONGEST_ROW: Final = 20  # figures behind one 分别
_ARTICLE_END: Final = "\n-----\n"


def figures_of(text: str) -> list[Figure]:
    """Every numeral of the text (law 6), in order; offsets count its characters.

    ``text`` is a reading text: one paragraph a line, headings ``# ``, ``-----`` between articles.
    Each article is read for itself; one without a date or a place of its own takes the other's.
    """
    articles = list(_articles(text))
    sentences = [Sentences(article) for _, article in articles]
    maps = [Map(article, its) for (_, article), its in zip(articles, sentences, strict=True)]
    home = max((places.home for places in maps), key=lambda home: home.votes)
    found: list[Figure] = []
    for (start, article), its, places in zip(articles, sentences, maps, strict=True):
        places.settle(home)
        figures = list(_Article(article, published(article, text), its, places).figures(start))
        found += dated_by_the_text(figures, start, article)
    return found


def _articles(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while True:
        end = text.find(_ARTICLE_END, start)
        if end < 0:
            yield start, text[start:]
            return
        yield start, text[start : end + 1]
        start = end + len(_ARTICLE_END)


class _Article:
    """One article, and what is asked of it in rising order of places."""

    def __init__(self, text: str, today: Day, sentences: Sentences, places: Map) -> None:
        self.text, self.sentences, self.places = text, sentences, places
        self.records = counted(text, list(numerals_of(text)))
        self.signs = marked(text)
        self.formulas = _formulas(self.records, text, self.signs)
        self.ruling = reviewed(text, today)
        dates = [(each.start, each.end) for each in self.records if each.numeral.form is Form.DATE]
        self.parts = list(self._parts(entries_of(text, today), dates))
        self.people = People(text, sentences)
        self.naming = Naming(text, sentences)

    def _parts(
        self, entries: list[tuple[int, Day]], dates: list[tuple[int, int]]
    ) -> Iterator[tuple[int, str, Timeline]]:
        """For each entry of a diary, or the whole article: where it begins, its day, its timeline."""
        ends = [start for start, _ in entries[1:]] + [len(self.text)]
        for (start, day), end in zip(entries, ends, strict=True):
            moments = moments_of(self.text, dates, day, self.ruling, self.sentences)
            if len(entries) > 1:
                moments = [moment for moment in moments if start <= moment.start < end]
            timeline = Timeline(self.text, self.sentences, moments, day, self.ruling)
            yield start, day.iso() if day.year else "", timeline

    def figures(self, offset: int) -> Iterator[Figure]:
        """One record a numeral; offsets count from the start of the page."""
        for record in self.records:
            while self.parts and record.start >= self.parts[0][0]:
                _, self.today, self.timeline = self.parts.pop(0)
            kind = kind_of(self.text, record, self.signs, self.formulas)
            if kind is Kind.FIGURE:
                yield self._figure(record, offset)
                continue
            self.naming.skip(record)
            period = self.timeline.date(record.start) if kind is Kind.DATE else NO_PERIOD
            yield Figure(
                record.start + offset,
                record.end + offset,
                self.text[record.start : record.end],
                kind,
                period=period,
                quote=self.sentences.quote(record.start),
            )

    def _figure(self, record: Counted, offset: int) -> Figure:
        text, sentences = self.text, self.sentences
        area = self.places.at(record.start, _places_counted(record))
        if ";" in area.codes:
            area = self._its_own(record, area)
        person = self.places.person or self.people.one_at(record.start, self.places.latest)
        read = _period(text, record, self.timeline, sentences, area)
        period = self._its_year(record, read)
        later = period.begins_after(self.today) or period.runs_past(self.today)
        ahead = later or self.ruling.plans_at(record.start)
        told = Told(person, ahead)
        if record.numeral.ordinal:
            record = record._replace(unit="名", qualifier=Qualifier.EXACT)
        return Figure(
            record.start + offset,
            record.end + offset,
            text[record.start : record.end],
            Kind.FIGURE,
            value=record.value,
            upper=record.upper,
            unit=record.unit,
            qualifier=record.qualifier,
            unit_mult=record.worth.exponent,
            decimals=record.worth.decimals,
            period=period,
            area=area,
            role=role_of(text, record, sentences, told),
            comparison=comparison_of(text, record, sentences),
            indicator=self.naming.name(record, area),
            quote=sentences.quote(record.start),
        )

    def _its_own(self, record: Counted, area: Area) -> Area:
        """三县分别为9.1%、6.4%和8.7%: of as many figures as areas, each is of its own."""
        codes, names = area.codes.split(";"), area.names.split(";")
        number = self._number_in_row(record, len(codes)) if len(codes) == len(names) else -1
        return area if number < 0 else area._replace(codes=codes[number], names=names[number])

    def _its_year(self, record: Counted, period: Period) -> Period:
        """2016年、2017年分别脱贫3户、5户: of as many figures as years, each is of its own."""
        years = _YEARS.fullmatch(period.value)
        if not years:
            return period
        first, count = int(years[1]), int(years[2]) - int(years[1]) + 1
        number = self._number_in_row(record, count)
        return period if number < 0 else period._replace(value=str(first + number))

    def _number_in_row(self, record: Counted, count: int) -> int:
        """Which of the figures behind 分别 it is, or -1 where these are not as many as ``count``."""
        clause = self.sentences.clause(record.start)
        cue = self.text.rfind("分别", clause, record.start)
        if cue < 0 or _GROWTH.search(self.text, clause, cue):
            return -1  # 同比分别增长: of what was told before
        end = _CLAUSE_END.search(self.text, record.end)
        row = [
            each.start
            for each in self.records[bisect_left(self.records, cue, key=_start) :][:_LONGEST_ROW]
            if each.start < (end.start() if end else len(self.text))
        ]
        return row.index(record.start) if len(row) == count and record.start in row else -1


def _start(record: Counted) -> int:
    return record.start


def _places_counted(record: Counted) -> int:
    """How many places a small number in Chinese characters may count (两个, 三县)."""
    small = record.numeral.form is Form.CHINESE and record.unit == "个" and record.value
    return int(record.value) if small and record.value and record.value < 10 else 0


def _period(
    text: str, record: Counted, timeline: Timeline, sentences: Sentences, area: Area
) -> Period:
    """Averages a year span their years; 为期7天 spans the days from the one that is named."""
    share = record.unit in ("%", "‰")
    period = timeline.at(record.start, record.unit_end, share=share, area=area.codes)
    clause = text[sentences.clause(record.start) : record.start]
    if share and "年均" in clause:
        return timeline.span_at(record.start, period)
    if record.unit == "年" and period.basis is not Basis.PUBLICATION and _SPENT.search(clause):
        return timeline.until_now(period, int(record.value or 0))
    if record.unit == "天" and record.value and _LASTS.search(clause):
        return _days(period, int(record.value))
    return period


def _days(period: Period, count: int) -> Period:
    try:
        first = date.fromisoformat(period.value)
    except ValueError:
        return period
    if period.basis is Basis.PUBLICATION:
        return period
    last = first + timedelta(days=max(0, min(count, _LONGEST_COURSE) - 1))
    return period._replace(value=f"{first.isoformat()}/{last.isoformat()}")


def _formulas(records: list[Counted], text: str, signs: Marked) -> frozenset[tuple[str, str]]:
    """Keys of the numerals in short quotation marks: unquoted, they are the same formulas."""
    quoted = [
        formula_key(text, record)
        for record in records
        if record.worth.low is not None and signs.in_formula(record.start)
    ]
    return frozenset(quoted + [(value, what[:1]) for value, what in quoted if what[:1] == "大"])
