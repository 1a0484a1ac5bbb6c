"""A text is its source and the layers of edits laid over it; nothing else is remembered.

A layer is what one rule did, in the coordinates of the content it saw. Replaying the layers gives
the content from the source; undoing them in reverse order gives the source from the content. The
flat list of changes (source span <-> present span) is composed from the layers when asked for:
restoring a crawl never pays for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, pairwise
from operator import attrgetter, itemgetter

from build_scripts.text.courses import Course
from build_scripts.text.encoding import Source, decode
from build_scripts.text.spans import Certainty, Change, Edit, Span, Step


class OverlapError(ValueError):
    """Two edits of one layer claim the same character, or an edit lies outside the content."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one rule did to ``before``: edits sorted by position, none overlapping another."""

    rule: str
    before: str
    edits: tuple[Edit, ...]

    def steps(self) -> Iterator[Edit]:
        """The edits, in order."""
        return iter(self.edits)

    @property
    def moves(self) -> bool:
        """False where each edit writes one character for one, so that none changes its place."""
        return any(
            edit.end - edit.start != 1 or len(edit.after) != 1
            for edit in self.edits
            if not edit.noted
        )


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What a rule did that maps characters one to one: ``after`` is as long as ``before``.

    Kept as two strings, because such a rule touches every third character of a page; the edits
    are read off the difference when somebody asks.
    """

    rule: str
    before: str
    after: str
    certainty: Certainty = Certainty.SURE

    def steps(self) -> Iterator[Edit]:
        """One edit for each character that differs, in order."""
        for at, (old, new) in enumerate(zip(self.before, self.after, strict=True)):
            if old != new:
                yield Edit(at, at + 1, new, self.certainty)


@dataclass(frozen=True, slots=True)
class Text:
    """A content, and where each character of it came from."""

    source: Source
    content: str
    layers: tuple[Layer | Rewriting, ...] = ()
    _composed: list[tuple[Change, ...]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, data: bytes) -> "Text":
        """The text as it stands in the bytes, no edit applied."""
        source = decode(data)
        return cls(source, source.content)

    def apply(self, rule: str, edits: Iterable[Edit]) -> "Text":
        """The text with these edits carried out; the same text when there are none.

        Edits may come in any order. Doubts that are only noted are kept in the layer but leave the
        content alone. Raises OverlapError when two edits meet or one lies outside the content.
        """
        found = tuple(edits)
        if not found:
            return self
        try:
            content = _carried_out(self.content, found)
        except OverlapError:  # most rules propose in order, and sorting a page costs a third
            found = tuple(sorted(found, key=attrgetter("start", "end")))
            content = _carried_out(self.content, found)
        return Text(self.source, content, (*self.layers, Layer(rule, self.content, found)))

    def rewrite(self, rule: str, after: str) -> "Text":
        """The text with its content replaced character for character by ``after``."""
        if len(after) != len(self.content):
            raise OverlapError(f"{rule}: a rewriting keeps the length")
        if after == self.content:
            return self
        layer = Rewriting(rule, self.content, after)
        return Text(self.source, after, (*self.layers, layer))

    def undo(self) -> str:
        """The source, rebuilt from the content and the layers alone."""
        content = self.content
        for layer in reversed(self.layers):
            content = _undone(content, layer)
        return content

    def changes(self) -> tuple[Change, ...]:
        """All layers composed: which stretch of the source became which stretch of the content.

        Composed when first asked for, and kept.
        """
        if not self._composed:
            self._composed.append(_changes(self))
        return self._composed[0]

    def alignment(self) -> "Alignment":
        """The map between present characters, source characters and source bytes."""
        return Alignment(self)


class Alignment:
    """Where present characters come from, and where source characters have gone."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._courses = [
            Course(layer.edits) for layer in text.layers if isinstance(layer, Layer) and layer.moves
        ]

    def source_at(self, at: int, *, end: bool = False) -> int:
        """The source character under the content position ``at``.

        A position inside a change gives the change's start (its end, when ``end`` is asked for).
        At the edge between a deletion and an untouched character the untouched one wins.
        """
        for course in reversed(self._courses):
            at = course.back(at, end=end)
        return at

    def content_at(self, at: int) -> int:
        """The content position that a source position has become; inside a change, its end."""
        for course in self._courses:
            at = course.forth(at)
        return at

    def source_span(self, span: Span) -> Span:
        """The source characters under a span of the content, changes inside included."""
        start = self.source_at(span.start)
        if span.start == span.end:
            return Span(start, start)
        return Span(start, max(start, self.source_at(span.end, end=True)))

    def byte_span(self, span: Span) -> Span:
        """The source bytes under a span of the content."""
        start, end = self.source_span(span)
        byte_at = self.text.source.byte_at
        return Span(byte_at(start), byte_at(end))


