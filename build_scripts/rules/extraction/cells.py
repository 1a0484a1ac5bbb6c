"""Cells in which a page sets columns beside its text: profiles of writers, lists of the site."""

from collections import defaultdict
from collections.abc import Sequence, Set

from build_scripts.rules.extraction.tree import Trait, Tree
from build_scripts.rules.extraction.units import Unit

_CELLS = frozenset({"td", "th"})
_FEWEST = 3  # lines of such a column: a table of entries has fewer in a cell
_LONGEST = 20  # characters of its lines
_KEPT = Trait.HEADING | Trait.CAPTION


def cells_beside(tree: Tree, found: Sequence[Unit], prose: Sequence[int]) -> frozenset[int]:
    """The units of columns of short lines that stand in the same row as a cell with text.

    Nothing in such a column is a heading or a caption, or stands under a picture.
    """
    column_of = _columns(tree, {found[number].element for number in prose})
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for number, unit in enumerate(found):
        if column := column_of[unit.element]:
            columns[column].append(number)
    return frozenset(
        number
        for column in columns.values()
        if len(column) >= _FEWEST and all(_is_entry(found[at]) for at in column)
        for number in column
    )


def _is_entry(unit: Unit) -> bool:
    return len(unit.bare) <= _LONGEST and not (unit.pictured or unit.traits & _KEPT)


def _columns(tree: Tree, texts: Set[int]) -> Sequence[int]:
    """Of each element the outermost cell around it that has no text, in a row that has; else 0."""
    elements = tree.elements
    holds = [number in texts for number in range(len(elements))]
    for number in range(len(elements) - 1, 0, -1):
        holds[elements[number].parent] |= holds[number]
    columns = [0] * len(elements)
    for number in range(1, len(elements)):
        element = elements[number]
        column = element.name in _CELLS and holds[element.row] and not holds[number]
        columns[number] = columns[element.parent] or (number if column else 0)
    return columns
