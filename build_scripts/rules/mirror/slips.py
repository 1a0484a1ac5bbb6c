"""Byte slips: an insertion fell inside a character, and the bytes behind it were read out of step.

The place shows itself by a `?`. From there the search takes over; what it finds is applied with a
certainty that follows from its margin over the next best reading.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from build_scripts.conversion import is_traditional
from build_scripts.forward import Script
from build_scripts.rules.mirror.annotation import study
from build_scripts.rules.mirror.certify import Certifier
from build_scripts.rules.mirror.repair import Repair
from build_scripts.text import Edit


class Repaired(NamedTuple):
    """The edits of a mirror page, and the certifier that knows its map."""

    edits: tuple[Edit, ...]
    certifier: Certifier


def find(content: str) -> Iterator[Edit]:
    """An edit for each damaged run of an annotated page; silent on any other text."""
    repair = repaired(content)
    if repair is not None:
        yield from repair.edits


@lru_cache(maxsize=2)
def repaired(content: str) -> Repaired | None:
    """The repair of a mirror page; None for a page that no mirror annotated.

    A traditional page may have been shifted before it was converted; where the usual order leaves
    a line unproved, the other is tried, and the more fluent text is kept.
    """
    page = study(content)
    if not page.annotated:
        return None
    if not is_traditional(content):
        repair = Repair(content, page, Script.SIMPLIFIED)
        return Repaired(repair.edits, repair.certifier)
    repair = Repair(content, page, Script.TRADITIONAL)
    if not repair.proved:
        other = Repair(content, page, Script.SHIFTED_FIRST)
        if other.fluency > repair.fluency:
            repair = other
    return Repaired(repair.edits, repair.certifier)
