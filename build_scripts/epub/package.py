"""The files that hold an EPUB together: package document, navigation, container."""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, NamedTuple

from build_scripts.composition.document import (
    Document,
    Heading,
    Imprint,
    Section,
    SectionKind,
    title_of,
    words_of,
)
from build_scripts.epub.markup import page, said, value, xml_id
from build_scripts.epub.section import Printed, section_file

CONTAINER: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_SUMMARY: Final = (
    "全书为文字，分章分节，表格有表头；校记、编者注和词语解释以注释给出，可跳转并返回；"
    "页码与同版 PDF 一致，标在该页第一段之前。"
)
_FEATURES: Final = (
    "structuralNavigation",
    "tableOfContents",
    "readingOrder",
    "displayTransformability",
    "ARIA",
    "pageBreakMarkers",
    "pageNavigation",
)


class PageStart(NamedTuple):
    """A page of the printed book, and the file in which it begins."""

    page: Printed
    file: str


def identifier(document: Document) -> str:
    """The same for the same edition of the same book, wherever it is made."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, document.imprint.identifier)}"


def package(document: Document, epoch: int, starts: Iterable[PageStart]) -> str:
    """The package document (OPF)."""
    made = document.imprint
    modified = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    volumes = {start.page.volume for start in starts}
    paged = bool(volumes)
    features = "".join(
        f'<meta property="schema:accessibilityFeature">{feature}</meta>\n'
        for feature in _FEATURES
        if paged or not feature.startswith("page")
    )
    source = _source(made, len(volumes)) if paged else ""
    files = [section_file(section) for section in _bound(document)]
    items = "\n".join(
        f'<item id="s{at}" href="{value(file)}" media-type="application/xhtml+xml"{_svg(section)}/>'
        for at, (file, section) in enumerate(zip(files, _bound(document), strict=True))
    )
    spine = "".join(f'<itemref idref="s{at}"/>' for at in range(len(files)))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        'xml:lang="zh-Hans" prefix="schema: http://schema.org/">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:identifier id="id">{identifier(document)}</dc:identifier>\n'
        f'<dc:title id="title">{said(made.title)}</dc:title>\n'
        '<meta refines="#title" property="title-type">main</meta>\n'
        "<dc:language>zh-Hans</dc:language>\n"
        f"<dc:creator>{said(made.publisher)}</dc:creator>\n"
        f"<dc:publisher>{said(made.publisher)}</dc:publisher>\n"
        f"<dc:description>{said(made.description)}</dc:description>\n"
        f"<dc:rights>{said(made.rights)}</dc:rights>\n"
        f"<dc:date>{modified[:10]}</dc:date>\n{source}"
        f'<meta property="dcterms:modified">{modified}</meta>\n'
        f'<meta property="schema:version">{said(made.edition)}</meta>\n'
        '<meta property="schema:accessMode">textual</meta>\n'
        '<meta property="schema:accessModeSufficient">textual</meta>\n'
        f"{features}"
        '<meta property="schema:accessibilityHazard">none</meta>\n'
        f'<meta property="schema:accessibilitySummary">{_SUMMARY}</meta>\n'
        '<meta name="cover" content="cover-image"/>\n'
        "</metadata>\n<manifest>\n"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>\n'
        '<item id="style" href="style.css" media-type="text/css"/>\n'
        '<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>\n'
        '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>\n'
        f"{items}\n</manifest>\n"
        f'<spine toc="ncx" page-progression-direction="ltr"><itemref idref="cover"/>'
        f'<itemref idref="nav"/>{spine}</spine>\n</package>\n'
    )


def _source(made: Imprint, volumes: int) -> str:
    """The printed book whose pages are told; of several volumes, how one of their pages is named."""
    name = f"{made.title}，第{made.edition}版（PDF）"
    several = f"{made.identifier}.pdf，共{volumes}册；2:23 是第2册第23页"
    told = several if volumes > 1 else f"{made.identifier}.pdf"
    return (
        f'<dc:source id="printed">{said(name)}</dc:source>\n'
        f'<meta property="pageBreakSource">{said(told)}</meta>\n'
    )


def _bound(document: Document) -> list[Section]:
    return [s for s in document.sections if s.kind is not SectionKind.CONTENTS]


def _svg(section: Section) -> str:
    return ' properties="svg"' if section.kind is SectionKind.CHARTS else ""


def navigation(document: Document, starts: Iterable[PageStart]) -> str:
    """Contents, landmarks and the list of printed pages."""
    items = "\n".join(map(_item, _bound(document)))
    pages = "".join(
        f'<li><a href="{value(start.file)}#{start.page.id}">{start.page.label}</a></li>'
        for start in starts
    )
    listed = (
        f'<nav epub:type="page-list" role="doc-pagelist" hidden="hidden"><h2>页码</h2>'
        f"<ol>{pages}</ol></nav>\n"
        if pages
        else ""
    )
    first = next((s for s in _bound(document) if s.kind is SectionKind.CHAPTER), None)
    begins = (
        f'<li><a epub:type="bodymatter" href="{value(section_file(first))}">正文</a></li>'
        if first
        else ""
    )
    body = (
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>目录</h1>\n<ol>\n{items}\n</ol></nav>\n'
        '<nav epub:type="landmarks" hidden="hidden"><h2>导引</h2><ol>'
        '<li><a epub:type="cover" href="cover.xhtml">封面</a></li>'
        f'<li><a epub:type="toc" href="nav.xhtml">目录</a></li>{begins}</ol></nav>\n{listed}'
    )
    return page("目录", body, "contents")


def _item(section: Section) -> str:
    file = section_file(section)
    inner = "".join(
        f'<li><a href="{value(file)}#{value(xml_id(block.id))}">{said(words_of(block.inlines))}</a></li>'
        for block in section.blocks
        if isinstance(block, Heading) and block.level == 2
    )
    below = f"<ol>{inner}</ol>" if inner else ""
    return f'<li><a href="{value(file)}">{said(title_of(section))}</a>{below}</li>'


def old_navigation(document: Document) -> str:
    """The contents in the form of EPUB 2, which some readers still ask for."""
    points = "\n".join(
        f'<navPoint id="n{at}" playOrder="{at}"><navLabel><text>{said(title_of(section))}</text>'
        f'</navLabel><content src="{value(section_file(section))}"/></navPoint>'
        for at, section in enumerate(_bound(document), 1)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="zh-Hans">\n'
        f'<head><meta name="dtb:uid" content="{identifier(document)}"/></head>\n'
        f"<docTitle><text>{said(document.imprint.title)}</text></docTitle>\n"
        f"<navMap>\n{points}\n</navMap>\n</ncx>\n"
    )
