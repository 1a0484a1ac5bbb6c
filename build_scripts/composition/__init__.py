"""Floor 4: the book as a document, pure: records in, a tree of sections out.

The writers of bound forms (`typeset`, `epub`, `manuscript`) start from it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts.chapters.contents import TITLE
from build_scripts.chapters.titles import full_title
from build_scripts.composition.account import apparatus_section
from build_scripts.composition.chapter import chapter_section
from build_scripts.composition.charts import charts_section
from build_scripts.composition.checks import checks_section
from build_scripts.composition.document import Document, Section, SectionKind, TitleLine, plain
from build_scripts.composition.figures import figures_section
from build_scripts.composition.guide import guide
from build_scripts.composition.imprint import imprint, imprint_section
from build_scripts.composition.passages import Reach, explained
from build_scripts.composition.terms import glossary_section, index_section
from build_scripts.records.book import Book, BookChapter

__all__ = ["compose", "compose_chapter", "guide"]


def compose(
    book: Book,
    edition: str,
    guides: Iterable[Section] = (),
    *,
    once: bool = True,
    volume: int = 0,
) -> Document:
    """The whole book. ``guides`` are the hand-written pages that open it.

    A term is explained ``once`` in the book, or else once in each chapter, where notes take no room.
    """
    title = f"{TITLE}（第{volume}册）" if volume else TITLE
    made = imprint(book, edition, title, f"book-{volume}" if volume else "book")
    glossary, figures = glossary_section(book.glossary), figures_section(book)
    reach = Reach(book.rules, book.glossary, terms=bool(glossary), figures=bool(figures))
    contents = (TitleLine(plain("目录")),)
    sections = (
        imprint_section(book, made),
        Section("contents", SectionKind.CONTENTS, contents, "目录"),
        *guides,
        *_chapters(book, reach, once=once),
        apparatus_section(book.chapters, book.rules),
        glossary,
        figures,
        checks_section(book),
        charts_section(book),
        index_section(book),
    )
    return Document(made, tuple(section for section in sections if section))


def _chapters(book: Book, reach: Reach, *, once: bool) -> Iterator[Section]:
    already: frozenset[str] = frozenset()
    for chapter in book.chapters:
        here = explained(chapter, book.glossary, already)
        already |= here.keys() if once else frozenset()
        yield chapter_section(chapter, reach, frozenset(here.values()))


def compose_chapter(book: Book, chapter: BookChapter, edition: str) -> Document:
    """One chapter with its own apparatus, figures and checks, bound alone."""
    slug = chapter.decision.slug
    checks = tuple(check for check in book.checks if check.chapter == slug)
    alone = replace(book, chapters=(chapter,), checks=checks)
    title = f"{full_title(chapter)}（{TITLE}）".replace("　", " ")
    figures = figures_section(alone)
    reach = Reach(book.rules, book.glossary, figures=bool(figures))
    sections = (
        *_chapters(alone, reach, once=True),
        apparatus_section([chapter], book.rules),
        figures,
        checks_section(alone),
    )
    made = imprint(alone, edition, title, slug)
    return Document(made, tuple(section for section in sections if section))
