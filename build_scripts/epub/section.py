"""A section of the document as one XHTML file."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from build_scripts.composition.document import (
    Address,
    Block,
    Break,
    Chart,
    Facts,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Listing,
    Look,
    PageOf,
    Prose,
    Row,
    Section,
    SectionKind,
    Style,
    Table,
    Words,
    title_of,
)
from build_scripts.epub.markup import page, said, value, xml_id

_TYPES: Final = {
    SectionKind.IMPRINT: ("imprint", ""),
    SectionKind.GUIDE: ("preface", "doc-preface"),
    SectionKind.CHAPTER: ("chapter", "doc-chapter"),
    SectionKind.APPARATUS: ("appendix", "doc-appendix"),
    SectionKind.GLOSSARY: ("glossary", "doc-glossary"),
    SectionKind.FIGURES: ("appendix", "doc-appendix"),
    SectionKind.CHECKS: ("appendix", "doc-appendix"),
    SectionKind.CHARTS: ("appendix", "doc-appendix"),
    SectionKind.INDEX: ("index", "doc-index"),
}
_ELEMENTS: Final = {
    Look.LIKELY: ('<mark class="likely">', "</mark>"),
    Look.DOUBTFUL: ('<mark class="doubtful">', "</mark>"),
    Look.NOTED: ('<span class="noted">', "</span>"),
    Look.GAP: ('<span class="gap">', "</span>"),
    Look.STRUCK: ("<del>", "</del>"),
    Look.PUT: ("<ins>", "</ins>"),
    Look.FAINT: ('<span class="faint">', "</span>"),
    Look.STRONG: ("<b>", "</b>"),
    Look.CODE: ("<code>", "</code>"),
    Look.PLAIN: ("", ""),
}
_SCHEMES: Final = ("http://", "https://")


class Printed(NamedTuple):
    """A page of the printed book; ``volume`` is 0 where there is one only."""

    number: int
    volume: int = 0

    @property
    def label(self) -> str:
        """What a reader calls the page: 23, or 2:23 in the second volume."""
        return f"{self.volume}:{self.number}" if self.volume else str(self.number)

    @property
    def id(self) -> str:
        """The id of the place where the page begins."""
        return f"page-{self.label.replace(':', '-')}"


class Places(NamedTuple):
    """Where each id stands (id -> file), and which printed pages begin before it."""

    files: dict[str, str]
    pages: dict[str, tuple[Printed, ...]]


def section_file(section: Section) -> str:
    """The name of a section's file."""
    return f"{section.id}.xhtml"


def section_page(section: Section, places: Places) -> str:
    """The whole file of a section, its notes at the end."""
    writer = _Section(section, places)
    kind, role = _TYPES[section.kind]
    title = writer.title()
    blocks = "\n".join(map(writer.block, section.blocks))
    named = f' role="{role}"' if role else ""
    body = (
        f'<section epub:type="{kind}"{named} aria-labelledby="{xml_id(section.id)}">\n'
        f"{title}\n{blocks}\n{writer.footnotes()}</section>"
    )
    return page(title_of(section), body, section.kind.value)


