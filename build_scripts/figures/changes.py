"""When of what rises or falls: 由最初的…增加到…, 从2012年的…下降到2019年的…, and what runs beside it."""

import re
from typing import Final

from build_scripts.figures.reach import YEAR_LENGTH, Moment, Reach
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Basis, Period

LOOK_BACK: Final = 24  # moments
_FALLS: Final = re.compile(
    r"[由从](?:(?P<last>(?:(?:19|20)\d\d年?[底末]?的(?:不足|不到|近|约|超过|仅有?|只有|接近)?(?:每[人户亩斤吨公年月]{1,2})?)?[0-9.]+[万亿]?[^，。；0-9]{1,6}[到至为])|[^，。；0-9]{0,2})$"
)
# Behind the first figure of a change, or behind the second, which ends it.
_RISES: Final = re.compile(
    r"(?<=[到至为])|[0-9一二三四五六七八九十百千万亿.]+[^，。；0-9]{0,8}[大加高长升降少展][到至为]"
)
_AT_FIRST: Final = re.compile(r"(?:最初|起初|当初)的?[只仅]?有?$")
_TO: Final = frozenset("到至为")
_RANGE: Final = re.compile(r"[^，。；]{1,10}[到至][^，。；]{1,10}不等")  # 从2200元到3600元不等
# One of these stands among the three characters before a figure that is an end of a change.
CUES: Final = frozenset("初的只仅有到至为由从")
_FIRST_CLOSES: Final = frozenset("初的只仅有")
_LONGEST_FIRST: Final = 6


class Changes:
    """Finds the two ends of a change; ``seen`` is how many moments begin before the place."""

    def __init__(self, text: str, sentences: Sentences, moments: list[Moment], today: str) -> None:
        self._text, self._sentences = text, sentences
        self._moments, self._today = moments, today

    def before(self, place: int, seen: int) -> Period | None:
        """The end of a change that the words right before the figure say it is of, or None."""
        last = self._text[place - 1 : place]
        if last in _FIRST_CLOSES and _AT_FIRST.search(
            self._text, max(0, place - _LONGEST_FIRST), place
        ):
            return self._first(place, seen)
        near = last in _TO or self._text.find("由", max(0, place - 3), place) >= 0
        if near or self._text.find("从", max(0, place - 3), place) >= 0:
            return None if _RANGE.match(self._text, place) else self._parallel(place, seen)
        return None

    def _first(self, place: int, seen: int) -> Period | None:
        """由最初的1家: of the year that is told first in the sentence."""
        sentence = self._sentences.sentence(place)
        years = [
            moment.period.value.removeprefix("../")[:YEAR_LENGTH]
            for moment in self._moments[max(0, seen - LOOK_BACK) : seen]
            if moment.start >= sentence and moment.reach > Reach.NONE
        ]
        return Period(min(years), Basis.CONTEXT) if years else None

    def ends(self, place: int, seen: int) -> list[Moment]:
        """The moments of 从2012年的…下降到2019年的… before the place in its sentence: both, or the
        first alone, or none."""
        sentence = self._sentences.sentence(place)
        found: list[Moment] = []
        for moment in self._moments[max(0, seen - LOOK_BACK) : seen]:
            if not sentence < moment.start < place or moment.reach is not Reach.FIGURE:
                continue
            before = self._text[moment.start - 1]
            if before in "由从":
                found = [moment]
            elif found and before in "到至为" and found[0].period.value < moment.period.value:
                found = [found[0], moment]
        return found

    def _since(self, place: int, seen: int) -> str:
        """The interval that opens the sentence (2014年以来, 2015年底到2019年底), to the day."""
        sentence = self._sentences.sentence(place)
        for moment in self._moments[max(0, seen - LOOK_BACK) : seen]:
            value = moment.period.value
            if moment.start >= sentence and moment.reach >= Reach.SENTENCE:
                last = value.rpartition("/")[2] if "/" in value and value[0] != "." else ""
                ended = last == self._today or last.endswith("-12-31")
                years = len(last) == YEAR_LENGTH and _RISES.match(self._text, place)
                return value if ended or years else ""
        return ""

    def _parallel(self, place: int, seen: int) -> Period | None:
        """…从2012年的9万人下降到2019年的3万人，发生率从48%下降到1%: the same two moments."""
        clause = self._sentences.clause(place)
        falls = _FALLS.search(self._text, clause, place)
        ends = self.ends(clause, seen) if falls else []
        number = 1 if falls and falls["last"] else 0
        since = self._since(place, seen) if falls and len(ends) <= number else ""
        if since:
            first, last = since.split("/")
            return Period(last if number else first.removesuffix("-01-01"), Basis.CONTEXT)
        return ends[number].period._replace(basis=Basis.CONTEXT) if len(ends) > number else None
