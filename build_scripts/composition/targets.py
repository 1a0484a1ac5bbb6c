"""What a document names, and what it leads to: every second must be among the first."""

from collections.abc import Iterator

from build_scripts.composition.document import (
    Block,
    Document,
    Facts,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Listing,
    PageOf,
    Prose,
    Section,
    Table,
    Words,
)


def anchors_of(document: Document) -> frozenset[str]:
    """All ids that a link may lead to."""
    return frozenset(section_of_each(document))


def section_of_each(document: Document) -> dict[str, Section]:
    """The section in which each id stands."""
    found: dict[str, Section] = {}
    for section in document.sections:
        ids = [section.id, *(line.id for line in section.title)]
        ids += (id for block in section.blocks for id in _own(block))
        ids += (i.anchor for i in _inlines_in(section) if isinstance(i, Words))
        found |= dict.fromkeys(filter(None, ids), section)
    return found


def targets_of(document: Document) -> Iterator[str]:
    """The target of every link, as often as it is linked."""
    for section in document.sections:
        for inline in _inlines_in(section):
            if isinstance(inline, PageOf) or (isinstance(inline, Words) and inline.target):
                yield inline.target


def _own(block: Block) -> Iterator[str]:
    match block:
        case Prose() | Heading():
            yield block.id
        case Facts():
            yield from (fact.id for fact in block.facts)
        case Table():
            yield from (row.id for row in block.rows)


def _inlines_in(section: Section) -> Iterator[Inline]:
    for line in section.title:
        yield from _deep(line.inlines)
    for block in section.blocks:
        for inlines in inlines_of(block):
            yield from _deep(inlines)


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Every run of words in a block, in its order."""
    match block:
        case Prose() | Heading():
            yield block.inlines
        case Facts():
            yield from (fact.inlines for fact in block.facts)
        case Table():
            yield from (cell for row in block.rows for cell in row.cells)
        case Listing():
            yield from block.items


def _deep(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Footnote):
            yield from _deep(inline.body)
