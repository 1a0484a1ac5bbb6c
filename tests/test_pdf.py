"""The PDF: the text of the chapters and nothing else, tagged, linked, embedded, the same each time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pdfua
import pikepdf
import pytest

from build_scripts.book import fonts
from build_scripts.book.fonts import covered
from build_scripts.book.pdf import bind, write_alone
from build_scripts.chapters.escaping import named
from build_scripts.chapters.titles import body, title_lines
from build_scripts.composition import compose_chapter
from build_scripts.composition.document import Facts, title_of
from build_scripts.composition.targets import anchors_of, targets_of
from build_scripts.records.book import Target
from build_scripts.records.faults import InputFault
from build_scripts.typeset import program
from tests.exports.tagged import Tagged
from tests.exports.volumes import EPOCH, edition_volume, squeezed, volume_of
from tests.made_book import HOSTILE, hostile, mirror


@cache
def bound() -> bytes:
    return edition_volume().bound.pdf


@cache
def read() -> Tagged:
    return Tagged(bound())


def test_every_link_of_the_document_has_a_target() -> None:
    document = edition_volume().document
    assert set(targets_of(document)) <= anchors_of(document)
    for alone in edition_volume().chapters().values():
        assert set(targets_of(alone)) <= anchors_of(alone)


def test_the_text_read_along_the_tags_is_that_of_the_chapters() -> None:
    blocks = [block.text for block in read().blocks()]
    for chapter in edition_volume().book.chapters:
        wanted = [squeezed(paragraph.text) for paragraph in body(chapter)]
        first = blocks.index(wanted[0])
        assert blocks[first : first + len(wanted)] == wanted, chapter.decision.slug


def test_a_chapter_alone_holds_its_whole_text() -> None:
    volume = edition_volume()
    chapter = volume.book.chapters[0]
    alone = compose_chapter(volume.book, chapter, "1")
    blocks = [block.text for block in Tagged(next(write_alone([alone], EPOCH))).blocks()]
    text = squeezed("".join(paragraph.text for paragraph in chapter.article.paragraphs))
    first = blocks.index(squeezed("".join(line.text for line in title_lines(chapter))))
    facts = alone.sections[0].blocks[0]
    assert isinstance(facts, Facts)
    card = len(facts.facts)
    assert "".join([blocks[first], *blocks[first + 1 + card :]]).startswith(text)


def test_titles_are_headings_and_bookmarks() -> None:
    document = edition_volume().document
    titles = [squeezed(title_of(section)) for section in document.sections]
    assert [squeezed(title) for title in read().outline()] == titles
    heads = [block.text for block in read().blocks() if block.tag == "/H1"]
    assert [title for title in titles if title not in heads] == []


def test_every_page_number_is_that_of_the_page_a_link_leads_to() -> None:
    told = 0
    tables = edition_volume().bound.page_of["apparatus"] - 1
    for jump in read().jumps:
        # In the chapters a bare number that is a link is a figure, and leads to its row.
        form = r"第(\d+)页|(\d+)" if jump.page >= tables else r"第(\d+)页()"
        if number := re.fullmatch(form, jump.text):
            assert int(number[1] or number[2]) == jump.to + 1, jump
            told += 1
    assert told > 30


def test_a_number_leads_to_its_row_and_the_row_back() -> None:
    """Pages: the link of each numeral, and that of the page column of its row."""
    page_of = edition_volume().bound.page_of
    there = {(jump.page + 1, jump.to + 1) for jump in read().jumps}
    told = 0
    for chapter in edition_volume().book.chapters:
        for annotation in chapter.annotations:
            if annotation.target is Target.FIGURE:
                number = page_of[f"number-{annotation.id}"]
                row = page_of[f"figure-{annotation.id}"]
                assert (number, row) in there and (row, number) in there, annotation.id
                told += 1
    assert told > 300


def test_the_contents_lead_to_the_page_of_each_chapter() -> None:
    contents = {jump.text: jump.to for jump in read().jumps if jump.page < 6}
    heads = page_of_each_heading()
    for section in edition_volume().document.sections:
        title = squeezed(title_of(section))
        lines = [to for text, to in contents.items() if title[:12] in text]
        if lines:
            assert heads[title] in lines
    assert len(contents) >= len(edition_volume().book.chapters)


def page_of_each_heading() -> dict[str, int]:
    found = {}
    with read().pdf.open_outline() as outline:
        for item in outline.root:
            place = item.destination
            if not isinstance(place, pikepdf.Array):
                place = pikepdf.Array(list(read().named(str(place)).as_list()))
            found[squeezed(str(item.title))] = read().page_of[place[0].objgen]
    return found


def test_pdfua_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(bound())
    report = pdfua.validate(str(tmp_path / "book.pdf"))
    bad = {pdfua.Severity.ERROR, pdfua.Severity.WARNING}
    assert not [finding for finding in report.findings if finding.severity in bad]
    assert len(report.outcomes) > 10


def test_metadata_says_what_it_is() -> None:
    pdf = read().pdf
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == edition_volume().document.imprint.title
    assert str(pdf.Root.Lang) == "zh-CN"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert {"/H1", "/H2", "/P", "/Note", "/Table", "/TH", "/TOC", "/L"} <= read().tags()


def test_every_font_is_embedded_as_a_subset() -> None:
    seen = 0
    for page in read().pdf.pages:
        fonts_of_page = page.Resources.get("/Font")
        for _, font in fonts_of_page.items() if fonts_of_page is not None else ():
            for below in font.DescendantFonts:
                assert re.match(r"/[A-Z]{6}\+Noto", str(below.BaseFont))
                descriptor = below.FontDescriptor
                assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
                seen += 1
    assert seen > 10


def test_two_runs_give_the_same_bytes() -> None:
    document = volume_of(mirror()).document
    attached = {"a.csv": b"1,2\n"}
    first = bind(document, EPOCH, attached)
    assert first == bind(document, EPOCH, attached)
    assert first != bind(document, EPOCH + 86400, attached)


def test_files_are_attached_whole() -> None:
    made = bind(volume_of(mirror()).document, EPOCH, {"a.csv": b"1,2\n"}).pdf
    pdf = pikepdf.open(io.BytesIO(made))
    assert pdf.attachments["a.csv"].get_file().read_bytes() == b"1,2\n"


def test_hostile_text_is_printed_and_never_becomes_a_program() -> None:
    volume = volume_of(hostile())
    pdf = Tagged(volume.bound.pdf)
    said = pdf.text(pdf.root)
    for text in HOSTILE:
        assert squeezed(named(text.replace("\udcb7", ""))) in said
    links = [a for page in pdf.pdf.pages for a in page.get("/Annots", []) if "/A" in a]
    assert not links, "an address of a source became a link"


def test_a_character_without_glyph_is_named_and_never_a_box() -> None:
    book = mirror()
    note = book.chapters[0].notes[0]._replace(text="表情😀与字")
    told = replace(book, chapters=(replace(book.chapters[0], notes=(note,)),))
    document = volume_of(told).document
    assert "‹U+1F600›" in program(document, covered=covered)
    assert "😀" not in program(document, covered=covered)


def test_a_long_book_is_bound_in_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_scripts.book.volume.LARGEST", 4)
    whole = replace(edition_volume())
    parts = whole.parts
    assert [len(part.book.chapters) for part in parts] == [4, 4, 3]
    assert sum((part.book.chapters for part in parts), ()) == whole.book.chapters
    assert len({part.stem for part in parts}) == 3
    assert sum(len(part.book.checks) for part in parts) == len(whole.book.checks)
    for part in parts:
        assert set(targets_of(part.document)) <= anchors_of(part.document)
        assert f"第{part.number}册" in part.document.imprint.title


def test_a_missing_font_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_package_of_fonts")
    with pytest.raises(InputFault, match="FONT-MISSING 缺少字体") as fault:
        fonts.font_files()
    assert len(fault.value.faults) == 1


def test_a_missing_engine_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(InputFault, match="ENGINE-MISSING"):
        bind(volume_of(mirror()).document, EPOCH)


def test_a_warning_of_the_engine_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FILES", fonts.FILES[:1])
    document = volume_of(mirror()).document
    style = program(document).replace('"Noto Serif SC"', '"No Such Font"', 1)
    monkeypatch.setattr("build_scripts.book.pdf.program", lambda *_, **__: style)
    with pytest.raises(InputFault, match="unknown font family"):
        bind(document, EPOCH)


def test_more_programs_than_a_batch_come_back_in_their_order() -> None:
    documents = [*volume_of(mirror()).chapters().values()] * 9
    made = list(write_alone(documents, EPOCH))
    assert len(made) == 18 and made == made[:2] * 9
