"""When: the period of each figure, from the words of time around it.

What stands before a figure dates it: in its clause, sentence, numbered point, paragraph, era or
story; else the year that the text reviews; else the day of publication.
"""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from build_scripts.figures.behind import FAR, Behind
from build_scripts.figures.changes import CUES, LOOK_BACK, Changes
from build_scripts.figures.courses import course
from build_scripts.figures.dates import Day
from build_scripts.figures.moments import OPENS
from build_scripts.figures.points import points_of
from build_scripts.figures.publication import Reviewed
from build_scripts.figures.reach import (
    MONTH_LENGTH,
    YEAR_LENGTH,
    Moment,
    Reach,
    carried,
    is_aside,
    is_of_now,
    is_over,
    names_the_year_of,
    of_its_year,
)
from build_scripts.figures.sentences import Sentences
from build_scripts.figures.spring import added_up, in_spring, is_over_in_spring
from build_scripts.figures.standing import Standing
from build_scripts.figures.stories import Stories
from build_scripts.records.figures import NO_PERIOD, Basis, Period

_CLAUSE_END: Final = re.compile(r"[，。；：！？]")
_NUMERAL: Final = re.compile(r"[0-9一二两三四五六七八九十百千万几数]")
_DONE: Final = re.compile(r"已|完工|竣工|[目日]前")
_ADDED_UP: Final = re.compile(r"累计(?:已?达到?|总数达?到?|有)$")
_TO_COME: Final = re.compile(r"还?将|拟|计划|力争|打算|下一步|再过")
_TOTAL: Final = re.compile(r"总[数量](?:已?达到?|增至|升至)$")
_REGULARLY: Final = re.compile(
    r"(?:[一每]个?月|月薪|月工资|[每一]天)[^，。；0-9一二两三四五六七八九十]{0,8}$"
)
_EXPECTED: Final = re.compile(r"预计|计划|力争|有望|将")
_YEARS: Final = re.compile(r"\d{4}/\d{4}")
_REACHED: Final = re.compile(r"[展加大长高升降减]到|[增升降减]至$")
_REMAINS: Final = re.compile(r"[只还仅]剩|尚[有余]|[降减]少?[到至]")
_ASKED: Final = ("？\n", "?\n")
_OPENING: Final = 16  # characters of a sentence in which it says what 其中 is counted among
_GOES_ON: Final = re.compile(r"同时|此外|与此同时|另外|其中")


