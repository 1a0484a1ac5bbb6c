"""Sums over listed parts: the whole before 其中, or behind 共计; shares of one whole.

Which figures are parts is read off the cue, the unit and the words around, never off the values.
A list behind 其中 may name only some parts: a sum below the whole is then no contradiction, unless
changing one printed digit would close it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from build_scripts.checks.intervals import (
    is_exact,
    meet,
    point,
    resolution,
    scaled,
    shifted,
    total,
)
from build_scripts.checks.judging import (
    claimed_by,
    computation,
    counted_in,
    not_checked,
    power,
    shown,
)
from build_scripts.checks.passages import Fact, Passage, pairs_of_words, same_unit
from build_scripts.records.checks import Check, Computation, Interval, Relation, Verdict

AMONG: Final = "其中"
_WHOLE: Final = re.compile(r"共|总|合计|累计|一共")
TOTAL: Final = re.compile(r"(?:共计|合计|总计|一共|总共|加起来)(?P<noun>[^，。；：]*)$")
_NO_PART: Final = re.compile(
    r"[人户村亩]均|平均|每[人户村亩个]|(?:由|从)(?:20|19)?[^，。；]{0,8}$|(?:增长|增加|提高|下降|减少|升|降)[到至为]"
)
_STOP: Final = re.compile(r"此外|另外|同时|另有|合计|共计|总计")
_GENERIC: Final = frozenset(("个", "项", "家", "处", "所", "座", "次", "条", "种"))
_TOLD: Final = re.compile("共计|合计|总计")
_LIST_MARK: Final = "、"
_NEAR: Final = 6
_LEAST_PARTS: Final = 2
_LEAST_DIGITS: Final = 4  # below, that one digit closes a sum is likely by chance
_SHARE: Final = re.compile(r"^[^，。；、]{0,4}?(?:用于|用来|用作|分配给|归)")
_HUNDRED: Final = Decimal(100)


def sums(passage: Passage) -> Iterator[Check]:
    """Every sum the paragraph claims."""
    for span, facts in passage.sentences():
        at = passage.text.find(AMONG, span.start, span.end)
        if at >= 0:
            yield from _among(passage, span.start, at, facts)
        else:
            yield from _totals(facts)
        yield from _distributed(facts)


def _among(passage: Passage, start: int, at: int, facts: tuple[Fact, ...]) -> Iterator[Check]:
    """The parts listed behind 其中, unit by unit."""
    behind = [fact for fact in facts if fact.start > at and fact.unit != "%"]
    before = [fact for fact in facts if fact.start < at]
    if not before and at - start <= 1:
        before = list(passage.sentence_before(start))
    for unit in dict.fromkeys(fact.unit for fact in behind):
        parts = list(_parts(behind, unit, at))
        if len(parts) < _LEAST_PARTS or not all(map(adds_up, parts)):
            continue
        whole = whole_of(before, parts[0])
        if whole and not_alone(before, whole, start):
            whole = None
        if whole:
            yield sum_of(whole, parts, among=True)
        elif unit == behind[0].unit and len(parts) == len(behind):
            yield not_checked(
                Relation.SUM,
                parts[0],
                "“其中”之前没有同单位的总数，各部分无可相加以对。",
                parts[1:],
            )


def _parts(behind: list[Fact], unit: str, at: int) -> Iterator[Fact]:
    for fact in behind:
        if _STOP.search(fact.text, at, fact.start):
            return
        if fact.unit == unit:
            yield fact


def whole_of(before: list[Fact], part: Fact) -> Fact | None:
    """The figure before 其中 that the part belongs to: of its unit, and if that says little, of its noun."""
    fitting = [
        fact
        for fact in before
        if same_unit(fact.unit, part.unit)
        and adds_up(fact)
        and (part.unit not in _GENERIC or _alike(fact, part))
    ]
    named = [fact for fact in fitting if _WHOLE.search(fact.own_lead)]
    return (named or fitting)[-1] if fitting else None


def not_alone(before: list[Fact], whole: Fact, start: int) -> bool:
    """True when 其中 opens a sentence and the one before it has more than one such figure."""
    if whole.sentence.start == start or _WHOLE.search(whole.own_lead):
        return False
    return sum(same_unit(fact.unit, whole.unit) for fact in before) > 1


def adds_up(fact: Fact) -> bool:
    """False for an average, and for what something was or became: such figures have no sum."""
    return not _NO_PART.search(fact.own_lead)


def _alike(left: Fact, right: Fact) -> bool:
    """True when the words next to both figures share a character that is a noun's."""
    near = (set(f"{fact.own_lead[-_NEAR:]}{fact.tail[:_NEAR]}") for fact in (left, right))
    first, second = near
    return bool((first & second) - set("的了在中为有个和等，、其共“”（）"))


def _totals(facts: tuple[Fact, ...]) -> Iterator[Check]:
    """共计 behind the parts it adds up, in one sentence."""
    for at, whole in enumerate(facts):
        cue = _cue(facts, at)
        if not cue or whole.unit == "%":
            continue
        parts = [fact for fact in facts[:at] if same_unit(fact.unit, whole.unit) and adds_up(fact)]
        alike = sum(same_unit(fact.unit, whole.unit) for fact in facts[:at])
        if alike > len(parts):
            continue  # some of what stands before is no part: the list cannot be told
        if len(parts) >= _LEAST_PARTS and _about(cue["noun"], whole, parts):
            yield sum_of(whole, parts, among=bool(cue["noun"].strip("为达有了约")))
        elif not parts and _TOLD.search(cue[0]):
            yield not_checked(Relation.SUM, whole, "“共计”所合的各部分，文中没有以同一单位列出。")


