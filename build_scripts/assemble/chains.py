"""Lines strung together, each behind at most one other: which may follow which without a ring."""

from collections.abc import Mapping


class Chains:
    """Which line carries on which; every question takes the same time, however long a chain is."""

    def __init__(self, tails: Mapping[int, int]) -> None:
        """``tails`` maps a line to the one behind it and holds no ring."""
        self.tails: dict[int, int] = {}
        self._taken: set[int] = set()
        self._first: dict[int, int] = {}  # of the last line of each chain, its first
        self._last: dict[int, int] = {}  # of the first line of each chain, its last
        for head, tail in tails.items():
            self.join(head, tail)

    def may_join(self, head: int, tail: int) -> bool:
        """True if both are free and the tail does not lead on to the head."""
        free = head not in self.tails and tail not in self._taken
        return free and self._first.get(head, head) != tail

    def join(self, head: int, tail: int) -> None:
        """Puts the tail, with all behind it, behind the head, with all before it."""
        self.tails[head] = tail
        self._taken.add(tail)
        first, last = self._first.pop(head, head), self._last.pop(tail, tail)
        self._first[last] = first
        self._last[first] = last
