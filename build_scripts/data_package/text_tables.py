"""Sources, chapters and paragraphs as tables."""

from hashlib import sha256

from build_scripts.chapters.titles import full_title
from build_scripts.data_package.schema import Field, Table, Type, joined, values_of
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.restoration import Role
from build_scripts.records.sidecar import Basis, Kind, Proofreading, Rights


def sources(book: Book) -> Table:
    """One row a source file: what it is, and by what sum to know it."""
    seen = {chapter.sidecar.source: chapter for chapter in book.chapters}
    rows = []
    for name in sorted(seen):
        sidecar, data = seen[name].sidecar, seen[name].restoration.text.source.data
        rows.append(
            (
                name,
                len(data),
                sha256(data).hexdigest(),
                sidecar.kind.value,
                sidecar.original or None,
                sidecar.archived or None,
                sidecar.rights.value,
                sidecar.rights_statement or None,
            )
        )
    fields = (
        Field("source", "文件名 / file name", required=True),
        Field("bytes", "字节数 / length", Type.INTEGER, True),
        Field("sha256", "校验和 / checksum", required=True),
        Field("kind", "来源种类 / kind", required=True, one_of=values_of(Kind)),
        Field("original", "原页网址 / address of the page"),
        Field("archived", "存档网址 / archived copy"),
        Field("rights", "收录范围 / how much is shown", required=True, one_of=values_of(Rights)),
        Field("rights_statement", "原页所印的权利声明 / rights statement as printed"),
    )
    return Table("sources", "来源 / sources", ("source",), fields, tuple(rows))


def chapters(book: Book) -> Table:
    """One row an article, in the order of the book."""
    rows = tuple(_chapter(at, chapter) for at, chapter in enumerate(book.chapters, 1))
    fields = (
        Field("chapter", "篇的永久名 / permanent name", required=True),
        Field("position", "在书中的次序 / position in the book", Type.INTEGER, True),
        Field("title", "题目 / title", required=True),
        Field("publisher", "刊载者 / publisher"),
        Field("publisher_basis", "刊载者的根据 / basis", one_of=values_of(Basis)),
        Field("date", "日期，ISO 8601 / date"),
        Field("date_basis", "日期的根据 / basis", one_of=values_of(Basis)),
        Field("area", "地区代码 / area", refers="areas.area"),
        Field("area_name", "地区全名 / area, full name"),
        Field("proofreading", "校对程度 / proofreading", one_of=values_of(Proofreading)),
        Field("source", "来源文件 / source file", required=True, refers="sources.source"),
    )
    return Table("chapters", "篇目 / chapters", ("chapter",), fields, rows)


def _chapter(at: int, chapter: BookChapter) -> tuple[str | int | None, ...]:
    decision = chapter.decision
    return (
        decision.slug,
        at,
        full_title(chapter),
        decision.publisher.value or None,
        decision.publisher.basis.value if decision.publisher.value else None,
        decision.date.value or None,
        decision.date.basis.value if decision.date.value else None,
        decision.area or None,
        decision.area_name or None,
        decision.proofreading.value,
        chapter.sidecar.source,
    )


def paragraphs(book: Book) -> Table:
    """One row a paragraph of the reading text, in reading order, with its bytes in the source."""
    rows = tuple(
        (
            each.id,
            chapter.decision.slug,
            at,
            each.role.value,
            chapter.sidecar.source,
            each.line,
            min(span.start for span in each.spans),
            max(span.end for span in each.spans),
            joined(f"{span.start}-{span.end}" for span in each.spans),
            each.text,
        )
        for chapter in book.chapters
        for at, each in enumerate(chapter.article.paragraphs, 1)
    )
    fields = (
        Field("paragraph", "段的永久编号 / permanent id", required=True),
        Field("chapter", "篇 / chapter", required=True, refers="chapters.chapter"),
        Field("position", "在篇中的次序 / position in the chapter", Type.INTEGER, True),
        Field("role", "段的种类 / role", required=True, one_of=values_of(Role)),
        Field("source", "来源文件 / source file", required=True, refers="sources.source"),
        Field("line", "来源的行，从1数 / line of the source", Type.INTEGER, True),
        Field("byte_start", "来源的首字节，从0数 / first byte", Type.INTEGER, True),
        Field("byte_end", "末字节之后 / behind the last byte", Type.INTEGER, True),
        Field("spans", "各截的字节起讫，依阅读次序 / bytes of each passage, in reading order"),
        Field("quote", "正文（校订后）/ the text as edited", required=True),
    )
    return Table("paragraphs", "段落 / paragraphs", ("paragraph",), fields, rows)
