"""What the markup of a page says of a line: title, heading, caption."""

from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.records.restoration import Role
from build_scripts.rules.extraction.tables import tables_of_entries
from build_scripts.rules.extraction.tree import Trait, Tree
from build_scripts.rules.extraction.units import Unit
from build_scripts.text import Span

_LONGEST_HEADING = 60  # characters
_LONGEST_CAPTION = 160
_LONGEST_CENTRED = 60


class Mark(NamedTuple):
    """A stretch of the file, in characters, and the role that its markup tells."""

    at: Span
    role: Role


def marked(tree: Tree, kept: Sequence[Unit]) -> tuple[Mark, ...]:
    """The lines whose markup tells their role, in order; a row of a table is no heading."""
    entries = tables_of_entries(tree, kept)
    marks = []
    for unit in kept:
        role = Role.PARAGRAPH if tree.elements[unit.element].table in entries else _role(unit)
        if role is not None:
            marks.append(Mark(unit.at, role))
    return tuple(marks)


def _role(unit: Unit) -> Role | None:
    if unit.traits & Trait.CAPTION and len(unit.bare) <= _LONGEST_CAPTION:
        return Role.CAPTION
    if unit.traits & Trait.HEADING:
        sentence = len(unit.bare) > _LONGEST_HEADING or unit.bare.endswith(("。", "；", "，"))
        return None if sentence else Role.HEADING
    # Under a picture, in the middle: how pages without a caption element print one.
    if unit.pictured and unit.traits & Trait.CENTRED and len(unit.bare) <= _LONGEST_CENTRED:
        return Role.CAPTION
    return None
