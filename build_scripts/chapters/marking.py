"""Marks drawn in a text: elements that nest, whatever stretches they cover, and no link in a link."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_TAG: Final = re.compile(r"<([a-z]+)")
_ID: Final = re.compile(r' id="[^"]*"')


class Mark(NamedTuple):
    """Something drawn in a paragraph: ``opens`` at ``start``, ``closes`` at ``end``.

    What stands in ``closes`` behind the closing tags is written once, at the end: a sign that
    leads to a note.
    """

    start: int
    end: int
    opens: str
    closes: str

    @property
    def is_link(self) -> bool:
        """True for a mark that makes its stretch a link."""
        return self.opens.startswith("<a ")

    @property
    def ends(self) -> str:
        """The closing tags of what it opens."""
        return "".join(f"</{name}>" for name in reversed(_TAG.findall(_unquoted(self.opens))))

    @property
    def sign(self) -> str:
        """What is written once behind the closing tags."""
        return self.closes.removeprefix(self.ends)


def marked(text: str, found: list[Mark], escaped: Callable[[str], str]) -> str:
    """The text with its marks. Marks that overlap in part are cut so that elements nest.

    A sign that is itself a link waits until the link around it is closed.
    """
    waiting = sorted(found, key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({0, len(text)} | {at for mark in found for at in (mark.start, mark.end)})
    page = _Page()
    for here, there in zip(cuts, [*cuts[1:], len(text)], strict=True):
        page.close(here)
        while waiting and waiting[0].start <= here:
            page.open(waiting.pop(0), here)
        page.pieces.append(escaped(text[here:there]))
    page.close(len(text))
    return "".join(page.pieces)


class _Page:
    """What is written so far, the marks that are open, the signs that wait."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._open: list[Mark] = []
        self._signs: list[str] = []

    def open(self, mark: Mark, here: int) -> None:
        self.pieces.append(mark.opens)
        self._open.append(mark)
        if mark.end <= here:
            self.close(here)

    def close(self, here: int) -> None:
        """Closes marks that end here; those opened inside them are closed and opened again."""
        ended = [at for at, mark in enumerate(self._open) if mark.end <= here]
        if not ended:
            return
        inner = self._open[ended[0] :]
        del self._open[ended[0] :]
        for mark in reversed(inner):
            self.pieces.append(mark.ends)
            if mark.end <= here:
                self._signs.append(mark.sign)
        if not any(mark.is_link for mark in self._open):
            self.pieces += self._signs
            self._signs.clear()
        for mark in inner:
            if mark.end > here:
                self.pieces.append(_ID.sub("", mark.opens))
                self._open.append(mark)


def _unquoted(tags: str) -> str:
    return re.sub(r'"[^"]*"', "", tags)
