"""Columns read row by row whose headings are numbered: the numbers say how they belong.

Nobody prints 三 above 一: where the numbers of a series stand in disorder, and come right when the
lines are taken for dealt columns, the columns are put one below the other before anything else is
asked.  Among the ways that set the numbers right, that one is taken in which most headings have
text below them and most broken lines go on.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from build_scripts.assemble import shapes
from build_scripts.assemble.columns import dealings
from build_scripts.assemble.continuity import Continuity
from build_scripts.assemble.lines import Line

_SERIES = (
    re.compile(r"([一二三四五六七八九十])、"),
    re.compile(r"[（(]([一二三四五六七八九十])[）)]"),
    re.compile(r"([一二三四五六七八九十])(?:是|要)"),
    re.compile(r"第([一二三四五六七八九十])[，、]"),
)
_DIGITS = "一二三四五六七八九十"
_BEGINNINGS = _DIGITS + "（(第"  # of all series
_FEWEST, _MOST_LINES = 4, 60  # numbers of a series that must be there; lines of the article
_MOST_COLUMNS = 3
_BROKEN_OFF, _HEADED, _BARE, _RARER = -3.0, 0.5, -1.0, 2.0


def renumbered(lines: Sequence[Line], sections: Sequence[int], model: Continuity) -> list[int]:
    """All positions in ``lines``, those of each article in the order that its numbers ask for."""
    order: list[int] = []
    for _, group in groupby(range(len(lines)), key=lambda number: sections[number]):
        own = list(group)
        order += [own[at] for at in _counted([lines[number].text for number in own], model)]
    return order


def _counted(texts: Sequence[str], model: Continuity) -> list[int]:
    printed = list(range(len(texts)))
    numbers = _numbers(texts) if len(texts) <= _MOST_LINES else {}
    if not numbers or list(numbers.values()) == sorted(numbers.values()):
        return printed
    best, most = printed, float("-inf")
    first = next((at for at, text in enumerate(texts) if shapes.is_prose(text)), 0)
    titled = int(shapes.is_label(texts[0]) and 0 not in numbers)  # a title heads all columns
    for start in range(titled, max(titled, min(first, *numbers)) + 1):
        for columns in range(2, _MOST_COLUMNS + 1):
            for dealt, _ in dealings(len(texts) - start, columns):
                order = [*range(start), *(start + at for at in dealt)]
                found = [numbers[at] for at in order if at in numbers]
                if found != sorted(found):
                    continue
                weight = _weight(texts, order, model) - _RARER * columns
                if weight > most:
                    best, most = order, weight
    return best


def _numbers(texts: Sequence[str]) -> dict[int, int]:
    """The lines that bear the numbers of one whole series, each once, and these; else none."""
    begun = {at: text for at, text in enumerate(texts) if text[0] in _BEGINNINGS}
    for series in _SERIES if len(begun) >= _FEWEST else ():
        matches = {at: found for at, text in begun.items() if (found := series.match(text))}
        numbers = {at: _DIGITS.index(found[1]) + 1 for at, found in matches.items()}
        if len(numbers) >= _FEWEST and sorted(numbers.values()) == [*range(1, len(numbers) + 1)]:
            return numbers
    return {}


def _weight(texts: Sequence[str], order: Sequence[int], model: Continuity) -> float:
    """What speaks for an order, beyond the numbers."""
    weight = 0.0
    for one, two in pairwise(order):
        label = shapes.is_label(texts[two]) and not shapes.hangs(texts[two])
        if shapes.hangs(texts[one]):
            weight += _BROKEN_OFF if label else model.bond(texts[one], texts[two])
        elif shapes.is_label(texts[one]):
            weight += _BARE if label else _HEADED
    return weight
