"""Words of time that say no year: 今年, 目前, 年末, 第二年, 十三五以来, 近三年, 未来两年.

今年 and 去年 count from the day of the text; 上年, 年末 and 全年 from the year that the text is
speaking of.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from build_scripts.figures.dates import PART, Day, part_of, since_iso, years_on
from build_scripts.figures.publication import Reviewed
from build_scripts.figures.sentences import Sentences
from build_scripts.numerals import worth_of
from build_scripts.records.figures import Basis, Period

_SENTENCE, _NEXT, _SECTION, _ERA_REACHES = 3, 4, 5, 6
_N: Final = "(?<![0-9])(?:[一二两三四五六七八九十]|十[一二三四五六七八九]|[0-9]{1,2})"
_WORDS: Final = re.compile(
    r"(?=[今本去昨上前明年截目眼如现迄至近日当同那次第翌转全下连过最这经未“「十多几一二两三四五六七八九0-9])"
    r"(?:(?P<year>今年|本年度?|去年|昨年|上年|(?<!比)上一年|前年(?!度)|明年)"
    r"(?P<part>(?:以来|来)(?!自)|年?[底末](?!线)|年?初(?![中步级])|[上下]半年|前[一二三]季度|[春夏秋冬][季天](?!学期))?"
    r"|(?P<since>(?<!\d)年初以来)"
    r"|(?P<now>截[至止]到?目前|目前|目下|眼下|如今|现在|迄今|至今|近日|日前)"
    r"|(?P<same>当年(?P<close>底|末)?|同年|那年|那时|当时)|(?P<after>次年|第二年|翌年|转年)"
    r"|(?P<whole>全年)|(?P<end>(?<![0-9每今去前明当全])年[末底](?![线子]))|(?P<half>(?<![年0-9])[上下]半年)"
    rf"|(?P<last>(?:连续|过去|最?近|(?<![学目以之])前|这|经过)(?P<n>{_N})年(?:来|以来|间)?|(?P<m>{_N})年(?:来|以来)"
    rf"|(?P<effort>{_N})年(?=精准扶贫|集中攻坚|脱贫攻坚|奋[斗战]|努力|攻坚))"
    rf"|(?:未来|今后)(?P<ahead>{_N})年|(?P<within>{_N})年内"
    r"|[“「]?(?P<plan>十[二三四五]五)[”」]?(?P<planned>以来|(?:时期|期间)?以来)?"
    r"|(?P<vague>近年来|近些年来?|近几年来?|多年来|几年来)"
    r")"
)
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
    years: list[int]

    def year_at(self, place: int, *, afar: bool = False) -> int:
        """The year named last in the paragraph (``afar``: in the article), else the ruling one."""
        number = bisect_left(self.starts, place) - 1
        if number >= 0 and (afar or self.starts[number] >= self.sentences.line(place)):
            return self.years[number]
        return self.ruling.at(place) or self.today.year

    def heard(self, place: int, year: int) -> None:
        """今年 and 去年 are years that 当年 and 第二年 count from, as printed ones are."""
        number = bisect_left(self.starts, place)
        self.starts.insert(number, place)
        self.years.insert(number, year)

    def ruling_year(self, place: int) -> int:
        return self.ruling.at(place) or self.year_at(place)


def relatives_of(
    text: str,
    years: list[tuple[int, int]],
    today: Day,
    ruling: Reviewed,
    sentences: Sentences,
) -> Iterator[Relative]:
    """All of them in order; ``years`` are the printed years and where they stand."""
    if not today.year:
        return
    speaker = _Speaker(
        text, today, ruling, sentences, [at for at, _ in years], [year for _, year in years]
    )
    for found in _WORDS.finditer(text):
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
        if era and not _WORDS.search(text, era.start(), sign.end()):
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
        return f"{year}-12-31", _SENTENCE, year < speaker.today.year
    if part.endswith("初"):
        return f"{year}-01", _SECTION, False
    piece = PART.match(part)
    return part_of(year, piece) if piece else str(year), _SECTION, False


def _since(speaker: _Speaker, found: _Found) -> _Told:
    return since_iso(Day(speaker.today.year), speaker.today), _NEXT, False


def _now(speaker: _Speaker, found: _Found) -> _Told:
    return speaker.today.iso(), _SECTION, True


def _same(speaker: _Speaker, found: _Found) -> _Told:
    year = speaker.year_at(found.start(), afar=True)
    return f"{year}-12-31" if found["close"] else str(year), _SECTION, False


def _after(speaker: _Speaker, found: _Found) -> _Told:
    return str(speaker.year_at(found.start(), afar=True) + 1), _SECTION, False


def _whole(speaker: _Speaker, found: _Found) -> _Told:
    return str(speaker.ruling_year(found.start())), _SENTENCE, False


def _end(speaker: _Speaker, found: _Found) -> _Told:
    return f"{speaker.ruling_year(found.start())}-12-31", _SENTENCE, False


def _half(speaker: _Speaker, found: _Found) -> _Told:
    piece = PART.match(found["half"])
    return (part_of(speaker.ruling_year(found.start()), piece), _SECTION, False) if piece else None


def _last(speaker: _Speaker, found: _Found) -> _Told:
    """近三年 ends in the year spoken of; 经过八年 in that of the span that its sentence states."""
    count = _number(found["n"] or found["m"] or found["effort"])
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
    if found["planned"]:
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
    "same": _same,
    "close": _same,
    "after": _after,
    "whole": _whole,
    "end": _end,
    "half": _half,
    "last": _last,
    "n": _last,
    "m": _last,
    "effort": _last,
    "ahead": _ahead,
    "within": _within,
    "plan": _plan,
    "planned": _plan,
    "vague": _vague,
}
