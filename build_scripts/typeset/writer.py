"""A document as a Typst program."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from build_scripts.composition.document import (
    Address,
    Block,
    Break,
    Chart,
    Document,
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
    words_of,
)
from build_scripts.composition.targets import anchors_of
from build_scripts.typeset.literals import Covered, Literals, everything

# What a program finds beside itself: where each id stands, as (page, height in points) by id. It is
# empty until that is known, and null where Typst is to find out by itself.
PLACES: Final = "places.json"
WHERE: Final = "where-each-id-stands"
STYLE: Final = Path(__file__).with_name("style.typ")
_PROSE: Final = {
    Style.TEXT: "p",
    Style.DATELINE: "dateline",
    Style.BYLINE: "byline",
    Style.CREDIT: "credit",
    Style.CAPTION: "caption",
    Style.SMALL: "small",
    Style.WITHHELD: "withheld",
}
_MIME: Final = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".zip": "application/zip",
}
_ANY_MIME: Final = "application/octet-stream"
_SCHEMES = ("http://", "https://")


class Attachment(str):
    """The name of a file that the program finds beside itself and attaches to the book."""


def program(
    document: Document,
    *,
    covered: Covered = everything,
    bound: bool = True,
    attachments: tuple[Attachment, ...] = (),
) -> str:
    """The Typst program of a document; ``bound`` gives it a cover and a title page."""
    return _Writer(document, Literals(covered)).whole(bound, attachments)


def cover_program(document: Document, covered: Covered = everything) -> str:
    """The cover alone, for a picture of it."""
    writer = _Writer(document, Literals(covered))
    return "\n".join([STYLE.read_text(encoding="utf-8"), writer.opening(), writer.cover()])


class _Writer:
    """Writes calls of the functions of style.typ."""

    def __init__(self, document: Document, literals: Literals) -> None:
        self.document = document
        self.text = literals.string
        self.name = literals.name
        self.anchors = anchors_of(document)

    def whole(self, bound: bool, attachments: tuple[Attachment, ...]) -> str:
        parts = [STYLE.read_text(encoding="utf-8"), self.opening()]
        parts += (self._attach(attachment) for attachment in attachments)
        if bound:
            parts += [self.cover(), self._half_title()]
        for section in self.document.sections:
            parts += self._section(section)
        if bound:
            parts.append(self._where())
        return "\n".join(parts) + "\n"

    def opening(self) -> str:
        made = self.document.imprint
        return (
            f"#show: bound.with(title: {self.text(made.title)}, "
            f"author: {self.text(made.publisher)}, description: {self.text(made.description)}, "
            f"edition: {self.text(self._edition())})"
        )

    def cover(self) -> str:
        made = self.document.imprint
        said = ", ".join(map(self.text, (made.title, made.subtitle, self._edition())))
        return f"#cover({said})"

    def _edition(self) -> str:
        return f"第{self.document.imprint.edition}版"

    def _half_title(self) -> str:
        made = self.document.imprint
        told = (made.title, made.subtitle, made.publisher, self._edition())
        return f"#half-title({', '.join(map(self.text, told))})"

    def _where(self) -> str:
        """Metadata for a query: the place of each id, in the order of the alphabet."""
        return f"#where-each-stands({', '.join(map(self.name, sorted(self.anchors)))})"

    def _attach(self, attachment: Attachment) -> str:
        name, kind = self.text(attachment), _MIME.get(Path(attachment).suffix, _ANY_MIME)
        return (
            f'#pdf.attach({name}, relationship: "data", mime-type: "{kind}", description: {name})'
        )

    def _section(self, section: Section) -> Iterator[str]:
        said = self.text(title_of(section))
        if section.kind is SectionKind.CONTENTS:
            yield f"#contents({self.name(section.id)}, {said})"
            return
        lines = ", ".join(
            f"({self.name(line.id)}, {'true' if line.shoulder else 'false'}, "
            f"{self._inlines(line.inlines)})"
            for line in section.title
        )
        yield (
            f"#section({self.name(section.id)}, {said}, {self.text(section.short)}, "
            f"listed: {'false' if section.kind is SectionKind.IMPRINT else 'true'}, "
            f"note-text: {self.text(section.note)}, {lines})"
        )
        index = section.kind in (SectionKind.INDEX, SectionKind.GLOSSARY)
        for block in section.blocks:
            yield f"#{self._block(block, section.kind if index else None)}"

    def _block(self, block: Block, listed: SectionKind | None) -> str:
        match block:
            case Prose():
                return (
                    f"{_PROSE[block.style]}({self.name(block.id)}, {self._inlines(block.inlines)})"
                )
            case Heading():
                said = self.text(words_of(block.inlines))
                body = self._inlines(block.inlines)
                return f"subhead({block.level}, {self.name(block.id)}, {said}, {body})"
            case Facts():
                return self._facts(block, listed)
            case Table():
                return self._table(block)
            case Listing():
                each = ", ".join(self._inlines(item) for item in block.items)
                return f"items({self.text(block.lead)}, {each})"
            case Chart():
                told = ", ".join(map(self.text, (block.says, block.caption)))
                return f"chart({self.text(block.svg)}, {told})"

    def _facts(self, facts: Facts, listed: SectionKind | None) -> str:
        function = {SectionKind.INDEX: "index", SectionKind.GLOSSARY: "entries"}.get(
            listed or SectionKind.CHAPTER, "facts"
        )
        items = ",\n".join(
            f"({self.name(fact.id)}, {self.text(fact.name)}, "
            f"{self._inlines(fact.inlines, narrow=listed is SectionKind.INDEX)})"
            for fact in facts.facts
        )
        label = f"{self.text(facts.label)}, " if function == "facts" else ""
        return f"{function}({label}{items})"

    def _table(self, table: Table) -> str:
        widths = ", ".join(_width(table, at) for at in range(len(table.columns)))
        heads = ", ".join(self.text(column.head) for column in table.columns)
        numeric = ", ".join(str(at) for at, c in enumerate(table.columns) if c.number)
        cells = ", rule,\n".join(self._row(row) for row in table.rows)
        return (
            f"rows({self.text(table.caption)}, ({widths},), ({heads},), "
            f"({numeric}{',' if numeric else ''}),\n{cells})"
        )

    def _row(self, row: Row) -> str:
        first, *others = (self._inlines(cell, narrow=True) for cell in row.cells)
        if row.id:
            first = f"at({self.name(row.id)}, {{ {first} }})"
        return ", ".join([first, *others])

    def _inlines(self, inlines: Inlines, *, narrow: bool = False) -> str:
        """A code block whose value is the inlines one after another; narrow: 3 for 第3页."""
        written: list[str] = []
        for is_page, run in groupby(inlines, key=lambda inline: isinstance(inline, PageOf)):
            each = list(run)
            written += [self._pages(each, narrow)] if is_page else map(self._inline, each)
        return "{ " + "; ".join(filter(None, written)) + " }" if written else "[]"

    def _pages(self, run: list[Inline], narrow: bool) -> str:
        targets = [p.target for p in run if isinstance(p, PageOf) and p.target in self.anchors]
        if len(targets) == 1 and not narrow:
            return f"pageof({self.name(targets[0])})"
        return f"pages({', '.join(map(self.name, targets))})" if targets else ""

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Words():
                return self._words(inline)
            case Footnote():
                return f"note({self._inlines(inline.body)})"
            case Address(url) if url.lower().startswith(_SCHEMES):
                return f"site({self.text(url)})"
            case Address(url):
                return f"w({self.text(url)})"
            case Break():
                return "linebreak()"
            case PageOf():
                return self._pages([inline], narrow=False)

    def _words(self, words: Words) -> str:
        told = [self.text(words.text)]
        if words.look is not Look.PLAIN:
            told.append(f'look: "{words.look.value}"')
        if words.anchor:
            told.append(f"id: {self.name(words.anchor)}")
        if words.target in self.anchors:
            told.append(f"to: {self.name(words.target)}")
        return f"w({', '.join(told)})"


def _width(table: Table, at: int) -> str:
    if table.columns[at].share:
        return f"{table.columns[at].share}fr"
    pages = all(isinstance(inline, PageOf) for row in table.rows for inline in row.cells[at])
    return "page-column" if pages else "auto"
