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
    Table,
    Words,
)


def anchors_of(document: Document) -> frozenset[str]:
    """All ids that a link may lead to."""
    found: set[str] = set()
    for section in document.sections:
        found.add(section.id)
        found.update(line.id for line in section.title)
        for block in section.blocks:
            found.update(_own(block))
    found.update(i.anchor for i in _all_inlines(document) if isinstance(i, Words))
    return frozenset(found - {""})


def targets_of(document: Document) -> Iterator[str]:
    """The target of every link, as often as it is linked."""
    for inline in _all_inlines(document):
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


def _all_inlines(document: Document) -> Iterator[Inline]:
    for section in document.sections:
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
