"""What recomputing a claim of the text has shown."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """How a claim and its recomputation stand to each other. Arithmetic, not judgement."""

    CONSISTENT = "consistent"
    BY_ROUNDING = "by-rounding"  # closes only within the decimals that are printed
    INCONSISTENT = "inconsistent"
    AMBIGUOUS = "ambiguous"  # the text can be read in more ways, and they differ
    NOT_CHECKED = "not-checked"


class Relation(StrEnum):
    """What kind of claim was recomputed."""

    SUM = "sum"
    SHARE = "share"
    GROWTH = "growth"
    AVERAGE_GROWTH = "average-growth"  # 年均, compound and simple
    PART = "part"  # a part is no more than its whole
    PER_UNIT = "per-unit"  # total, count and average
    MEMBERS = "members"  # members listed against the number word
    ENUMERATION = "enumeration"  # 一是 to 九是 without a hole
    UNIT = "unit"  # the unit fits what is counted
    HOUSEHOLD = "household"  # persons per household
    REPEAT = "repeat"  # the same fact told twice
    AREA = "area"  # a part of an area has no more than the whole
    GAZETTEER = "gazetteer"  # counts of counties against the table of areas
    DATE = "date"  # nothing is reported from after its publication


class Interval(NamedTuple):
    """All values that round to what is printed; both ends belong to it.

    An open end is infinite: 以上 has no highest value.
    """

    low: Decimal
    high: Decimal


class Computation(NamedTuple):
    """One way of recomputing: the formula with its numbers, and the interval it gives.

    ``fits`` says that the interval meets the claim; ``exact`` that the printed numbers, taken as
    they stand, give the claim itself, so that no rounding need be appealed to.
    """

    name: str  # empty where there is only one way
    formula: str
    result: Interval
    fits: bool
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One claim, what it was recomputed from, and the verdict.

    ``claim`` and ``inputs`` are ids of observations; ``claim`` is empty where no numeral states
    the claim. ``claimed`` is the interval the text states, None where it states no value. It and
    the results count in ``unit``; a page may show them in the power of ten that is printed,
    ``exponent``.
    """

    id: str
    relation: Relation
    chapter: str
    paragraph: str
    claim: str
    inputs: tuple[str, ...]
    claimed: Interval | None
    computations: tuple[Computation, ...]
    verdict: Verdict
    reasons: tuple[str, ...]
    unit: str = ""
    exponent: int = 0
