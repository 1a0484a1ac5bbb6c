"""The map of a mirror, as far as a page tells it, and the maps that differ from it in one point."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from build_scripts.forward import Mark, Reading, Unencodable, gbk_pair

_HIDDEN_BEFORE = "、，。；！？："  # marks that may carry an invisible byte; kept if lines need it
# Marks of which the first ends with the byte that the second begins with: where that byte lies
# between them both are found, and neither alone explains the line.
_TWO_MARKS = tuple(
    (one, two)
    for one in _HIDDEN_BEFORE
    for two in _HIDDEN_BEFORE
    if gbk_pair(one)[1] == gbk_pair(two)[0]
)


class Map(NamedTuple):
    """What may be learned of a map: its table in order, and the marks with an invisible byte."""

    readings: tuple[Reading, ...]
    marks: tuple[Mark, ...] = ()
    silenced: str = "?"  # what becomes of a lead before such a byte


class Variant(NamedTuple):
    """A change of a single point of a map, and the codes of what it touches."""

    change: Callable[[Map], Map]
    codes: tuple[bytes, ...]


def variants(found: Map, failing: Sequence[bytes], met: Sequence[Reading]) -> Iterator[Variant]:
    """Maps that differ from the one that was found in a point that these lines know of.

    ``failing`` are the lines that it does not prove, restored, in bytes; ``met`` the annotated
    characters that the page shows nowhere whole.
    """
    known = {gbk_pair(item.character): item.character for item in found.readings}

    def any_holds(code: bytes) -> bool:
        return any(code in data for data in failing)

    for item in met:
        code = gbk_pair(item.character)
        if code not in known and any_holds(code):
            yield Variant(partial(with_reading, item=item), (code,))
    for mark in map(Mark, _HIDDEN_BEFORE):
        code = gbk_pair(mark.mark)
        if not any_holds(code):
            continue
        if mark not in found.marks:
            yield Variant(partial(_with_mark, mark=mark, first=False), (code,))
            yield Variant(partial(_with_mark, mark=mark, first=True), (code,))
        if found.silenced:
            yield Variant(partial(_silenced, mark=mark), (code,))
    for data in failing:
        for chars in _overlapping(data, known):
            codes = gbk_pair(chars[0]), gbk_pair(chars[1])
            yield Variant(partial(_moved, char=chars[1], before=chars[0]), codes)
            yield Variant(partial(_moved, char=chars[0], before=chars[1]), codes)


def with_two_marks(failing: Sequence[bytes]) -> Iterator[Variant]:
    """Maps with two marks more that share a byte: for lines that no change of one point explains."""
    for one, two in _TWO_MARKS:
        code = gbk_pair(one) + gbk_pair(two)[1:]
        if any(code in data for data in failing):
            yield Variant(partial(_with_marks, one=Mark(one), two=Mark(two)), (code,))


def has_code(char: str) -> bool:
    """True for a character of two bytes in GBK."""
    try:
        gbk_pair(char)
    except Unencodable:
        return False
    return True


def with_reading(known: Map, item: Reading) -> Map:
    """The map with one annotated character more, before all others."""
    if any(item.character == other.character for other in known.readings):
        return known
    return known._replace(readings=(item, *known.readings))


def _overlapping(data: bytes, places: dict[bytes, str]) -> list[tuple[str, str]]:
    """Pairs of table characters that share a byte somewhere in the line, in order of place."""
    found = []
    for at in range(len(data) - 2):
        first, second = places.get(data[at : at + 2]), places.get(data[at + 1 : at + 3])
        if first and second and first != second:
            found.append((first, second))
    return list(dict.fromkeys(found))


def _with_mark(known: Map, mark: Mark, first: bool) -> Map:
    """The map with an invisible byte in front of one mark more, looked for first or last."""
    if mark in known.marks:
        return known
    return known._replace(marks=(mark, *known.marks) if first else (*known.marks, mark))


def _with_marks(known: Map, one: Mark, two: Mark) -> Map:
    """The map with such a byte in front of both marks, the second looked for behind the first."""
    others = tuple(mark for mark in known.marks if mark not in (one, two))
    return known._replace(marks=(*others, one, two))


def _silenced(known: Map, mark: Mark) -> Map:
    """The map with an invisible byte in front of a mark more, which takes a lead with it silently."""
    return _with_mark(known, mark, first=False)._replace(silenced="")


def _moved(known: Map, char: str, before: str) -> Map:
    """The map with one character moved right before another."""
    item = next(r for r in known.readings if r.character == char)
    rest = [r for r in known.readings if r.character != char]
    at = next(i for i, r in enumerate(rest) if r.character == before)
    return known._replace(readings=(*rest[:at], item, *rest[at:]))
