"""Interval arithmetic on what is printed: every bound is exact, or rounded outwards.

A count printed to the last unit (31348 张) is one value. A measure, or a number printed in 万 or 亿,
is every value that rounds to it: 9.7 is 9.65 to 9.75. What a qualifier says widens it: 余 reaches
to the next unit of its last digit that is not nought, 以上 has no upper end.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from build_scripts.numerals import worth_of
from build_scripts.records.checks import Interval
from build_scripts.records.figures import Figure, Qualifier

INFINITY: Final = Decimal("Infinity")
ZERO: Final = Decimal(0)
_DIGITS: Final = 60
_DOWN: Final = Context(prec=_DIGITS, rounding=ROUND_FLOOR)
_UP: Final = Context(prec=_DIGITS, rounding=ROUND_CEILING)
_ROOT_PLACES: Final = 24
# Units of measures: a whole number of them is a rounded one. All other units count things.
_MEASURES: Final = frozenset(
    (
        "元", "角", "分", "美元", "欧元", "港元", "日元", "英镑", "千瓦", "千瓦时", "千伏", "公里",
        "米", "里", "亩", "公顷", "平方公里", "平方米", "立方米", "吨", "公斤", "克", "斤", "升",
        "%", "‰", "百分点", "倍", "℃", "度",
    )
)  # fmt: skip


def point(value: Decimal) -> Interval:
    """The interval that holds one value."""
    return Interval(value, value)


def resolution(figure: Figure) -> Decimal:
    """One unit of the last printed digit, in the base unit; nought for an exact count."""
    if figure.unit not in _MEASURES and not figure.unit_mult and not figure.decimals:
        return ZERO
    return Decimal(1).scaleb(figure.unit_mult - figure.decimals) * _factor(figure)


def _factor(figure: Figure) -> Decimal:
    """What one of the printed unit is worth in the base unit: 1000 for 兆瓦."""
    printed = figure.printed.translate({ord(char): None for char in "余多来第"})
    try:
        worth = worth_of(printed).low
    except (ArithmeticError, ValueError, KeyError, IndexError):
        return Decimal(1)
    if not worth or figure.value is None:
        return Decimal(1)
    factor = _DOWN.divide(figure.value, worth)
    return factor if factor == factor.to_integral_value() and factor else Decimal(1)


def _last_digit(value: Decimal) -> Decimal:
    """The place of the last digit that is not nought: 1000 of 3000, 0.1 of 2.4."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def stated(figure: Figure) -> Interval:
    """All values the figure may stand for. The figure has a value."""
    value = figure.value
    if value is None:
        raise ValueError(f"{figure.printed} has no value")
    high = figure.upper if figure.upper is not None else value
    step = _last_digit(value)
    match figure.qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Interval(value, INFINITY)
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return Interval(min(ZERO, value), value)
        case Qualifier.APPROX_OVER:
            return Interval(value, high + step)
        case Qualifier.APPROX_UNDER:
            return Interval(value - step, high)
        case Qualifier.APPROX if high == value:
            return Interval(value - step, high + step)
        case _:
            half = resolution(figure) / 2
            return Interval(value - half, high + half)


def is_exact(figure: Figure) -> bool:
    """True for a figure without a qualifier and with one end."""
    return figure.qualifier is Qualifier.EXACT and figure.upper is None


def total(parts: Iterable[Interval]) -> Interval:
    """The sum."""
    low = high = ZERO
    for part in parts:
        low, high = _DOWN.add(low, part.low), _UP.add(high, part.high)
    return Interval(low, high)


def difference(left: Interval, right: Interval) -> Interval:
    """Left less right; both ends of the right one are finite."""
    return Interval(_DOWN.subtract(left.low, right.high), _UP.subtract(left.high, right.low))


def product(left: Interval, right: Interval) -> Interval:
    """The product of two intervals without negative values."""
    return Interval(_times(_DOWN, left.low, right.low), _times(_UP, left.high, right.high))


def _times(context: Context, left: Decimal, right: Decimal) -> Decimal:
    return ZERO if not left or not right else context.multiply(left, right)


def quotient(left: Interval, right: Interval) -> Interval:
    """Left by right, neither negative; without an upper end where the right one reaches nought."""
    low = ZERO if right.high == INFINITY else _DOWN.divide(left.low, right.high)
    if left.high == INFINITY or right.low <= 0:
        return Interval(low, INFINITY)
    return Interval(low, _UP.divide(left.high, right.low))


def scaled(interval: Interval, factor: Decimal) -> Interval:
    """Every value times a positive factor."""
    return product(interval, point(factor))


def shifted(interval: Interval, by: Decimal) -> Interval:
    """Every value with ``by`` added."""
    return Interval(_DOWN.add(interval.low, by), _UP.add(interval.high, by))


def root(interval: Interval, degree: int) -> Interval:
    """The positive root of an interval of positive values."""
    high = interval.high
    return Interval(
        _root(interval.low, degree, up=False),
        high if high == INFINITY else _root(high, degree, up=True),
    )


def _root(value: Decimal, degree: int, *, up: bool) -> Decimal:
    """The root to 24 places, rounded down or up; found by halving whole numbers, so exact."""
    scale = 10 ** (_ROOT_PLACES * degree)
    numerator, denominator = value.as_integer_ratio()
    wanted = numerator * scale // denominator
    low, high = 0, 1 << (wanted.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= wanted:
            low = middle
        else:
            high = middle - 1
    exact = low**degree * denominator == numerator * scale
    return Decimal(low if exact or not up else low + 1).scaleb(-_ROOT_PLACES, _UP)


def meet(left: Interval, right: Interval) -> bool:
    """True when some value belongs to both."""
    return left.low <= right.high and right.low <= left.high


def rounds_to(value: Decimal, figure: Figure) -> bool:
    """True when the value, rounded half up to the printed digits, is the figure's."""
    if figure.value is None or not is_exact(figure):
        return False
    step = resolution(figure)
    if not step:
        return value == figure.value
    half = step / 2
    return figure.value - half <= value < figure.value + half


def trimmed(interval: Interval, places: int = 6) -> Interval:
    """The interval with no more than so many decimals, rounded outwards."""
    return Interval(_trim(interval.low, places, _DOWN), _trim(interval.high, places, _UP))


def _trim(value: Decimal, places: int, context: Context) -> Decimal:
    if not value.is_finite():
        return value
    kept = value.quantize(Decimal(1).scaleb(-places), context.rounding, context)
    return kept if kept != value else value
