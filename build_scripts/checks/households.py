"""Persons per household, where the text gives both side by side."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from build_scripts.checks.intervals import quotient
from build_scripts.checks.judging import claimed_by, computation, shown
from build_scripts.checks.passages import Fact, Passage
from build_scripts.records.checks import Check, Relation, Verdict

# What may stand between 户 and the persons that live in them, and no other figure.
_BETWEEN: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}户|[\u4e00-\u9fff]{0,6}(?:群众|居民|家庭|人口))?"
    r"[、，]?(?:共计?|合计|惠及|涉及|受益|约|近|超过?|贫困人口)?[（(]?$"
)
ONE: Final = Decimal(1)
_USUAL: Final = Decimal(7)  # the mean of a place is hardly ever higher
_HIGHEST: Final = Decimal(10)


def households(passage: Passage) -> Iterator[Check]:
    """Every pair of households and persons."""
    for _, facts in passage.sentences():
        for left, right in pairwise(facts):
            if {left.unit, right.unit} == {"户", "人"} and _BETWEEN.fullmatch(
                passage.text, left.after, right.start
            ):
                homes, persons = (left, right) if left.unit == "户" else (right, left)
                if homes.value:
                    yield _persons_of(homes, persons)


def _persons_of(homes: Fact, persons: Fact) -> Check:
    result = quotient(persons.interval, homes.interval)
    value = persons.value / homes.value
    formula = f"{shown(persons.value)} ÷ {shown(homes.value)} = {shown(value, places=3)}（人/户）"
    possible = result.high >= ONE and result.low <= _HIGHEST
    way = computation(formula, result, fits=possible, exact=possible)
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    if result.high < ONE:
        reasons = ("人数少于户数，每户不足一人。",)
    elif result.low > _HIGHEST:
        reasons = ("平均每户超过十人，与户数不相称。",)
    elif result.low > _USUAL:
        verdict, reasons = Verdict.AMBIGUOUS, ("平均每户多于七人，不常见，但不是不可能。",)
    return claimed_by(Relation.HOUSEHOLD, persons, (homes,), (way,), verdict, reasons)
