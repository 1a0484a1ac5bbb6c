"""The draft of a page nobody has edited: what is read, in which order, and what is left out."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from build_scripts.assemble.articles import sections
from build_scripts.assemble.blocks import Block, blocks, split_fields
from build_scripts.assemble.captions import Layout
from build_scripts.assemble.cohesion import Cohesion
from build_scripts.assemble.continuations import continuations
from build_scripts.assemble.continuity import Continuity
from build_scripts.assemble.copies import copies
from build_scripts.assemble.dated_titles import parted_from_fields
from build_scripts.assemble.drafts import Draft, DraftOmission, DraftParagraph
from build_scripts.assemble.edges import Dropped, trimmed
from build_scripts.assemble.gluings import BUTTONS, unglued
from build_scripts.assemble.intrusions import intrusions
from build_scripts.assemble.lines import Line, Told, split_lines, usual_gap
from build_scripts.assemble.numbering import renumbered
from build_scripts.assemble.ordering import reading_order
from build_scripts.assemble.registers import REGISTER, register_of
from build_scripts.assemble.roles import Roles
from build_scripts.assemble.rows import unrolled
from build_scripts.assemble.running import running_heads
from build_scripts.assemble.tidiness import is_tidy
from build_scripts.records.restoration import Reason
from build_scripts.text import Span


def draft(
    content: str,
    told: Mapping[int, Told] | None = None,
    indents: Mapping[int, int] | None = None,
) -> Draft:
    """How the machine reads a restored page (simplified, full-width marks, lines by ``\\n``).

    ``told`` is what markup says of its lines, by their numbers from 1; of a plain text nothing.

    Every character of ``content`` that is not white space lies in exactly one piece or omission.
    A text that shows no damage comes back line by line, in order, with nothing left out.
    """
    model = Continuity(content)
    whole, glued = unglued(split_lines(content, told, indents))
    whole, passing = _parted(whole)
    lines = unrolled(parted_from_fields(whole), model)
    doubles = copies(lines, model)
    kept = [line for number, line in enumerate(lines) if number not in doubles]
    web = any(item.note in (REGISTER, BUTTONS) for item in (*passing, *glued))
    edges = trimmed(kept, web=web)
    dropped = (*glued, *passing, *edges.dropped)
    omissions = [
        DraftOmission(piece, item.reason, item.note)
        for item in dropped
        for piece in item.line.pieces
    ] + [
        DraftOmission(piece, Reason.DUPLICATE, f"与第{lines[other].number}行重复")
        for number, other in doubles.items()
        for piece in lines[number].pieces
    ]
    copied = {
        lines[other].number: lines[number].number
        for number, other in doubles.items()
        if number < other
    }
    articles = _articles(edges.body, model, bool(edges.dropped), copied)
    return Draft(articles, tuple(sorted(omissions, key=lambda omission: omission.at)))


def _parted(lines: Sequence[Line]) -> tuple[list[Line], tuple[Dropped, ...]]:
    """The lines without adverts and running heads, and these."""
    listed = [Dropped(lines[number], Reason.FURNITURE, REGISTER) for number in register_of(lines)]
    passing = {item.line.at: item for item in (*running_heads(lines), *intrusions(lines), *listed)}
    return [line for line in lines if line.at not in passing], tuple(passing.values())


def _articles(
    body: Sequence[Line], model: Continuity, web: bool, copied: Mapping[int, int]
) -> tuple[tuple[DraftParagraph, ...], ...]:
    section = sections(body, model)
    body = [body[number] for number in renumbered(body, section, model)]
    fielded = split_fields(body, web)
    apart = {part for group in fielded.values() for part in group}
    broken = continuations(body, section, model, apart)
    order = reading_order(body, section, broken, copied, Cohesion(model.general))
    ordered = blocks(body, section, broken, fielded, order)
    usual = usual_gap(body)
    roomy = sum(line.gap > usual for line in body[1:])
    printed = not web and not is_tidy(body)
    clipping = bool(broken) or (printed and roomy > 0)
    layout = Layout(usual, clipping, spaced=usual > 0 and printed)
    return tuple(
        tuple(_paragraphs(list(own), layout))
        for _, own in groupby(ordered, key=lambda each: each.section)
    )


def _paragraphs(own: Sequence[Block], layout: Layout) -> Iterator[DraftParagraph]:
    for block, role in zip(own, Roles(own, layout).roles(), strict=True):
        pieces = tuple(piece for line in block.lines for piece in line.pieces)
        yield DraftParagraph(role, pieces, block.glue)


def spans_of(result: Draft) -> list[Span]:
    """All pieces and omissions of a draft, in the order of the content."""
    pieces = [piece for article in result.articles for each in article for piece in each.pieces]
    return sorted([*pieces, *(omission.at for omission in result.omissions)])
