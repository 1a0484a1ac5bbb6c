"""Where no paragraph goes on: what two lines that stand apart must show to be one paragraph.

Two elements of an HTML page are two paragraphs, as its writer meant them.  A paragraph that was cut
in two all the same (papers are laid out so) shows it at the cut itself: a comma, a bracket or a
quotation that closes behind it, half a word.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.continuity import Continuity, quotes_agree
from build_scripts.assemble.lines import Line
from build_scripts.records.restoration import Role

# In nats, what the words across the cut must give, and with them that the line cannot end so: of a
# line that may be a headline, and of one in which a sentence has ended.
_OF_A_LINE, _OF_PROSE = (2.0, 4.5), (0.0, 2.0)
_BEGINS = 4.0  # nats more where the words behind the cut begin paragraphs
_FIGURE = re.compile(r"[0-9](?:[.．]\||\|[.．])[0-9]")  # cut at its point
_NEAR = 5  # lines
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
        told = tail < head and shapes.is_prose(after) and shapes.finished(after)
        if _any_within(self._dated, first + 1, last) and not told:
            return True  # what stands above a date line heads what stands below it
        if not _any_within(self._begun, first + 1, last + 1):
            return False
        if before[-1].isdigit() and after[0].isdigit():
            return True  # two figures would become a third
        if self._is_marked(head) or self._is_marked(tail):
            return True
        return not self._show(head, tail)

    def _is_marked(self, number: int) -> bool:
        return self._lines[number].told.role is not None

    def _show(self, head: int, tail: int) -> bool:
        """True if the two show that they were cut apart; words alone only where nothing is between."""
        before, after = self._lines[head].text, self._lines[tail].text
        quoted = quotes_agree(before, after)
        if quoted:
            return quoted > 0
        if shapes.carried(after) and self._are_near(head, tail):
            return True
        if tail != head + 1:
            return False
        if before[-1] in _GOES_ON or _FIGURE.search(f"{before[-3:]}|{after[:3]}"):
            return True
        follows, cut = _OF_PROSE if "。" in before else _OF_A_LINE
        if shapes.opens(after):
            cut += _BEGINS
        bond = self._model.bond(before, after)
        return bond >= follows and bond + self._model.unended(before) >= cut

    def _are_near(self, head: int, tail: int) -> bool:
        """True if at most captions and the like stand between the two."""
        if not head < tail <= head + _NEAR:
            return False
        return not any(shapes.is_prose(line.text) for line in self._lines[head + 1 : tail])


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """True if one of the sorted places is at least ``start`` and less than ``end``."""
    at = bisect_right(places, start - 1)
    return at < len(places) and places[at] < end
