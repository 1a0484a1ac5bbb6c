"""What may be shown of a source: everything, its beginning, or that it exists.

A book is cut once, before anything is made of it. What is cut is in no chapter, apparatus, table,
index or search any more, and so in no page, no book and no data package: a writer cannot show by
oversight what it does not get.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from build_scripts.records.book import Book, BookChapter, CollationRow, Piece
from build_scripts.records.edition import Edition, Erratum
from build_scripts.records.glossary import Glossary, Occurrence
from build_scripts.records.restoration import Article, Paragraph, Role
from build_scripts.records.sidecar import Rights

_TITLES = (Role.TITLE, Role.SUBTITLE)
_SAID = "（按来源的权利状况略去）"


def as_published(book: Book) -> Book:
    """The book without what its sources do not allow to be shown; doing it twice changes nothing."""
    chapters = tuple(map(_published, book.chapters))
    shown = {p.id for chapter in chapters for p in chapter.article.paragraphs}
    if book.earlier:
        book = _editions_cut(book, chapters, shown)
    if not any(chapter.withheld for chapter in chapters):
        return book
    return replace(
        book,
        chapters=chapters,
        aliases=tuple(alias for alias in book.aliases if alias.paragraph in shown),
        checks=tuple(check for check in book.checks if check.paragraph in shown),
        glossary=_kept(book.glossary, shown),
    )


def _editions_cut(book: Book, chapters: tuple[BookChapter, ...], shown: set[str]) -> Book:
    """Earlier editions without what may not be shown now; a text taken down is in none."""
    whole = {chapter.decision.slug for chapter in chapters if not chapter.withheld}

    def may(slug: str, paragraph: str) -> bool:
        return not slug or slug in whole or paragraph in shown

    return replace(
        book,
        earlier=tuple(_edition_cut(edition, may) for edition in book.earlier),
        errata=tuple(
            each._replace(
                items=tuple(i if may(i.chapter, i.place) else _wordless(i) for i in each.items)
            )
            for each in book.errata
        ),
    )


def _wordless(item: Erratum) -> Erratum:
    """That something changed, without what it said."""
    return item._replace(
        before=_SAID if item.before else "", after=_SAID if item.after else "", context=("", "")
    )


def _edition_cut(edition: Edition, may: Callable[[str, str], bool]) -> Edition:
    chapters = (
        chapter._replace(paragraphs=tuple(p for p in chapter.paragraphs if may(chapter.slug, p.id)))
        for chapter in edition.chapters
    )
    return replace(
        edition,
        chapters=tuple(chapter for chapter in chapters if chapter.paragraphs),
        figures=tuple(f for f in edition.figures if may(f.chapter, f.paragraph)),
    )


def _published(chapter: BookChapter) -> BookChapter:
    if chapter.sidecar.rights is Rights.FULL or chapter.withheld:
        return chapter
    paragraphs = tuple(allowed(chapter.article, chapter.sidecar.rights))
    shown = {paragraph.id for paragraph in paragraphs}
    # An entry's context, an omitted copy and a finding may all quote what is withheld.
    return replace(
        chapter,
        article=replace(chapter.article, paragraphs=paragraphs),
        entries=tuple(e for e in chapter.entries if e.paragraph in shown),
        notes=tuple(note for note in chapter.notes if note.paragraph in shown),
        omissions=tuple(replace(each, text=_SAID, note="") for each in chapter.omissions),
        findings=(),
        observations=tuple(o for o in chapter.observations if o.paragraph in shown),
        annotations=tuple(a for a in chapter.annotations if a.paragraph in shown),
        withheld=len(paragraphs) < len(chapter.article.paragraphs),
    )


def allowed(article: Article, rights: Rights) -> Iterable[Paragraph]:
    """The paragraphs that may be shown: the title alone, or all to the first of the text."""
    if rights is Rights.FULL:
        yield from article.paragraphs
        return
    titles = True
    for paragraph in article.paragraphs:
        titles = titles and paragraph.role in _TITLES
        if rights is Rights.METADATA and not titles:
            return
        yield paragraph
        if paragraph.role is Role.PARAGRAPH:
            return


def _kept(glossary: Glossary, shown: set[str]) -> Glossary:
    def those(occurrences: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
        return tuple(each for each in occurrences if each.paragraph in shown)

    return replace(
        glossary,
        term_occurrences=those(glossary.term_occurrences),
        place_occurrences=those(glossary.place_occurrences),
        work_occurrences=those(glossary.work_occurrences),
    )


def masked(
    rows: tuple[CollationRow, ...], chapters: Iterable[BookChapter]
) -> tuple[CollationRow, ...]:
    """The collation of a source, without its text unless all of it may be shown; lines stay."""
    told = list(chapters)
    if all(chapter.sidecar.rights is Rights.FULL for chapter in told):
        return rows
    shown = {p.id for chapter in told for p in chapter.article.paragraphs}
    blank = (Piece(_SAID, _SAID),)
    return tuple(
        row._replace(
            pieces=blank,
            places=tuple(place for place in row.places if place.paragraph in shown),
            omission=None,
        )
        for row in rows
    )
