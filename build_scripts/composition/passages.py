"""A paragraph cut where its readings, notes, terms and figures begin and end."""

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.chapters.names import CERTAINTIES, chinese, said
from build_scripts.composition.document import (
    Footnote,
    Inline,
    Inlines,
    Look,
    NoteKind,
    PageOf,
    Words,
    plain,
)
from build_scripts.records.book import Annotation, BookChapter, Entry, Note, Target
from build_scripts.records.glossary import NO_GLOSSARY, Glossary, Term
from build_scripts.records.restoration import Paragraph
from build_scripts.records.rule import Rule
from build_scripts.text import Certainty, Span

GAP = "□"
# The stronger look wins where two cover the same words.
_RANK = (Look.GAP, Look.DOUBTFUL, Look.LIKELY, Look.NOTED)
_LOOKS = {Certainty.LIKELY: Look.LIKELY, Certainty.DOUBTFUL: Look.DOUBTFUL}


class Reach(NamedTuple):
    """What a document holds beside the chapters, so that nothing leads where nothing is.

    ``glossary`` gives the definitions of terms; ``terms`` tells whether the document lists them.
    """

    rules: tuple[Rule, ...] = ()
    glossary: Glossary = NO_GLOSSARY
    apparatus: bool = True
    terms: bool = False
    figures: bool = False


class _Cover(NamedTuple):
    """A stretch that is drawn in a look, or is a link, and may have a note behind it."""

    at: Span
    look: Look = Look.PLAIN
    anchor: str = ""
    target: str = ""
    note: Footnote | None = None


Called = frozenset[tuple[str, Span]]


def explained(
    chapter: BookChapter, glossary: Glossary, already: frozenset[str] = frozenset()
) -> dict[str, tuple[str, Span]]:
    """Where a term is explained in a note: at its first use in a sentence of the chapter.

    Not explained are words that every reader meets on each page, and those in ``already``.
    """
    known = {term.id for term in glossary.terms if not term.sparse} - already
    prose = {p.id: at for at, p in enumerate(chapter.article.paragraphs) if not p.role.is_heading}
    found: dict[str, tuple[str, Span]] = {}
    terms = [a for a in chapter.annotations if a.target is Target.TERM and a.paragraph in prose]
    for annotation in sorted(terms, key=lambda a: (prose[a.paragraph], a.at)):
        if annotation.id in known:
            found.setdefault(annotation.id, (annotation.paragraph, annotation.at))
    return found


def passage(
    chapter: BookChapter, paragraph: Paragraph, reach: Reach, called: Called = frozenset()
) -> Inlines:
    """The words of a paragraph, notes among them; the words put together are its text."""
    covers = sorted(
        _covers(chapter, paragraph, reach, called), key=lambda cover: (cover.at, cover.look)
    )
    text = paragraph.text
    cuts = sorted({0, len(text)} | {end for cover in covers for end in cover.at})
    found: list[Inline] = []
    for here, there in zip([0, *cuts], cuts, strict=False):
        if text[here:there]:
            over = [c for c in covers if c.at.start <= here and there <= c.at.end]
            found.append(_words(text[here:there], here, over))
        found += [c.note for c in covers if c.note and c.at.end == there]
    return tuple(found)


def _words(text: str, here: int, over: list[_Cover]) -> Words:
    looks = {cover.look for cover in over}
    look = next((each for each in _RANK if each in looks), Look.PLAIN)
    anchor = next((c.anchor for c in over if c.anchor and c.at.start == here), "")
    target = next((c.target for c in over if c.target), "")
    return Words(text, look, anchor, target)


def _covers(
    chapter: BookChapter, paragraph: Paragraph, reach: Reach, called: Called
) -> Iterator[_Cover]:
    slug = chapter.decision.slug
    for entry in chapter.entries:
        if entry.paragraph == paragraph.id and entry.certainty is not Certainty.SURE:
            yield _Cover(entry.at, _LOOKS[entry.certainty], note=_reading(entry, slug, reach))
    for note in chapter.notes:
        if note.paragraph == paragraph.id:
            yield _Cover(note.at, Look.NOTED, note=_remark(note, slug))
    for annotation in chapter.annotations:
        if annotation.paragraph == paragraph.id:
            yield from _annotated(annotation, chapter, reach, called)
    for at, char in enumerate(paragraph.text):
        if char == GAP:
            yield _Cover(Span(at, at + 1), Look.GAP)


def _annotated(
    annotation: Annotation, chapter: BookChapter, reach: Reach, called: Called
) -> Iterator[_Cover]:
    if annotation.target is Target.FIGURE and reach.figures:
        anchor, target = f"number-{annotation.id}", f"figure-{annotation.id}"
        yield _Cover(annotation.at, anchor=anchor, target=target)
    elif annotation.target is Target.TERM and (annotation.paragraph, annotation.at) in called:
        term = _term(annotation.id, reach.glossary)
        if term:
            number = f"{annotation.paragraph}-{annotation.at.start}"
            note = Footnote(f"term-note-{number}", NoteKind.TERM, _definition(term, chapter, reach))
            yield _Cover(annotation.at, note=note)


def _term(id: str, glossary: Glossary) -> Term | None:
    return next((term for term in glossary.terms if term.id == id), None)


def _definition(term: Term, chapter: BookChapter, reach: Reach) -> Inlines:
    slug = chapter.decision.slug
    fitting = [sense.definition for sense in term.senses if slug in sense.chapters]
    says = fitting[0] if fitting else term.definition
    target = f"term-{term.id}" if reach.terms else ""
    return (Words(term.headword, Look.STRONG, target=target), Words(f"　{says}"))


def _remark(note: Note, slug: str) -> Footnote:
    body = (Words("编者注", Look.STRONG), Words(f"　{note.text}"))
    return Footnote(f"note-{slug}-{note.number}", NoteKind.EDITOR, body)


def _reading(entry: Entry, slug: str, reach: Reach) -> Footnote:
    body: list[Inline] = [
        Words("校", Look.STRONG),
        Words(f"　“{entry.reading}”，{CERTAINTIES[entry.certainty]}。来源作“"),
        *plain(entry.lemma or "（无）", Look.STRUCK),
        Words("”。"),
    ]
    if entry.alternatives:
        body.append(Words(f"异读：{'；'.join(entry.alternatives)}。"))
    body.append(Words(ended(reason_of(entry, reach.rules))))
    if reach.apparatus:
        where = PageOf(entry_id(slug, entry), "后文")
        body += [Words("（校勘记见"), where, Words("）")]
    return Footnote(f"reading-{slug}-{entry.number}", NoteKind.READING, tuple(body))


def reason_of(entry: Entry, rules: tuple[Rule, ...]) -> str:
    """Why a reading was taken: its own reason, else what its rules say."""
    return chinese(entry.reason) or "".join(said(rule, rules) for rule in entry.rules)


def entry_id(slug: str, entry: Entry) -> str:
    """The id of the row of an entry in the apparatus."""
    return f"entry-{slug}-{entry.number}"


def ended(text: str) -> str:
    """A sentence with its stop."""
    return text if not text or text[-1] in "。！？…" else f"{text}。"
