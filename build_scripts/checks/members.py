"""Members listed against the number word that sums them up: 甲、乙、丙三县, “六大行动”.

A number word is only held to a list that stands right before it, in brackets behind it, or behind
its colon. Where the words leave open whether the list is what the number counts, a difference
decides nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from build_scripts.checks.intervals import point
from build_scripts.checks.judging import computation
from build_scripts.checks.lists import (
    Listed,
    levels_before,
    list_before,
    list_behind_colon,
    list_in_brackets,
)
from build_scripts.checks.passages import Passage, clause_at
from build_scripts.numerals import worth_of
from build_scripts.records.checks import Check, Computation, Relation, Verdict
from build_scripts.records.figures import Kind, Observation

_WORD: Final = re.compile(r"[两二三四五六七八九十]{1,3}")
_SMALL: Final = re.compile(r"[0-9]{1,2}")
_MOST: Final = Decimal(30)
_NOT_COUNTING: Final = re.compile(
    r"[年月日天时分成倍番元万亿千百余多几%‰亩吨里斤米尺岁代层楼委]|点(?!要求|意见|建议|希望|做法)|是[，、]?|次|届|轮(?=回)|公里|小时|分钟"
)
_COLLECTIVE: Final = re.compile(
    r"个|县|市|区|省|乡|镇|村|级|类|大|方|项|种|位|者|支|门|条|张|件|家|名|人|户|座|地|场|块|所|步|抓|融|资|色|轮|个方面"
)
_FORMULA: Final = re.compile(
    r"[“‘](?P<first>[两二三四五六七八九十])(?P<one>[\u4e00-\u9fff])(?P<second>[两二三四五六七八九十])(?P<two>[\u4e00-\u9fff])[”’]"
)
_EACH_TO: Final = re.compile(r"分别")
_SUMMING: Final = re.compile(r"[级县市区乡镇村类大方者部]|个[县市区乡镇村方]|家单位")
_QUANTITY: Final = re.compile(r"[一两二三四五六七八九十](?!级|体|线|委)[\u4e00-\u9fff]")
# 新建桥梁、涵洞五座: at the end of a clause a measure word counts things, it sums nothing up.
_QUANTIFIED: Final = re.compile(r"[座处个家台辆条张件间所只头棵本套把](?=[，。；、！？）]|$)")
_THINGS: Final = re.compile(r"[大张件支类项条位种道]|个方面|抓手|融合|资源")
_UNDECIDED: Final = "列出的项数与数词不同；数词所指是否就是所列各项，文字上不能断定。"
_NEAR: Final = 2  # a first member hardly longer than the others is shown whole
_KINDS: Final = (Kind.FIGURE, Kind.SLOGAN, Kind.OTHER, Kind.NAME)


def members(passage: Passage) -> Iterator[Check]:
    """Every number word of the paragraph that a list stands to."""
    for numeral in passage.numerals:
        claimed = _claimed(passage.text, numeral)
        if claimed is None:
            continue
        check = (
            _levels(passage, numeral, claimed)
            or _listed(passage, numeral, claimed)
            or _each(passage, numeral, claimed)
        )
        if check:
            yield check
    yield from _formulas(passage)


def _claimed(text: str, numeral: Observation) -> Decimal | None:
    """What a number word counts; None for dates, ordinals, measures and large figures."""
    printed = numeral.figure.printed
    if numeral.figure.kind not in _KINDS:
        return None
    if not _WORD.fullmatch(printed) and not _SMALL.fullmatch(printed):
        return None
    behind = text[numeral.at.end : numeral.at.end + 4]
    if not "\u4e00" <= behind[:1] <= "\u9fff":
        return None
    if _QUANTIFIED.match(text, numeral.at.end):
        return None
    if _NOT_COUNTING.match(behind) or not (_WORD.fullmatch(printed) or _COLLECTIVE.match(behind)):
        return None
    if text[numeral.at.start - 1 : numeral.at.start] in ("第", "前"):
        return None
    value = worth_of(printed).low
    return value if value is not None and 2 <= value <= _MOST else None


def _levels(passage: Passage, numeral: Observation, claimed: Decimal) -> Check | None:
    """省市县 before 三级, written without a mark between."""
    if passage.text[numeral.at.end : numeral.at.end + 1] != "级":
        return None
    apart, joint = levels_before(passage.text, numeral.at.start)
    if len(apart) < 2:
        return None
    found = joint if len(joint) == claimed else apart
    if len(joint) < claimed < len(apart):
        found = apart[: int(claimed)]
    return _compared(passage, numeral, claimed, Listed(found, False, True, True))


def _listed(passage: Passage, numeral: Observation, claimed: Decimal) -> Check | None:
    text, at = passage.text, numeral.at
    phrase = re.compile(r"[^，。；：、（）()“”]{0,8}[”’]?(?:方式|责任制)?").match(text, at.end)
    behind = phrase.end() if phrase else at.end
    found = (
        list_before(text, at.start)
        or list_in_brackets(text, behind)
        or list_behind_colon(text, at.end)
        or _before_this(text, at.start)
    )
    if found is None or _counts_other_things(numeral, found):
        return None
    check = _compared(passage, numeral, claimed, found)
    if check.verdict is Verdict.AMBIGUOUS and not _SUMMING.match(text, at.end):
        return None  # 把收入、支出拆成八项指标
    if check.verdict is Verdict.CONSISTENT or numeral.figure.kind not in (Kind.SLOGAN, Kind.NAME):
        return check
    return _of_formula(check, text[at.end : behind], found)


def _of_formula(check: Check, formula: str, found: Listed) -> Check | None:
    """A quoted formula that a list does not fill: often it merely stands behind some list.

    It is held to the list where both share a word (定人员、定责任“三定”); where it counts things of
    any kind (“三大行动”), nothing is decided; else it says nothing.
    """
    if not (found.even and found.tight):
        return None
    shared = {sign for sign in formula if all(sign in member for member in found.members)}
    if shared - set("个大项的、“”"):
        return check
    if not _THINGS.match(formula) or _WORD.search(formula):
        return None
    return replace(check, verdict=Verdict.AMBIGUOUS, reasons=(_UNDECIDED,))


def _before_this(text: str, start: int) -> Listed | None:
    """The list of the clause before 这两项, 对这三个."""
    clause = clause_at(text, start)
    if not re.fullmatch(r"[对把在以]?(?:这|上述|以上)", text[clause.start : start]):
        return None
    found = list_before(text, max(0, clause.start - 1))
    return found._replace(tight=False) if found else None


def _counts_other_things(numeral: Observation, found: Listed) -> bool:
    """True for a digit behind a bare list, and for a quantity among quantities."""
    if _is_word(numeral) and numeral.figure.kind is not Kind.SLOGAN and not found.marked:
        return any(_QUANTITY.search(member) for member in found.members)  # 冰箱一台、沙发两张
    return not _is_word(numeral) and not found.marked and not found.open


def _is_word(numeral: Observation) -> bool:
    return bool(_WORD.fullmatch(numeral.figure.printed))


def _compared(passage: Passage, numeral: Observation, claimed: Decimal, found: Listed) -> Check:
    number = len(found.members)
    named = "、".join(_short(member) for member in _alike(found))
    fits = number <= claimed if found.open else number == claimed
    way = computation(
        f"列出{number}项：{named}{'等' if found.open else ''}",
        point(Decimal(number)),
        fits=fits,
        exact=fits,
    )
    verdict = Verdict.CONSISTENT
    reasons: tuple[str, ...] = ()
    if fits and found.open and number < claimed:
        reasons = ("“等”字之前列出的少于总数，并不相违。",)
    if not fits:
        sure = (found.even and found.tight) or (found.open and _is_word(numeral))
        verdict = Verdict.INCONSISTENT if sure else Verdict.AMBIGUOUS
        reasons = ("列出的项数与数词不同。",) if sure else (_UNDECIDED,)
    return _check(passage, numeral, claimed, way, verdict, reasons)


def _alike(found: Listed) -> tuple[str, ...]:
    """The members, the first without the words before it where the others tell its length."""
    first, *others = found.members
    length = max(len(member) for member in others)
    if length == 1:
        return (_last_word(first), *others)
    if len(first) > length + (0 if found.even else _NEAR):
        return (f"…{first[-length:]}", *others)
    return found.members


def _last_word(member: str) -> str:
    """中央 is one word of two characters among 省、市、县."""
    return member[-2:] if member.endswith("中央") else member[-1:]


def _short(member: str) -> str:
    return member if len(member) <= 16 else f"…{member[-14:]}"


def _check(
    passage: Passage,
    numeral: Observation,
    claimed: Decimal,
    way: Computation,
    verdict: Verdict,
    reasons: tuple[str, ...],
    inputs: tuple[str, ...] = (),
) -> Check:
    return Check(
        f"{Relation.MEMBERS.value}-{numeral.id}",
        Relation.MEMBERS,
        passage.chapter,
        passage.paragraph,
        numeral.id,
        inputs,
        point(claimed),
        (way,),
        verdict,
        reasons,
        numeral.figure.unit or "项",
    )


def _each(passage: Passage, numeral: Observation, claimed: Decimal) -> Check | None:
    """两项……分别提高到66元、89元: as many values as the number word says."""
    clause = clause_at(passage.text, numeral.at.start)
    cue = _EACH_TO.search(passage.text, numeral.at.end, clause.end)
    if not cue or numeral.at.end + 12 < cue.start():
        return None
    values = [fact for fact in passage.facts if cue.end() <= fact.start < clause.end]
    if len(values) < 2 or len({fact.unit for fact in values}) > 1:
        return None
    number = len(values)
    way = computation(
        f"“分别”之下有{number}个数：{'、'.join(fact.words for fact in values)}",
        point(Decimal(number)),
        fits=number == claimed,
        exact=number == claimed,
    )
    verdict = Verdict.CONSISTENT if number == claimed else Verdict.INCONSISTENT
    reasons = () if number == claimed else ("“分别”之下数的个数与数词不同。",)
    ids = tuple(fact.id for fact in values)
    return _check(passage, numeral, claimed, way, verdict, reasons, ids)


def _formulas(passage: Passage) -> Iterator[Check]:
    """“四不两直” with what follows: members that begin with 不, members that begin with 直."""
    for found in _FORMULA.finditer(passage.text):
        sentence_end = next(
            (at for at in range(found.end(), len(passage.text)) if passage.text[at] in "。！？；"),
            len(passage.text),
        )
        pieces = re.split(r"[，、]", passage.text[found.end() : sentence_end])
        for number, sign in (("first", "one"), ("second", "two")):
            numeral = next(
                (each for each in passage.numerals if each.at.start == found.start(number)), None
            )
            named = tuple(piece for piece in pieces if piece.startswith(found[sign]))
            value = worth_of(found[number]).low
            if numeral is None or value is None or len(named) < 2:
                continue
            yield _compared(passage, numeral, value, Listed(named, False, False, False))
