"""The year that a text speaks of at a place: named before it, reviewed by its part, or its own."""

import re
from bisect import bisect_left
from typing import NamedTuple

from build_scripts.figures.dates import Day
from build_scripts.figures.publication import Reviewed
from build_scripts.figures.reach import Reach
from build_scripts.figures.sentences import Sentences

_FAR = 500  # characters
Found = re.Match[str]
# What a word says, how far it may govern, and whether it says up to when.
Told = tuple[str, Reach, bool] | None


class Speaker(NamedTuple):
    """The text, its day, and the year that it speaks of at a place."""

    text: str
    today: Day
    ruling: Reviewed
    sentences: Sentences
    starts: list[int]
    firsts: list[int]
    years: list[int]
    values: list[str]

    def year_at(self, place: int, *, afar: bool = False) -> int:
        """The year named last in the paragraph, else the ruling one; ``afar``: the year printed last
        in the article, from which 当年 and 第二年 count."""
        number = bisect_left(self.starts, place) - 1
        if number >= 0 and afar:
            return self.firsts[number]
        if number >= 0 and self.starts[number] >= self.sentences.line(place):
            return self.years[number]
        return self.ruling.spoken_at(place) or self.today.year

    def lost(self, place: int) -> bool:
        """True where the year told last is told too far before for 当年 and 第二年 to count from it."""
        return 0 <= self.latest(place) < place - _FAR

    def begun(self, place: int, sentence: int) -> int:
        """The year named last before the place in its sentence, or 0."""
        number = bisect_left(self.starts, place) - 1
        return self.firsts[number] if number >= 0 and self.starts[number] >= sentence else 0

    def first_in(self, sentence: int, place: int) -> int:
        """The year named first in the sentence, before the place, or 0."""
        number = bisect_left(self.starts, sentence)
        told = number < len(self.starts) and self.starts[number] < place
        return self.firsts[number] if told else 0

    def told_year(self, place: int) -> int:
        """The year named last before the place in its paragraph, or 0."""
        return self.begun(place, self.sentences.line(place))

    def heard(self, place: int, year: int) -> None:
        """今年 and 去年 are years that 当年 and 第二年 count from, as printed ones are."""
        number = bisect_left(self.starts, place)
        self.starts.insert(number, place)
        self.firsts.insert(number, year)
        self.years.insert(number, year)
        self.values.insert(number, str(year))

    def told_last(self, place: int) -> str:
        """The period of the date told last before the place in its paragraph, or nothing."""
        number = bisect_left(self.starts, place) - 1
        if number < 0 or self.starts[number] < self.sentences.line(place):
            return ""
        return self.values[number]

    def latest(self, place: int) -> int:
        """Where the date told last before the place begins; -1 where none is."""
        number = bisect_left(self.starts, place) - 1
        return self.starts[number] if number >= 0 else -1

    def ruling_year(self, place: int) -> int:
        """The year that the part of the text reviews, else the one named last."""
        return self.ruling.spoken_at(place) or self.year_at(place)
