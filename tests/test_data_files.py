"""Chapters as plain text, Markdown and TEI: the same text in each, and valid."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import markdown as python_markdown
import pytest
from lxml import etree, html

from build_scripts.book.volume import Volume
from build_scripts.chapters.escaping import named
from build_scripts.chapters.titles import body
from build_scripts.manuscript import markdown, plain_text
from build_scripts.reading import reading_text
from build_scripts.records.sidecar import Rights
from build_scripts.tei import chapter_file, corpus_file
from build_scripts.tei.markup import xml_id
from tests.exports.volumes import edition_volume, squeezed, volume_of
from tests.made_book import HOSTILE, hostile, mirror

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
NOT_READ = {f"{TEI}rdg", f"{TEI}note"}


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas/tei_all.rng"))


VOLUMES: dict[str, Callable[[], Volume]] = {
    "edition": edition_volume,
    "made": lambda: volume_of(mirror()),
    "hostile": lambda: volume_of(hostile()),
    "quoted": lambda: volume_of(mirror(Rights.QUOTATION)),
    "listed": lambda: volume_of(mirror(Rights.METADATA)),
}


@pytest.fixture(params=VOLUMES)
def volume(request: pytest.FixtureRequest) -> Volume:
    return VOLUMES[request.param]()


def read(element: etree._Element) -> str:
    """The reading text below an element: what is in `lem`, not what is in `rdg` or a note."""
    said = element.text or ""
    for child in element:
        said += "" if child.tag in NOT_READ else read(child)
        said += child.tail or ""
    return said


def test_tei_is_valid_against_tei_all(volume: Volume) -> None:
    documents = [chapter_file(volume.book, c, volume.edition) for c in volume.book.chapters]
    for text in [*documents, corpus_file(volume.book, volume.edition)]:
        tree = etree.fromstring(text.encode())
        assert schema().validate(tree), schema().error_log.filter_from_errors()[:3]


def test_the_schema_refuses_what_is_not_tei() -> None:
    assert not schema().validate(etree.fromstring(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'))


def test_the_text_in_tei_is_that_of_the_chapters(volume: Volume) -> None:
    for chapter in volume.book.chapters:
        tree = etree.fromstring(chapter_file(volume.book, chapter, volume.edition).encode())
        found = {element.get(ID): element for element in tree.iter() if element.get(ID)}
        wanted = list(chapter.article.paragraphs)
        assert [read(found[xml_id(p.id)]) for p in wanted] == [named(p.text) for p in wanted]


def test_every_reading_stands_in_tei_with_what_it_replaced() -> None:
    book = edition_volume().book
    told = 0
    for chapter in book.chapters:
        tree = etree.fromstring(chapter_file(book, chapter, "1").encode())
        apps = list(tree.iter(f"{TEI}app"))
        assert len(apps) == len(chapter.entries)
        for app, entry in zip(apps, chapter.entries, strict=True):
            lem, rdg = app.find(f"{TEI}lem"), app.find(f"{TEI}rdg")
            assert lem is not None and rdg is not None
            assert rdg.text == named(entry.lemma) or not entry.lemma
            assert rdg.get("wit") == f"#source-{chapter.decision.slug}"
            told += 1
    assert told > 15


def test_ids_of_the_corpus_are_unique_and_pointed_at() -> None:
    tree = etree.fromstring(corpus_file(edition_volume().book, "1").encode())
    ids = [element.get(ID) for element in tree.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    pointers = {e.get("wit") for e in tree.iter(f"{TEI}rdg") if e.get("wit")}
    assert pointers <= {f"#{id}" for id in ids}


def test_plain_text_is_what_restore_prints() -> None:
    book = edition_volume().book
    for source in {chapter.sidecar.source for chapter in book.chapters}:
        own = [chapter for chapter in book.chapters if chapter.sidecar.source == source]
        printed = reading_text(own[0].restoration)
        for chapter in own:
            text = plain_text(chapter)
            if chapter.decision.supplied_title:
                text = text.partition("\n")[2]
            assert text in printed


def test_markdown_gives_back_the_text(volume: Volume) -> None:
    documents = volume.chapters()
    for chapter in volume.book.chapters:
        text = markdown(documents[chapter.decision.slug]).split("\n---\n", 1)[1]
        made = python_markdown.markdown(text, extensions=["footnotes"])
        root = html.fragment_fromstring(made, create_parent="div")
        for call in root.xpath("//sup | //div[@class='footnote']"):
            call.drop_tree()
        said = squeezed(root.text_content())
        for paragraph in body(chapter):
            assert squeezed(named(paragraph.text)) in said


def test_hostile_text_is_no_markup() -> None:
    volume = volume_of(hostile())
    text = markdown(volume.chapters()["hostile"]).split("\n---\n", 1)[1]
    made = python_markdown.markdown(text, extensions=["footnotes", "attr_list", "tables"])
    assert not re.search(r"<(?:script|img|table|code|em)\b|href=\"javascript", made)
    tree = etree.fromstring(chapter_file(volume.book, volume.book.chapters[0], "1").encode())
    said = "".join(map(str, tree.itertext()))
    assert all(named(each.replace("\udcb7", "")) in said for each in HOSTILE)
