"""Tables of entries, told from tables that only lay out a page."""

from collections.abc import Sequence

from build_scripts.rules.extraction.tree import Tree
from build_scripts.rules.extraction.units import Unit

_CELLS = 3  # a table of entries has more
_LONG_CELL = 60  # characters


def tables_of_entries(tree: Tree, kept: Sequence[Unit]) -> frozenset[int]:
    """The elements that are tables of many short cells, each of one line."""
    lengths: dict[int, list[int]] = {}
    doubled: set[int] = set()
    cell = 0
    for unit in kept:
        table = tree.elements[unit.element].table
        if not table:
            continue
        lengths.setdefault(table, []).append(len(unit.bare))
        if unit.element == cell:
            doubled.add(table)
        cell = unit.element
    return frozenset(
        table
        for table, own in lengths.items()
        if table not in doubled and len(own) > _CELLS and max(own) <= _LONG_CELL
    )
