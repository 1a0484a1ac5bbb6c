"""From computations to a check: the verdict, the formula in the printed unit, the id."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from build_scripts.checks.intervals import INFINITY, trimmed
from build_scripts.checks.passages import Fact
from build_scripts.numerals import plain
from build_scripts.records.checks import Check, Computation, Interval, Relation, Verdict

_POWERS: Final = {4: "万", 8: "亿"}
_PLACES: Final = 6


def verdict_by(computations: Iterable[Computation]) -> Verdict:
    """Consistent when one way gives the claim itself, by rounding when one way meets it."""
    ways = tuple(computations)
    if any(way.exact and way.fits for way in ways):
        return Verdict.CONSISTENT
    return Verdict.BY_ROUNDING if any(way.fits for way in ways) else Verdict.INCONSISTENT


def claimed_by(
    relation: Relation,
    claim: Fact,
    inputs: Iterable[Fact],
    computations: tuple[Computation, ...] = (),
    verdict: Verdict | None = None,
    reasons: tuple[str, ...] = (),
) -> Check:
    """A check of what a figure states; the verdict follows from the computations if none is given."""
    return Check(
        f"{relation.value}-{claim.id}",
        relation,
        claim.observation.chapter,
        claim.observation.paragraph,
        claim.id,
        tuple(each.id for each in inputs),
        trimmed(claim.interval),
        computations,
        verdict_by(computations) if verdict is None else verdict,
        reasons,
        claim.unit,
        power(claim),
    )


def not_checked(relation: Relation, claim: Fact, reason: str, inputs: Iterable[Fact] = ()) -> Check:
    """A claim that nothing printed recomputes, and what is missing."""
    return claimed_by(relation, claim, inputs, (), Verdict.NOT_CHECKED, (reason,))


def computation(
    formula: str, result: Interval, *, fits: bool, exact: bool = False, name: str = ""
) -> Computation:
    """One way of recomputing, its bounds short enough to print."""
    return Computation(name, formula, trimmed(result, _PLACES), fits, exact)


def power(fact: Fact) -> int:
    """The power of ten that is printed behind the figure, where it can be printed again."""
    return fact.figure.unit_mult if fact.figure.unit_mult in _POWERS else 0


def counted_in(unit: str, exponent: int) -> str:
    """The unit with the power of ten before it: 万元."""
    return f"{_POWERS.get(exponent, '')}{unit}"


def shown(value: Decimal, exponent: int = 0, places: int | None = None) -> str:
    """A number as formulas print it, in a power of ten."""
    if value == INFINITY:
        return "∞"
    number = value.scaleb(-exponent)
    if places is not None:
        number = round(number, places)
    return plain(number)


def shown_interval(interval: Interval, exponent: int = 0, places: int | None = None) -> str:
    """Both ends, or the one where they are the same: [16286.435, 16287.645]."""
    low, high = (shown(end, exponent, places) for end in interval)
    if interval.low == interval.high:
        return low
    return f"[{low}, {high}]" if interval.high != INFINITY else f"≥ {low}"
