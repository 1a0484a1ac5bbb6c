"""Chapters as TEI documents, and all of them as one corpus."""

from collections.abc import Iterator

from build_scripts.chapters.contents import SUBTITLE, TITLE
from build_scripts.chapters.names import KINDS, WITHHELD
from build_scripts.chapters.titles import body, date_in_words, full_title, title_lines
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.records.sidecar import Basis, Stated
from build_scripts.tei.markup import NAMESPACE, OPEN, element, said, xml_id
from build_scripts.tei.passages import Keys, passage

_PUBLISHER = "脱贫攻坚报道校勘集编者"
_RIGHTS = (
    "报道的一切权利归原作者和原刊载者所有，本书不授予任何使用许可。"
    "编者所写的校勘记和说明按 MIT 许可提供。"
)
_METHOD = (
    "删去镜像站插入的注音和多余的逗号，恢复错位的字节，半角标点改为全角，繁体字改为简体字，"
    "接合断行、分栏；按校例统一的改动不逐处出校，逐条出校的见 app。原文的疏误照录，另加注。"
)


def chapter_file(book: Book, chapter: BookChapter, edition: str) -> str:
    """One chapter as a TEI document."""
    return OPEN + _tei(chapter, edition, Keys.of(book), NAMESPACE) + "\n"


def corpus_file(book: Book, edition: str) -> str:
    """All chapters as a teiCorpus."""
    keys = Keys.of(book)
    source = element("p", f"{len(book.chapters)}篇报道，各篇的来源见其文件头。")
    head = _header(TITLE, SUBTITLE, edition, f"jiaokan-{edition}", source)
    documents = "\n".join(_tei(chapter, edition, keys, "") for chapter in book.chapters)
    return f"{OPEN}<teiCorpus {NAMESPACE}>\n{head}\n{documents}\n</teiCorpus>\n"


def _tei(chapter: BookChapter, edition: str, keys: Keys, namespace: str) -> str:
    slug = chapter.decision.slug
    head = _header(full_title(chapter), "", edition, f"jiaokan-{edition}-{slug}", _source(chapter))
    opens = (
        f"<TEI {namespace}".rstrip() + f' xml:id="{xml_id(f"chapter-{slug}")}" xml:lang="zh-Hans">'
    )
    return f"{opens}\n{head}\n<text><body>\n{_body(chapter, keys)}\n</body></text>\n</TEI>"


def _header(title: str, subtitle: str, edition: str, number: str, source: str) -> str:
    titles = element("title", said(title), type="main")
    titles += element("title", said(subtitle), type="sub") if subtitle else ""
    # The resp of readings and notes points here; in a corpus each document has its own.
    editor = element("editor", said(_PUBLISHER))
    return (
        f"<teiHeader><fileDesc><titleStmt>{titles}{editor}</titleStmt>"
        f'<editionStmt><edition n="{edition}">第{said(edition)}版</edition></editionStmt>'
        f"<publicationStmt><publisher>{said(_PUBLISHER)}</publisher>"
        f"<idno>{said(number)}</idno><availability><p>{said(_RIGHTS)}</p></availability>"
        f"</publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>"
        f"<encodingDesc><editorialDecl><correction><p>{said(_METHOD)}</p></correction>"
        '</editorialDecl><variantEncoding method="parallel-segmentation" location="internal"/>'
        '</encodingDesc><profileDesc><langUsage><language ident="zh-Hans">简体中文</language>'
        "</langUsage></profileDesc></teiHeader>"
    )


def _source(chapter: BookChapter) -> str:
    decision, sidecar = chapter.decision, chapter.sidecar
    parts = [element("title", said(full_title(chapter)))]
    if decision.publisher.value:
        parts.append(element("publisher", said(decision.publisher.value)))
    parts.append(_date(decision.date))
    if decision.area_name:
        parts.append(element("pubPlace", said(decision.area_name), key=decision.area))
    parts.append(element("idno", said(sidecar.source), type="file"))
    for kind, url in (("original", sidecar.original), ("archived", sidecar.archived)):
        parts += [element("idno", said(url), type=kind)] if url else []
    parts.append(element("note", said(KINDS[sidecar.kind])))
    if sidecar.rights_statement:
        parts.append(element("note", said(sidecar.rights_statement), type="rights"))
    witness = element("witness", element("bibl", "".join(parts)), xml_id=f"source-{decision.slug}")
    return element("listWit", witness)


def _date(stated: Stated) -> str:
    if not stated.value:
        return element("date", "日期未详")
    first, slash, last = stated.value.partition("/")
    cert = "high" if stated.basis is Basis.STATED else "medium"
    shown = said(date_in_words(stated.value))
    if not slash:
        return element("date", shown, when=first, cert=cert)
    begin, end = first.strip("."), last.strip(".")
    return element("date", shown, notBefore=begin, notAfter=end, cert=cert)


def _body(chapter: BookChapter, keys: Keys) -> str:
    heads = [
        element(
            "head",
            passage(chapter, line, keys),
            type="sub" if line.role is Role.SUBTITLE else "main",
            xml_id=xml_id(line.id),
        )
        for line in title_lines(chapter)
    ]
    if chapter.decision.supplied_title:
        heads = [
            element("head", element("supplied", said(full_title(chapter))), type="main"),
            *heads,
        ]
    inner = "\n".join(_divisions(chapter, keys))
    if chapter.withheld:
        inner += f"\n<p>{element('gap', element('desc', WITHHELD[chapter.sidecar.rights]), reason='rights')}</p>"
    return f'<div type="article">{"".join(heads)}\n{inner or "<p/>"}\n</div>'


def _divisions(chapter: BookChapter, keys: Keys) -> Iterator[str]:
    """Paragraphs, and from the first heading on one division for each heading."""
    parts: list[list[Paragraph]] = [[]]
    for paragraph in body(chapter):
        if paragraph.role.is_heading:
            parts.append([])
        parts[-1].append(paragraph)
    opening, *sections = parts
    written = [_block(chapter, paragraph, keys) for paragraph in opening]
    yield from written
    for number, section in enumerate(sections):
        inner = "\n".join(_block(chapter, paragraph, keys) for paragraph in section)
        bare = len(section) == 1  # a heading alone is no division yet
        yield f'<div type="section" n="{number + 1}">{inner}{"<p/>" if bare else ""}</div>'


def _block(chapter: BookChapter, paragraph: Paragraph, keys: Keys) -> str:
    inner, name = passage(chapter, paragraph, keys), xml_id(paragraph.id)
    if paragraph.role.is_heading:
        return element("head", inner, xml_id=name)
    if paragraph.role is Role.CAPTION:
        return element("figure", element("head", inner, xml_id=name))
    rend = "" if paragraph.role is Role.PARAGRAPH else paragraph.role.value
    return element("p", inner, rend=rend, xml_id=name)
