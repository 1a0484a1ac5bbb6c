"""An edition ready to be exported: the book, its number, its date, and the pages that open it."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from build_scripts.book.pdf import Bound, Sheets, bind_all
from build_scripts.composition import compose, compose_chapter, guide
from build_scripts.composition.document import Document, Section
from build_scripts.data_package import data_package_files
from build_scripts.epub import Printed
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.glossary import Occurrence
from build_scripts.seeds.edition import UNNUMBERED

# Hand-written pages that open the book; headings that speak of the website alone are left out.
GUIDES: Final = ("fanli", "about")
# Chapters of one volume: setting one takes about twenty megabytes, and two volumes are set at once.
LARGEST: Final = 25
_ATTACHED: Final = (".csv", "datapackage.json")
_OF_THE_SITE: Final = frozenset({"site"})


@dataclass(frozen=True)
class Volume:
    """What all exports start from. ``book`` is cut to what may be shown."""

    book: Book
    epoch: int
    docs: Path
    number: int = 0  # of the volume, where the book has several

    @property
    def edition(self) -> str:
        """The number of the edition."""
        return self.book.edition or UNNUMBERED

    @cached_property
    def document(self) -> Document:
        """The whole book for paper: a term is explained where it is met first."""
        return self._composed()

    def _composed(self) -> Document:
        return compose(self.book, self.edition, self._guides(), volume=self.number)

    @cached_property
    def electronic(self) -> Document:
        """The whole book for the screen, where a note takes no room: terms in each chapter."""
        return compose(self.book, self.edition, self._guides(), once=False)

    @cached_property
    def bound(self) -> Bound:
        """The book as PDF, and where everything stands in it; of a book of one volume."""
        (only,) = self.bounds
        return only

    @cached_property
    def bounds(self) -> tuple[Bound, ...]:
        """Each volume as PDF, and where everything stands in it."""
        # Composed here and not kept: all volumes together are large.
        sheets = (Sheets(part._composed(), part._attached()) for part in self.parts)
        return tuple(bind_all(sheets, self.epoch))

    @cached_property
    def printed(self) -> dict[str, Printed]:
        """The printed page on which each id stands; where several volumes have it, in the first."""
        found: dict[str, Printed] = {}
        for part, bound in zip(self.parts, self.bounds, strict=True):
            for id, number in bound.page_of.items():
                found.setdefault(id, Printed(number, part.number))
        return found

    def _attached(self) -> dict[str, bytes]:
        """The tables of the data package, which are put into the book; not the database."""
        files = data_package_files(self.book)
        return {name: made for name, made in files.items() if name.endswith(_ATTACHED)}

    @cached_property
    def parts(self) -> tuple["Volume", ...]:
        """The book in volumes, each a book of its own: a long one would not fit into memory."""
        chapters = self.book.chapters
        if len(chapters) <= LARGEST:
            return (self,)
        count = -(-len(chapters) // LARGEST)
        size = -(-len(chapters) // count)
        return tuple(
            replace(self, book=part_of(self.book, chapters[at : at + size]), number=at // size + 1)
            for at in range(0, len(chapters), size)
        )

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
        name = f"jiaokan-{self.edition}"
        return f"{name}-{self.number}" if self.number else name


def part_of(book: Book, chapters: tuple[BookChapter, ...]) -> Book:
    """The book of these chapters alone, with what is checked and indexed in them."""
    here = {chapter.decision.slug for chapter in chapters}

    def own(occurrences: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
        return tuple(each for each in occurrences if each.chapter in here)

    glossary = book.glossary
    return replace(
        book,
        chapters=chapters,
        checks=tuple(check for check in book.checks if check.chapter in here),
        glossary=replace(
            glossary,
            term_occurrences=own(glossary.term_occurrences),
            place_occurrences=own(glossary.place_occurrences),
            work_occurrences=own(glossary.work_occurrences),
        ),
    )
