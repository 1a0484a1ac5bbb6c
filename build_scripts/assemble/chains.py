"""Lines strung together, each behind at most one other: which may follow which without a ring."""

from collections.abc import Mapping

_LONGEST = 300  # pairs: in a longer text none are exchanged


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


def improved(chosen: dict[int, int], weights: dict[tuple[int, int], float]) -> dict[int, int]:
    """The choice after two heads have exchanged their tails wherever both together gain."""
    if len(chosen) > _LONGEST:
        return chosen
    for one in list(chosen):
        for two in list(chosen):
            now = weights[one, chosen[one]] + weights[two, chosen[two]]
            first, second = weights.get((one, chosen[two])), weights.get((two, chosen[one]))
            if one == two or first is None or second is None or first + second <= now:
                continue
            swapped = {**chosen, one: chosen[two], two: chosen[one]}
            if not any(_leads_back(swapped, head) for head in (one, two)):
                chosen = swapped
    return chosen


def _leads_back(chosen: dict[int, int], head: int) -> bool:
    at = chosen.get(head)
    while at is not None and at != head:
        at = chosen.get(at)
    return at == head
