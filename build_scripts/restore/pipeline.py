"""The whole way of one source: rules, emendations, assembly, certificates."""

from collections import Counter
from itertools import pairwise

from build_scripts.assemble.decided import SourceLines, decided
from build_scripts.assemble.draft import draft
from build_scripts.assemble.drafts import Draft, DraftParagraph
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.restoration import Article, Omission, Paragraph, Restoration, Witness
from build_scripts.records.sidecar import Sidecar
from build_scripts.restore.cleaning import Stages, cleaned
from build_scripts.restore.emend import emended
from build_scripts.restore.findings import findings
from build_scripts.restore.marked import indents, told_lines, with_marks
from build_scripts.restore.proof import certificates
from build_scripts.text import Alignment, Span, Text


def restore(data: bytes, name: str, sidecar: Sidecar | None = None) -> Restoration:
    """The source restored; ``name`` is the prefix of its permanent ids.

    With a sidecar the editor's decisions hold, without one the machine does all. Raises InputFault
    when a decision does not fit the source.
    """
    stages = cleaned(Text.of(data))
    if sidecar is None:
        plan = draft(stages.text.content, told_lines(stages.text), indents(stages.text))
        return _read(stages.text, name, None, plan, stages)
    text = emended(stages.text, sidecar)
    plan = decided(text, sidecar)
    _checked(text, sidecar, plan)
    return _read(text, name, sidecar, plan, stages)


def _read(
    text: Text, name: str, sidecar: Sidecar | None, plan: Draft, stages: Stages
) -> Restoration:
    alignment = text.alignment()
    lines = SourceLines(text, alignment)
    taken: Counter[str] = Counter()
    slugs = [chapter.slug for chapter in sidecar.chapters] if sidecar else []
    articles = tuple(
        Article(
            slugs[number] if number < len(slugs) else "",
            tuple(_paragraph(text, alignment, lines, name, taken, each) for each in paragraphs),
        )
        for number, paragraphs in enumerate(plan.articles)
    )
    omissions = tuple(
        Omission(
            left.at,
            alignment.byte_span(left.at),
            lines.line_of(left.at.start),
            left.reason,
            text.content[slice(*left.at)],
            left.note,
        )
        for left in plan.omissions
    )
    if sidecar is None:
        articles = with_marks(text, articles)

    def witness() -> Witness:
        proofs = certificates(stages)
        return Witness(findings(text, proofs), proofs)

    return Restoration(text, articles, omissions, witness)


def _paragraph(
    text: Text,
    alignment: Alignment,
    lines: SourceLines,
    name: str,
    taken: Counter[str],
    each: DraftParagraph,
) -> Paragraph:
    spans = tuple(map(alignment.byte_span, each.pieces))
    number = f"{name}-{spans[0].start}"
    taken[number] += 1
    return Paragraph(
        id=number if taken[number] == 1 else f"{number}-{taken[number]}",
        role=each.role,
        text=each.glue.join([text.content[start:end] for start, end in each.pieces]),
        pieces=each.pieces,
        spans=spans,
        line=lines.line_of(each.pieces[0].start),
        glue=each.glue,
    )


def _uncovered(text: Text, plan: Draft) -> list[Span]:
    """Stretches of the restored content that are in no piece and no omission, blanks apart."""
    spans = sorted(
        [piece for article in plan.articles for each in article for piece in each.pieces]
        + [left.at for left in plan.omissions]
    )
    bare: list[Span] = []
    here = 0
    for span in [*spans, Span(len(text.content), len(text.content))]:
        if text.content[here : span.start].strip():
            bare.append(Span(here, span.start))
        here = max(here, span.end)
    return bare


def _twice(plan: Draft) -> list[Span]:
    """Stretches that are read twice, or read and omitted."""
    spans = sorted(
        [piece for article in plan.articles for each in article for piece in each.pieces]
        + [left.at for left in plan.omissions]
    )
    return [b for a, b in pairwise(spans) if b.start < a.end]


def _checked(text: Text, sidecar: Sidecar, plan: Draft) -> None:
    """Raises InputFault for what the sidecar leaves uncovered or uses twice."""
    lines = SourceLines(text, text.alignment())
    faults = [
        Fault(
            sidecar.path,
            0,
            "SEED-UNCOVERED",
            f"原文第 {lines.line_of(bare.end - 1)} 行没有安排 / source line is neither used nor omitted",
            f"「{text.content[slice(*bare)].strip()[:16]}」",
        )
        for bare in _uncovered(text, plan)
    ] + [
        Fault(
            sidecar.path,
            0,
            "SEED-TWICE",
            f"原文第 {lines.line_of(span.start)} 行用了两次 / source line is used twice",
        )
        for span in _twice(plan)
    ]
    if faults:
        raise InputFault(*faults)
