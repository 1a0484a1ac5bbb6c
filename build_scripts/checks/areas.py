"""A part of an area has no more than the whole: the same indicator for a county and its prefecture."""

import re
from collections.abc import Iterable, Iterator
from itertools import product as pairs
from typing import Final

from build_scripts.checks.judging import claimed_by, computation, counted_in, power, shown
from build_scripts.checks.passages import Fact, Reading
from build_scripts.checks.quoted import quoted_names
from build_scripts.checks.times import may_be_one, overlap, same_year
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Role

# What is not added up over areas: ratios, means, ranks, durations.
_NOT_ADDED: Final = frozenset(("%", "‰", "百分点", "倍", "番", "名", "年", "天", "月", "岁", ""))
_MEANS: Final = ("人均", "户均", "村均", "平均", "每")
# Words that say of a thing how it was come by, not what it is.
_QUALIFIED: Final = re.compile("^(?:选派|农村|全部|累计|共有)+")
_ROLES: Final = (Role.REPORTED, Role.EXPECTED, Role.INTENDED)


def areas(readings: Iterable[Reading]) -> Iterator[Check]:
    """Every figure of an area against the same figure of the area that holds it."""
    facts = [fact for reading in readings for fact in reading.facts if _adds_up(fact)]
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        for key in _keys(fact):
            groups.setdefault(key, []).append(fact)
    told: set[tuple[str, str]] = set()
    for key, alike in groups.items():
        for part, whole in pairs(alike, alike):
            if _inside(part, whole, key[0]) and (part.id, whole.id) not in told:
                if part.text is whole.text and part.sentence == whole.sentence:
                    continue
                told.add((part.id, whole.id))
                yield _against(part, whole, sure=key[0] == "indicator")


def _adds_up(fact: Fact) -> bool:
    figure = fact.figure
    mean = any(sign in figure.indicator or sign in fact.lead[-8:] for sign in _MEANS)
    return figure.role in _ROLES and fact.unit not in _NOT_ADDED and not mean


def _keys(fact: Fact) -> Iterator[tuple[str, ...]]:
    if fact.observation.where and fact.figure.indicator:
        yield "indicator", _QUALIFIED.sub("", fact.figure.indicator), fact.unit
    sentence = fact.text[fact.sentence.start : fact.start]
    if "带动" in fact.lead:
        for name in quoted_names(sentence):
            yield "name", fact.observation.paragraph, name, fact.unit


def _inside(part: Fact, whole: Fact, known_by: str) -> bool:
    inner, outer = part.figure.area.codes, whole.figure.area.codes
    if not inner or not outer or ";" in inner or ";" in outer or inner == outer:
        return False
    if not inner.startswith(outer.rstrip("0")):
        return False
    now, then = part.figure.period.value, whole.figure.period.value
    return overlap(now, then) or (known_by == "name" and same_year(now, then))


def _against(part: Fact, whole: Fact, *, sure: bool) -> Check:
    exponent = min(power(part), power(whole))
    fits = part.interval.low <= whole.interval.high
    exact = part.value <= whole.value
    formula = (
        f"{shown(part.value, exponent)} {'≤' if exact else '>'} {shown(whole.value, exponent)}"
        f"（{counted_in(whole.unit, exponent)}）"
    )
    way = computation(formula, whole.interval, fits=fits, exact=exact and fits)
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    if not fits:
        one_time = may_be_one(part.figure.period.value, whole.figure.period.value)
        if not (sure and one_time):
            verdict = Verdict.AMBIGUOUS
        reasons = ("下级地区之数大于上级地区之数。",)
    return claimed_by(Relation.AREA, part, (whole,), (way,), verdict, reasons)
