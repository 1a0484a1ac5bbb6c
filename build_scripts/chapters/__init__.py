"""Floor 4: the book as Markdown, pure: records in, strings out.

Text of a source is data. It never reaches Markdown as Markdown: it stands in raw HTML blocks or,
in headings, as character references, so that nothing in it can become markup.
"""

from build_scripts.apparatus.facing import facing, rows_of
from build_scripts.apparatus.rights import as_published, masked
from build_scripts.chapters.apparatus_page import apparatus_index, apparatus_page
from build_scripts.chapters.checks_page import checks_page
from build_scripts.chapters.cite_page import cite_page
from build_scripts.chapters.citing import cite_files
from build_scripts.chapters.collation_page import collation_page
from build_scripts.chapters.contents import contents, cover
from build_scripts.chapters.earlier import edition_pages
from build_scripts.chapters.english_page import english_page
from build_scripts.chapters.errata_page import errata_page
from build_scripts.chapters.facing_page import facing_page
from build_scripts.chapters.handbook import handbook
from build_scripts.chapters.links import ways_of
from build_scripts.chapters.moved import former_chapters
from build_scripts.chapters.page import chapter_page
from build_scripts.chapters.source_page import source_page
from build_scripts.chapters.titles import stem
from build_scripts.citation import Reference
from build_scripts.records.book import Book, CollationRow

__all__ = ["cite_files", "collation_pages", "edition_pages", "pages", "view_pages"]


def pages(book: Book, cover_charts: str = "") -> dict[str, str]:
    """The committed pages: path below docs/ -> Markdown, a pure function of the book.

    ``cover_charts`` is an HTML block for the cover, drawn by ``charts``.
    """
    book = as_published(book)
    found = {
        "index.md": cover(book, cover_charts),
        "chapters/index.md": contents(book),
        "apparatus/index.md": apparatus_index(book),
        "rules.md": handbook(book.rules),
        "errata.md": errata_page(book),
        "english.md": english_page(book),
        "checks/index.md": checks_page(book),
    }
    ways = ways_of(book)
    for at, chapter in enumerate(book.chapters):
        slug = chapter.decision.slug
        before = book.chapters[at - 1] if at else None
        after = book.chapters[at + 1] if at + 1 < len(book.chapters) else None
        found[f"chapters/{slug}.md"] = chapter_page(chapter, before, after, book.aliases, ways)
        found[f"apparatus/{slug}.md"] = apparatus_page(chapter, book.rules)
    for slug, page in former_chapters(book).items():
        found[f"chapters/{slug}.md"] = page
    return found


def collation_pages(book: Book, rows: dict[str, tuple[CollationRow, ...]]) -> dict[str, str]:
    """The pages made at build time only; ``rows`` holds the collation of each source by name."""
    found = {}
    for source, collated in rows.items():
        here = [c for c in as_published(book).chapters if c.sidecar.source == source]
        shown = masked(collated, here)
        found[f"collation/{stem(source)}.md"] = collation_page(here, shown, book.rules)
    return found


def view_pages(
    book: Book, rows: dict[str, tuple[CollationRow, ...]], cited: dict[str, Reference]
) -> dict[str, str]:
    """Source, collation and citations of each chapter; made at build time only.

    ``rows`` holds the collation of each source by name, ``cited`` the reference of each chapter by
    slug.
    """
    found = {}
    for source, collated in rows.items():
        here = tuple(c for c in as_published(book).chapters if c.sidecar.source == source)
        dealt = rows_of(here, masked(collated, here))
        for chapter in here:
            slug = chapter.decision.slug
            found[f"source/{slug}.md"] = source_page(chapter, dealt[slug])
            found[f"parallel/{slug}.md"] = facing_page(chapter, facing(chapter), book.rules)
            found[f"cite/{slug}.md"] = cite_page(chapter, cited[slug])
    return found
