"""A part is no more than its whole: 其中 with one part, 已 of what was planned, some of all."""

import re
from collections.abc import Iterator
from typing import Final

from build_scripts.checks.judging import claimed_by, computation, counted_in, power, shown
from build_scripts.checks.passages import Fact, Passage, pairs_of_words, same_unit
from build_scripts.checks.sums import AMONG, TOTAL, adds_up, not_alone, whole_of
from build_scripts.checks.times import overlap, same_year
from build_scripts.records.checks import Check, Relation, Verdict

_DONE: Final = re.compile(
    r"已|完成|竣工|完工|办结|整改|落实|并网|到位|拨付|兑现|开工|建成|销号|交付|入住|投产|销售"
)
_EMPTY: Final = re.compile(
    r"已经|已|有|全部|目前|现|截至|截止|累计|主体|实际|完成|其中|了|的|到|、|，|共|并|均|都|占|顺利|如期"
    r"|办结|竣工|完工|整改|落实|到位|开工|建成|投产|交付|\d+年|\d+月底?|日"
)
_BEGUN: Final = re.compile(
    r"共|总|计划|规划|任务|目标|拟|应|受理|排查|摸排|登记|签约|下达|确定|接到|收到|列入"
)
_PLANNED: Final = re.compile(r"计划|规划|任务|目标|拟|预计|力争")
_ALL: Final = re.compile(r"^(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:已)?全部")
_SOME: Final = re.compile(r"符合条件|其中|部分")
_TOGETHER: Final = re.compile(r"共(?:涉及|有|计|达)?$|合计$")
_AVERAGE: Final = re.compile(r"人均|户均|平均|每[户人村亩个年月天]")
_NEAR: Final = 8


def parts(passage: Passage) -> Iterator[Check]:
    """Every part and whole within one paragraph."""
    seen: set[tuple[str, str]] = set()
    for check in (*_single(passage), *_done(passage), *_gathered(passage)):
        if (check.claim, check.inputs[0]) not in seen:
            seen.add((check.claim, check.inputs[0]))
            yield check


def _single(passage: Passage) -> Iterator[Check]:
    """The one figure of its unit behind 其中."""
    for span, facts in passage.sentences():
        at = passage.text.find(AMONG, span.start, span.end)
        if at < 0:
            continue
        behind = [fact for fact in facts if fact.start > at and fact.unit != "%"]
        before = [fact for fact in facts if fact.start < at]
        if not before and at - span.start <= 1:
            before = list(passage.sentence_before(span.start))
        for unit in dict.fromkeys(fact.unit for fact in behind):
            (part, *others) = (fact for fact in behind if fact.unit == unit)
            whole = whole_of(before, part)
            if whole and not_alone(before, whole, span.start):
                continue
            if whole and not others and adds_up(part) and not _AVERAGE.search(part.lead):
                yield part_of(part, whole)


def _done(passage: Passage) -> Iterator[Check]:
    """What has been done of what was planned, received or counted, in one sentence."""
    for _, facts in passage.sentences():
        for at, part in enumerate(facts):
            if part.unit in ("%", "年", "天", "月") or not _DONE.search(part.lead):
                continue
            whole = _begun(facts[:at], part)
            if whole and not _AVERAGE.search(part.lead + whole.lead):
                yield part_of(part, whole)


def _begun(before: tuple[Fact, ...], part: Fact) -> Fact | None:
    """The last earlier figure of the unit, when the part names nothing else than it does."""
    fitting = [
        fact
        for fact in before
        if same_unit(fact.unit, part.unit)
        and (fact.clause != part.clause or _DONE.search(part.text, fact.after, part.start))
    ]
    if not fitting:
        return None
    whole = fitting[-1]
    named = pairs_of_words(_EMPTY.sub("，", part.own_lead))
    of_whole = pairs_of_words(whole.lead) | pairs_of_words(whole.tail[:_NEAR])
    if named and not named & of_whole:
        return None
    if fact_of_its_own(whole, part):
        return None
    between = part.text[whole.after : part.clause.start]
    if "。" in between or (_DONE.search(whole.own_lead) and not _PLANNED.search(whole.lead)):
        return None
    return whole


def fact_of_its_own(whole: Fact, part: Fact) -> bool:
    """True when nothing says that the earlier figure is the whole: last year's, not the plan's."""
    if whole.clause == part.clause or whole.tail.endswith("中"):
        return False
    return not _BEGUN.search(whole.lead)


def _gathered(passage: Passage) -> Iterator[Check]:
    """A total with 共 and one figure of its unit before it."""
    for _, facts in passage.sentences():
        for at, whole in enumerate(facts):
            earlier = [fact for fact in facts[:at] if same_unit(fact.unit, whole.unit)]
            cue = re.search(r"共涉及$", whole.own_lead) or TOTAL.search(whole.own_lead)
            if cue and len(earlier) == 1 and whole.unit != "%":
                check = part_of(earlier[0], whole)
                if check.verdict is not Verdict.INCONSISTENT:
                    yield check


def parts_of_all(passages: tuple[Passage, ...]) -> Iterator[Check]:
    """Some of the things of which the chapter says that all were ...: no more than all."""
    facts = [fact for passage in passages for fact in passage.facts]
    wholes: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        found = _ALL.match(fact.tail)
        if found and (key := (found["noun"], fact.unit, fact.figure.area.codes)) not in wholes:
            wholes[key] = fact
    for (noun, unit, area), whole in wholes.items():
        for part in facts:
            if part.unit == unit and part.figure.area.codes == area and _is_some(part, whole, noun):
                yield part_of(part, whole, strict=False)


def _is_some(part: Fact, whole: Fact, noun: str) -> bool:
    """True when the part speaks of some of what the whole says all of, in a time they share."""
    if part is whole or not part.tail.startswith(noun):
        return False
    times = part.figure.period.value, whole.figure.period.value
    if not overlap(*times) and not same_year(*times):
        return False
    named = bool(_SOME.search(part.own_lead))
    return named or not (part.sentence == whole.sentence or _ALL.match(part.tail))


def part_of(part: Fact, whole: Fact, *, strict: bool = True) -> Check:
    """The part against the whole; a plan may be exceeded, and then nothing is decided."""
    exponent = power(whole)
    fits = part.interval.low <= whole.interval.high
    exact = part.value <= whole.value
    sign = "≤" if exact else ">"
    formula = (
        f"{shown(part.value, exponent)} {sign} {shown(whole.value, exponent)}"
        f"（{counted_in(whole.unit, exponent)}）"
    )
    way = computation(formula, whole.interval, fits=fits, exact=exact and fits)
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    if not fits:
        planned = part.clause != whole.clause and _PLANNED.search(whole.lead)
        if planned:
            verdict, reasons = Verdict.AMBIGUOUS, ("所成多于所计划，或为超额完成。",)
        elif not strict:
            verdict, reasons = Verdict.AMBIGUOUS, ("部分多于全部；两处所计未必是同一时点。",)
        else:
            reasons = ("部分多于全部。",)
    return claimed_by(Relation.PART, part, (whole,), (way,), verdict, reasons)
