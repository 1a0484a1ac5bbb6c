"""The book as an edition: what readers may have cited of it."""

from build_scripts.numerals import plain
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.edition import (
    Edition,
    PublishedChapter,
    PublishedFigure,
    PublishedParagraph,
    PublishedTerm,
)
from build_scripts.records.figures import Figure, Qualifier


def recorded(book: Book) -> Edition:
    """Texts, figures and the terms that occur, without anything that a rebuild may move."""
    used = {occurrence.entry for occurrence in book.glossary.term_occurrences}
    return Edition(
        book.edition,
        tuple(map(_chapter, book.chapters)),
        tuple(
            PublishedFigure(o.id, o.chapter, o.paragraph, o.figure.printed, said_of(o.figure))
            for chapter in book.chapters
            for o in chapter.observations
            if o.is_figure
        ),
        tuple(
            PublishedTerm(term.id, term.headword, term.definition)
            for term in sorted(book.glossary.terms, key=lambda term: term.id)
            if term.id in used
        ),
    )


def _chapter(chapter: BookChapter) -> PublishedChapter:
    paragraphs = tuple(
        PublishedParagraph(p.id, p.role.value, p.text) for p in chapter.article.paragraphs
    )
    titles = [p.text for p in chapter.article.paragraphs if p.role.value == "title"]
    title = chapter.decision.supplied_title or "　".join(titles) or chapter.decision.slug
    return PublishedChapter(chapter.decision.slug, title, paragraphs)


def said_of(figure: Figure) -> str:
    """What the table says of a figure, on one line and in fixed terms."""
    value = plain(figure.value) + (f"—{plain(figure.upper)}" if figure.upper is not None else "")
    exact = "" if figure.qualifier is Qualifier.EXACT else f"（{figure.qualifier.value}）"
    said = (
        figure.indicator,
        f"{value}{figure.unit}{exact}",
        figure.period.value,
        figure.area.names,
    )
    return "；".join(filter(None, said))
