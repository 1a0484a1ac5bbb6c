"""Where no paragraph goes on: what two lines that stand apart must show to be one paragraph.

Two elements of an HTML page are two paragraphs, as its writer meant them.  A paragraph that was cut
in two all the same (papers are laid out so) shows it at the cut itself: a comma, a bracket or a
quotation that closes behind it, half a word.
"""

from bisect import bisect_right
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.continuity import Continuity, quotes_agree
from build_scripts.assemble.lines import Line
from build_scripts.records.restoration import Role

_CUT = 4.5  # nats: a line that cannot end so, together with one that follows it well
_FOLLOWS = 2.0  # nats of these that the words across the cut must give
_GOES_ON = "，、"


class Walls:
    """The walls of one page; positions are those of its lines."""

    def __init__(self, lines: Sequence[Line], model: Continuity) -> None:
        self._lines = lines
        self._model = model
        self._dated = [
            at for at, line in enumerate(lines) if fields.role_by_words(line.text) is Role.DATELINE
        ]
        self._begun = [at for at, line in enumerate(lines) if line.told.begins]

    def part(self, head: int, tail: int) -> bool:
        """True if the tail does not carry on the head, however well the words may fit."""
        before, after = self._lines[head].text, self._lines[tail].text
        first, last = min(head, tail), max(head, tail)
        if _any_within(self._dated, first + 1, last):
            return True  # what stands above a date line heads what stands below it
        if not _any_within(self._begun, first + 1, last + 1):
            return False
        if before[-1].isdigit() and after[0].isdigit():
            return True  # two figures would become a third
        if self._is_marked(head) or self._is_marked(tail):
            return True
        return not self._show(before, after, beside=tail == head + 1)

    def _is_marked(self, number: int) -> bool:
        return self._lines[number].told.role is not None

    def _show(self, before: str, after: str, beside: bool) -> bool:
        """True if the two show that they were cut apart; the words alone only where they stand."""
        quoted = quotes_agree(before, after)
        if quoted < 0:
            return False
        if quoted > 0 or shapes.carried(after):
            return True
        if not beside or shapes.opens(after):
            return False
        if before[-1] in _GOES_ON:
            return True
        bond = self._model.bond(before, after)
        return bond >= _FOLLOWS and bond + self._model.unended(before) >= _CUT


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """True if one of the sorted places is at least ``start`` and less than ``end``."""
    at = bisect_right(places, start - 1)
    return at < len(places) and places[at] < end
