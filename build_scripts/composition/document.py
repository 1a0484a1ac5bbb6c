"""The edition as a tree of sections, blocks and words: what every bound form of it is set from.

A document knows nothing of Typst, XHTML or Markdown; a writer knows nothing of sources and rules.
Ids are unique in a document. All text in it is data: a writer escapes it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Look(StrEnum):
    """How words are told apart from those around them."""

    PLAIN = "plain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    NOTED = "noted"
    GAP = "gap"
    STRUCK = "struck"  # what stood in the source
    PUT = "put"  # what was put in its place
    FAINT = "faint"
    STRONG = "strong"
    CODE = "code"


class Words(NamedTuple):
    """Text in one look. ``anchor`` names the place; ``target`` is what it leads to, if anything."""

    text: str
    look: Look = Look.PLAIN
    anchor: str = ""
    target: str = ""


class PageOf(NamedTuple):
    """The page on which ``target`` stands, as a link: 第3页. Forms without pages say ``otherwise``."""

    target: str
    otherwise: str


class Address(NamedTuple):
    """A web address, shown as it is."""

    url: str


class Break(NamedTuple):
    """A new line inside a paragraph or a cell."""


class NoteKind(StrEnum):
    """What a footnote is about."""

    READING = "reading"
    EDITOR = "editor"
    TERM = "term"


class Footnote(NamedTuple):
    """A note at the place where it stands among the words."""

    id: str
    kind: NoteKind
    body: tuple["Inline", ...]


Inline = Words | PageOf | Address | Break | Footnote
Inlines = tuple[Inline, ...]


class TitleLine(NamedTuple):
    """One printed line of a title; a shoulder stands above the title proper, smaller."""

    inlines: Inlines
    shoulder: bool = False
    id: str = ""


class Heading(NamedTuple):
    """A heading inside a section; the section's own title has level 1, so this is 2 or more."""

    level: int
    id: str
    inlines: Inlines


class Style(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    CAPTION = "caption"
    SMALL = "small"  # of the editors, beside the text
    WITHHELD = "withheld"


class Prose(NamedTuple):
    """A paragraph."""

    id: str
    style: Style
    inlines: Inlines


class Fact(NamedTuple):
    """A name and what is said under it."""

    name: str
    inlines: Inlines
    id: str = ""


class Facts(NamedTuple):
    """Facts under one another: a source card, an imprint, a list of terms."""

    label: str
    facts: tuple[Fact, ...]


class Column(NamedTuple):
    """Head of a column; ``share`` is its part of the width, 0 as narrow as its content."""

    head: str
    share: int = 0
    number: bool = False


class Row(NamedTuple):
    """A row of a table; the first cell is its name."""

    cells: tuple[Inlines, ...]
    id: str = ""


class Table(NamedTuple):
    """A table with a caption that says what it holds."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Listing(NamedTuple):
    """Items under one another; ``lead`` says what they are."""

    items: tuple[Inlines, ...]
    lead: str = ""


class Chart(NamedTuple):
    """A drawing as SVG, with what a reader who cannot see it is told."""

    svg: str
    says: str
    caption: str


Block = Heading | Prose | Facts | Table | Listing | Chart


class SectionKind(StrEnum):
    """What a section is in its book."""

    IMPRINT = "imprint"
    CONTENTS = "contents"  # made by each writer from the other sections
    GUIDE = "guide"
    CHAPTER = "chapter"
    APPARATUS = "apparatus"
    GLOSSARY = "glossary"
    FIGURES = "figures"
    CHECKS = "checks"
    CHARTS = "charts"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Section:
    """One section, begun on a page of its own. ``short`` is its title for narrow places."""

    id: str
    kind: SectionKind
    title: tuple[TitleLine, ...]
    short: str
    blocks: tuple[Block, ...] = ()
    note: str = ""  # who says so, where the title is not printed in the source


class Imprint(NamedTuple):
    """What a library wants to know of the whole."""

    title: str
    subtitle: str
    edition: str
    publisher: str
    rights: str
    identifier: str
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """A book, or one chapter of it bound alone."""

    imprint: Imprint
    sections: tuple[Section, ...]


def words_of(inlines: Inlines) -> str:
    """The words without notes, marks and page numbers: what a heading says in a list of them."""
    said = (
        inline.text
        if isinstance(inline, Words)
        else inline.url
        if isinstance(inline, Address)
        else ""
        for inline in inlines
    )
    return "".join(said)


def title_of(section: Section) -> str:
    """The whole title on one line."""
    return "　".join(words_of(line.inlines) for line in section.title)


def plain(text: str, look: Look = Look.PLAIN) -> Inlines:
    """Text as inlines; nothing for nothing."""
    return (Words(text, look),) if text else ()
