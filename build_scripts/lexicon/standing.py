"""What the pages of the glossary need of the book: where each entry stands, and how often."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.chapters.titles import short_title, year_of
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.glossary import Glossary, Occurrence, Term


@dataclass(frozen=True, slots=True)
class Held:
    """A glossary with its occurrences by entry, and the chapters they stand in."""

    glossary: Glossary
    chapters: tuple[BookChapter, ...]
    terms: Mapping[str, Term]
    occurrences: Mapping[str, tuple[Occurrence, ...]]
    texts: Mapping[str, str]
    titles: Mapping[str, str]
    years: Mapping[str, str]

    @classmethod
    def of(cls, book: Book) -> "Held":
        """Read off the whole book."""
        glossary = book.glossary
        every = (
            *glossary.term_occurrences,
            *glossary.place_occurrences,
            *glossary.work_occurrences,
        )
        return cls(
            glossary,
            book.chapters,
            {term.id: term for term in glossary.terms},
            _by_entry(every),
            {
                paragraph.id: paragraph.text
                for chapter in book.chapters
                for paragraph in chapter.article.paragraphs
            },
            {each.decision.slug: short_title(each) for each in book.chapters},
            {each.decision.slug: year_of(each.decision.date.value) for each in book.chapters},
        )

    def named(self, entry: str) -> str:
        """What an entry is called in a sentence."""
        if entry in self.terms:
            return f"“{self.terms[entry].headword}”"
        work = next((work for work in self.glossary.works if work.id == entry), None)
        if work:
            return f"《{work.printed[0]}》"
        return next(place.full for place in self.glossary.places if place.id == entry)

    def of_entry(self, entry: str) -> tuple[Occurrence, ...]:
        """Where the entry stands, in the order of the book."""
        return self.occurrences.get(entry, ())


def _by_entry(occurrences: Iterable[Occurrence]) -> dict[str, tuple[Occurrence, ...]]:
    found: dict[str, list[Occurrence]] = {}
    for each in occurrences:
        found.setdefault(each.entry, []).append(each)
    return {entry: tuple(own) for entry, own in found.items()}
