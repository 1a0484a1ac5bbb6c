"""Interval arithmetic: whatever the printed numbers stand for, the result holds what comes of it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.checks.intervals import (
    INFINITY,
    difference,
    meet,
    point,
    product,
    quotient,
    root,
    rounds_to,
    scaled,
    shifted,
    stated,
    total,
    trimmed,
)
from build_scripts.figures import figures_of
from build_scripts.records.checks import Interval
from build_scripts.records.figures import Figure, Kind, Qualifier

NUMBERS = st.decimals(min_value=0, max_value=10**12, places=4, allow_nan=False)
POSITIVE = st.decimals(min_value=Decimal("0.0001"), max_value=10**9, places=4, allow_nan=False)


@st.composite
def held(
    draw: st.DrawFn, numbers: st.SearchStrategy[Decimal] = NUMBERS
) -> tuple[Interval, Decimal]:
    """An interval and a value in it."""
    low, value, high = sorted((draw(numbers), draw(numbers), draw(numbers)))
    return Interval(low, high), value


def holds(interval: Interval, value: Fraction) -> bool:
    high = interval.high == INFINITY or value <= Fraction(interval.high)
    return Fraction(interval.low) <= value and high


@given(held(), held())
def test_sums_differences_and_products_hold_those_of_their_values(
    left: tuple[Interval, Decimal], right: tuple[Interval, Decimal]
) -> None:
    (one, x), (other, y) = left, right
    first, second = Fraction(x), Fraction(y)
    assert holds(total((one, other)), first + second)
    assert holds(difference(one, other), first - second)
    assert holds(product(one, other), first * second)


@given(held(), held(POSITIVE))
def test_a_quotient_holds_every_quotient(
    left: tuple[Interval, Decimal], right: tuple[Interval, Decimal]
) -> None:
    (one, x), (other, y) = left, right
    assert holds(quotient(one, other), Fraction(x) / Fraction(y))


@given(held(POSITIVE), st.integers(1, 9))
def test_a_root_holds_every_root(one: tuple[Interval, Decimal], degree: int) -> None:
    interval, value = one
    found = root(interval, degree)
    assert Fraction(found.low) ** degree <= Fraction(value) <= Fraction(found.high) ** degree
    power = point(Context(prec=200).power(value, degree))
    assert root(power, degree) == point(value)


@given(held(), POSITIVE)
def test_scaling_and_shifting_hold(one: tuple[Interval, Decimal], by: Decimal) -> None:
    interval, value = one
    assert holds(scaled(interval, by), Fraction(value) * Fraction(by))
    assert holds(shifted(interval, by), Fraction(value) + Fraction(by))


@given(held(), st.integers(0, 5))
def test_a_trimmed_interval_holds_the_whole(one: tuple[Interval, Decimal], places: int) -> None:
    interval, _ = one
    short = trimmed(interval, places)
    assert short.low <= interval.low and interval.high <= short.high
    step = Decimal(1).scaleb(-places)
    assert interval.low - short.low < step and short.high - interval.high < step


@given(held(), held())
def test_meeting_has_no_order(
    left: tuple[Interval, Decimal], right: tuple[Interval, Decimal]
) -> None:
    assert meet(left[0], right[0]) == meet(right[0], left[0])
    assert meet(left[0], left[0])


@given(st.decimals(min_value=1, max_value=10**6, places=6), st.integers(0, 3))
def test_all_that_rounds_to_a_figure_is_what_it_states(true: Decimal, places: int) -> None:
    printed = true.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    figure = Figure(0, 0, str(printed), Kind.FIGURE, printed, unit="元", decimals=places)
    interval = stated(figure)
    assert interval.low <= true <= interval.high
    assert rounds_to(true, figure)
    assert not rounds_to(true + Decimal(1).scaleb(-places), figure)


def only(text: str) -> Figure:
    (figure,) = [each for each in figures_of(text) if each.kind is Kind.FIGURE]
    return figure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("领取券31348张。", "31348", "31348"),
        ("投入资金16287.1万元。", "162870500", "162871500"),
        ("投入资金15万元。", "145000", "155000"),
        ("共有5万人。", "45000", "55000"),
        ("收入4881元。", "4880.5", "4881.5"),
        ("增长9.7%。", "9.65", "9.75"),
        ("建成20兆瓦电站。", "19500", "20500"),
        ("来了30多人。", "30", "40"),
        ("帮助2.4万余人次。", "24000", "25000"),
        ("增收近3000元。", "2000", "3000"),
        ("收入4000元左右。", "3000", "5000"),
        ("满意度达99%以上。", "99", "Infinity"),
        ("收入低于5000元。", "0", "5000"),
        ("共有两三千户。", "2000", "3000"),
    ],
)
def test_what_a_printed_figure_may_stand_for(text: str, low: str, high: str) -> None:
    assert stated(only(text)) == Interval(Decimal(low), Decimal(high))


def test_a_figure_without_a_value_states_nothing() -> None:
    with pytest.raises(ValueError, match="no value"):
        stated(Figure(0, 0, "数十", Kind.FIGURE, qualifier=Qualifier.INDEFINITE))
