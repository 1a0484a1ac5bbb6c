"""The views of a chapter: both sides from the ledger, and the source whole again from the pages."""

from __future__ import annotations

import html as references
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from build_scripts.apparatus import collation
from build_scripts.apparatus.facing import facing, rows_of
from build_scripts.chapters.facing_page import facing_page
from build_scripts.chapters.source_page import source_page
from build_scripts.commands.edition import book_of
from build_scripts.records.book import Book
from tests.made_book import hostile, mirror

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@pytest.fixture(scope="module")
def edition() -> Book:
    return book_of(SEEDS)


@pytest.fixture(params=["edition", "mirror", "hostile"])
def book(request: pytest.FixtureRequest) -> Book:
    if request.param == "edition":
        return request.getfixturevalue("edition")  # type: ignore[no-any-return]
    return mirror() if request.param == "mirror" else hostile()


def characters(element: html.HtmlElement) -> str:
    """The characters that a cell shows: odd ones from their names, ↵ as the line feed it is."""
    return "".join(_characters(element))


def _characters(element: html.HtmlElement) -> Iterator[str]:
    kinds = (element.get("class") or "").split()
    if "odd" in kinds:
        yield chr(int(str(element.get("data-char")), 16))
    elif "feed" in kinds:
        yield "\n"
    else:
        yield element.text or ""
        for child in element:
            yield from _characters(child)
            yield child.tail or ""


def body(page: str) -> html.HtmlElement:
    """The raw HTML of a generated page, read as a browser reads it."""
    return html.fragment_fromstring(page.split("---\n", 2)[2], create_parent="div")


def test_source_pages_put_together_are_the_source(book: Book) -> None:
    """Every byte of a source stands on the source page of one of its chapters, in order."""
    for source in dict.fromkeys(chapter.sidecar.source for chapter in book.chapters):
        here = tuple(chapter for chapter in book.chapters if chapter.sidecar.source == source)
        content = here[0].restoration.text.source
        dealt = rows_of(here, collation(here[0].restoration))
        found: list[tuple[int, str]] = []
        for chapter in here:
            page = body(source_page(chapter, dealt[chapter.decision.slug]))
            for line in page.find_class("lines")[0].iter("li"):
                raw = line.find_class("raw")[0]
                found.append((int(str(line.get("id")).removeprefix("line-")), characters(raw)))
        whole = "".join(text for _, text in sorted(found))
        assert whole == content.content
        assert len(found) == len({number for number, _ in found})


def test_each_passage_is_the_source_under_it(book: Book) -> None:
    """The source side of a passage holds exactly the bytes that it names."""
    for chapter in book.chapters:
        source = chapter.restoration.text.source
        page = body(facing_page(chapter, facing(chapter), book.rules))
        passages = page.find_class("passage")
        assert len(passages) == sum(len(each.pieces) for each in chapter.article.paragraphs)
        for passage in passages:
            start, end = map(int, str(passage.get("data-bytes")).split("-"))
            first, last = (source.offsets.index(at) for at in (start, end))
            assert characters(passage) == source.content[first:last]


def test_the_reading_side_is_the_paragraph(book: Book) -> None:
    for chapter in book.chapters:
        page = body(facing_page(chapter, facing(chapter), book.rules))
        sides = page.find_class("reading")
        for side, paragraph in zip(sides, chapter.article.paragraphs, strict=True):
            assert characters(side) == paragraph.text


def test_every_change_of_a_paragraph_is_told(book: Book) -> None:
    """As many as are shown are told, each with its rule and how certain it is."""
    for chapter in book.chapters:
        page = facing_page(chapter, facing(chapter), book.rules)
        for each in facing(chapter):
            changes = [
                stretch.change
                for passage in each.passages
                for stretch in passage.stretches
                if stretch.change
            ]
            name = re.escape(references.escape(each.paragraph.id))
            section = re.search(rf'<section class="facing" id="{name}".*?</section>', page)
            assert section
            assert (f"改动{len(changes)}处" in section[0]) == bool(changes)
            for code in {code for change in changes for code in change.rules}:
                assert f"<code>{code}</code>" in section[0]
