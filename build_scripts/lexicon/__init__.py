"""Floor 4: the glossary as pages: terms by pinyin and by theme, places, works. Records in, strings out."""

from build_scripts.chapters.spelling import initial
from build_scripts.lexicon.indexes import front_page, themes_page
from build_scripts.lexicon.letters import letter_page
from build_scripts.lexicon.named import places_page, works_page
from build_scripts.lexicon.standing import Held
from build_scripts.records.book import Book

__all__ = ["glossary_pages", "initial"]


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
