"""Which units of a page are its article: where the text stands, what heads it, what surrounds it.

Three witnesses: the extractor, the place of a unit in the tree, and how much of it is link. What
none of them condemns stays: the rest of the edition drops furniture by its position in the page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from build_scripts.rules.extraction.cells import cells_beside
from build_scripts.rules.extraction.endings import below_editor, heads_links
from build_scripts.rules.extraction.shoulders import fields_above, leads_in, stands_over
from build_scripts.rules.extraction.surroundings import Surroundings, surroundings
from build_scripts.rules.extraction.toolbar import is_toolbar, topics
from build_scripts.rules.extraction.tree import Trait, Tree
from build_scripts.rules.extraction.units import Unit

_STOPS = re.compile("[。！？；!?;…]")
_PAUSES = re.compile("[。！？；，!?;,…]")
_LONG = 40  # characters: so long a line need not end a sentence
_PROSE = 20  # characters
_LINKED = 0.6
_ENTRIES, _ENTRY = 4, 18  # pieces of a row, and how long they are on average
_MENU = 3  # so many links in a row are a list of links
_ENOUGH = 0.5  # of the page's prose: less, and the extractor has missed the article
_DATED = re.compile(
    r"(?:19|20)\d\d\s*[-—./年]?\s*\d{1,2}\s*[-—./月]\s*\d{1,2}|来源[:：]|作者[:：]|记者|日期[:：]|时间[:：]"
)
_FIELDS = 90  # characters: a line of date and source is no longer
_HEADS = 14  # units above the text that may still belong to its head
_TITLE = 4  # characters
_LEADS = 8  # characters of a line that leads in to a title
_SHOULDER = 2  # lines above a title
_NEAR = 6  # units just above the text that no title is needed for
_SAID_AGAIN = 0.3  # share of a title's pairs of characters that the article has too

MENU, LINKS, READERS, AROUND, CONTROLS = (
    "菜单、页脚等",
    "链接列表",
    "读者评论",
    "页面外围",
    "按钮、表单",
)


class Chosen(NamedTuple):
    """For each unit, why it is left out ("" for the article); the title found in the head."""

    reasons: list[str]
    needs_title: bool


def chosen(
    found: Sequence[Unit], tree: Tree, held: Sequence[bool], title: str, parted: bool
) -> Chosen:
    """What stays and what goes; ``title`` is the bare text of the page's title element.

    ``parted``: the title element named the site as well, so that the rest is surely a title.
    """
    return _Choosing(found, tree, held, title, parted).result()


def is_fields(bare: str) -> bool:
    """True for a line of date, source and names."""
    return len(bare) <= _FIELDS and bool(_DATED.search(bare)) and "。" not in bare


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int


class _Choosing:
    def __init__(
        self, found: Sequence[Unit], tree: Tree, held: Sequence[bool], title: str, parted: bool
    ) -> None:
        self._units = found
        self._tree = tree
        self._title = title
        self._parted = parted
        self._menus = _menus(found)
        self._dated = {above.first for above, unit in pairwise(found) if is_fields(unit.bare)}
        self._prose = [self._is_prose(number) for number in range(len(found))]
        self._pairs = {
            unit.bare[at : at + 2]
            for unit, prose in zip(found, self._prose, strict=True)
            if prose
            for at in range(len(unit.bare) - 1)
        }
        self._certain = [self._condemned(number) for number in range(len(found))]
        self._held = self._trusted(held)

    def result(self) -> Chosen:
        reasons = list(self._certain)
        body = self._body()
        if body is None:
            return Chosen(reasons, False)
        prose = [n for n in range(body.first, body.last + 1) if self._held[n] and self._prose[n]]
        where = surroundings(self._tree, self._units, prose)
        if below := below_editor(self._units, prose, where.shared):
            prose = [number for number in prose if number not in below]
            body = _Span(body.first, prose[-1])
            where = surroundings(self._tree, self._units, prose)
        head = self._head(body)
        between = range(head + 1, body.first)
        beside = below | cells_beside(self._tree, self._units, prose)
        controls = topics(self._tree, self._units, between)
        controls |= {number for number in between if is_toolbar(self._units[number])}
        dated = [number for number, unit in enumerate(self._units) if is_fields(unit.bare)]
        dates = fields_above(self._tree, self._units, dated, head, body.first, where.shared)
        for number in range(len(reasons)):
            if reasons[number]:
                if head <= number < body.first and reasons[number] == MENU:
                    reasons[number] = "" if is_fields(self._units[number].bare) else MENU
            elif number in controls:
                reasons[number] = CONTROLS
            elif number in dates:
                continue
            elif number in beside or not self._belongs(number, body, head, where):
                reasons[number] = AROUND
        return Chosen(reasons, self._needs_title(body, reasons))

    def _needs_title(self, body: _Span, reasons: Sequence[str]) -> bool:
        """True where the page shows no title and its title element fits the text."""
        above = [n for n in range(body.last + 1) if not reasons[n]]
        if self._titled(above) >= 0 or len(self._title) < _TITLE:
            return False
        if any(self._units[n].traits & Trait.HEADING for n in above if n < body.first):
            return False
        return self._said_again(self._title)

    def _said_again(self, title: str) -> bool:
        """True where the prose has much of this line too, as it has of its own title."""
        return self._share_said(title) >= _SAID_AGAIN

    def _share_said(self, line: str) -> float:
        """The share of a line's pairs of characters that the prose has too; 1 for one character."""
        pairs = [line[at : at + 2] for at in range(len(line) - 1)]
        return sum(pair in self._pairs for pair in pairs) / len(pairs) if pairs else 1.0

    def _condemned(self, number: int) -> str:
        """Why a unit is certainly no article, or nothing."""
        unit = self._units[number]
        if unit.traits & Trait.COMMENT:
            return READERS
        if unit.traits & Trait.CONTROL:
            return CONTROLS
        if unit.traits & Trait.FURNITURE and not self._is_title(unit):
            return MENU
        if number in self._menus and not (unit.traits & Trait.HEADING and self._is_title(unit)):
            return LINKS
        return ""

    def _is_prose(self, number: int) -> bool:
        unit = self._units[number]
        return (
            len(unit.bare) >= _PROSE
            and bool((_STOPS if len(unit.bare) < _LONG else _PAUSES).search(unit.bare))
            and unit.linked < _LINKED
            and number not in self._menus
            and not _is_row(unit)
        )

    def _mass(self, numbers: Sequence[int]) -> int:
        return sum(len(self._units[number].bare) for number in numbers if self._prose[number])

    def _trusted(self, held: Sequence[bool]) -> list[bool]:
        """The extractor's choice, or every unit where it has missed most of the prose.

        A class name is only a word: where furniture holds most of the prose, the words lied.
        """
        everything = list(range(len(self._units)))
        whole = self._mass(everything)
        if self._mass([n for n in everything if not self._certain[n]]) < _ENOUGH * whole:
            for number in everything:
                if self._certain[number] == MENU:
                    self._certain[number] = ""
        free = [number for number in everything if not self._certain[number]]
        kept = [number for number in free if held[number]]
        if self._mass(kept) < _ENOUGH * self._mass(free) or not kept:
            return [not reason for reason in self._certain]
        return [is_held and not reason for is_held, reason in zip(held, self._certain, strict=True)]

    def _body(self) -> _Span | None:
        whole = [n for n, held in enumerate(self._held) if held and self._prose[n]]
        # A title may hold a sentence; the text begins below it.
        prose = [n for n in whole if not self._is_named(self._units[n])] or whole
        return _Span(prose[0], prose[-1]) if prose else None

    def _belongs(self, number: int, body: _Span, head: int, where: Surroundings) -> bool:
        unit = self._units[number]
        inside = unit.element in where.inside
        if body.first <= number <= body.last:
            return inside or self._held[number]
        if number > body.last:
            if unit.linked >= _LINKED or _is_row(unit) or heads_links(self._units, number):
                return False
            return inside or (self._held[number] and number <= body.last + 2)
        if number >= head:
            return True
        if number >= head - _SHOULDER and self._beside(number, head, where):
            return True
        if not self._is_title(self._units[head]) and number >= body.first - _NEAR:
            return unit.linked < _LINKED and (inside or where.shared[unit.element] in where.around)
        if not inside and not self._held[number]:
            return False
        if (table := self._tree.elements[unit.element].table) and table not in where.around:
            return False  # a table of its own above the title: the register of a document
        if unit.traits & Trait.HEADING and len(unit.bare) < _LEADS:
            return not self._is_title(self._units[head])  # the name of a column
        return is_fields(unit.bare) or bool(unit.traits & Trait.HEADING)

    def _beside(self, number: int, title: int, where: Surroundings) -> bool:
        """True for a line that heads the title."""
        if self._units[number].linked > _LINKED:  # the name of the site
            return False
        return stands_over(self._tree, self._units, number, title, where) or (
            number == title - 1
            and leads_in(self._tree, self._units, number, title, where, self._share_said)
        )

    def _head(self, body: _Span) -> int:
        """Where the head of the article begins: its title, or the lines just above the text."""
        title = self._titled(range(max(0, body.first - 40), body.first))
        if title < 0:
            headings = [
                number
                for number in range(max(0, body.first - _HEADS), body.first)
                if self._units[number].traits & Trait.HEADING and not self._certain[number]
            ]
            title = headings[0] if headings else body.first
        return title

    def _titled(self, numbers: Sequence[int]) -> int:
        """The last of these units that the page names as its title, a link only for want of others;
        -1 for none.
        """
        best = linked = -1
        for number in numbers:
            unit = self._units[number]
            if not self._certain[number] and self._is_title(unit):
                if unit.linked > _LINKED:
                    linked = number
                else:
                    best = number
        return best if best >= 0 else linked

    def _is_named(self, unit: Unit) -> bool:
        """True for a heading that the title element says, and for a line that says all of it.

        A heading that is a link may be the name of the site or of a column: it must say all.
        """
        if len(unit.bare) < _TITLE:
            return False
        if unit.traits & Trait.HEADING and unit.linked <= _LINKED:
            return unit.bare in self._title
        known = self._parted or unit.traits & Trait.HEADING or unit.first in self._dated
        return unit.bare == self._title and bool(known)

    def _is_title(self, unit: Unit) -> bool:
        if len(unit.bare) < _TITLE or not self._title:
            return False
        if self._is_named(unit):
            return True
        if unit.linked > _LINKED and unit.bare != self._title:
            return False
        return self._title.startswith(unit.bare) and self._said_again(unit.bare)


def _is_row(unit: Unit) -> bool:
    """True for a row of entries: many short pieces of markup in one line, and no sentence."""
    return (
        len(unit.parts) >= _ENTRIES
        and len(unit.bare) <= _ENTRY * len(unit.parts)
        and "。" not in unit.bare
        and not is_fields(unit.bare)
    )


def _menus(found: Sequence[Unit]) -> set[int]:
    """The units that are link lists: several links in a row, or one line of many links."""
    menus: set[int] = set()
    run: list[int] = []
    for number, unit in enumerate(found):
        if unit.linked >= _LINKED:
            run.append(number)
            continue
        if len(run) >= _MENU:
            menus.update(run)
        run = []
    return menus | (set(run) if len(run) >= _MENU else set())
