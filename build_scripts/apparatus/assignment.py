"""Every change, omission, finding and proof of a source is given to one of its articles."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import count

from build_scripts.apparatus.entries import Script, changes_under, entries_of, is_plain, tallies
from build_scripts.apparatus.lines import Lines
from build_scripts.conversion import convert
from build_scripts.records.book import BookChapter, Entry, Note
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.restoration import Article, Paragraph, Restoration
from build_scripts.records.sidecar import ChapterDecision, EditorNote, Sidecar
from build_scripts.text import Change, Rewriting, Span


def book_chapters(sidecar: Sidecar, restoration: Restoration) -> tuple[BookChapter, ...]:
    """One chapter for each article of the source, in the order of the page.

    Raises InputFault when an article is not decided on in the sidecar, or when a note quotes what
    its line does not say.
    """
    lines = Lines(restoration.text.source)
    changes = restoration.text.changes()
    decisions = {decision.slug: decision for decision in sidecar.chapters}
    missing = [article.slug for article in restoration.articles if article.slug not in decisions]
    if missing:
        raise InputFault(
            *(Fault(sidecar.path, 0, "A001", f"无此篇 no chapter {slug!r}") for slug in missing)
        )
    owner = _Owner(restoration.articles, lines)
    return tuple(
        _chapter(decisions[article.slug], sidecar, article, restoration, changes, lines, owner)
        for article in restoration.articles
    )


class _Owner:
    """Tells which article a line belongs to: the one made from it, else the last begun before."""

    def __init__(self, articles: tuple[Article, ...], lines: Lines) -> None:
        own = [(lines.of_article(article), article.slug) for article in articles]
        self.by_line = {line: slug for found, slug in own for line in found}
        self.begun = sorted((min(found), slug) for found, slug in own if found)

    def of(self, line: int) -> str:
        if line in self.by_line or not self.begun:
            return self.by_line.get(line, "")
        index = bisect_right(self.begun, line, key=lambda item: item[0]) - 1
        return self.begun[max(0, index)][1]


def _chapter(
    decision: ChapterDecision,
    sidecar: Sidecar,
    article: Article,
    restoration: Restoration,
    changes: tuple[Change, ...],
    lines: Lines,
    owner: _Owner,
) -> BookChapter:
    rewritten = any(isinstance(layer, Rewriting) for layer in restoration.text.layers)
    script: Script = convert if rewritten else str
    met: dict[int, Change] = {}
    entries: list[Entry] = []
    for paragraph in article.paragraphs:
        # A change that runs over two paragraphs is told with the first of them.
        fresh = {c.at.start: c for c in changes_under(paragraph, changes)}
        fresh = {start: change for start, change in fresh.items() if start not in met}
        met |= fresh
        entries += entries_of(paragraph, fresh.values(), lines, script)
    # What an entry tells already is not told again as a finding.
    listed = {change.at for change in met.values() if not all(map(is_plain, change.steps))}
    return BookChapter(
        decision,
        sidecar,
        article,
        restoration,
        tallies=tallies(met[start] for start in sorted(met)),
        entries=tuple(entry._replace(number=n) for n, entry in enumerate(entries, 1)),
        notes=_notes(sidecar, article, lines, owner),
        omissions=tuple(
            omission
            for omission in restoration.omissions
            if omission.text.strip() and owner.of(omission.line) == article.slug
        ),
        findings=tuple(
            finding
            for finding in restoration.findings
            if owner.of(finding.line) == article.slug and finding.at not in listed
        ),
        certificates=tuple(
            c for c in restoration.certificates if owner.by_line.get(c.line) == article.slug
        ),
    )


def _notes(sidecar: Sidecar, article: Article, lines: Lines, owner: _Owner) -> tuple[Note, ...]:
    wanted = [note for note in sidecar.notes if owner.of(note.line) == article.slug]
    placed = [_placed(note, sidecar, article.paragraphs, lines) for note in wanted]
    order = {paragraph.id: n for n, paragraph in enumerate(article.paragraphs)}
    placed.sort(key=lambda note: (order[note.paragraph], note.at))
    numbers = count(1)
    return tuple(note._replace(number=next(numbers)) for note in placed)


def _placed(
    note: EditorNote, sidecar: Sidecar, paragraphs: Iterable[Paragraph], lines: Lines
) -> Note:
    for paragraph in paragraphs:
        at = paragraph.text.find(note.quote)
        if at >= 0 and note.line in lines.of_paragraph(paragraph):
            return Note(0, paragraph.id, Span(at, at + len(note.quote)), note.note)
    raise InputFault(
        Fault(
            sidecar.path,
            note.where,
            "A002",
            f"第 {note.line} 行无此文 line {note.line} does not say {note.quote!r}",
            "注文须照录整理后的文字 quote the restored text",
        )
    )
