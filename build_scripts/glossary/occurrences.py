"""The glossary with every occurrence of its entries in the chapters of a book."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts.glossary.matching import Forms, Match
from build_scripts.records.book import BookChapter
from build_scripts.records.glossary import Glossary, Occurrence
from build_scripts.records.restoration import Paragraph


def concorded(glossary: Glossary, chapters: Iterable[BookChapter]) -> Glossary:
    """The glossary, its occurrences in the order of the book."""
    terms = Forms(
        {form: term.id for term in glossary.terms for form in term.forms},
        {term.id: term.spares for term in glossary.terms},
    )
    places = Forms(
        {form: place.id for place in glossary.places for form in place.forms},
        {place.id: place.spares for place in glossary.places},
    )
    works = Forms(
        {f"《{title}》": work.id for work in glossary.works for title in work.printed}, {}
    )
    held = list(chapters)
    cited = tuple(_occurrences(works, held, ()))
    termed = tuple(_occurrences(terms, held, cited))
    return replace(
        glossary,
        work_occurrences=cited,
        term_occurrences=termed,
        place_occurrences=tuple(_occurrences(places, held, (*cited, *termed))),
    )


def _occurrences(
    forms: Forms, chapters: list[BookChapter], names: tuple[Occurrence, ...]
) -> Iterator[Occurrence]:
    """By place; what lies in one of the ``names`` is told as inside it, and takes no link."""
    over: dict[str, list[Occurrence]] = {}
    for name in names:
        if not name.inside:
            over.setdefault(name.paragraph, []).append(name)
    for chapter in chapters:
        for section in _sections(chapter):
            met: set[str] = set()
            for paragraph in section:
                for match in forms.found(paragraph.text):
                    inside = match.inside or _name_over(match, over.get(paragraph.id, []))
                    first = not inside and match.entry not in met
                    if first:
                        met.add(match.entry)
                    yield Occurrence(
                        match.entry, chapter.decision.slug, paragraph.id, match.at, inside, first
                    )


def _name_over(match: Match, names: list[Occurrence]) -> str:
    for name in names:
        if name.at.start < match.at.end and match.at.start < name.at.end:
            return name.entry
    return ""


def _sections(chapter: BookChapter) -> Iterator[list[Paragraph]]:
    """The paragraphs from one heading to the next."""
    section: list[Paragraph] = []
    for paragraph in chapter.article.paragraphs:
        if paragraph.role.is_heading and any(not each.role.is_heading for each in section):
            yield section
            section = []
        section.append(paragraph)
    if section:
        yield section
