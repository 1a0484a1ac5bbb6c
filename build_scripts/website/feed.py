"""The references of the book's chapters, its feed (Atom, RFC 4287) and its sitemap."""

import re
from html import escape
from pathlib import Path

from build_scripts.chapters.titles import date_in_words, full_title
from build_scripts.citation import Reference, reference
from build_scripts.records.book import Book
from build_scripts.website.engine import Settings
from build_scripts.website.markup import attributes, pages_of

_LINK = re.compile(r"<link rel=\"(?:canonical|alternate)\"[^>]*>")


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


def sitemap(site: Path) -> str:
    """Every page by its canonical address, each with its other editions; no day of change."""
    entries = [
        entry for file in pages_of(site) if (entry := _entry(file.read_text(encoding="utf-8")))
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(entries) + "</urlset>\n"
    )


def _entry(page: str) -> str:
    """One page of the sitemap; empty for a page without an address of its own."""
    links = [attributes(tag) for tag in _LINK.findall(page)]
    own = next((link["href"] for link in links if link["rel"] == "canonical"), "")
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{link["hreflang"]}" href="{escape(link["href"])}"/>'
        for link in links
        if "hreflang" in link
    )
    return f"  <url><loc>{escape(own)}</loc>{others}</url>\n" if own else ""
