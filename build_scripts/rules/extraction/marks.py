"""What the markup of a page says of a line: title, heading, caption, and where one begins."""

from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.records.restoration import Role
from build_scripts.rules.extraction.scanner import Kind, Token
from build_scripts.rules.extraction.tables import tables_of_entries
from build_scripts.rules.extraction.tree import BLOCK, Trait, Tree
from build_scripts.rules.extraction.units import Unit
from build_scripts.text import Span

_LONGEST_TITLE, _LONGEST_HEADING = 100, 60  # characters
_LONGEST_CAPTION = 160
_LONGEST_CENTRED = 60


class Mark(NamedTuple):
    """A line of the page: a stretch of the file, in characters, and what its markup tells.

    ``role`` is None where it tells none; ``begins`` says that more than one `<br>` stands above.
    """

    at: Span
    role: Role | None
    begins: bool


def marked(
    tokens: Sequence[Token], tree: Tree, kept: Sequence[Unit], title: str
) -> tuple[Mark, ...]:
    """All lines that stay, in order; a row of a table is no heading.

    ``title`` is what the page surely names as its title: the first line that says it is one.
    """
    entries = tables_of_entries(tree, kept)
    marks = []
    above = -1
    named = next((unit for unit in kept if title and unit.bare == title), None)
    for unit in kept:
        role = Role.PARAGRAPH if tree.elements[unit.element].table in entries else _role(unit)
        if unit is named and not _is_sentence(unit, _LONGEST_TITLE):
            role = Role.TITLE
        marks.append(Mark(unit.at, role, _begins(tokens[above + 1 : unit.first])))
        above = unit.last
    return tuple(marks)


def _begins(between: Sequence[Token]) -> bool:
    """True where an element that parts text begins or ends, or a line is left empty."""
    names = [token.name for token in between if token.kind is Kind.TAG]
    return names.count("br") > 1 or any(name in BLOCK and name != "br" for name in names)


def _is_sentence(unit: Unit, longest: int) -> bool:
    return len(unit.bare) > longest or unit.bare.endswith(("。", "；", "，"))


def _role(unit: Unit) -> Role | None:
    if unit.traits & Trait.CAPTION and len(unit.bare) <= _LONGEST_CAPTION:
        return Role.CAPTION
    if unit.traits & Trait.HEADING:
        return None if _is_sentence(unit, _LONGEST_HEADING) else Role.HEADING
    # Under a picture, in the middle: how pages without a caption element print one.
    if unit.pictured and unit.traits & Trait.CENTRED and len(unit.bare) <= _LONGEST_CENTRED:
        return Role.CAPTION
    return None
