"""What a source does not allow to be shown is in no page, no book, no data and no archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pdfplumber
import pytest

from build_scripts.apparatus.rights import allowed, as_published
from build_scripts.book.release import FORMS
from build_scripts.book.volume import Volume
from build_scripts.records.book import Book
from build_scripts.records.restoration import Role
from build_scripts.records.sidecar import Rights
from tests.exports.volumes import EPOCH, ROOT, edition_volume, squeezed
from tests.made_book import mirror

LONG_ENOUGH = 14  # characters: a run of that length is no chance


def with_rights(book: Book, source: str, rights: Rights) -> Book:
    """The book with one of its sources under other rights."""
    chapters = tuple(
        replace(chapter, sidecar=replace(chapter.sidecar, rights=rights))
        if chapter.sidecar.source == source
        else chapter
        for chapter in book.chapters
    )
    return replace(book, chapters=chapters)


def texts(name: str, content: bytes) -> Iterator[str]:
    """Everything a file says, archives and PDF opened."""
    if name.endswith((".zip", ".epub")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from texts(inner, archive.read(inner))
    elif name.endswith(".pdf"):
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            yield from (page.extract_text() or "" for page in pdf.pages)
    elif not name.endswith((".png", ".woff2", ".map", ".js", ".css")) or "search" in name:
        text = content.decode("utf-8", "replace")
        yield text
        yield re.sub(r"<[^>]*>", "", text)


def runs_of(text: str) -> Iterator[str]:
    """Sentences of a text that are long enough to be known again."""
    for sentence in re.split(r"[，。；：、！？“”（）\s]", text):
        if len(sentence) >= LONG_ENOUGH:
            yield sentence


@pytest.mark.slow
@pytest.mark.parametrize("rights", [Rights.QUOTATION, Rights.METADATA])
def test_withheld_text_is_in_no_export(rights: Rights) -> None:
    book = edition_volume().book
    source = book.chapters[0].sidecar.source
    volume = Volume(as_published(with_rights(book, source, rights)), EPOCH, ROOT / "docs")
    shown = squeezed(
        "".join(p.text for c in volume.book.chapters for p in c.article.paragraphs)
        # What the editors themselves say of a term is theirs.
        + "".join(term.definition + term.more for term in book.glossary.terms)
    )
    withheld = {
        run
        for chapter in book.chapters
        if chapter.sidecar.source == source
        for paragraph in chapter.article.paragraphs
        for run in runs_of(paragraph.text)
        if squeezed(run) not in shown
    }
    assert len(withheld) > 20
    for form in FORMS:
        for name, content in FORMS[form](volume):
            said = squeezed("".join(texts(name, content)))
            assert [run for run in withheld if squeezed(run) in said] == [], name


def test_titles_and_facts_stay_where_the_text_goes() -> None:
    cut = as_published(mirror(Rights.METADATA)).chapters[0]
    assert [p.role for p in cut.article.paragraphs] == [Role.TITLE]
    assert cut.withheld and cut.decision.publisher.value
    assert not cut.entries and not cut.notes and not cut.findings
    assert not [omission for omission in cut.omissions if "菜单" in omission.text]


def test_a_quotation_ends_with_the_first_paragraph() -> None:
    (first, second) = as_published(mirror(Rights.QUOTATION)).chapters
    assert [p.role for p in first.article.paragraphs] == [Role.TITLE, Role.PARAGRAPH]
    assert first.withheld
    assert not second.withheld, "nothing was taken from a text of one paragraph"


def test_cutting_twice_cuts_once() -> None:
    once = as_published(mirror(Rights.QUOTATION))
    assert as_published(once) == once
    whole = mirror(Rights.FULL)
    assert as_published(whole) is whole
    assert tuple(allowed(whole.chapters[0].article, Rights.FULL))
