"""Floor 4: a document as the files of an EPUB 3, pure."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from build_scripts.composition.document import Document, SectionKind
from build_scripts.composition.targets import section_of_each
from build_scripts.epub.markup import page, value
from build_scripts.epub.package import (
    CONTAINER,
    PageStart,
    navigation,
    old_navigation,
    package,
)
from build_scripts.epub.section import Places, Printed, block_ids, section_file, section_page

__all__ = ["MIMETYPE", "Printed", "epub_files"]

MIMETYPE: Final = "application/epub+zip"
_STYLE: Final = Path(__file__).with_name("style.css")


def epub_files(
    document: Document, cover: bytes, epoch: int, page_of: Mapping[str, Printed] | None = None
) -> dict[str, bytes]:
    """Name -> content, in the order of the archive. ``page_of`` tells printed pages by id."""
    bound = [s for s in document.sections if s.kind is not SectionKind.CONTENTS]
    files = {id: section_file(section) for id, section in section_of_each(document).items()}
    pages = _page_breaks([id for section in bound for id in block_ids(section)], page_of or {})
    starts = [PageStart(each, files[id]) for id, begun in pages.items() for each in begun]
    places = Places(files, pages)
    title = document.imprint.title
    cover_page = (
        f'<section epub:type="cover"><img src="cover.png" alt="封面：{value(title)}"/></section>'
    )
    made = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": package(document, epoch, starts),
        "EPUB/nav.xhtml": navigation(document, starts),
        "EPUB/toc.ncx": old_navigation(document),
        "EPUB/style.css": _STYLE.read_text(encoding="utf-8"),
        "EPUB/cover.xhtml": page("封面", cover_page, "cover"),
    }
    made |= {f"EPUB/{section_file(s)}": section_page(s, places) for s in bound}
    encoded = {name: content.encode("utf-8") for name, content in made.items()}
    return {"mimetype": MIMETYPE.encode(), **encoded, "EPUB/cover.png": cover}


def _page_breaks(ids: list[str], page_of: Mapping[str, Printed]) -> dict[str, tuple[Printed, ...]]:
    """Which pages begin before each id. A page on which nothing begins is told with the next.

    The tables of all volumes stand together here, so that the pages of a volume come in turns.
    """
    found: dict[str, tuple[Printed, ...]] = {}
    last: dict[int, int] = {}
    for id in ids:
        if id not in page_of:
            continue
        here, volume = page_of[id]
        before = last.get(volume, here - 1)
        if here > before:
            found[id] = tuple(Printed(n, volume) for n in range(before + 1, here + 1))
        last[volume] = max(here, before)
    return found
