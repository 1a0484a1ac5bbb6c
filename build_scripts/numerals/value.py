"""What a numeral is worth: Arabic, Chinese and mixed figures as decimals.

Two neighbouring digits in rising order (两三千, 七八个) say "between the two": such a numeral has
a low and a high end. A numeral that names an order of size only (数十, 几百) is worth nothing
definite: both ends are None.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

DIGITS: Final = {
    **{char: number for number, char in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
SMALL_UNITS: Final = {"十": 1, "百": 2, "千": 3, "拾": 1, "佰": 2, "仟": 3}
LARGE_UNITS: Final = {"万": 4, "亿": 8}
_WIDE: Final = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_NEIGHBOURS: Final = re.compile(
    r"(?P<head>.*?[十百千万亿]|)(?P<low>[一二两三四五六七八九])(?P<high>[二两三四五六七八九])"
    r"(?P<tail>[十百千万亿]*)"
)


class Worth(NamedTuple):
    """Both ends of what a numeral says; equal for a definite one, None for an indefinite one.

    ``decimals`` are the digits printed behind the point; ``exponent`` the power of ten that is
    printed as a word behind Arabic digits or closes a Chinese numeral (万 4, 亿 8, else 0).
    """

    low: Decimal | None
    high: Decimal | None
    decimals: int = 0
    exponent: int = 0


@lru_cache(maxsize=4096)
def worth_of(printed: str) -> Worth:
    """What the numeral is worth, without qualifiers (余, 多) and without its unit.

    ``printed`` is one numeral: Arabic digits with separators, Chinese numeral characters, or
    Arabic digits with 十 百 千 万 亿 behind them.
    """
    text = printed.translate(_WIDE)
    digits = _leading_digits(text)
    if digits:
        tail = text[len(digits) :]
        exponent = sum({**SMALL_UNITS, **LARGE_UNITS}.get(char, 0) for char in tail)
        number = Decimal(digits.replace(",", ""))
        _, _, fraction = digits.partition(".")
        value = number.scaleb(exponent)
        return Worth(value, value, len(fraction), exponent)
    return _chinese(text)


_TIMES: Final = frozenset("×xX*")
_PRODUCT: Final = re.compile(r"[×xX*]")


def _leading_digits(text: str) -> str:
    found = re.match(r"\d[\d,]*(?:\.\d+)?", text)
    return found[0] if found else ""


def _chinese(text: str) -> Worth:
    exponent = next((LARGE_UNITS[char] for char in reversed(text) if char in LARGE_UNITS), 0)
    if text[-1:] not in LARGE_UNITS:
        exponent = 0
    if text[0] in "几数" or text.startswith("好几") or text == "若干":
        return Worth(None, None, 0, exponent)
    if text in {"半", "一半", "大半", "多半"}:
        half = Decimal("0.5")
        return Worth(half, half, 1)
    if text.endswith("半"):
        whole = _read(text[:-1]) + Decimal("0.5")
        return Worth(whole, whole, 1)
    if "点" in text:
        whole_part, _, rest = text.partition("点")
        fraction = "".join(str(DIGITS[char]) for char in rest if char in DIGITS)
        tail = "".join(char for char in rest if char not in DIGITS)
        value = Decimal(f"{_read(whole_part)}.{fraction}").scaleb(
            sum({**SMALL_UNITS, **LARGE_UNITS}[char] for char in tail)
        )
        return Worth(value, value, len(fraction), exponent)
    near = _NEIGHBOURS.fullmatch(text.replace("几", ""))
    if near and _are_neighbours(near["low"], near["high"]):
        low, high = (_read(near["head"] + near[end] + near["tail"]) for end in ("low", "high"))
        return Worth(low, high, 0, exponent)
    value = _read(text.replace("几", ""))
    return Worth(value, value, 0, exponent)


def _are_neighbours(low: str, high: str) -> bool:
    return DIGITS[high] - DIGITS[low] == 1 or low + high == "三五"


def _read(text: str) -> Decimal:
    """Positional reading (三百二十), or digit by digit (二〇二〇) when no unit is in it."""
    if not any(char in SMALL_UNITS or char in LARGE_UNITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text) or "0")
    total, section, digit, last = 0, 0, 0, 0
    seen = False
    for char in text:
        if char in DIGITS:
            digit, seen = DIGITS[char], True
            last = 0 if char in "零〇" else last
        elif char in SMALL_UNITS:
            section += (digit if seen else 1) * 10 ** SMALL_UNITS[char]
            digit, seen, last = 0, False, SMALL_UNITS[char]
        else:
            exponent = LARGE_UNITS[char]
            section += digit
            if char == "亿":  # 三万亿: all that stands before it counts in hundreds of millions
                total = max(total + section, 1) * 10**exponent
            else:
                total += max(section, 0 if total else 1) * 10**exponent
            section, digit, seen, last = 0, 0, False, exponent
    # 三万五, 两千三: a closing digit without its unit stands one place below the last unit.
    short = digit * 10 ** (last - 1) if seen and last > 1 else digit
    return Decimal(total + section + short)


def product_of(body: str) -> Worth:
    """What 3×5 is worth; without a sign of multiplication, what the numeral is."""
    if _TIMES.isdisjoint(body):
        return worth_of(body)
    factors = [worth_of(part) for part in _PRODUCT.split(body) if part]
    if len(factors) < 2:
        return factors[0] if factors else Worth(None, None)
    product = Decimal(1)
    for factor in factors:
        product *= factor.low if factor.low is not None else 1
    return Worth(product, product, factors[-1].decimals, factors[-1].exponent)
