"""Lines above a title that belong to it: a second heading, the line that leads in to it."""

from collections.abc import Callable, Sequence

from build_scripts.rules.extraction.surroundings import Surroundings
from build_scripts.rules.extraction.tree import Trait, Tree
from build_scripts.rules.extraction.units import Unit

_LONGEST = 40  # characters of a line above a title
_HIGH = 4  # units above a title in which its date may stand
_LEADS = 8  # characters of a line that leads in to a title
_NAMES = 4  # characters of one that names who or where, with a colon
_SAID_AGAIN, _SAID = 0.3, 0.8  # share of the line's pairs of characters that the text has too
_PAGE = frozenset({"", "html", "body", "form"})
_ENDED = ("。", "；", "：", ":")


def stands_over(
    tree: Tree, found: Sequence[Unit], number: int, title: int, where: Surroundings
) -> bool:
    """True for a line in the same element as the title, a heading or in its header."""
    parent = _around(tree, found[title])
    unit = found[number]
    if tree.elements[unit.element].parent != parent or len(unit.bare) > _LONGEST:
        return False
    return bool(unit.traits & Trait.HEADING) or tree.elements[parent].name in ("header", "hgroup")


def leads_in(
    tree: Tree,
    found: Sequence[Unit],
    number: int,
    title: int,
    where: Surroundings,
    said: Callable[[str], float],
) -> bool:
    """True for the line right above a title that leads in to it.

    It stands in the same element and is about the article, or it is the first that the element of
    the whole article holds; or in the row of a table above, and names who or where with a colon.
    """
    bare = found[number].bare
    parent = _around(tree, found[title])
    beside = tree.elements[found[number].element].parent == parent
    if len(bare) > _LONGEST:
        return False
    if bare.endswith(("：", ":")):
        row = _is_row_above(tree, found[number], found[title])
        return (beside or row) and len(bare) > _NAMES and said(bare[:-1]) >= _SAID
    if not beside or len(bare) < _LEADS or bare.endswith(_ENDED):
        return False
    return said(bare) >= _SAID_AGAIN or _is_first(tree, found, number, parent, where)


def fields_above(
    tree: Tree,
    found: Sequence[Unit],
    dated: Sequence[int],
    title: int,
    first: int,
    shared: Sequence[int],
) -> frozenset[int]:
    """Those of the units ``dated`` just above a title whose date is told nowhere below it.

    They stand in an element that holds the title and is not the page; ``first`` is where the text
    begins, ``shared`` that of `Surroundings`.
    """
    if title >= first or any(title < number < first for number in dated):
        return frozenset()
    holders: set[int] = set()
    here = found[title].element
    while here and tree.elements[here].name not in _PAGE:
        holders.add(here)
        here = tree.elements[here].parent
    near = (number for number in dated if title - _HIGH <= number < title)
    return frozenset(number for number in near if shared[found[number].element] in holders)


def _around(tree: Tree, title: Unit) -> int:
    """The element around the title, without headings."""
    elements = tree.elements
    heading = title.element
    while elements[elements[heading].parent].traits & Trait.HEADING:
        heading = elements[heading].parent
    return elements[heading].parent


def _is_row_above(tree: Tree, unit: Unit, title: Unit) -> bool:
    one, two = tree.elements[unit.element], tree.elements[title.element]
    return one.table != 0 and one.table == two.table and one.row != two.row


def _is_first(
    tree: Tree, found: Sequence[Unit], number: int, parent: int, where: Surroundings
) -> bool:
    """True for the first line of an element that holds title and text, and is not the page."""
    if parent not in where.around or tree.elements[parent].name in _PAGE or not number:
        return False
    here = found[number - 1].element
    while here > parent:
        here = tree.elements[here].parent
    return here != parent
