"""A paragraph as TEI: readings as `app` in the text, notes, gaps, numbers, terms and places.

Elements nest. Where two stretches overlap in part the apparatus stays and the other goes: a
number, a term or a place is then told by the data package alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from build_scripts.chapters.names import chinese
from build_scripts.numerals import plain
from build_scripts.records.book import Annotation, Book, BookChapter, Entry, Target
from build_scripts.records.figures import Observation
from build_scripts.records.restoration import Paragraph
from build_scripts.tei.markup import element, said, xml_id
from build_scripts.text import Certainty, Span

GAP: Final = "□"
_CERT: Final = {
    Certainty.SURE: "high",
    Certainty.LIKELY: "medium",
    Certainty.DOUBTFUL: "low",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """What terms, places and works are called outside the book."""

    names: Mapping[str, str]
    rules: Mapping[str, str]

    @classmethod
    def of(cls, book: Book) -> "Keys":
        """Headwords, codes of areas and official titles by id; sentences of the rules by code."""
        glossary = book.glossary
        names = {term.id: term.headword for term in glossary.terms}
        names |= {place.id: place.code or place.full for place in glossary.places}
        names |= {work.id: work.official or work.printed[0] for work in glossary.works}
        return cls(names, {rule.code: chinese(rule.says) for rule in book.rules})


class _Stretch(NamedTuple):
    """A stretch of a paragraph and the element that holds it."""

    at: Span
    rank: int  # the apparatus goes before the rest
    entry: Entry | None = None
    annotation: Annotation | None = None
    note: str = ""  # an element that stands behind the stretch


def passage(chapter: BookChapter, paragraph: Paragraph, keys: Keys) -> str:
    """The inner markup of a paragraph; what stands in `lem` and outside `app` is its text."""
    found = list(_nested(sorted(_stretches(chapter, paragraph), key=_order)))
    found.sort(key=lambda each: (each.at.start, -each.at.end, each.rank))
    return _Passage(chapter, paragraph.text, keys).between(0, len(paragraph.text), found)


def _order(stretch: _Stretch) -> tuple[int, int, int]:
    return stretch.rank, stretch.at.start, -stretch.at.end


def _nested(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    kept: list[Span] = []
    for stretch in stretches:
        a = stretch.at
        if any(
            b.start < a.start < b.end < a.end or a.start < b.start < a.end < b.end for b in kept
        ):
            continue
        if stretch.entry or stretch.annotation:
            kept.append(a)
        yield stretch


def _stretches(chapter: BookChapter, paragraph: Paragraph) -> Iterator[_Stretch]:
    for entry in chapter.entries:
        if entry.paragraph == paragraph.id:
            yield _Stretch(entry.at, 0, entry=entry)
    for annotation in chapter.annotations:
        if annotation.paragraph == paragraph.id:
            yield _Stretch(annotation.at, 1, annotation=annotation)
    for note in chapter.notes:
        if note.paragraph == paragraph.id:
            name = f"note-{chapter.decision.slug}-{note.number}"
            told = element("note", said(note.text), type="editor", resp="#editor", xml_id=name)
            yield _Stretch(Span(note.at.end, note.at.end), 2, note=told)


class _Passage:
    """Writes one paragraph, stretch within stretch."""

    def __init__(self, chapter: BookChapter, text: str, keys: Keys) -> None:
        self.chapter = chapter
        self.text = text
        self.keys = keys
        self.observations = {each.id: each for each in chapter.observations}

    def between(self, start: int, end: int, stretches: list[_Stretch]) -> str:
        """What stands from ``start`` to ``end``; ``stretches`` lie in it, outer before inner."""
        written: list[str] = []
        here = start
        waiting = list(stretches)
        while waiting:
            stretch = waiting.pop(0)
            written.append(self._plain(here, stretch.at.start))
            inside = [
                s for s in waiting if s.at.end <= stretch.at.end and s.at.start < stretch.at.end
            ]
            waiting = [s for s in waiting if s not in inside]
            written.append(self._element(stretch, inside))
            here = stretch.at.end
        return "".join([*written, self._plain(here, end)])

    def _plain(self, start: int, end: int) -> str:
        lost = element("gap", element("desc", GAP), reason="lost", unit="chars", quantity="1")
        return lost.join(map(said, self.text[start:end].split(GAP)))

    def _element(self, stretch: _Stretch, inside: list[_Stretch]) -> str:
        if stretch.note:
            return stretch.note
        inner = self.between(stretch.at.start, stretch.at.end, inside)
        if stretch.entry:
            return self._app(stretch.entry, inner)
        assert stretch.annotation
        return self._named(stretch.annotation, inner)

    def _app(self, entry: Entry, inner: str) -> str:
        slug = self.chapter.decision.slug
        reason = chinese(entry.reason) or "".join(self.keys.rules.get(r, "") for r in entry.rules)
        others = "".join(
            element("rdg", said(other), type="conjecture", resp="#editor")
            for other in entry.alternatives
        )
        noted = element("note", said(reason), type="reason") if reason else ""
        return (
            f'<app type="{" ".join(map(_word, entry.rules))[:60] or "editor"}" '
            f'xml:id="{xml_id(f"entry-{slug}-{entry.number}")}">'
            f'<lem cert="{_CERT[entry.certainty]}" resp="#editor">{inner}</lem>'
            f"{element('rdg', said(entry.lemma), wit=f'#source-{slug}')}{others}{noted}</app>"
        )

    def _named(self, annotation: Annotation, inner: str) -> str:
        match annotation.target:
            case Target.FIGURE:
                return self._number(self.observations.get(annotation.id), inner)
            case Target.TERM:
                return element("term", inner, key=self.keys.names.get(annotation.id, ""))
            case Target.PLACE:
                return element("placeName", inner, key=self.keys.names.get(annotation.id, ""))
            case Target.WORK:
                return element("title", inner, key=self.keys.names.get(annotation.id, ""))

    def _number(self, observation: Observation | None, inner: str) -> str:
        if observation is None:
            return inner
        figure = observation.figure
        name = xml_id(f"number-{observation.id}")
        if figure.value is None:
            return element("num", inner, xml_id=name)
        return element(
            "measure", inner, quantity=plain(figure.value), unit=_word(figure.unit), xml_id=name
        )


def _word(text: str) -> str:
    """A value that holds no white space."""
    return "".join(text.split())
