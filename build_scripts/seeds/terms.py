"""The reviewed terms, `glossary/*.yml`: read, checked against their schema, and against each other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.glossary import Rendering, Sense, Standing, Term
from build_scripts.seeds.marked import Value
from build_scripts.seeds.marked_files import items_of

FOLDER: Final = "glossary"
SCHEMA: Final = Path(__file__).resolve().parents[2] / "seeds" / FOLDER / "terms.schema.json"
_RELATIONS: Final = ("broader", "narrower", "related")
_MIRRORED: Final = {"broader": "narrower", "narrower": "broader"}


def terms(root: Path) -> tuple[Term, ...]:
    """All terms, by the names of the files and their order in them.

    Raises InputFault with every fault: of shape, of ids and forms that stand twice, of relations
    that lead nowhere or only one way.
    """
    found = [
        _term(_Fields(item.fields), item.path, item.line)
        for item in items_of(root / FOLDER, SCHEMA, "terms")
    ]
    if faults := [*_doubled(found), *_relation_faults(found)]:
        raise InputFault(*faults)
    return tuple(found)


class _Fields:
    """A mapping known to have the shape of the schema, read by name."""

    def __init__(self, given: dict[str, Value]) -> None:
        self._given = given

    def text(self, name: str) -> str:
        value = self._given.get(name)
        return "" if value is None else str(value).strip()

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._given.get(name)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    def fields(self, name: str) -> "_Fields":
        value = self._given.get(name)
        return _Fields(value if isinstance(value, dict) else {})

    def list_of_fields(self, name: str) -> "list[_Fields]":
        value = self._given.get(name)
        given = value if isinstance(value, list) else []
        return [_Fields(each) for each in given if isinstance(each, dict)]


def _term(given: _Fields, path: str, where: int) -> Term:
    english = given.fields("english")
    return Term(
        id=given.text("id"),
        headword=given.text("headword"),
        variants=given.texts("variants"),
        pinyin=given.text("pinyin"),
        traditional=given.text("traditional"),
        english=Rendering(
            english.text("text"), english.text("authority"), english.text("certainty")
        ),
        definition=given.text("definition"),
        more=given.text("more"),
        members=given.texts("members"),
        senses=tuple(_sense(each) for each in given.list_of_fields("senses")),
        broader=given.texts("broader"),
        narrower=given.texts("narrower"),
        related=given.texts("related"),
        theme=given.text("theme"),
        certainty=Standing(given.text("certainty")),
        source=given.text("source"),
        path=path,
        where=where,
        spares=given.texts("spares"),
        sparse=given.text("linking") == "sparse",
    )


def _sense(given: _Fields) -> Sense:
    return Sense(
        given.text("label"),
        given.text("definition"),
        given.texts("chapters"),
        Standing(given.text("certainty")),
        given.text("note"),
    )


def _doubled(found: list[Term]) -> Iterator[Fault]:
    """An id, or a form, that two terms bear."""
    ids: dict[str, Term] = {}
    forms: dict[str, Term] = {}
    for term in found:
        if term.id in ids:
            yield _fault(term, f"编号 {term.id} 重出 / the id stands twice")
        ids[term.id] = term
        for form in dict.fromkeys(term.forms):
            other = forms.setdefault(form, term)
            if other is not term:
                yield _fault(term, f"「{form}」已属 {other.id} / the form belongs to another term")


def _relation_faults(found: list[Term]) -> Iterator[Fault]:
    by_id = {term.id: term for term in found}
    for term in found:
        for relation in _RELATIONS:
            for other in _related(term, relation):
                if other not in by_id or other == term.id:
                    yield _fault(term, f"{relation} 指向 {other}，没有此条 / leads to no term")
                elif relation in _MIRRORED and term.id not in _related(
                    by_id[other], _MIRRORED[relation]
                ):
                    message = f"{other} 的 {_MIRRORED[relation]} 里没有 {term.id} / one way only"
                    yield _fault(term, message)


def _related(term: Term, relation: str) -> tuple[str, ...]:
    return {"broader": term.broader, "narrower": term.narrower, "related": term.related}[relation]


def _fault(term: Term, message: str) -> Fault:
    return Fault(term.path, term.where, "SEED-TERM", message)
