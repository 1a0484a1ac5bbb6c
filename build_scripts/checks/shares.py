"""Percentages that say how much of a whole: 完成率, 占. Found by the words of the rate."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from build_scripts.checks.growth import GROWTH
from build_scripts.checks.intervals import meet, quotient, rounds_to, scaled
from build_scripts.checks.judging import claimed_by, computation, not_checked, shown
from build_scripts.checks.passages import Fact, Passage, pairs_of_words, same_unit
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Role

_RATE: Final = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,8})率(?:达到了?|达|为|约|超过|近|高达|是)*$")
_OF: Final = re.compile(
    r"占(?:到|了|比)?(?P<whole>[^，。；]{0,14}?)的?(?:比例|比重)?(?:为|达到?|约|近)?$"
)
_ALL: Final = re.compile(r"总[数量额人户]|总人口|全部")
_TOTAL: Final = re.compile(r"共|总|合计")
_ANAPHOR: Final = re.compile(r"^(?:总[数量额]|全部)?$")
_PART: Final = re.compile(r"已|完成|其中")
_BEGUN: Final = re.compile(r"共|总|计划|规划|任务|应|受理|排查|登记")
_AMONG: Final = re.compile(r"[^，。；]{0,8}中$")
_HUNDRED: Final = Decimal(100)
_NEAR: Final = 8


def shares(passage: Passage) -> Iterator[Check]:
    """Every share the paragraph states, recomputed or named as not to be recomputed."""
    for _, facts in passage.sentences():
        for at, share in enumerate(facts):
            if share.unit != "%" or GROWTH.search(share.lead):
                continue
            found = list(_pairs(facts[:at], share))
            if len(found) == 1:
                yield _share_of(share, *found[0])
            elif found:
                yield _undecided(share, found)
            else:
                yield not_checked(Relation.SHARE, share, _why(share))


def _pairs(before: tuple[Fact, ...], share: Fact) -> Iterator[tuple[Fact, Fact]]:
    """Part and whole by the words of the claim; more than one pair only where words do not decide."""
    counted = [fact for fact in before if fact.unit != "%"]
    rate = _RATE.search(share.lead)
    of = _OF.search(share.lead)
    if rate:
        what = pairs_of_words(rate["what"])
        done = [fact for fact in counted if fact.own_lead.rstrip("了到")[-2:] in what]
        done = [fact for fact in done if any(_comparable(fact, whole) for whole in counted)]
        for part in done[-1:]:
            yield from ((part, whole) for whole in counted if _comparable(part, whole))
    elif of and counted:
        part = counted[-1]
        wholes = [fact for fact in counted[:-1] if same_unit(fact.unit, part.unit)]
        said = of["whole"]
        if _ANAPHOR.match(said) or _ALL.search(said):
            wholes = [fact for fact in wholes if _TOTAL.search(fact.own_lead)] or wholes[:1]
        else:
            named = pairs_of_words(said)
            wholes = [
                fact
                for fact in wholes
                if named & (pairs_of_words(fact.own_lead) | pairs_of_words(fact.tail[:_NEAR]))
            ]
        yield from ((part, whole) for whole in wholes)


def _comparable(part: Fact, whole: Fact) -> bool:
    return whole.start < part.start and same_unit(part.unit, whole.unit)


def _share_of(share: Fact, part: Fact, whole: Fact) -> Check:
    if not whole.value:
        return not_checked(Relation.SHARE, share, "总数为零。", (part, whole))
    result = scaled(quotient(part.interval, whole.interval), _HUNDRED)
    value = part.value / whole.value * _HUNDRED
    formula = f"{shown(part.value)} ÷ {shown(whole.value)} = {shown(value, places=4)}%"
    fits = meet(result, share.interval)
    way = computation(formula, result, fits=fits, exact=fits and rounds_to(value, share.figure))
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    if not fits and _tied(part, whole):
        reasons = ("照所印两数相除，得不出所说的比率。",)
    elif not fits:
        verdict = Verdict.AMBIGUOUS
        reasons = ("照这两数相除，得不出所说的比率；总数或许另有所指。",)
    return claimed_by(Relation.SHARE, share, (part, whole), (way,), verdict, reasons)


def _tied(part: Fact, whole: Fact) -> bool:
    """True when the words leave no doubt that the one figure is the whole of the other."""
    between = part.text[whole.clause.end : part.clause.start]
    beside = whole.clause == part.clause or len(between) <= 1
    said = _PART.search(part.own_lead) or _BEGUN.search(whole.own_lead)
    return beside and bool(said or _AMONG.match(whole.tail))


def _undecided(share: Fact, found: list[tuple[Fact, Fact]]) -> Check:
    """More than one figure of the sentence may be the whole: each is tried, and named."""
    checks = [_share_of(share, part, whole) for part, whole in found]
    ways = tuple(
        way._replace(name=f"以{whole.words}为总数")
        for check, (_, whole) in zip(checks, found, strict=True)
        for way in check.computations
    )
    fitting = [way.name for way in ways if way.fits]
    reasons = (
        f"同一句中可作总数的不止一个，{'、'.join(fitting)}相合。"
        if fitting
        else "同一句中可作总数的不止一个，都得不出所说的比率；总数或许在别处。",
    )
    return claimed_by(
        Relation.SHARE,
        share,
        list(dict.fromkeys(fact for pair in found for fact in pair)),
        ways,
        None if fitting else Verdict.AMBIGUOUS,
        reasons,
    )


def _why(share: Fact) -> str:
    if share.figure.role is Role.STANDARD:
        return "是规定的比例，不是由别的数字算得的结果。"
    if share.figure.role in (Role.TARGET, Role.INTENDED, Role.EXPECTED):
        return "是目标或预期，尚无结果可算。"
    if _OF.search(share.lead):
        return "所占的总数，文中没有列出。"
    return "比率的分子、分母，文中没有一并列出。"
