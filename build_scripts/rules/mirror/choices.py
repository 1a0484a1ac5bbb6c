"""What a lost byte may have been: the characters of the mirror's text that fit the bytes left."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from build_scripts.language import load
from build_scripts.language.model import UNKNOWN_COST
from build_scripts.rules.mirror import codes
from build_scripts.rules.mirror.paths import IN_STEP

_FEW = 8  # of more characters than these, those that the model has never met cannot win
_COMMON = 300  # nor can a rare one, where both bytes are lost
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
WIDE_SPACE = "\u3000"  # no model counts it, but pages set off paragraphs and names with it
_Item = tuple[codes.Code, int]  # a code, and the byte that waits behind it


class Choice(NamedTuple):
    """Characters that a lost byte leaves, as written, as the model knows them, and what waits then."""

    chars: tuple[str, ...]
    known: tuple[str, ...]
    waits: tuple[int, ...]

    @property
    def is_wide(self) -> bool:
        """True for a figure or letter in full width: the bytes leave no other."""
        return len(self.chars) == 1 and _WIDE.match(self.chars[0]) is not None


class Choices:
    """The choices of one kind of text, each worked out once."""

    def __init__(self, written: Callable[[str], bool], simplify: Callable[[str], str]) -> None:
        self._written = written
        self._simplify = simplify
        self._kept: dict[tuple[str, int, int], Choice] = {}

    def completing(self, waiting: int, trail: int, then: int = IN_STEP) -> Choice:
        """The characters whose trail is this byte; a lost lead leaves many."""
        key = ("trail", waiting, trail)
        found = self._kept.get(key)
        if found is None:
            items = (((lead, trail), IN_STEP) for lead in codes.lost_leads(waiting))
            found = self._kept[key] = self._choice(items)
        if then == IN_STEP:
            return found
        return found._replace(waits=(then,) * len(found.chars))

    def losing_trail(self, waiting: int) -> Choice:
        """The characters whose trail the decoder could take for a lead, and lost."""
        return self._worked_out("lost", waiting, 0, range(0x81, 0xFF))

    def losing_letter(self, waiting: int) -> Choice:
        """The characters whose trail may go, without a trace, with an ASCII letter behind it."""
        return self._worked_out("letter", waiting, 0, range(0xA1, 0xA8))

    def before_vanished(self, waiting: int) -> Choice:
        """The characters whose trail may begin a pair that leaves no trace."""
        return self._eaten("vanished", waiting, codes.vanishing())

    def before_missing(self, waiting: int) -> Choice:
        """The characters whose trail may begin a pair that is shown as a bare `?`."""
        return self._eaten("missing", waiting, codes.missing())

    def _worked_out(self, kind: str, waiting: int, then: int, trails: range) -> Choice:
        key = (kind, waiting, then)
        found = self._kept.get(key)
        if found is None:
            leads = codes.lost_leads(waiting)
            items = (((lead, trail), IN_STEP) for lead in leads for trail in trails)
            found = self._kept[key] = self._choice(items)
        return found

    def _eaten(self, kind: str, waiting: int, pairs: tuple[codes.Eaten, ...]) -> Choice:
        key = (kind, waiting, 0)
        found = self._kept.get(key)
        if found is None:
            leads = codes.lost_leads(waiting)
            items = (((lead, pair.first), pair.lost) for lead in leads for pair in pairs)
            found = self._kept[key] = self._choice(items)
        return found

    def _choice(self, items: Iterable[_Item]) -> Choice:
        chars = ((codes.char_of(*code), code, wait) for code, wait in items)
        written = [
            (char, wait)
            for char, code, wait in chars
            if char and not codes.is_private(*code) and self._written(char)
        ]
        known = [self._simplify(char) for char, _ in written]
        rows = [(char, simple, wait) for (char, wait), simple in zip(written, known, strict=True)]
        if len(rows) > 1:  # a figure or a letter is never guessed
            rows = [row for row in rows if not _WIDE.match(row[0])]
        if len(rows) > _FEW:
            costs = load().logps("", [simple for _, simple, _ in rows])
            ranked = nlargest(_COMMON, zip(costs, range(len(rows)), strict=True))
            heard = [at for logp, at in ranked if logp > -UNKNOWN_COST] or [at for _, at in ranked]
            heard += [at for at, row in enumerate(rows) if row[0] == WIDE_SPACE and at not in heard]
            rows = [rows[at] for at in sorted(heard)]
        return Choice(*zip(*rows, strict=True)) if rows else Choice((), (), ())


@lru_cache(maxsize=8)
def choices_of(written: Callable[[str], bool], simplify: Callable[[str], str]) -> Choices:
    """The choices of a kind of text, shared by all pages of it."""
    return Choices(written, simplify)
