"""What a generator hands out: the damaged page, the text it should become, and what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from build_scripts.forward import Table


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters that the byte shift spoiled.

    `start`, `end`: characters of the damaged page.  `truth`: the simplified characters that stood
    there, a swallowed ASCII character as it was; they begin at `truth_start` of the page's truth.
    `gaps`: how many of them were swallowed.
    """

    start: int
    end: int
    damaged: str
    truth: str
    gaps: int = 0
    truth_start: int = 0

    def at(self, start: int, end: int) -> Run:
        """The same run at another place of a page."""
        return replace(self, start=start, end=end)

    def moved(self, by: int, truth_by: int) -> Run:
        """The same run further on in the page, by so many characters, and in the truth."""
        truth_start = self.truth_start + truth_by
        return replace(self, start=self.start + by, end=self.end + by, truth_start=truth_start)


@dataclass(frozen=True, slots=True)
class Page:
    """One damaged page.

    `data`: its bytes in `encoding`.  `truth`: what `restore --format text` is to print; every
    swallowed digit, letter or ASCII sign is one □ in it.  `runs`: the shifted runs, in order.
    `removed`: pieces of the page that must not be in the reading text (furniture, adverts).
    """

    kind: str
    data: bytes
    truth: str
    runs: tuple[Run, ...] = ()
    tables: tuple[Table, ...] = ()
    removed: tuple[str, ...] = ()
    encoding: str = "utf-8"

    @property
    def text(self) -> str:
        """The damaged page as characters."""
        return self.data.decode(self.encoding)


def page(
    kind: str,
    text: str,
    truth: str,
    *,
    runs: tuple[Run, ...] = (),
    tables: tuple[Table, ...] = (),
    removed: tuple[str, ...] = (),
) -> Page:
    """A page in UTF-8."""
    return Page(kind, text.encode("utf-8"), truth, runs, tables, removed)
