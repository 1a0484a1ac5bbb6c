"""Faults of the theme that we have not mended yet, each with its reason.

A waiver that nothing needs any more fails the test that reads it: strike it out. The
aim is two empty tuples, reached by overriding the theme's templates, not by waiving.
Nothing of our own pages may be waived.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.browser.checkers import Fault


class Waiver(NamedTuple):
    """Excuses faults whose rule and place contain these words."""

    rule: str
    where: str
    reason: str

    def excuses(self, fault: Fault) -> bool:
        return self.rule in fault.rule and self.where in fault.where


AXE_WAIVERS: tuple[Waiver, ...] = ()
NU_WAIVERS: tuple[Waiver, ...] = ()


def left_over(faults: Iterable[Fault], waivers: Sequence[Waiver]) -> list[str]:
    """Faults that no waiver excuses, each with its pages, and waivers that excuse nothing."""
    faults = list(faults)
    pages: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for fault in faults:
        if not any(waiver.excuses(fault) for waiver in waivers):
            pages[fault.rule, fault.where].append(fault.page or "cover")
    open_faults = [
        f"{rule}: {where}\n    on {len(places)}: {', '.join(places[:4])}"
        for (rule, where), places in pages.items()
    ]
    unused = [
        f"waiver no longer needed, strike it out: {waiver.rule}: {waiver.where}"
        for waiver in waivers
        if not any(waiver.excuses(fault) for fault in faults)
    ]
    return [*open_faults, *unused]
