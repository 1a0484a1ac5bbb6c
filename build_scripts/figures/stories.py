"""Stories that go on in the paragraphs behind their date: 过了几天，…; 他从家里拿来3部手机."""

import re
from typing import Final

from build_scripts.figures.reach import MONTH_LENGTH, YEAR_LENGTH, Moment, Reach
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Basis, Period

_LOOK_BACK: Final = 12  # moments
_FARTHEST: Final = 7  # paragraphs; those of a talk are short
_SEASON: Final = re.compile(r"(\d{4}-)\d\d/\1\d\d")
_FAR: Final = 4
_NEAR: Final = 2
_GOES_ON: Final = re.compile(
    r"“?(?:就在这时|正在这时|接下来(?!，?将|[几三两]年)|随后|紧接着|过了[几一两三]天|没过(?:多久|几天)|不久|当晚|那天|那阵子?|那段"
    r"|起步时|起初|一开始|刚开始(?!的)|第一[次单批笔期茬]|头一(?:批|个月)|第[二三]天，|开张|开工(?:前|那天)|腊月里|回来[以之]?后|回到[家村]"
    r"|有一天|到村后?(?:第|的)|这句话|问完)"
)
_THEY: Final = re.compile(
    r"(?:[他她]们?|[两三俩几]个?人)(?:又|先|便|就|只好|索性|一咬牙|咬咬牙)*"
    r"(?:[从把向]|到[^，。]{1,12}[了来去]|带着|请来|拿|跑|找|找到|回到|背着|揣着|出资|[^，。：；说道称0-9]{1,5}了)"
)
_HAPPENED: Final = re.compile(r"[^不就为除到罢干起成有]了(?!解|[。，])")
_YEARS: Final = re.compile(r"[0-9一二两三四五六七八九十]{1,3}多?年")
_MADE: Final = re.compile(r"[^，。；]{1,10}的[，。；]")
_DONE: Final = re.compile(r"[跑看等花借凑谈试走画讲来请赔熬问磨]了(?:整整|将近|近|足足)?$")
_AT_FIRST: Final = re.compile(r"当初|起初|一开始")
# The text has come to the present, or to the reporter, who has come later.
_NOW: Final = re.compile(
    r"如今|现在|现有|目前|眼下|记者|采访|今年|这几年|近年|(?<=[，。；\n“])(?:以往|过去|往年)"
)
# What stands, or is to come.
_STANDS: Final = re.compile(r"每[年月天日个]|年前|全[县市省区镇]|正在|将(?![军近])|计划|打算")


class Stories:
    """Finds the date that a story is told of; asked in any order."""

    def __init__(self, text: str, sentences: Sentences, moments: list[Moment], today: str) -> None:
        self._text, self._sentences = text, sentences
        self._moments, self._today = moments, today

    def at(self, place: int, seen: int) -> Period | None:
        """The date of a story that goes on at the place; ``seen``: the moments before it."""
        moment = self._begins(place, seen)
        if moment is None or (self._text[place - 1] == "了" and _YEARS.match(self._text, place)):
            return None  # 做了十六年生意: until now
        first = moment.period.value
        month = len(first) == MONTH_LENGTH or "/" in first
        past = first[:YEAR_LENGTH] < self._today[:YEAR_LENGTH]
        lines = self._text.count("\n", moment.end, place)
        if lines >= self._paragraphs(place, month=month, past=past):
            return None
        sentence = self._sentences.sentence(place)
        if _NOW.search(self._text, moment.end, place) or _STANDS.search(
            self._text, sentence, place
        ):
            return None
        return Period(first[:YEAR_LENGTH] if past and month else first, Basis.CONTEXT)

    def _paragraphs(self, place: int, *, month: bool, past: bool) -> int:
        """How many paragraphs, from the one that holds the place, a story may have begun in."""
        text, line = self._text, self._sentences.line(place)
        sentence = self._sentences.sentence(place)
        if _GOES_ON.match(text, line) or _GOES_ON.match(text, sentence):
            return _FARTHEST
        if _AT_FIRST.search(text, self._sentences.clause(place), place):
            return _NEAR
        if _THEY.match(text, line):
            return _FAR
        told = month and _HAPPENED.search(text, sentence, place)
        if told:
            return _FAR if past else 1
        return int(bool(_DONE.search(text, max(0, place - 4), place)))

    def _tells_origin(self, moment: Moment) -> bool:
        """True for 碑是1958年立的: the year is that of the thing, and of no story."""
        year = len(moment.period.value) == YEAR_LENGTH
        of = year and self._text[moment.start - 1 : moment.start] == "是"
        return of and bool(_MADE.match(self._text, moment.end))

    def _begins(self, place: int, seen: int) -> Moment | None:
        """The moment told last, where it dates what has happened."""
        for moment in reversed(self._moments[max(0, seen - _LOOK_BACK) : seen]):
            if moment.reach <= Reach.FIGURE or self._tells_origin(moment):
                continue
            value = moment.period.value
            told = "/" not in value or bool(_SEASON.fullmatch(value))
            event = told and not moment.as_of and value < self._today
            return moment if event and value != self._today[:YEAR_LENGTH] else None
        return None
