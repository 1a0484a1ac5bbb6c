"""An edition ready to be exported: the book, its number, its date, and the pages that open it."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from build_scripts.book.pdf import Bound, bind
from build_scripts.composition import compose, compose_chapter, guide
from build_scripts.composition.document import Document, Section
from build_scripts.data_package import data_package_files
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.glossary import Occurrence
from build_scripts.seeds.edition import UNNUMBERED

# Hand-written pages that open the book; headings that speak of the website alone are left out.
GUIDES: Final = ("fanli", "about")
# Chapters of one volume: setting a page takes about three megabytes.
LARGEST: Final = 40
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
        return compose(self.book, self.edition, self._guides(), volume=self.number)

    @cached_property
    def electronic(self) -> Document:
        """The whole book for the screen, where a note takes no room: terms in each chapter."""
        return compose(self.book, self.edition, self._guides(), once=False)

    @cached_property
    def bound(self) -> Bound:
        """The whole book as PDF, and where everything stands in it; of a small book."""
        return bind(self.document, self.epoch, self.attached)

    @cached_property
    def attached(self) -> dict[str, bytes]:
        """The tables of the data package, which are put into the book; not the database."""
        files = data_package_files(self.book)
        return {name: made for name, made in files.items() if name.endswith(_ATTACHED)}

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
