"""What many characters cost behind one context: looked up level by level, not one by one.

A lost byte leaves up to some hundred characters, and a search asks for the same ones behind
thousands of contexts. Of a level of the trie either the characters are looked for among its
children, or its children among the characters, whichever are fewer.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from build_scripts.language import packed
from build_scripts.language.symbols import DIGIT, LETTER, symbols_of

_FEW: Final = 16  # characters that are looked for one by one
_WIDE: Final = 150  # children of a level that are worth remembering
_REMEMBERED: Final = 512  # levels


class Level(NamedTuple):
    """The children of one context in the trie, and the cost of leaving them for shorter ones."""

    order: int
    low: int
    high: int
    leave: float


class Asked(NamedTuple):
    """Characters as the model knows them; ``numbers`` is -1 for digits, letters, unknown ones.

    ``places``: where in the row each number stands. ``known``: where each symbol with a number does.
    """

    numbers: tuple[int, ...]
    odd: tuple[int, ...]
    places: dict[int, tuple[int, ...]]
    known: dict[str, tuple[int, ...]]
    root: tuple[float, ...]


def asked(chars: Sequence[str], trie: packed.Trie) -> Asked:
    """The characters prepared for being asked for, in order."""
    symbols = [symbols_of(char) for char in chars]
    lone = (DIGIT, LETTER)
    numbers = tuple(-1 if s in lone else trie.numbers.get(s, -1) for s in symbols)
    places: dict[int, tuple[int, ...]] = {}
    known: dict[str, tuple[int, ...]] = {}
    for at, (symbol, number) in enumerate(zip(symbols, numbers, strict=True)):
        if number >= 0:
            places[number] = (*places.get(number, ()), at)
            known[symbol] = (*known.get(symbol, ()), at)
    odd = tuple(at for at, number in enumerate(numbers) if number < 0)
    unigrams = trie.orders[0].cost
    root = tuple(packed.STEP * unigrams[number] if number >= 0 else 0.0 for number in numbers)
    return Asked(numbers, odd, places, known, root)


class Lookup:
    """The costs of many characters behind the contexts of one trie."""

    def __init__(self, trie: packed.Trie) -> None:
        self._orders = trie.orders
        self._cost = [packed.STEP * value for value in range(256)]
        self._wide: dict[tuple[int, int], dict[int, int]] = {}

    def costs(self, levels: Sequence[Level], row: Asked) -> list[float]:
        """Nats for each character of the row, longest context first; of odd ones meaningless."""
        reached: list[float] = []  # what it costs to come down to each level
        left = 0.0
        for level in levels:
            reached.append(left)
            left += level.leave
        values = [left + cost for cost in row.root]
        for level, gone in zip(reversed(levels), reversed(reached), strict=True):
            self._lay_over(values, level, gone, row)
        return values

    def _lay_over(self, values: list[float], level: Level, gone: float, row: Asked) -> None:
        """Puts the costs that the level knows in place of those of shorter contexts."""
        cost_of = self._cost
        size = level.high - level.low
        if size > _WIDE and len(row.numbers) > _FEW:
            children = self._children(level)
            for at, cost in enumerate(map(children.get, row.numbers)):
                if cost is not None:
                    values[at] = gone + cost_of[cost]
            return
        column, costs = self._orders[level.order].symbol, self._orders[level.order].cost
        if size > len(row.numbers):
            for number, places in row.places.items():
                at = bisect_left(column, number, level.low, level.high)
                if at < level.high and column[at] == number:
                    for place in places:
                        values[place] = gone + cost_of[costs[at]]
            return
        own = zip(column[level.low : level.high], costs[level.low : level.high], strict=True)
        for number, cost in own:
            for place in row.places.get(number, ()):
                values[place] = gone + cost_of[cost]

    def _children(self, level: Level) -> dict[int, int]:
        key = (level.order, level.low)
        found = self._wide.get(key)
        if found is None:
            if len(self._wide) >= _REMEMBERED:
                self._wide.clear()
            order = self._orders[level.order]
            span = slice(level.low, level.high)
            found = self._wide[key] = dict(zip(order.symbol[span], order.cost[span], strict=True))
        return found
