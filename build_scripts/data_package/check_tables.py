"""Checks, what they were computed from, and how, as tables."""

from collections.abc import Iterator
from decimal import Decimal

from build_scripts.data_package.figure_tables import place_of
from build_scripts.data_package.schema import PLACE, Cell, Field, Table, Type, joined, values_of
from build_scripts.records.book import Book
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Observation
from build_scripts.records.restoration import Paragraph


def check_tables(book: Book) -> tuple[Table, Table, Table]:
    """Checks; the numerals that went into each; the ways each was computed."""
    held = _Held(book)
    return held.checks(), held.inputs(), held.computations()


class _Held:
    """The checks of a book, and what they speak of."""

    def __init__(self, book: Book) -> None:
        self._numerals: dict[str, Observation] = {
            each.id: each for chapter in book.chapters for each in chapter.observations
        }
        self._paragraphs: dict[str, tuple[str, Paragraph]] = {
            each.id: (chapter.sidecar.source, each)
            for chapter in book.chapters
            for each in chapter.article.paragraphs
        }
        self._checks = tuple(each for each in book.checks if each.paragraph in self._paragraphs)

    def checks(self) -> Table:
        rows = tuple(
            (
                each.id,
                *self._place(each),
                each.relation.value,
                each.claim if each.claim in self._numerals else None,
                _bound(each.claimed.low) if each.claimed else None,
                _bound(each.claimed.high) if each.claimed else None,
                each.verdict.value,
                joined(each.reasons),
            )
            for each in self._checks
        )
        fields = (
            Field("check", "核算的编号 / id", required=True),
            *PLACE,
            Field("relation", "关系 / relation", required=True, one_of=values_of(Relation)),
            Field("claim", "所核的数字 / the numeral checked", refers="numerals.numeral"),
            Field(
                "claimed_low",
                "所称区间的下端，空为无界 / lower end claimed, empty: none",
                Type.NUMBER,
            ),
            Field(
                "claimed_high",
                "所称区间的上端，空为无界 / upper end claimed, empty: none",
                Type.NUMBER,
            ),
            Field("verdict", "结论 / verdict", required=True, one_of=values_of(Verdict)),
            Field("reasons", "说明 / reasons"),
        )
        return Table("checks", "核算 / checks", ("check",), fields, rows)

    def inputs(self) -> Table:
        rows = tuple(
            (each.id, at, numeral)
            for each in self._checks
            for at, numeral in enumerate(each.inputs, 1)
            if numeral in self._numerals
        )
        fields = (
            Field("check", "核算 / check", required=True, refers="checks.check"),
            Field("position", "次序 / position", Type.INTEGER, True),
            Field("numeral", "所用的数字 / numeral", required=True, refers="numerals.numeral"),
        )
        title = "核算所用的数字 / inputs of checks"
        return Table("check_inputs", title, ("check", "position"), fields, rows)

    def computations(self) -> Table:
        fields = (
            Field("check", "核算 / check", required=True, refers="checks.check"),
            Field("position", "次序 / position", Type.INTEGER, True),
            Field("name", "算法 / way of computing"),
            Field("formula", "算式 / formula", required=True),
            Field("low", "结果的下端，空为无界 / lower end, empty: none", Type.NUMBER),
            Field("high", "结果的上端，空为无界 / upper end, empty: none", Type.NUMBER),
            Field("fits", "与所称相合 / fits the claim", Type.BOOLEAN, True),
        )
        title = "算式 / computations"
        return Table("computations", title, ("check", "position"), fields, tuple(self._computed()))

    def _computed(self) -> Iterator[tuple[Cell, ...]]:
        for each in self._checks:
            for at, way in enumerate(each.computations, 1):
                name = way.name or None
                low, high = _bound(way.result.low), _bound(way.result.high)
                yield each.id, at, name, way.formula, low, high, way.fits

    def _place(self, check: Check) -> tuple[Cell, ...]:
        """Where the claim stands; the whole paragraph where no numeral states it."""
        if claim := self._numerals.get(check.claim):
            return place_of(claim)
        source, paragraph = self._paragraphs[check.paragraph]
        start = min(span.start for span in paragraph.spans)
        end = max(span.end for span in paragraph.spans)
        return check.chapter, paragraph.id, source, start, end, paragraph.text


def _bound(end: Decimal) -> Decimal | None:
    """The end of an interval; None where it has none (at least 30, more than a million)."""
    return end if end.is_finite() else None
