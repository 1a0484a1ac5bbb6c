"""Where positions go through one layer of edits, forth and back; both ways by bisection."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import add, sub

from build_scripts.text.spans import Edit


class Course:
    """The positions of one layer: before its edits, and after them.

    A position inside an edit has no counterpart: it goes to the edit's start or to its end.
    Beside a deletion the untouched character wins.
    """

    __slots__ = ("_begins", "_ends", "_now_begins", "_now_ends")

    def __init__(self, edits: Iterable[Edit]) -> None:
        real = [edit for edit in edits if not edit.noted]
        self._begins = [edit.start for edit in real]
        self._ends = [edit.end for edit in real]
        written = [len(edit.after) for edit in real]
        grown = accumulate(map(sub, written, map(sub, self._ends, self._begins)))
        self._now_ends: list[int] = list(map(add, self._ends, grown))
        self._now_begins: list[int] = list(map(sub, self._now_ends, written))

    def forth(self, at: int) -> int:
        """The position behind the layer; from inside an edit, the end of what it wrote."""
        passed = bisect_right(self._ends, at)
        if passed < len(self._begins) and self._begins[passed] < at:
            return self._now_ends[passed]
        return at if not passed else at - self._ends[passed - 1] + self._now_ends[passed - 1]

    def back(self, at: int, *, end: bool = False) -> int:
        """The position before the layer; from inside an edit, its start (its end, if asked for)."""
        index = bisect_right(self._now_begins, at) - 1
        while end and index >= 0 and self._now_begins[index] == at:
            index -= 1
        if index < 0:
            return at
        if at < self._now_ends[index]:
            return self._ends[index] if end else self._begins[index]
        return at - self._now_ends[index] + self._ends[index]
