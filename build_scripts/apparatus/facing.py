"""Each paragraph beside the passage of the source it was made from."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.apparatus.lines import Lines
from build_scripts.records.book import BookChapter, CollationRow
from build_scripts.records.restoration import Paragraph
from build_scripts.text import Change, Span


class Stretch(NamedTuple):
    """A run of the source and what stands for it; ``change`` is None where it is untouched."""

    before: str
    after: str
    change: Change | None


class Passage(NamedTuple):
    """One piece of a paragraph: its source bytes, its first line, and its stretches in order."""

    bytes: Span
    line: int
    stretches: tuple[Stretch, ...]


class Facing(NamedTuple):
    """A paragraph and the passages it was made from, in reading order."""

    paragraph: Paragraph
    passages: tuple[Passage, ...]


def facing(chapter: BookChapter) -> tuple[Facing, ...]:
    """Every paragraph of a chapter with its passages.

    The before-sides of a passage are the source under it; the after-sides of a paragraph's
    passages, with its glue between them, are its text.
    """
    text = chapter.restoration.text
    lines = Lines(text.source)
    changes = text.changes()
    found = []
    for paragraph in chapter.article.paragraphs:
        passages = []
        for piece, span in zip(paragraph.pieces, paragraph.spans, strict=True):
            stretches = tuple(_stretches(chapter, changes, piece, lines.chars(span)))
            passages.append(Passage(span, lines.line_at(lines.chars(span).start), stretches))
        found.append(Facing(paragraph, tuple(passages)))
    return tuple(found)


def _stretches(
    chapter: BookChapter, changes: tuple[Change, ...], piece: Span, chars: Span
) -> Iterator[Stretch]:
    """The source ``chars`` cut at the changes inside it.

    The span holds its outermost changes whole; where a piece ends inside one, only so much of
    what the change made is taken.
    """
    text = chapter.restoration.text
    source = text.source.content
    here = chars.start
    for change in changes[bisect_left(changes, here, key=lambda each: each.at.end) :]:
        if change.at.start > chars.end:
            break
        if change.at.start < here or change.at.end > chars.end:
            continue
        after = text.content[max(change.now.start, piece.start) : min(change.now.end, piece.end)]
        if not change.before and not after:
            continue
        if change.at.start > here:
            same = source[here : change.at.start]
            yield Stretch(same, same, None)
        yield Stretch(change.before, after, change)
        here = change.at.end
    if here < chars.end:
        yield Stretch(source[here : chars.end], source[here : chars.end], None)


def rows_of(
    chapters: tuple[BookChapter, ...], rows: tuple[CollationRow, ...]
) -> dict[str, tuple[CollationRow, ...]]:
    """The rows of a source dealt out to its chapters: each row to one, in the order of the source.

    What stands before the first chapter goes to it, what is omitted or blank to the one before.
    """
    order = [chapter.decision.slug for chapter in chapters]
    placed = [row.places[0].slug for row in rows if row.places]
    here = placed[0] if placed else order[0]
    dealt: dict[str, list[CollationRow]] = {slug: [] for slug in order}
    for row in rows:
        here = row.places[0].slug if row.places else here
        dealt.setdefault(here, []).append(row)
    return {slug: tuple(found) for slug, found in dealt.items()}