def _changes(text: Text) -> tuple[Change, ...]:
    flat: list[_Flat] = []
    for layer in text.layers:
        flat = _composed(flat, layer)
    return tuple(
        Change(
            Span(item.a, item.b),
            Span(item.c, item.d),
            text.source.content[item.a : item.b],
            text.content[item.c : item.d],
            tuple(item.steps),
        )
        for item in flat
    )


@dataclass(slots=True)
class _Flat:
    """A change while it is composed: source [a, b), present content [c, d)."""

    a: int
    b: int
    c: int
    d: int
    steps: list[Step]


def _carried_out(content: str, edits: tuple[Edit, ...]) -> str:
    starts = [edit.start for edit in edits]
    ends = [edit.end for edit in edits]
    places = [0, *chain.from_iterable(zip(starts, ends, strict=True)), len(content)]
    if places != sorted(places):
        one, two = next((one, two) for one, two in pairwise(places) if two < one)
        raise OverlapError(f"edits out of order: {two} after {one} of {len(content)}")
    written = [content[edit.start : edit.end] if edit.noted else edit.after for edit in edits]
    kept = map(content.__getitem__, map(slice, ends, [*starts[1:], len(content)]))
    return content[: starts[0]] + "".join(chain.from_iterable(zip(written, kept, strict=True)))


def _undone(content: str, layer: Layer | Rewriting) -> str:
    pieces: list[str] = []
    here = shift = 0
    for edit in layer.steps():
        after = edit.end - edit.start if edit.noted else len(edit.after)
        start = edit.start + shift
        pieces.append(content[here:start])
        pieces.append(layer.before[edit.start : edit.end])
        here = start + after
        shift += after - (edit.end - edit.start)
    pieces.append(content[here:])
    return "".join(pieces)


def _composed(flat: list[_Flat], layer: Layer | Rewriting) -> list[_Flat]:
    """The flat changes after one more layer; both inputs are sorted and are walked once.

    Changes and edits that overlap form one cluster, which becomes one change with all their
    steps. Side by side is not overlapping: a deleted annotation and the letter before it stay
    apart.
    """
    out: list[_Flat] = []
    lag = 0  # source position minus content position, behind the last change passed
    grown = 0  # how far this layer has moved the content so far
    for cluster in _clusters(flat, layer.steps()):
        a, b = cluster.start + lag, cluster.end + lag
        if cluster.met:
            first, last = cluster.met[0], cluster.met[-1]
            lag = last.b - last.d
            a, b = first.a - (first.c - cluster.start), cluster.end + lag
        growth = sum(len(e.after) - (e.end - e.start) for e in cluster.edits if not e.noted)
        steps = [step for item in cluster.met for step in item.steps]
        steps += (Step(layer.rule, e, layer.before[e.start : e.end]) for e in cluster.edits)
        out.append(_Flat(a, b, cluster.start + grown, cluster.end + grown + growth, steps))
        grown += growth
    return out


@dataclass(slots=True)
class _Cluster:
    """Changes and edits that overlap one another, and the stretch they cover together."""

    start: int
    end: int
    met: list[_Flat]
    edits: list[Edit]

    def meets(self, start: int, end: int) -> bool:
        """True for an overlap; two insertions at one point count as overlapping."""
        return (start < self.end and self.start < end) or self.start == self.end == start == end


_Ranged = tuple[int, int, _Flat | Edit]


def _clusters(flat: list[_Flat], edits: Iterator[Edit]) -> Iterator[_Cluster]:
    changes: Iterator[_Ranged] = ((item.c, item.d, item) for item in flat)
    proposals: Iterator[_Ranged] = ((edit.start, edit.end, edit) for edit in edits)
    cluster = _Cluster(-1, -2, [], [])
    for start, end, item in merge(changes, proposals, key=itemgetter(0, 1)):
        if not cluster.meets(start, end):
            if cluster.start >= 0:
                yield cluster
            cluster = _Cluster(start, end, [], [])
        cluster.end = max(cluster.end, end)
        if isinstance(item, _Flat):
            cluster.met.append(item)
        else:
            cluster.edits.append(item)
    if cluster.start >= 0:
        yield cluster
