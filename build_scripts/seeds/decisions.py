"""The values of a sidecar, known to have their shape, become the records of the edition."""

from typing import NamedTuple

from build_scripts.records.restoration import Reason, Role
from build_scripts.records.sidecar import (
    Basis,
    ChapterDecision,
    EditorNote,
    Emendation,
    Kind,
    OmittedLines,
    Placement,
    Proofreading,
    Rights,
    Sidecar,
    Stated,
)
from build_scripts.seeds.marked import Marked, Path, Value
from build_scripts.text import Certainty


class _Place(NamedTuple):
    """A value inside a sidecar, and where it is."""

    marked: Marked
    path: Path
    value: Value

    @property
    def where(self) -> int:
        return self.marked.line(self.path)

    def at(self, field: str) -> "_Place":
        value = self.value.get(field) if isinstance(self.value, dict) else None
        return _Place(self.marked, (*self.path, field), value)

    def items(self, field: str) -> list["_Place"]:
        values = self.at(field).value
        if not isinstance(values, list):
            return []
        return [
            _Place(self.marked, (*self.path, field, number), value)
            for number, value in enumerate(values)
        ]

    def text(self, field: str) -> str:
        """A text, or the empty one for null; without the line ends that YAML blocks add."""
        value = self.at(field).value
        return value.strip("\n") if isinstance(value, str) else ""

    def number(self, field: str) -> int:
        value = self.at(field).value
        return value if isinstance(value, int) else 0


def decisions(marked: Marked, shown: str) -> Sidecar:
    """The sidecar as records. ``marked`` must have passed ``shape_faults``."""
    top = _Place(marked, (), marked.value)
    return Sidecar(
        path=shown,
        source=top.text("source"),
        kind=Kind(top.text("kind")),
        original=top.text("original"),
        archived=top.text("archived"),
        rights=Rights(top.text("rights")),
        rights_statement=top.text("rights_statement").strip(),
        chapters=tuple(map(_chapter, top.items("chapters"))),
        omitted=tuple(map(_omitted, top.items("omit"))),
        emendations=tuple(map(_emendation, top.items("emendations"))),
        notes=tuple(map(_note, top.items("notes"))),
    )


def _chapter(place: _Place) -> ChapterDecision:
    area = place.at("area")
    return ChapterDecision(
        slug=place.text("slug"),
        supplied_title=place.text("title"),
        publisher=_stated(place.at("publisher")),
        date=_stated(place.at("date")),
        area=area.text("code"),
        area_name=area.text("name"),
        proofreading=Proofreading(place.text("proofreading")),
        placements=tuple(map(_placement, place.items("text"))),
        where=place.where,
        abstract_en=place.text("abstract_en"),
        order_note=place.text("order"),
    )


def _stated(place: _Place) -> Stated:
    return Stated(place.text("value"), Basis(place.text("basis")), place.text("from"))


def _placement(place: _Place) -> Placement:
    several = tuple(item.value for item in place.items("lines") if isinstance(item.value, int))
    return Placement(
        lines=several or (place.number("line"),),
        role=Role(place.text("as")),
        begins=place.text("begins"),
        glue=place.text("glue"),
        where=place.where,
    )


def _omitted(place: _Place) -> OmittedLines:
    first, _, last = (place.text("lines") or str(place.number("line"))).partition("-")
    reason, note = Reason(place.text("reason")), place.text("note")
    return OmittedLines(int(first), int(last or first), reason, note, place.where)


def _emendation(place: _Place) -> Emendation:
    return Emendation(
        line=place.number("line"),
        lemma=place.text("lemma"),
        reading=place.text("reading"),
        certainty=Certainty[place.text("certainty").upper()],
        reason=place.text("reason"),
        where=place.where,
    )


def _note(place: _Place) -> EditorNote:
    return EditorNote(place.number("line"), place.text("quote"), place.text("note"), place.where)