class Timeline:
    """Finds the moment that a place of the text belongs to; asked in rising order of places."""

    def __init__(
        self,
        text: str,
        sentences: Sentences,
        moments: list[Moment],
        today: Day,
        ruling: Reviewed,
    ) -> None:
        self._text, self._sentences, self._moments = text, sentences, moments
        self._today, self._ruling = today, ruling
        self._now = today.iso() if today.year else ""
        self._year = str(today.year)
        self._changes = Changes(text, sentences, moments, self._now)
        self._behind = Behind(text, sentences, moments)
        self._stories = Stories(text, sentences, moments, self._now)
        self._points = points_of(text, sentences)
        self._standing = Standing(text, sentences)
        self._eras: dict[int, str] = {}  # by the start of the moment
        self._items: dict[int, str] = {}  # the area of the first figure that a moment dates
        self._next = 0

    def date(self, place: int) -> Period:
        """What the date at the place says; nothing where it does not say enough."""
        self._pass(place)
        for moment in reversed(self._moments[max(0, self._next - 2) : self._next]):
            if moment.start <= place < moment.end:
                return moment.period
        return NO_PERIOD

    def at(self, place: int, end: int, *, share: bool, area: str) -> Period:
        """The period of a figure that begins at ``place`` and whose unit ends at ``end``."""
        self._pass(place)
        near = self._next < len(self._moments) and self._moments[self._next].start <= end + FAR
        dated = self._behind.at(place, end, self._next) if near else None
        if dated is None and not CUES.isdisjoint(self._text[max(0, place - 3) : place]):
            dated = self._changes.before(place, self._next)
        if dated:
            return dated
        period = self._in_sentence(place, area) or self._before(place, area)
        if period is None:
            return self.whole(place)
        if not period.value.startswith("../"):
            return period
        if share:
            return self.whole(place)  # a share does not add up
        reached = _REACHED.search(self._text, max(0, place - 3), place)
        return period._replace(value=period.value[3:]) if reached else period

    def whole(self, place: int) -> Period:
        """The year that the text reviews at the place, else the day of publication."""
        year = self._ruling.at(place)
        span = self._ruling.span_at(place) or (str(year) if year else "")
        now = span == self._year and self._today.month > 0
        if span and (not now or self._ruling.plans_at(place)):
            return Period(span, Basis.CONTEXT)
        return Period(self._now, Basis.PUBLICATION) if self._now else NO_PERIOD

    def _pass(self, place: int) -> None:
        while self._next < len(self._moments) and self._moments[self._next].start <= place:
            self._next += 1

    def _in_sentence(self, place: int, area: str) -> Period | None:
        sentence = self._sentences.sentence(place)
        nearest: Moment | None = None
        opening, point = self._point(place, sentence)
        for number in range(self._next - 1, max(-1, self._next - 1 - LOOK_BACK), -1):
            moment = self._moments[number]
            if moment.start < sentence:
                break
            elsewhere = opening <= moment.start < point or not self._governs(moment, place)
            if elsewhere or self._closed(moment, place, sentence, area):
                continue
            if nearest is not None and self._until(nearest, moment, place):
                return Period(f"{nearest.period.value}-01-01/{moment.period.value}", Basis.RESOLVED)
            said = self._told_until(number, nearest, place)
            if said:
                return said
            if nearest is None or names_the_year_of(nearest, moment):
                nearest = moment
        near = self._sentences.near(place)
        cumulated = any(self._text.find(word, near, place) >= 0 for word in ("累计", "历年"))
        if nearest is not None and nearest.reach is Reach.ERA:
            self._eras.setdefault(nearest.start, area)
        if nearest is not None and not (cumulated and self._text.startswith("是", nearest.end)):
            return self._in_all(nearest, self._sentences.clause(place), place)
        return self._added_up(place) if cumulated else None

    def _told_until(self, number: int, nearest: Moment | None, place: int) -> Period | None:
        """What a moment says that tells up to when: 截至, or 到 of what flows until then."""
        moment = self._moments[number]
        if nearest is None:
            sentence = self._sentences.sentence(place)
            flowing = course(self._moments, number, sentence, self._text, place)
            return flowing or (moment.period if moment.as_of else None)
        if not moment.as_of:
            return None
        closer = nearest.reach is Reach.FIGURE or nearest.start <= place < nearest.end
        done = not closer and _DONE.search(self._text, self._sentences.clause(place), place)
        return moment.period if done else None

    def _added_up(self, place: int) -> Period:
        line = self._sentences.line(place)
        until = in_spring(self._moments[: self._next], line, self._today) or self.whole(place)
        return added_up(self._changes.ends(place, self._next), until)

    def _until(self, year: Moment, moment: Moment, place: int) -> bool:
        """True for 截至5月31日，今年已发电1亿度; what is expected of the year is of all of it."""
        if not moment.as_of or moment.period.value == self._now:
            return False
        ahead = _EXPECTED.search(self._text, year.end, place)
        return of_its_year(year, moment) and not ahead

    def _in_all(self, moment: Moment, clause: int, place: int) -> Period:
        """What the moment says of its year, of what there is in all by then, or of what adds up."""
        value = moment.period.value
        if value == self._year and _TOTAL.search(self._text, clause, place):
            return self.whole(place)  # what there is in all, after what was added this year
        if value == self._year and self._remains(moment, clause, place):
            return self.whole(place)
        ours = value.startswith(self._year) and len(value) == MONTH_LENGTH
        if ours and moment.start < clause and _REGULARLY.search(self._text, clause, place):
            return self.whole(place)  # 今年3月到园区上班，一个月2600元: now
        if len(value) == YEAR_LENGTH and _ADDED_UP.search(self._text, clause, place):
            return moment.period._replace(value=f"../{value}")
        return moment.period

    def _remains(self, moment: Moment, clause: int, place: int) -> bool:
        """今年脱贫46户，未脱贫的只剩15户: what remains, remains now."""
        if moment.start >= clause or not _REMAINS.search(self._text, clause, place):
            return False
        return not _EXPECTED.search(self._text, max(0, moment.start - 4), place)

    def _closed(self, moment: Moment, place: int, sentence: int, area: str) -> bool:
        """True when the moment dates one item of a row (甲县去年…；乙县…) and this is another."""
        if self._items.setdefault(moment.start, area) == area:
            return False
        apart = self._text.find("；", moment.end, place) >= 0
        return apart and not OPENS.fullmatch(self._text, sentence, moment.start)

    def _governs(self, moment: Moment, place: int) -> bool:
        if moment.start <= place < moment.end:
            return True
        if moment.reach is Reach.NONE or self._is_aside(moment, place):
            return False
        if moment.reach is Reach.FIGURE:
            return not _NUMERAL.search(self._text, moment.end, place)
        if moment.reach is Reach.CLAUSE:
            return not _CLAUSE_END.search(self._text, moment.end, place)
        return not is_over(moment, self._text, place)

    def _is_aside(self, moment: Moment, place: int) -> bool:
        return is_aside(moment, self._text, self._sentences.sentence(moment.start), place)

    def _before(self, place: int, area: str) -> Period | None:
        """From the sentences before: the same point, the words that open the list, an era."""
        sentence, line = self._sentences.sentence(place), self._sentences.line(place)
        first = self._sentences.sentence(max(0, sentence - 1))
        opening, point = self._point(place, line)
        goes_on = self._text.startswith(_ASKED, max(0, line - 2))  # 明年怎么打算？
        goes_on = goes_on or bool(_GOES_ON.match(self._text, line))
        now, among = False, self._text.startswith("其中，", sentence)  # now: come to its own year
        above = self._sentences.line(max(0, line - 1)) if goes_on else line
        for index in range(self._next - 1, max(-1, self._next - 1 - LOOK_BACK), -1):
            moment = self._moments[index]
            if moment.start < above:
                break
            now = now or is_of_now(moment, self._year)
            far = first + _OPENING if among else place
            near = (among or moment.reach is Reach.NEXT) and first <= moment.start < far
            if moment.reach < Reach.SECTION and not near:
                continue
            if opening <= moment.start < point or self._is_aside(moment, place):
                continue
            if self._of_another(moment, area):
                continue
            if self._stands(moment, place) or (now and moment.period.value < self._year):
                return None
            past = moment.as_of or "/" in moment.period.value
            past |= self._text.find("再过", sentence, place) >= 0
            if past and _TO_COME.search(self._text, sentence, place):
                return None
            if moment.reach is Reach.ERA:
                self._eras.setdefault(moment.start, area)
            return Period(carried(moment, self._text), Basis.CONTEXT)
        return self._era(place, area) or self._stories.at(place, self._next)

    def _point(self, place: int, start: int) -> tuple[int, int]:
        """Where the points behind ``start`` begin, and where the one does that holds the place."""
        number = bisect_right(self._points, place) - 1
        if number < 0 or self._points[number] <= start:
            return start, start
        return self._points[bisect_left(self._points, start)], self._points[number]

    def _of_another(self, moment: Moment, area: str) -> bool:
        """True for a month that dated what was told of another area."""
        month = len(moment.period.value) == MONTH_LENGTH and not moment.as_of
        return month and self._items.get(moment.start, area) != area

    def _stands(self, moment: Moment, place: int) -> bool:
        """True when the text has turned from what happened to what stands (现有, 先后, 每年)."""
        if moment.as_of or moment.period.value.rpartition("/")[2] > self._now:
            return False
        return self._standing.since(
            place, moment.start, added=is_over_in_spring(moment, self._today)
        )

    def _era(self, place: int, area: str) -> Period | None:
        if self._standing.in_clause(place):
            return None
        for index in range(self._next - 1, max(-1, self._next - 1 - 4 * LOOK_BACK), -1):
            moment = self._moments[index]
            if moment.as_of and moment.reach >= Reach.SECTION:
                return None  # the text has come to the present
            if moment.reach is Reach.ERA:
                if self._eras.get(moment.start, area) != area or self._ruling.at(place):
                    return None
                return moment.period._replace(basis=Basis.CONTEXT)
        return None

    def until_now(self, period: Period, years: int) -> Period:
        """她1976年嫁过来，吃了42年: from that year until now, where so many years lie between."""
        first, now = period.value, self._today.year
        if len(first) != YEAR_LENGTH or int(first) + years != now or years < 1:
            return period
        return period._replace(value=f"{first}/{now}")

    def span_at(self, place: int, period: Period) -> Period:
        """From the first to the last year stated before the place in its sentence (年均); where one
        is stated, until the ``period`` told."""
        last = self._moments[self._next - 1].period if self._next else NO_PERIOD
        stated = period.basis is Basis.STATED or (period.basis, period) == (Basis.RESOLVED, last)
        if _YEARS.fullmatch(period.value) and stated:
            return period
        sentence = self._sentences.sentence(place)
        years = [
            moment.period.value
            for moment in self._moments[max(0, self._next - LOOK_BACK) : self._next]
            if moment.start >= sentence and len(moment.period.value) == YEAR_LENGTH
        ]
        if len(years) == 1 and "/" not in period.value:
            years.append(period.value[:YEAR_LENGTH])
        if len(years) > 1 and years[-2] != years[-1]:
            return Period("/".join(sorted(years[-2:])), Basis.STATED)
        return period
