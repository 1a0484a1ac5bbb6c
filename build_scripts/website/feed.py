"""The references of the book's chapters, and its feed (Atom, RFC 4287)."""

from html import escape

from build_scripts.chapters.titles import date_in_words, full_title
from build_scripts.citation import Reference, reference
from build_scripts.records.book import Book
from build_scripts.website.engine import Settings


def references(book: Book, config: Settings) -> dict[str, Reference]:
    """How each chapter is cited, by slug."""
    return {
        chapter.decision.slug: reference(
            chapter, config.title, f"{config.address}chapters/{chapter.decision.slug}/"
        )
        for chapter in book.chapters
    }


def feed(book: Book, cited: dict[str, Reference], config: Settings) -> str:
    """The chapters as a feed. Its only day is that of the release: a build has no date."""
    day = f"{config.released}T00:00:00Z"
    entries = "".join(
        f"  <entry>\n    <title>{escape(full_title(chapter))}</title>\n"
        f"    <id>{escape(cited[chapter.decision.slug].url)}</id>\n"
        f'    <link href="{escape(cited[chapter.decision.slug].url)}"/>\n'
        f"    <updated>{escape(day)}</updated>\n"
        f"    <summary>{escape(_summary(chapter.decision.publisher.value, chapter.decision.date.value))}"
        "</summary>\n  </entry>\n"
        for chapter in book.chapters
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">\n'
        f"  <title>{escape(config.title)}</title>\n"
        f"  <subtitle>{escape(config.description)}</subtitle>\n"
        f"  <id>{escape(config.address)}</id>\n"
        f'  <link rel="self" href="{escape(config.address)}feed.xml"/>\n'
        f'  <link href="{escape(config.address)}"/>\n'
        f"  <updated>{escape(day)}</updated>\n"
        f"  <author><name>{escape(config.title)}编者</name></author>\n"
        f"{entries}</feed>\n"
    )


def _summary(publisher: str, date: str) -> str:
    return "，".join(filter(None, (publisher, date_in_words(date) if date else "")))