def _cue(facts: tuple[Fact, ...], at: int) -> "re.Match[str] | None":
    """The cue before a total; the second figure of a pair (共计50户、120人) shares that of the first."""
    whole = facts[at]
    if whole.own_lead == _LIST_MARK and at and facts[at - 1].after == whole.start - 1:
        return TOTAL.search(facts[at - 1].own_lead)
    return TOTAL.search(whole.own_lead)


def _about(noun: str, whole: Fact, parts: list[Fact]) -> bool:
    """True when the total names nothing of its own, or something the parts name too."""
    said = pairs_of_words(noun.strip("为达有了约")) | pairs_of_words(whole.tail[:_NEAR])
    if not said:
        return True
    return any(
        said & (pairs_of_words(part.lead) | pairs_of_words(part.tail[:_NEAR])) for part in parts
    )


def _distributed(facts: tuple[Fact, ...]) -> Iterator[Check]:
    """Shares of one whole that are put to several uses come to no more than the whole."""
    shares = [fact for fact in facts if fact.unit == "%" and _SHARE.match(fact.tail)]
    if len(shares) < _LEAST_PARTS:
        return
    result = total(fact.interval for fact in shares)
    added = sum((fact.value for fact in shares), Decimal(0))
    exact = added == _HUNDRED and all(is_exact(fact.figure) for fact in shares)
    fits = meet(result, point(_HUNDRED))
    formula = f"{' + '.join(shown(fact.value) for fact in shares)} = {shown(added)}（%）"
    over = result.low > _HUNDRED
    yield claimed_by(
        Relation.SUM,
        shares[0],
        shares[1:],
        (computation(formula, result, fits=fits, exact=exact, name="各份之和对100%"),),
        None if fits else Verdict.INCONSISTENT if over else Verdict.AMBIGUOUS,
        () if fits else ("各份之和超过100%。" if over else "各份之和不足100%，或未列全。",),
    )


def sum_of(whole: Fact, parts: list[Fact], *, among: bool) -> Check:
    """The whole against the sum of its parts; ``among``: the list need not be complete."""
    exponent = power(whole)
    result = total(part.interval for part in parts)
    added = sum((part.value for part in parts), Decimal(0))
    formula = (
        f"{' + '.join(shown(part.value, exponent) for part in parts)}"
        f" = {shown(added, exponent)}（{counted_in(whole.unit, exponent)}）"
    )
    fits = meet(result, whole.interval)
    exact = added == whole.value and all(is_exact(each.figure) for each in (whole, *parts))
    way = computation(formula, result, fits=fits, exact=exact)
    return claimed_by(Relation.SUM, whole, parts, (way,), *_judged(whole, parts, way, among))


def _judged(
    whole: Fact, parts: list[Fact], way: Computation, among: bool
) -> tuple[Verdict | None, tuple[str, ...]]:
    if way.fits:
        return None, () if way.exact else (
            "照所印数字相加，与总数略有出入；各数末位四舍五入的范围之内相合。",
        )
    if way.result.low > whole.interval.high:
        if among and whole.unit != "元" and not one_digit_off(whole, parts):
            return Verdict.AMBIGUOUS, ("所列各部分之和大于总数；“其中”各类可以互有交叉。",)
        return Verdict.INCONSISTENT, ("所列各部分之和大于总数。",)
    if not among:
        return Verdict.INCONSISTENT, ("所列各部分之和小于总数。",)
    if one_digit_off(whole, parts):
        return Verdict.INCONSISTENT, ("所列各部分之和小于总数，而改动所印数字中的一位即可相合。",)
    return Verdict.AMBIGUOUS, ("所列各部分之和小于总数；“其中”可以只举出一部分。",)


def one_digit_off(whole: Fact, parts: list[Fact]) -> bool:
    """True when one digit of one printed figure, were it another, would close the sum.

    Only asked of figures with enough digits: round ones close by chance.
    """
    if _significant(whole, parts) < _LEAST_DIGITS:
        return False
    added = total(part.interval for part in parts)
    if any(meet(added, changed) for changed in _one_digit(whole)):
        return True
    return any(
        meet(
            total((*(other.interval for other in parts if other is not part), changed)),
            whole.interval,
        )
        for part in parts
        for changed in _one_digit(part)
    )


def _significant(whole: Fact, parts: list[Fact]) -> int:
    """Digits of the whole, without the noughts at the end that all the figures share."""
    steps = [_last(each.value) for each in (whole, *parts) if each.value]
    return len(f"{whole.value // min(steps):f}")


def _last(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _one_digit(fact: Fact) -> Iterator[Interval]:
    """The figure's interval for each other digit in each printed place."""
    place = min(resolution(fact.figure) or Decimal(1), _last(fact.value))
    while place <= fact.value:
        digit = fact.value // place % 10
        for other in range(10):
            if other != digit:
                by = (other - digit) * place
                yield shifted(fact.interval, by) if by > 0 else _lowered(fact.interval, by)
        place = scaled(point(place), Decimal(10)).low


def _lowered(interval: Interval, by: Decimal) -> Interval:
    return Interval(interval.low + by, interval.high + by)
