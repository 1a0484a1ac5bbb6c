"""Growth: 同比 and 比上年 from two printed values, 年均 as compound and as simple average."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from build_scripts.checks.intervals import (
    difference,
    is_exact,
    meet,
    point,
    quotient,
    root,
    rounds_to,
    scaled,
    shifted,
)
from build_scripts.checks.judging import claimed_by, computation, not_checked, shown
from build_scripts.checks.passages import Fact, Passage, pairs_of_words
from build_scripts.records.checks import Check, Computation, Interval, Relation

GROWTH: Final = re.compile(
    r"同比|环比|比上年|较上年|比去年|较去年|增长|增幅|增速|增加|上升|下降|减少|降低|年均|提高|翻"
)
_YEARLY: Final = re.compile(r"年均|年平均")
_FROM: Final = re.compile(r"(?:由|从)[^，。；]*$")
_TO: Final = re.compile(
    r"(?:增长|增加|提高|上升|提升|扩大|发展|减少|下降|降低|降)(?:到|至|为)了?"
    r"[^，。；]{0,8}$|(?:到|至)[^，。；]{0,10}$"
)
_LAST_YEAR: Final = re.compile(r"去年|上年|上一年")
_DOWN: Final = re.compile(r"下降|减少|降低|降幅|减幅")
_BY: Final = re.compile(r"(?:净增|增加|增收|提高|增长|减少|下降|降低)(?:额|幅)?了?(?:为|达)?$")
_FUNCTION: Final = re.compile(
    r"同比|环比|年均|年平均|平均|累计|净增|比上年|较上年|比去年|较去年|增长|增加|增幅|增速|上升|下降|减少|降低|提高|降幅|减幅"
    r"|增收|每年|幅度|分别|达到|高达|超过|[了为达约近率额是的]"
)
_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年")
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_PLACES: Final = 20


class Change(NamedTuple):
    """What something was and what it became."""

    first: Fact
    last: Fact


def growth(passage: Passage) -> Iterator[Check]:
    """Every rate of growth the paragraph states."""
    for _, facts in passage.sentences():
        for at, claim in enumerate(facts):
            if claim.unit == "%" and GROWTH.search(claim.lead):
                change = _told_of(claim, _change(facts[:at]))
                if _YEARLY.search(claim.lead):
                    yield _average(claim, change)
                elif _TO.search(claim.own_lead):
                    continue
                else:
                    yield _rate(claim, change)
            elif claim.unit not in ("%", "") and _BY.search(claim.own_lead):
                change = _told_of(claim, _change(facts[:at]))
                if change and change.last.unit == claim.unit:
                    yield _absolute(claim, change)


def _change(before: tuple[Fact, ...]) -> Change | None:
    """The last two figures of one unit that the sentence tells as a change."""
    for at in range(len(before) - 1, 0, -1):
        last = before[at]
        if last.unit == "%":
            continue
        first = next((fact for fact in reversed(before[:at]) if fact.unit == last.unit), None)
        if first is None or not first.value:
            return None
        between = first.text[first.after : last.start]
        if _FROM.search(first.lead) and _TO.search(between):
            return Change(first, last)
        if _LAST_YEAR.search(first.lead) and "今年" in last.lead:
            return Change(first, last)
        return None
    return None


def _told_of(claim: Fact, change: Change | None) -> Change | None:
    """The change, if the claim follows it at once and names nothing else."""
    if change is None or claim.clause.start > change.last.clause.end + 1:
        return None
    named = pairs_of_words(_FUNCTION.sub("，", claim.lead))
    first = change.first
    if named and not named & (pairs_of_words(first.lead) | pairs_of_words(first.tail)):
        return None
    return change


def _rate(claim: Fact, change: Change | None) -> Check:
    if change is None:
        return not_checked(Relation.GROWTH, claim, "上期的数，文中没有列出。")
    first, last = change
    ratio = quotient(last.interval, first.interval)
    if _DOWN.search(claim.own_lead):
        result = _percent(difference(point(_ONE), ratio))
        value = (_ONE - last.value / first.value) * _HUNDRED
        formula = f"1 − {shown(last.value)} ÷ {shown(first.value)} = {shown(value, places=4)}%"
    else:
        result = _percent(shifted(ratio, -_ONE))
        value = (last.value / first.value - 1) * _HUNDRED
        formula = f"{shown(last.value)} ÷ {shown(first.value)} − 1 = {shown(value, places=4)}%"
    way = _way(claim, formula, result, value)
    reasons = () if way.fits else ("照所印两数计算，得不出所说的增长率。",)
    return claimed_by(Relation.GROWTH, claim, change, (way,), None, reasons)


def _absolute(claim: Fact, change: Change) -> Check:
    """By how much: the later value less the earlier one; 年均 divides it by the years."""
    high, low = sorted((change.first, change.last), key=lambda fact: fact.value, reverse=True)
    result = difference(high.interval, low.interval)
    value = high.value - low.value
    formula = f"{shown(high.value)} − {shown(low.value)} = {shown(value)}（{claim.unit}）"
    exact = value == claim.value and all(is_exact(each.figure) for each in (claim, high, low))
    if not _YEARLY.search(claim.lead):
        way = computation(formula, result, fits=meet(result, claim.interval), exact=exact)
        return claimed_by(Relation.GROWTH, claim, change, (way,))
    years = _years(change)
    if years is None:
        return not_checked(Relation.AVERAGE_GROWTH, claim, "起止年份不明。", change)
    ways = tuple(
        _way(
            claim,
            f"({shown(high.value)} − {shown(low.value)}) ÷ {count} = "
            f"{shown(value / count, places=2)}（{claim.unit}）",
            scaled(result, _ONE / count),
            value / count,
            f"简单平均，{count}年",
        )
        for count in (years, years + 1)
    )
    return claimed_by(Relation.AVERAGE_GROWTH, claim, change, ways, None, _named(ways))


def _average(claim: Fact, change: Change | None) -> Check:
    if change is None:
        return not_checked(Relation.AVERAGE_GROWTH, claim, "起止两年的数，文中没有一并列出。")
    years = _years(change)
    if years is None:
        return not_checked(Relation.AVERAGE_GROWTH, claim, "起止年份不明。", change)
    ways = (
        *(_compound(claim, change, count) for count in (years, years + 1)),
        *(_simple(claim, change, count) for count in (years, years + 1)),
    )
    return claimed_by(Relation.AVERAGE_GROWTH, claim, change, ways, None, _named(ways))


def _compound(claim: Fact, change: Change, years: int) -> Computation:
    first, last = change
    result = _percent(shifted(root(quotient(last.interval, first.interval), years), -_ONE))
    middle = root(point(last.value / first.value), years).low
    value = (middle - 1) * _HUNDRED
    formula = (
        f"({shown(last.value)} ÷ {shown(first.value)})^(1/{years}) − 1 = {shown(value, places=4)}%"
    )
    return _way(claim, formula, result, value, f"复合增长，{years}年")


def _simple(claim: Fact, change: Change, years: int) -> Computation:
    first, last = change
    ratio = quotient(last.interval, first.interval)
    result = scaled(shifted(ratio, -_ONE), _HUNDRED / years)
    value = (last.value / first.value - 1) * _HUNDRED / years
    formula = (
        f"({shown(last.value)} ÷ {shown(first.value)} − 1) ÷ {years} = {shown(value, places=4)}%"
    )
    return _way(claim, formula, result, value, f"简单平均，{years}年")


def _way(
    claim: Fact, formula: str, result: Interval, value: Decimal, name: str = ""
) -> Computation:
    fits = meet(result, claim.interval)
    exact = fits and rounds_to(value, claim.figure)
    return computation(formula, result, fits=fits, exact=exact, name=name)


def _percent(interval: Interval) -> Interval:
    return Interval(interval.low * _HUNDRED, interval.high * _HUNDRED)


def _named(ways: tuple[Computation, ...]) -> tuple[str, ...]:
    """Which reading of 年均 fits."""
    fitting = [way.name for way in ways if way.fits]
    if not fitting:
        return ("按复合增长与按简单平均，都得不出所说的年均数。",)
    others = [way.name for way in ways if not way.fits]
    said = f"{'、'.join(fitting)}相合" + (f"；{'、'.join(others)}不合。" if others else "。")
    return (said,)


def _years(change: Change) -> int | None:
    """Years from the first value to the last: as printed before each, else as settled."""
    first = _year_before(change.first, change.first.sentence.start)
    last = _year_before(change.last, change.first.after)
    if first is None or last is None or not 0 < last - first < _PLACES * 5:
        return None
    return last - first


def _year_before(fact: Fact, since: int) -> int | None:
    printed = [int(found["year"]) for found in _YEAR.finditer(fact.text, since, fact.start)]
    if printed:
        return printed[-1]
    settled = fact.figure.period.value[:4]
    return int(settled) if settled.isdigit() and len(settled) == 4 else None
