"""From numerals to counted things: value in the base unit, unit, qualifier; neighbours joined."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from build_scripts.figures.qualifiers import qualifier_of
from build_scripts.figures.units import Unit, unit_at, unit_of_noun
from build_scripts.numerals import Form, Numeral, Worth, product_of, worth_of
from build_scripts.records.figures import Qualifier

_SHARED: Final = re.compile(r"(?:[、，]|和|与|及|或|至|到|[-—–~～]+)$")
_RANGE: Final = re.compile(r"(?:至|到|[-—–~～]+)$")
_FRONT: Final = re.compile(r"(?:前|列第|名第|居第|位第)$")
_FRACTION: Final = re.compile(r"([百千万]|[一二两三四五六七八九十百]+)分之(.+)")
_DOUBLED: Final = "翻番"
_PARTS: Final = {"百": "%", "千": "‰", "万": "‱"}
_PEOPLE_BEFORE: Final = re.compile(
    r"(?:人口|人数|劳动力)(?:[近超约达共]|超过|达到?|减少到?|增加到?|[还仍只仅]?[有剩]近?)?$"
    r"|[减脱]贫(?:人口)?(?:[近超约达共]|接近|超过)?$"
)
_NO_NOUN: Final = re.compile(r"以上|以下|左右|上下|出头|[，。；、）多余]")
_EARNED: Final = re.compile(
    r"(?:[挣赚]|收入|产值|利润|资金|投资|投入|销售额|贷款|存款|卖|花|分红)"
    r"(?:[了到过达约超为]|[将接]?近|超过|不到|达到|突破)?$"
)
_BEFORE_NUMERAL: Final = 8  # characters
_COLD: Final = frozenset("下-−－")
_BELOW_ZERO: Final = re.compile(r"(?:零下|(?:^|[^0-9０-９%℃\w])[-−－])$")
_MONEY_PARTS: Final = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_TENTH: Final = frozenset(("米", "块", "%", "元"))


_SHARE_TO: Final = re.compile(r"(?:%[^，。；]{0,6}[至到为]|率(?:[为是达]|[下]?降[至到为]|保持)+)$")


class Counted(NamedTuple):
    """A numeral with what it counts; ``end`` is the end of the numeral, ``unit_end`` of its unit."""

    start: int
    end: int
    unit_end: int
    numeral: Numeral
    worth: Worth
    value: Decimal | None
    upper: Decimal | None
    unit: str
    printed_unit: str
    qualifier: Qualifier


def counted(text: str, numerals: list[Numeral]) -> list[Counted]:
    """One record a numeral, in order; 半 behind 个 and 四 behind 米 join the numeral before them."""
    records: list[Counted] = []
    for numeral in numerals:
        record = _count(text, numeral)
        if records and (joined := _joined(text, records[-1], record)):
            records[-1] = joined
        else:
            records.append(record)
    _share_units(text, records)
    return [_zero_share(text, record) for record in records]


def _zero_share(text: str, record: Counted) -> Counted:
    """由3.5%下降到零: nought of what the clause gives in per cent."""
    if record.unit or record.numeral.body not in ("零", "〇", "0"):
        return record
    shared = _SHARE_TO.search(text, max(0, record.start - 16), record.start)
    return record._replace(unit="%") if shared else record


def _count(text: str, numeral: Numeral) -> Counted:
    if numeral.form in (Form.DATE, Form.CLOCK, Form.TELEPHONE, Form.LABEL):
        nothing = Worth(None, None)
        return Counted(
            numeral.start,
            numeral.end,
            numeral.end,
            numeral,
            nothing,
            None,
            None,
            "",
            "",
            Qualifier.EXACT,
        )
    if numeral.form is Form.FRACTION:
        return _fraction(text, numeral)
    worth = product_of(numeral.body)
    unit, end = _unit(text, numeral), numeral.end
    unit_end = unit.end if unit else end
    printed_unit = text[end:unit_end].strip()
    base = unit.base if unit else ""
    factor = unit.factor if unit else Decimal(1)
    if printed_unit in ("名", "位") and _FRONT.search(
        text[max(0, numeral.start - 2) : numeral.start]
    ):
        base = "名"
    low, high = worth.low, worth.high
    if unit and unit.factor != 1:
        low, high = (None if each is None else each * factor for each in (low, high))
    if (
        low is not None
        and text[numeral.start - 1 : numeral.start] in _COLD
        and _BELOW_ZERO.search(text[max(0, numeral.start - 2) : numeral.start])
    ):
        low, high = -low, -high if high is not None else None
    if (
        printed_unit != "个"
        and end < unit_end
        and text[unit_end : unit_end + 1] == "半"
        and low is not None
    ):
        low = high = low + factor / 2
    if not unit:
        base = _unit_unsaid(text, numeral)
    more = numeral.more or ("多" if printed_unit.startswith("个多") else "")
    qualifier = qualifier_of(text, numeral.start, end, unit_end, more, base)
    if low is None:
        qualifier = Qualifier.INDEFINITE
    elif low != high and qualifier is Qualifier.EXACT:
        qualifier = Qualifier.APPROX
    elif "几" in numeral.body:
        qualifier = Qualifier.APPROX_OVER
    upper = high if high != low else None
    return Counted(
        numeral.start, end, unit_end, numeral, worth, low, upper, base, printed_unit, qualifier
    )


def _unit_unsaid(text: str, numeral: Numeral) -> str:
    """The unit of a numeral without a measure word: its noun says it, or the words before it."""
    start, end = numeral.start, numeral.end
    closes = _NO_NOUN.match(text, end)
    if closes and _EARNED.search(text, max(0, start - _BEFORE_NUMERAL), start):
        return "元"
    if closes and _PEOPLE_BEFORE.search(text, max(0, start - _BEFORE_NUMERAL), start):
        return "人"
    return unit_of_noun(text, end) if numeral.body not in ("一半", "大半") else ""


def _unit(text: str, numeral: Numeral) -> Unit | None:
    """The unit behind the numeral; 成 is ten per cent, and a weight in 两 is no 二."""
    at = numeral.end
    if text[at : at + 1] == "成" and text[at + 1 : at + 2] not in "立员为功果本熟长":
        return Unit("%", Decimal(10), at + 1)
    if text[at : at + 1] == "块" and text[at + 1 : at + 2] in _DIGITS:
        return Unit("元", Decimal(1), at + 1)
    if _HUNDRED_MILLION.match(text, at):  # 1个亿
        return Unit("元", Decimal(10**8), at + 2 + text.startswith("元", at + 2))
    if text[at : at + 1] == "月" and numeral.body[-1:] in "仨俩":
        return Unit("月", Decimal(1), at + 1)
    found = unit_at(text, at)
    if text[at : at + 1] == "分" and (found is None or found.end == at + 1):
        after_hours = text[numeral.start - 1 : numeral.start] in ("时", "点")
        if after_hours or _SECONDS.match(text, at):
            return Unit("分钟", Decimal(1), at + 1)
    slabs = _SLABS.search(text, max(0, numeral.start - 2), numeral.start)  # 光伏板13440块
    if found and text[at : found.end] == "块" and not slabs and _MONEY_ENDS.match(text, found.end):
        return Unit("元", Decimal(1), found.end)
    return found


_SLABS: Final = re.compile("[板砖石地田牌屏片件]$")
_MONEY_ENDS: Final = re.compile(r"[，。；”]|$|出头|左右|上下|以上|[一每][斤亩天个]")
_HUNDRED_MILLION: Final = re.compile(r"个亿(?![吨斤方立平级])")
_SECONDS: Final = re.compile(r"分[0-9零一二三四五六七八九十]{1,3}秒")
_DIGIT: Final = frozenset("一二两三四五六七八九")
_DIGITS: Final = _DIGIT | frozenset("123456789")


def _fraction(text: str, numeral: Numeral) -> Counted:
    found = _FRACTION.fullmatch(numeral.body)
    unit = ""
    if numeral.body == _DOUBLED:
        unit, worth = "番", Worth(Decimal(1), Decimal(1))
    elif found is None:
        above, _, below = numeral.body.partition("/")
        divides = above.isdigit() and below.isdigit() and int(below)
        worth = Worth(Decimal(above) / Decimal(below), None) if divides else Worth(None, None)
    elif found[1] in _PARTS:
        unit = _PARTS[found[1]]
        worth = worth_of(found[2])
    else:
        below_worth, above_worth = worth_of(found[1]), worth_of(found[2])
        ratio = (above_worth.low or Decimal(0)) / (below_worth.low or Decimal(1))
        worth = Worth(round(ratio, 6), round(ratio, 6))
    qualifier = qualifier_of(text, numeral.start, numeral.end, numeral.end, numeral.more, unit)
    return Counted(
        numeral.start,
        numeral.end,
        numeral.end,
        numeral,
        worth,
        worth.low,
        None,
        unit,
        "",
        qualifier,
    )


def _joined(text: str, left: Counted, right: Counted) -> Counted | None:
    """三个 + 半 + 小时 is 3.5 小时; 两米 + 四 is 2.4 米; None when they are two numerals."""
    if left.unit_end == right.start and (money := _small_money(text, left, right)):
        return money
    if (
        left.unit_end == right.start
        and left.printed_unit == "块"
        and len(right.numeral.body) == 1
        and right.numeral.body.isascii()
        and not right.printed_unit
        and left.value is not None
    ):
        tenth = (right.worth.low or Decimal(0)) / 10
        if text[left.end - 1] in "毛角":  # 1块1毛5
            tenth /= 10
        return left._replace(end=right.end, unit_end=right.end, value=left.value + tenth)
    if left.value is None or right.numeral.form is not Form.CHINESE or right.numeral.ordinal:
        return None
    if (
        left.unit_end == right.start
        and left.printed_unit in ("毛", "角")
        and left.worth.low is not None
        and right.numeral.body in _DIGIT
        and not right.printed_unit
    ):
        dimes = left.worth.low + (right.worth.low or Decimal(0)) / 10  # 两毛三 is 0.23 元
        return left._replace(end=right.end, unit_end=right.end, value=dimes / 10, unit="元")
    if right.numeral.body == "半" and text[left.end : right.start] == "个" and right.unit:
        half = right.value or Decimal(0)
        return left._replace(
            end=right.end,
            unit_end=right.unit_end,
            value=(left.value + Decimal("0.5")) * half * 2,
            unit=right.unit,
            printed_unit=right.printed_unit,
        )
    if (
        left.unit_end == right.start
        and left.end < right.start
        and right.numeral.body in _DIGIT
        and not right.printed_unit
        and (left.unit in _TENTH or left.printed_unit == "块")
        and left.worth.low is not None
    ):
        tenth = (right.worth.low or Decimal(0)) / 10 * (left.value / left.worth.low)
        return left._replace(end=right.end, unit_end=right.end, value=left.value + tenth)
    return None


def _small_money(text: str, left: Counted, right: Counted) -> Counted | None:
    """1元1角2分."""
    unit = text[right.end : right.end + 1]
    part = _MONEY_PARTS.get(unit)
    if left.unit != "元" or left.value is None or part is None or right.worth.low is None:
        return None
    return left._replace(
        end=right.end + 1, unit_end=right.end + 1, value=left.value + right.worth.low * part
    )


def _share_units(text: str, records: list[Counted]) -> None:
    """Numerals in a row share the unit of the last: 3、5、8元; in a range they share its 万 too."""
    for at in range(len(records) - 2, -1, -1):
        left, right = records[at], records[at + 1]
        between = text[left.end : right.start]
        if (
            left.printed_unit
            or (left.unit in "%‰" and left.unit)
            or left.value is None
            or left.numeral.ordinal
            or len(between) > 2
            or not right.printed_unit
        ):
            continue
        if right.value is None or left.numeral.listed or not _SHARED.match(between):
            continue
        factor = Decimal(1)
        if right.worth.low:
            factor = right.value / right.worth.low
        exponent = left.worth.exponent
        if _RANGE.match(between) and not exponent and right.worth.exponent:
            exponent = right.worth.exponent
            factor = factor.scaleb(exponent)
        records[at] = left._replace(
            value=left.value * factor,
            unit=right.unit,
            printed_unit=right.printed_unit,
            worth=left.worth._replace(exponent=exponent),
        )
