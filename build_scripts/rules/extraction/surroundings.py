"""Which elements hold the article, and which stand around it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.rules.extraction.tree import Tree
from build_scripts.rules.extraction.units import Unit

_SHARE = 0.15  # of the article's prose: an element with less is no body


class Surroundings(NamedTuple):
    """Elements by their numbers.

    ``inside``: those that hold the article, and all that stand in them. ``around``: those that
    hold one of these. ``shared[i]``: the nearest element around ``i``, itself included, that parts
    text and has more than one line.
    """

    inside: frozenset[int]
    around: frozenset[int]
    shared: Sequence[int]


def surroundings(tree: Tree, found: Sequence[Unit], prose: Sequence[int]) -> Surroundings:
    """Where the units numbered by ``prose`` stand; a paragraph by itself is no place."""
    elements = tree.elements
    shared = _shared(tree, found)
    mass: Counter[int] = Counter()
    for number in prose:
        mass[shared[found[number].element]] += len(found[number].bare)
    least = _SHARE * sum(mass.values())
    bodies = [number for number, weight in mass.items() if weight >= least]
    inside = set(bodies)
    for number in range(1, len(elements)):
        if elements[number].parent in inside:
            inside.add(number)
    around: set[int] = set()
    for body in bodies:
        number = body
        while number and (number := elements[number].parent) not in around:
            around.add(number)
    return Surroundings(frozenset(inside), frozenset(around), shared)


def _shared(tree: Tree, found: Sequence[Unit]) -> list[int]:
    elements = tree.elements
    counts: Counter[int] = Counter(unit.element for unit in found)
    for number in range(len(elements) - 1, 0, -1):
        counts[elements[number].parent] += counts[number]
    shared = [0] * len(elements)
    for number in range(1, len(elements)):
        element = elements[number]
        own = element.block == number and counts[number] > 1
        shared[number] = number if own else shared[element.parent]
    return shared
