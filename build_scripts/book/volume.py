"""An edition ready to be exported: the book, its number, its date, and the pages that open it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from build_scripts.book.pdf import Bound, bind
from build_scripts.composition import compose, compose_chapter, guide
from build_scripts.composition.document import Document, Section
from build_scripts.records.book import Book
from build_scripts.seeds.edition import UNNUMBERED

# Hand-written pages that open the book; headings that speak of the website alone are left out.
GUIDES: Final = ("fanli", "about")
_OF_THE_SITE: Final = frozenset({"site"})


@dataclass(frozen=True)
class Volume:
    """What all exports start from. ``book`` is cut to what may be shown."""

    book: Book
    epoch: int
    docs: Path

    @property
    def edition(self) -> str:
        """The number of the edition."""
        return self.book.edition or UNNUMBERED

    @cached_property
    def document(self) -> Document:
        """The whole book for paper: a term is explained where it is met first."""
        return compose(self.book, self.edition, self._guides())

    @cached_property
    def electronic(self) -> Document:
        """The whole book for the screen, where a note takes no room: terms in each chapter."""
        return compose(self.book, self.edition, self._guides(), once=False)

    @cached_property
    def bound(self) -> Bound:
        """The whole book as PDF, and where everything stands in it."""
        return bind(self.document, self.epoch)

    def chapters(self) -> dict[str, Document]:
        """Each chapter bound alone, by slug."""
        return {
            chapter.decision.slug: compose_chapter(self.book, chapter, self.edition)
            for chapter in self.book.chapters
        }

    def _guides(self) -> list[Section]:
        found = []
        for name in GUIDES:
            page = self.docs / f"{name}.md"
            if page.is_file():
                found.append(guide(name, page.read_text(encoding="utf-8"), _OF_THE_SITE))
        return found

    @property
    def stem(self) -> str:
        """What the files of the whole book are called."""
        return f"jiaokan-{self.edition}"
