"""A PDF read as a screen reader reads it: along its structure tree, not along its page."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pdfplumber
import pikepdf

# Inside a paragraph, but not of it: the notes below the page and the numbers that call them.
ASIDE = {"/Note", "/Lbl"}
BLOCKS = {"/P", "/H1", "/H2", "/H3", "/H4"}


class Spoken(NamedTuple):
    """A block of the structure tree and its text without white space."""

    tag: str
    text: str


class Jump(NamedTuple):
    """A link on a page: what stands in its place, and where it leads (pages from 0)."""

    page: int
    text: str
    to: int


class Tagged:
    """The reading order of a PDF."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.page_of = {page.obj.objgen: at for at, page in enumerate(self.pdf.pages)}
        self.marked: defaultdict[tuple[int, int], str] = defaultdict(str)
        self.jumps: list[Jump] = []
        with pdfplumber.open(io.BytesIO(data)) as pages:
            for at, page in enumerate(pages.pages):
                for char in page.chars:
                    if char["mcid"] is not None:
                        self.marked[at, char["mcid"]] += char["text"]
                self.jumps += self._jumps(at, page)

    @property
    def root(self) -> pikepdf.Object:
        return self.pdf.Root.StructTreeRoot.K

    def text(self, element: pikepdf.Object, page: int = -1, aside: bool = False) -> str:
        """All text below an element; notes and their numbers only when asked for."""
        return "".join(self._texts(element, page, aside)).replace(" ", "").replace("\u3000", "")

    def blocks(self) -> list[Spoken]:
        """Paragraphs and headings in reading order, notes left out."""
        return list(self._blocks(self.root))

    def tags(self) -> set[str]:
        """All structure types that occur."""
        return set(self._tags(self.root))

    def outline(self) -> list[str]:
        """The bookmarks of the first level."""
        with self.pdf.open_outline() as outline:
            return [item.title for item in outline.root]

    def _blocks(self, element: pikepdf.Object) -> Iterator[Spoken]:
        if isinstance(element, pikepdf.Array):
            for each in element:
                yield from self._blocks(each)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            tag = str(element.S)
            if tag in ASIDE:
                return
            if tag in BLOCKS:
                yield Spoken(tag, self.text(element))
            elif "/K" in element:
                yield from self._blocks(element.K)

    def _texts(self, element: pikepdf.Object, page: int, aside: bool) -> Iterator[str]:
        if isinstance(element, pikepdf.Array):
            for each in element:
                yield from self._texts(each, page, aside)
            return
        if not isinstance(element, pikepdf.Dictionary):
            yield self.marked[page, int(str(element))]
            return
        here = self.page_of[element.Pg.objgen] if "/Pg" in element else page
        if element.get("/Type") == "/MCR":
            yield self.marked[here, int(element.MCID)]
        elif "/S" in element and (aside or str(element.S) not in ASIDE) and "/K" in element:
            yield from self._texts(element.K, here, aside)

    def _tags(self, element: pikepdf.Object) -> Iterator[str]:
        if isinstance(element, pikepdf.Array):
            for each in element:
                yield from self._tags(each)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield str(element.S)
            if "/K" in element:
                yield from self._tags(element.K)

    def _jumps(self, at: int, page: pdfplumber.page.Page) -> Iterator[Jump]:
        for annotation in self.pdf.pages[at].get("/Annots", []):
            target = annotation.get("/Dest")
            if target is None:
                continue
            if not isinstance(target, pikepdf.Array):
                target = self.named(str(target))
            x0, y0, x1, y1 = (float(v) for v in annotation.Rect)
            top, bottom = float(page.height) - y1, float(page.height) - y0
            text = "".join(
                char["text"]
                for char in page.chars
                if x0 - 0.5 <= (char["x0"] + char["x1"]) / 2 <= x1 + 0.5
                and top - 0.5 <= (char["top"] + char["bottom"]) / 2 <= bottom + 0.5
            )
            yield Jump(at, text.replace(" ", ""), self.page_of[target[0].objgen])

    def named(self, name: str) -> pikepdf.Object:
        """The place that a name of the document stands for."""
        return pikepdf.NameTree(self.pdf.Root.Names.Dests)[name]
