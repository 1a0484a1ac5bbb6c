"""Dates that stand behind their figure: 剩余的9户于2019年脱贫, 9户要在6月底前脱贫."""

import re
from typing import Final

from build_scripts.figures.reach import Moment, Reach, is_due, is_of_the_start
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Period

FAR: Final = 28  # characters behind a figure in which its date may begin
_CLAUSE_END: Final = re.compile(r"[，。；：！？]")
_SUBJECT: Final = re.compile(r"[县村乡镇]?(?:计划|预计|拟|将)?于?")
_LEFT: Final = re.compile(r"还[剩有]")


class Behind:
    """Looks from a figure at the moment that follows it; asked in any order."""

    def __init__(self, text: str, sentences: Sentences, moments: list[Moment]) -> None:
        self._text, self._sentences, self._moments = text, sentences, moments

    def at(self, place: int, end: int, number: int) -> Period | None:
        """The period that dates the figure whose unit ends at ``end``; ``number`` is that of the
        first moment behind ``place``."""
        follows = self._following(number, end)
        if follows is None:
            return None
        if follows.start == end and follows.reach > Reach.FIGURE:
            return follows.period
        invested = self._text.find("投资", max(0, place - 3), place) >= 0
        if invested and is_of_the_start(follows, end, self._text):
            return follows.period
        clause = self._sentences.clause(place)
        own = self._moments[number - 1] if number else None
        dated = own and own.start >= clause and own.reach > Reach.NONE
        if not dated and _SUBJECT.fullmatch(self._text, end, follows.start):
            return follows.period if follows.reach > Reach.FIGURE else None
        told = dated or _LEFT.search(self._text, clause, place)
        across = told and _CLAUSE_END.search(self._text, end, follows.start)
        return follows.period if not across and is_due(follows, end, self._text) else None

    def _following(self, number: int, end: int) -> Moment | None:
        """The next moment, where it is near; of 明年6月底前 and 本月8日 the finer one."""
        if number >= len(self._moments) or self._moments[number].start > end + FAR:
            return None
        follows = self._moments[number]
        if number + 1 < len(self._moments) and self._moments[number + 1].start == follows.end:
            return self._moments[number + 1]
        return follows
