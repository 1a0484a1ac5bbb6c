"""Totals, counts and averages: what falls to each, times how many, is the total."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from build_scripts.checks.intervals import is_exact, meet, product, quotient, rounds_to, scaled
from build_scripts.checks.judging import claimed_by, computation, not_checked, shown
from build_scripts.checks.passages import Fact, Passage, pairs_of_words
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Role

_EACH: Final = re.compile(
    r"(?P<each>人均|户均|村均|亩均|平均每[人户村个亩家]|每[人户村亩家]|每个\w{1,4}村)(?P<what>[^，。；、]{0,12})$"
)
_UNITS: Final = {"人": "人", "户": "户", "村": "个", "亩": "亩", "个": "个", "家": "家"}
_MONTHLY: Final = re.compile(r"每个?月|月均|月收入|月工资")
_YEARLY: Final = re.compile(r"(?:一年|全年)[^，。；]{0,8}$")
_RECKONED: Final = re.compile(r"算下来|这样|合下来|一年下来")
_TWELVE: Final = Decimal(12)


def averages(passage: Passage) -> Iterator[Check]:
    """Every average that names its count and its total, and those that do not."""
    for _, facts in passage.sentences():
        for at, average in enumerate(facts):
            each = _EACH.search(average.own_lead) or _EACH.search(average.lead)
            if not each or average.unit == "%" or average.figure.role is Role.STANDARD:
                continue
            unit = next(known for sign, known in _UNITS.items() if sign in each["each"][::-1])
            counts = [fact for fact in facts[:at] if fact.unit == unit]
            totals = [
                fact
                for fact in facts[:at]
                if fact.unit == average.unit and _spoken_of(fact, each["what"])
            ]
            if len(counts) == 1 and len(totals) == 1:
                yield _per(average, counts[0], totals[0])
            elif counts and not totals:
                yield not_checked(
                    Relation.PER_UNIT, average, "平均数所据的总数，文中没有列出。", counts[-1:]
                )


def _spoken_of(whole: Fact, what: str) -> bool:
    """True when the total speaks of what the average speaks of, and is none itself."""
    if _EACH.search(whole.lead):
        return False
    return bool(pairs_of_words(what) & (pairs_of_words(whole.lead) | pairs_of_words(whole.tail)))


def _per(average: Fact, count: Fact, whole: Fact) -> Check:
    result = quotient(whole.interval, count.interval)
    value = whole.value / count.value if count.value else Decimal(0)
    formula = (
        f"{shown(whole.value)} ÷ {shown(count.value)} = {shown(value, places=4)}（{average.unit}）"
    )
    fits = meet(result, average.interval)
    exact = fits and (rounds_to(value, average.figure) or _product_is(average, count, whole))
    way = computation(formula, result, fits=fits, exact=exact)
    reasons = () if fits else ("照所印总数与个数相除，得不出所说的平均数。",)
    return claimed_by(Relation.PER_UNIT, average, (whole, count), (way,), None, reasons)


def _product_is(average: Fact, count: Fact, whole: Fact) -> bool:
    """True when count times average is the printed total exactly."""
    exact = all(is_exact(fact.figure) for fact in (average, count, whole))
    return exact and product(average.interval, count.interval) == whole.interval


def yearly(passages: tuple[Passage, ...]) -> Iterator[Check]:
    """What one earns in a year, reckoned from what he earns in a month, told just before."""
    for at, passage in enumerate(passages):
        for year in passage.facts:
            if (
                year.unit != "元"
                or not _RECKONED.search(year.lead)
                or not _YEARLY.search(year.lead)
            ):
                continue
            near = [fact for each in passages[max(0, at - 1) : at + 1] for fact in each.facts]
            months = [
                fact
                for fact in near
                if fact.unit == "元"
                and _MONTHLY.search(fact.lead)
                and (fact.text is not year.text or fact.start < year.start)
            ]
            if months:
                yield _twelve(year, months[-1])


def _twelve(year: Fact, month: Fact) -> Check:
    result = scaled(month.interval, _TWELVE)
    value = month.value * _TWELVE
    fits = meet(result, year.interval)
    way = computation(
        f"{shown(month.value)} × 12 = {shown(value)}（元）",
        result,
        fits=fits,
        exact=fits and year.interval.low <= result.low and result.high <= year.interval.high,
    )
    verdict = None if fits else Verdict.AMBIGUOUS
    reasons = () if fits else ("按十二个月计算不合；一年中未必月月如此。",)
    return claimed_by(Relation.PER_UNIT, year, (month,), (way,), verdict, reasons)
