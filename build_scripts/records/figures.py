"""What is said of one numeral: the fields that the figures table and the command line print."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from build_scripts.text import Span


class Kind(StrEnum):
    """A figure, or one of the kinds that are none."""

    FIGURE = "figure"
    DATE = "date"
    ORDINAL = "ordinal"
    SLOGAN = "slogan"  # a fixed formula
    NAME = "name"  # part of a proper name
    OTHER = "other"  # ages, clock times, telephone numbers, levels, a 一 that counts nothing


class Qualifier(StrEnum):
    """How exact the text says its figure is."""

    EXACT = "exact"
    APPROX = "approx"
    APPROX_OVER = "approx_over"
    APPROX_UNDER = "approx_under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    INDEFINITE = "indefinite"


class Role(StrEnum):
    """What the text does with its figure."""

    REPORTED = "reported"
    TARGET = "target"
    EXPECTED = "expected"
    INTENDED = "intended"
    STANDARD = "standard"
    INDIVIDUAL = "individual"
    ENUMERATED = "enumerated"


class Basis(StrEnum):
    """Where a period or an area was taken from."""

    STATED = "stated"  # said in the same sentence, in full
    RESOLVED = "resolved"  # said relatively (今年, 我市), completed from the document
    CONTEXT = "context"  # taken over from what stands before
    PUBLICATION = "publication"  # nothing is said: the document as a whole
    NONE = ""


_YEAR: Final = 4  # digits


class Period(NamedTuple):
    """ISO 8601 date, month, year or interval of them; empty when unknown."""

    value: str = ""
    basis: Basis = Basis.NONE

    def begins_after(self, day: str) -> bool:
        """True of what is to come after the day, as far as both are exact; an open start is past."""
        if self.value <= day:  # the most, and all with an open start
            return False
        first = self.value.split("/")[0]
        exact = min(len(first), len(day))
        return bool(exact) and first[:exact] > day[:exact]

    def runs_past(self, day: str) -> bool:
        """True of years from that of the day on: 2021年至2025年."""
        if len(self.value) != 2 * _YEAR + 1:
            return False
        first, _, last = self.value.partition("/")
        return first == day[:_YEAR] and last > first


class Area(NamedTuple):
    """GB/T 2260 codes and full names, several joined by ``;`` in the order of the text."""

    codes: str = ""
    names: str = ""
    basis: Basis = Basis.NONE


NO_PERIOD: Final = Period()
NO_AREA: Final = Area()


@dataclass(frozen=True, slots=True)
class Figure:
    """One numeral of a text. ``start`` and ``end`` count its characters; printed = text[start:end].

    ``value`` is in the base unit, None when there is none to give; ``upper`` is the other end of a
    numeral like 两三千, else None; ``unit_mult`` is the power of ten printed as a word (万 is 4);
    ``decimals`` are the digits printed behind the point.
    """

    start: int
    end: int
    printed: str
    kind: Kind
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    unit_mult: int = 0
    decimals: int = 0
    period: Period = NO_PERIOD
    area: Area = NO_AREA
    role: Role = Role.REPORTED
    comparison: str = ""
    indicator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """One numeral of a published chapter with what an editor settled about it.

    ``id`` is permanent: source and offset of the numeral's first byte. ``at`` counts characters of
    the paragraph's text, ``bytes`` the bytes of the source; ``figure`` counts characters of the
    reading text of its source. ``theme`` and ``note`` may be empty; ``where`` is the line of the
    reviewed table (0: proposed by the machine, read by nobody).
    """

    id: str
    chapter: str
    paragraph: str
    source: str
    line: int
    at: Span
    bytes: Span
    figure: Figure
    theme: str = ""
    note: str = ""
    where: int = 0

    @property
    def is_figure(self) -> bool:
        """True for a numeric fact, false for a numeral of any other kind."""
        return self.figure.kind is Kind.FIGURE


@dataclass(frozen=True, slots=True)
class FigureDecision:
    """What the editor settled about one numeral, as it stands in the reviewed table.

    ``before`` and ``after`` are the characters that stand around the numeral in its paragraph;
    ``figure`` counts nothing (start and end are 0) and bears no quote.
    """

    id: str
    chapter: str
    before: str
    after: str
    figure: Figure
    theme: str
    note: str
    path: str
    where: int
