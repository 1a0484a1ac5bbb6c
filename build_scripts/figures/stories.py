"""Stories that go on in the paragraphs behind their date: 过了几天，…; 他从家里拿来3部手机."""

import re
from typing import Final

from build_scripts.figures.reach import MONTH_LENGTH, Moment, Reach
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Basis, Period

_LOOK_BACK: Final = 12  # moments
_FARTHEST: Final = 7  # paragraphs; those of a talk are short
_NEXT_PARAGRAPHS: Final = 2
_GOES_ON: Final = re.compile(
    r"“?(?:接下来(?!，?将|[几三两]年)|随后|紧接着|过了[几一两三]天|没过(?:多久|几天)|不久|当晚|那天|那阵子?|那段"
    r"|起步时|起初|一开始|刚开始(?!的)|第一[次单批笔期茬]|开张|开工(?:前|那天)|腊月里|回来[以之]?后|回到[家村]"
    r"|有一[天次回]|到村后?(?:第|的)|这句话|问完)"
)
_HE: Final = re.compile(
    r"[他她](?:又|先|便|就|只好|索性|一咬牙|咬咬牙)*(?:从|把|向|到[^，。]{1,12}[了来去]|带着|请来|拿|跑|找|找到|回到|背着|揣着)"
)
_DONE: Final = re.compile(r"[跑看等花借凑谈试走画讲来请赔熬问磨]了(?:整整|将近|近|足足)?$")
_AT_FIRST: Final = re.compile(r"当初|起初|一开始")
# Words for what stands, comes or is told by the reporter, who has come later.
_NOW: Final = re.compile(
    r"如今|现在|现有|目前|眼下|每[年月天日个]|记者|采访|今年|[还便就]?将[^军]|计划|打算|这几年|近年|以往|过去|往年"
)


class Stories:
    """Finds the date that a story is told of; asked in any order."""

    def __init__(self, text: str, sentences: Sentences, moments: list[Moment], today: str) -> None:
        self._text, self._sentences = text, sentences
        self._moments, self._today = moments, today

    def at(self, place: int, seen: int) -> Period | None:
        """The date of a story that goes on at the place; ``seen``: the moments before it."""
        paragraphs = self._paragraphs(place)
        moment = self._begins(place, seen) if paragraphs else None
        if moment is None:
            return None
        lines = self._text.count("\n", moment.end, place)
        if lines >= paragraphs or _NOW.search(self._text, moment.end, place):
            return None
        first = moment.period.value
        past = len(first) == MONTH_LENGTH and first[:4] < self._today[:4]
        return Period(first[:4] if past else first, Basis.CONTEXT)

    def _paragraphs(self, place: int) -> int:
        """How many paragraphs back the words around the place let a story begin; 0: nowhere."""
        text, line = self._text, self._sentences.line(place)
        sentence = self._sentences.sentence(place)
        if _GOES_ON.match(text, line) or _GOES_ON.match(text, sentence):
            return _FARTHEST
        if _AT_FIRST.search(text, self._sentences.clause(place), place):
            return _NEXT_PARAGRAPHS
        if _HE.match(text, line):
            return _NEXT_PARAGRAPHS + 1
        return int(bool(_DONE.search(text, max(0, place - 4), place)))

    def _begins(self, place: int, seen: int) -> Moment | None:
        """The moment told last, where it dates what has happened."""
        for moment in reversed(self._moments[max(0, seen - _LOOK_BACK) : seen]):
            if moment.reach <= Reach.FIGURE:
                continue
            value = moment.period.value
            event = not moment.as_of and "/" not in value and value < self._today
            return moment if event and value != self._today[:4] else None
        return None
