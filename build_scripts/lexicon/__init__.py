"""Floor 4: the glossary as pages: terms by pinyin and by theme, places, works. Records in, strings out."""

from typing import NamedTuple

from build_scripts.chapters.citing import CITED_WORK, PLACE, TERM
from build_scripts.chapters.spelling import initial
from build_scripts.lexicon.indexes import front_page, themes_page
from build_scripts.lexicon.letters import letter_page, letter_title
from build_scripts.lexicon.named import places_page, works_page
from build_scripts.lexicon.standing import Held
from build_scripts.records.book import Book

__all__ = ["Entries", "entries_of", "glossary_pages", "initial"]


class Entries(NamedTuple):
    """A page of entries as a whole: its path below docs/, and what its entries are."""

    path: str
    title: str
    what: str


def glossary_pages(book: Book) -> dict[str, str]:
    """Path below docs/ -> Markdown; a book without terms has the front page alone."""
    glossary = book.glossary
    held = Held.of(book)
    found = {"glossary/index.md": front_page(held)}
    if glossary.terms:
        found["glossary/themes.md"] = themes_page(held)
    for letter in sorted({initial(term) for term in glossary.terms}):
        found[f"glossary/{letter}.md"] = letter_page(letter, held)
    if glossary.places:
        found["glossary/places.md"] = places_page(held)
    if glossary.works:
        found["glossary/works.md"] = works_page(held)
    return found


def entries_of(book: Book) -> list[Entries]:
    """Every page of entries that can be cited: the terms under a letter, places, works."""
    glossary = book.glossary
    found = [
        Entries(f"glossary/{letter}.md", letter_title(letter), TERM)
        for letter in sorted({initial(term) for term in glossary.terms})
    ]
    if glossary.places:
        found.append(Entries("glossary/places.md", "地名", PLACE))
    if glossary.works:
        found.append(Entries("glossary/works.md", "文件", CITED_WORK))
    return found
