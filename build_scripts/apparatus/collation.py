"""Source and reading text side by side, rebuilt from the ledger of changes alone."""

from collections import defaultdict
from collections.abc import Iterator

from build_scripts.apparatus.lines import Lines
from build_scripts.records.book import CollationRow, Piece, Place
from build_scripts.records.restoration import Omission, Restoration


def collation(restoration: Restoration) -> tuple[CollationRow, ...]:
    """Rows in the order of the source; their source sides, put together, are the source.

    The reading sides, put together, are the restored content before assembly. A row is one source
    line, or several where one change runs across the line end.
    """
    lines = Lines(restoration.text.source)
    places = _places(restoration, lines)
    omitted = _omitted(restoration, lines)
    rows = []
    first = 1
    for pieces in _cut_at_line_ends(_pieces(restoration)):
        feeds = sum(piece.before.count("\n") for piece in pieces)
        whole = pieces[-1].before.endswith("\n")
        last = first + feeds - (1 if whole else 0)
        here = range(first, last + 1)
        met = dict.fromkeys(place for line in here for place in places[line])
        omission = next((omitted[line] for line in here if line in omitted), None)
        rows.append(CollationRow(first, last, pieces, tuple(met), None if met else omission))
        first += feeds
    return tuple(rows)


def _places(restoration: Restoration, lines: Lines) -> defaultdict[int, list[Place]]:
    found: defaultdict[int, list[Place]] = defaultdict(list)
    for article in restoration.articles:
        for paragraph in article.paragraphs:
            for line in sorted(lines.of_paragraph(paragraph)):
                found[line].append(Place(article.slug, paragraph.id))
    return found


def _omitted(restoration: Restoration, lines: Lines) -> dict[int, Omission]:
    return {
        line: omission
        for omission in restoration.omissions
        if omission.text.strip()
        for line in lines.of_omission(omission)
    }


def _pieces(restoration: Restoration) -> Iterator[Piece]:
    """The source cut into untouched stretches and changes; nothing is left between them."""
    text = restoration.text
    here = 0
    for change in text.changes():
        if change.at.start > here:
            same = text.source.content[here : change.at.start]
            yield Piece(same, same)
        yield Piece(change.before, change.after, change.rules, change.certainty)
        here = change.at.end
    if here < len(text.source.content):
        yield Piece(text.source.content[here:], text.source.content[here:])


def _cut_at_line_ends(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, ...]]:
    row: list[Piece] = []
    for piece in pieces:
        parts = [piece] if piece.rules else _line_by_line(piece)
        for part in parts:
            row.append(part)
            if part.before.endswith("\n"):
                yield tuple(row)
                row = []
    if row:
        yield tuple(row)


def _line_by_line(piece: Piece) -> list[Piece]:
    # Not splitlines: it also breaks at form feeds and the like, which end no line of a source.
    kept = [line + "\n" for line in piece.before.split("\n")]
    kept[-1] = kept[-1][:-1]
    return [Piece(line, line) for line in kept if line]