class _Section:
    """Writes blocks, and keeps the notes it meets for the end of the file."""

    def __init__(self, section: Section, places: Places) -> None:
        self.section = section
        self.places = places
        self.file = section_file(section)
        self.notes: list[Footnote] = []

    def title(self) -> str:
        lines = "<br/>".join(
            f'<span class="{"shoulder" if line.shoulder else "line"}"{self._id(line.id)}>'
            f"{self.inlines(line.inlines)}</span>"
            for line in self.section.title
        )
        under = f'\n<p class="small">{said(self.section.note)}</p>' if self.section.note else ""
        return f"{self._breaks(self.section.id)}<h1{self._id(self.section.id)}>{lines}</h1>{under}"

    def footnotes(self) -> str:
        # A note inside a note would never be met; there is none.
        items = "\n".join(
            f'<aside epub:type="footnote" role="doc-footnote" id="{xml_id(note.id)}">'
            f'<p><a role="doc-backlink" href="#{_call(note)}">〔{number}〕</a>'
            f"{self.inlines(note.body)}</p></aside>"
            for number, note in enumerate(list(self.notes), 1)
        )
        return f'<div class="footnotes">\n{items}\n</div>\n' if items else ""

    def block(self, block: Block) -> str:
        match block:
            case Prose():
                return self._breaks(block.id) + self._prose(block)
            case Heading():
                tag = f"h{min(block.level, 6)}"
                inner = self.inlines(block.inlines)
                return f"{self._breaks(block.id)}<{tag}{self._id(block.id)}>{inner}</{tag}>"
            case Facts():
                return self._facts(block)
            case Table():
                return self._table(block)
            case Listing():
                lead = f'<p class="lead">{said(block.lead)}</p>\n' if block.lead else ""
                items = "".join(f"<li>{self.inlines(item)}</li>" for item in block.items)
                return f"{lead}<ul>{items}</ul>"
            case Chart():
                # Drawn by the program, not taken from a source: it is markup already.
                return (
                    f'<figure class="chart" role="figure" aria-label="{value(block.says)}">'
                    f"{block.svg}<figcaption>{said(block.caption)}</figcaption></figure>"
                )

    def _prose(self, prose: Prose) -> str:
        inner = self.inlines(prose.inlines)
        if prose.style is Style.CAPTION:
            caption = f"<figcaption{self._id(prose.id)}>{inner}</figcaption>"
            return f'<figure class="lost"><p class="faint">图片未存</p>{caption}</figure>'
        return f'<p class="{prose.style.value}"{self._id(prose.id)}>{inner}</p>'

    def _facts(self, facts: Facts) -> str:
        items = "\n".join(
            f"<dt{self._id(fact.id)}>{self._breaks(fact.id)}{said(fact.name)}</dt>"
            f"<dd>{self.inlines(fact.inlines)}</dd>"
            for fact in facts.facts
        )
        return f'<dl class="facts" aria-label="{value(facts.label)}">\n{items}\n</dl>'

    def _table(self, table: Table) -> str:
        heads = "".join(
            f'<th scope="col"{_NUMBER if column.number else ""}>{said(column.head)}</th>'
            for column in table.columns
        )
        rows = "\n".join(self._row(row, table) for row in table.rows)
        caption = f"<caption>{said(table.caption)}</caption>" if table.caption else ""
        return f"<table>{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"

    def _row(self, row: Row, table: Table) -> str:
        first, *others = (self.inlines(cell) for cell in row.cells)
        cells = "".join(
            f"<td{_NUMBER if column.number else ''}>{cell}</td>"
            for cell, column in zip(others, table.columns[1:], strict=True)
        )
        return (
            f'<tr{self._id(row.id)}><th scope="row">{self._breaks(row.id)}{first}</th>{cells}</tr>'
        )

    def inlines(self, inlines: Inlines) -> str:
        """Inlines one after another, without white space of our own between them."""
        return "".join(self._inline(inline) for inline in inlines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Words():
                return self._words(inline)
            case PageOf():
                return self._link(inline.target, said(inline.otherwise))
            case Break():
                return "<br/>"
            case Address(url) if url.lower().startswith(_SCHEMES):
                return f'<a href="{value(url)}">{said(url)}</a>'
            case Address(url):
                return said(url)
            case Footnote():
                self.notes.append(inline)
                return (
                    f'<a epub:type="noteref" role="doc-noteref" id="{_call(inline)}" '
                    f'href="#{xml_id(inline.id)}">〔{len(self.notes)}〕</a>'
                )

    def _words(self, words: Words) -> str:
        opens, closes = _ELEMENTS[words.look]
        inner = f"{opens}{said(words.text)}{closes}"
        if words.target:
            return self._link(words.target, inner, words.anchor)
        return f"<span{self._id(words.anchor)}>{inner}</span>" if words.anchor else inner

    def _link(self, target: str, inner: str, anchor: str = "") -> str:
        file = self.places.files.get(target)
        if file is None:
            return inner
        where = "" if file == self.file else file
        return f'<a{self._id(anchor)} href="{value(where)}#{xml_id(target)}">{inner}</a>'

    def _id(self, id: str) -> str:
        return f' id="{value(xml_id(id))}"' if id else ""

    def _breaks(self, id: str) -> str:
        return "".join(
            f'<span epub:type="pagebreak" role="doc-pagebreak" id="{printed.id}" '
            f'aria-label="{printed.label}"></span>'
            for printed in self.places.pages.get(id, ())
        )


_NUMBER: Final = ' class="number"'


def _call(note: Footnote) -> str:
    return f"call-{xml_id(note.id)}"


def block_ids(section: Section) -> Iterator[str]:
    """The ids of a section before which a page may begin, in their order."""
    yield section.id
    for block in section.blocks:
        match block:
            case Prose() | Heading():
                yield block.id
            case Facts():
                yield from (fact.id for fact in block.facts if fact.id)
            case Table():
                yield from (row.id for row in block.rows if row.id)
