"""The same fact told twice: the same indicator, area, unit and time, in two sentences.

Two figures are one fact when an editor gave them one indicator, or when both are said of all (全部,
全县) in the same words. Never because their values are equal.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from build_scripts.checks.intervals import is_exact, meet
from build_scripts.checks.judging import claimed_by, computation, counted_in, power, shown
from build_scripts.checks.passages import Fact, Reading
from build_scripts.checks.times import may_be_one, overlap, same_year
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Role

_OF_ALL: Final = re.compile(r"^[\u4e00-\u9fff]{2,10}?全部[\u4e00-\u9fff]{1,4}")
_WHOLE_AREA: Final = re.compile(r"全[省市县区]")
_HERE: Final = re.compile(r"[全我][省市县区乡镇]|该[县市区]")
_PLACE: Final = re.compile(r"[省市县区乡镇村]")
_BATCH: Final = re.compile(r"第[一二三四五六]批|分别|另|又|再|新增|上半年|下半年")
_ROLES: Final = (Role.REPORTED, Role.ENUMERATED, Role.STANDARD, Role.TARGET)


def repeats(readings: Iterable[Reading]) -> Iterator[Check]:
    """Every fact of the book that is told again, each telling against the one before it."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for reading in readings:
        for fact in reading.facts:
            for key in _keys(fact):
                groups.setdefault(key, []).append(fact)
    told: set[tuple[str, str]] = set()
    for key, facts in groups.items():
        for first, again in _tellings(facts, in_year=key[0] == "words"):
            if (first.id, again.id) not in told:
                told.add((first.id, again.id))
                yield _again(first, again, same_words=key[0] == "words")


def _keys(fact: Fact) -> Iterator[tuple[str, ...]]:
    """What a figure is known by again."""
    area, unit, role = fact.figure.area.codes, fact.unit, fact.figure.role
    if role not in _ROLES:
        return
    if area and fact.observation.where and fact.figure.indicator:
        yield "indicator", fact.figure.indicator, area, unit, fact.figure.comparison
    found = _OF_ALL.match(fact.tail)
    elsewhere = not area and _PLACE.search(_HERE.sub("", fact.own_lead))
    if found and not _BATCH.search(fact.lead) and not elsewhere:
        yield "words", found[0], area, unit


def _tellings(facts: list[Fact], *, in_year: bool) -> Iterator[tuple[Fact, Fact]]:
    """Neighbours in the order of the book that may be one fact in one time, not in one sentence."""
    apart: list[Fact] = []
    for fact in facts:
        last = apart[-1] if apart else None
        if last and last.text is fact.text and last.sentence == fact.sentence:
            continue
        apart.append(fact)
    for first, again in pairwise(apart):
        times = first.figure.period.value, again.figure.period.value
        if overlap(*times) or not all(times) or (in_year and same_year(*times)):
            yield first, again


def _again(first: Fact, again: Fact, *, same_words: bool) -> Check:
    exponent = power(again)
    exact = first.value == again.value and (
        first.figure.qualifier is again.figure.qualifier
        or all(is_exact(each.figure) for each in (first, again))
    )
    fits = meet(first.interval, again.interval)
    sign = "=" if first.value == again.value else "≠"
    formula = (
        f"{shown(again.value, exponent)} {sign} {shown(first.value, exponent)}"
        f"（{counted_in(again.unit, exponent)}）"
    )
    way = computation(formula, first.interval, fits=fits, exact=exact)
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    if not fits:
        one_time = may_be_one(first.figure.period.value, again.figure.period.value)
        if one_time or same_words:
            reasons = ("同一指标两处所记不同。",)
        else:
            verdict = Verdict.AMBIGUOUS
            reasons = ("两处所记不同；所指时点或许有先后。",)
    return claimed_by(Relation.REPEAT, again, (first,), (way,), verdict, reasons)
