"""Log probabilities of characters in context, from the committed model file.

Units: natural logarithms (nats); a context is read from its end.  The text is expected in
simplified characters.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Final

from build_scripts.language import packed
from build_scripts.language.cache import Cache
from build_scripts.language.many import Asked, Level, Lookup, asked
from build_scripts.language.symbols import BREAK, DIGIT, LETTER, collapsed, symbols_of
from build_scripts.language.words import load_words

MODEL_FILE: Final = Path(__file__).parent / "data" / "characters.lm"

UNKNOWN_COST: Final = 17.0  # a character that no source of the model holds
_MORE_DIGITS: Final = 0.45  # the share of digits after which another digit comes
_MORE_LETTERS: Final = 0.8
_ONE_DIGIT: Final = log(10)  # choosing one digit of the class
_ONE_LETTER: Final = log(52)
_ASKED: Final = 20_000  # rows of characters asked for, kept likewise
_REMEMBERED: Final = 60_000  # contexts kept before the memory is emptied


class Model:
    """A model of text as a chain of characters, each depending on a few before it.

    ``order`` is the number of characters of context that it looks at.
    """

    order: Final = 6  # three symbols; numbers and words in letters count as one

    def __init__(self, trie: packed.Trie, document: Cache | None = None) -> None:
        self._numbers = trie.numbers
        self._orders = trie.orders
        self._document = document
        self._contexts: dict[str, tuple[tuple[Level, ...], str]] = {}
        self._levels: dict[str, Level | None] = {}
        self._trie = trie
        self._lookup = Lookup(trie)
        self._asked: dict[tuple[str, ...], Asked] = {}
        self._cost = [packed.STEP * value for value in range(256)]
        self._reach = len(trie.orders) - 1

    @staticmethod
    def load() -> "Model":
        """The committed model; the same as the function ``load`` of this package."""
        return load()

    def logp(self, context: str, char: str) -> float:
        """The log probability of the character after the context; never positive, never infinite.

        ``context`` may be of any length; only its last ``order`` characters are looked at.
        """
        context = context[-self.order :]
        found = self._contexts.get(context)
        if found is None:
            found = self._remember(context)
        levels, symbols = found
        symbol = symbols_of(char)
        last = symbols[-1:]
        if symbol in (DIGIT, LETTER):
            one = _ONE_DIGIT if symbol == DIGIT else _ONE_LETTER
            if last == symbol:
                return log(_MORE_DIGITS if symbol == DIGIT else _MORE_LETTERS) - one
            return self._symbol_logp(levels, symbols, symbol) - one
        value = self._symbol_logp(levels, symbols, symbol)
        if last == DIGIT:
            value += log(1 - _MORE_DIGITS)
        elif last == LETTER:
            value += log(1 - _MORE_LETTERS)
        return value

    def logps(self, context: str, chars: Sequence[str]) -> list[float]:
        """``logp`` of each character after one context: the context is looked up only once."""
        context = context[-self.order :]
        found = self._contexts.get(context) or self._remember(context)
        levels, symbols = found
        if symbols[-1:] in (DIGIT, LETTER):
            return [self.logp(context, char) for char in chars]
        row = self._prepared(chars)
        costs = self._lookup.costs(levels, row)
        if (document := self._document) is None:
            values = [-cost for cost in costs]
        else:
            missed = document.missed(symbols)
            values = [missed - cost for cost in costs]
            for symbol in row.known.keys() & document.followers(symbols):
                for at in row.known[symbol]:
                    values[at] = document.mixed(symbols, symbol, -costs[at])
        for at in row.odd:
            values[at] = self.logp(context, chars[at])
        return values

    def _prepared(self, chars: Sequence[str]) -> Asked:
        """The characters as the model knows them.

        Kept for tuples: a search asks for the same ones again and again.
        """
        if not isinstance(chars, tuple):
            return asked(chars, self._trie)
        kept = self._asked.get(chars)
        if kept is None:
            if len(self._asked) >= _ASKED:
                self._asked.clear()
            kept = self._asked[chars] = asked(chars, self._trie)
        return kept

    def knows(self, char: str) -> bool:
        """True for a character that a source of the model holds."""
        return symbols_of(char) in self._numbers

    def score(self, text: str) -> float:
        """The log probability of the whole text: the sum of ``logp`` over its characters."""
        reach = self.order
        return sum(self.logp(text[max(0, at - reach) : at], char) for at, char in enumerate(text))

    def score_words(self, text: str) -> float:
        """The log probability of the text as a chain of words (nats), not adapted to a document.

        For a few hundred readings that ``score`` has left over; their mean with ``score`` chooses
        better than either.  A tenth of a millisecond for 15 characters.
        """
        return load_words().score(text)

    def adapted(self, text: str) -> "Model":
        """The same model, mixed with the counts of the given text (undamaged, simplified).

        Each call starts from the unadapted model: to adapt to two texts, join them.
        """
        model = Model.__new__(Model)
        model.__dict__.update(self.__dict__)
        model._document = Cache(collapsed(symbols_of(text)))
        return model

    def _symbol_logp(self, levels: tuple[Level, ...], symbols: str, symbol: str) -> float:
        value = -self._symbol_cost(levels, symbol)
        if self._document is None:
            return value
        return self._document.mixed(symbols, symbol, value)

    def _symbol_cost(self, levels: tuple[Level, ...], symbol: str) -> float:
        number = self._numbers.get(symbol)
        if number is None:
            return UNKNOWN_COST
        cost = 0.0
        for order, low, high, leave in levels:
            column = self._orders[order].symbol
            at = bisect_left(column, number, low, high)
            if at < high and column[at] == number:
                return cost + self._cost[self._orders[order].cost[at]]
            cost += leave
        return cost + self._cost[self._orders[0].cost[number]]

    def _remember(self, context: str) -> tuple[tuple[Level, ...], str]:
        if len(self._contexts) >= _REMEMBERED:
            self._contexts.clear()
        symbols = collapsed(symbols_of(context))
        symbols = symbols[symbols.rfind(BREAK) + 1 :][-self._reach :]
        levels = tuple(
            level
            for start in range(len(symbols))
            if (level := self._level(symbols[start:])) is not None
        )
        self._contexts[context] = (levels, symbols)
        return levels, symbols

    def _level(self, symbols: str) -> Level | None:
        """Where the children of these symbols stand, or None when the trie has none."""
        if symbols not in self._levels:
            if len(self._levels) >= _REMEMBERED:
                self._levels.clear()
            self._levels[symbols] = self._looked_up(symbols)
        return self._levels[symbols]

    def _looked_up(self, symbols: str) -> Level | None:
        at = -1
        low, high = 0, len(self._numbers)
        for depth, symbol in enumerate(symbols):
            number = self._numbers.get(symbol)
            if number is None:
                return None
            column = self._orders[depth].symbol
            at = bisect_left(column, number, low, high)
            if at >= high or column[at] != number:
                return None
            first = self._orders[depth].first
            low, high = first[at], first[at + 1]
        if low == high:
            return None
        leave = packed.STEP * (self._orders[len(symbols) - 1].backoff[at] - packed.SHIFT)
        return Level(len(symbols), low, high, leave)


@lru_cache(maxsize=1)
def load() -> Model:
    """The committed model, read once a process; raises ``packed.DamagedModelFile``."""
    return Model(packed.read(MODEL_FILE))
