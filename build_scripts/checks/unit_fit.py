"""Units against the nouns they stand with: 人口 is counted in 人, an area in 亩.

One check a chapter says how many figures stand next to a noun whose units are known and fit it;
each that does not fit has a check of its own.
"""

import re
from typing import Final, NamedTuple

from build_scripts.checks.judging import claimed_by
from build_scripts.checks.passages import Fact, Passage, Reading
from build_scripts.records.checks import Check, Relation, Verdict

_PERSONS: Final = frozenset(("人", "人次"))
_MONEY: Final = frozenset(("元", "角", "分", "美元", "欧元", "港元", "日元", "英镑"))
_AREA: Final = frozenset(("亩", "公顷", "平方公里", "平方米", "%"))
_WEIGHT: Final = frozenset(("吨", "公斤", "斤", "克", "升", "立方米", "千瓦时", "台", "件", "%"))
_LENGTH: Final = frozenset(("公里", "米", "里", "条", "处", "个", "%"))
_POWER: Final = frozenset(("千瓦",))
_RATIO: Final = frozenset(("%", "‰", "百分点", "倍"))


class Noun(NamedTuple):
    """Nouns that end in one of ``words`` are counted in ``units``."""

    words: "re.Pattern[str]"
    units: frozenset[str]


# Only these are held against a noun: what is counted in boxes or football fields is nobody's slip.
_MEASURED: Final = frozenset(
    (
        "元",
        "亩",
        "公顷",
        "平方公里",
        "平方米",
        "公里",
        "吨",
        "公斤",
        "斤",
        "千瓦",
        "户",
        "人",
        "人次",
    )
)
_VERBS: Final = r"(?:已达到?|达到?了?|为|约|共计?|近|超过?|突破)?$"
_BEFORE: Final = (
    Noun(re.compile(r"(?:人口|人数|群众|劳动力)" + _VERBS), frozenset(("人",))),
    Noun(re.compile(r"(?:户数)" + _VERBS), frozenset(("户", "%"))),
    Noun(re.compile(r"(?:资金|金额|产值|销售额|投资|经费|贷款)" + _VERBS), _MONEY),
    Noun(re.compile(r"(?:面积)" + _VERBS), _AREA),
    Noun(re.compile(r"(?:产量)" + _VERBS), _WEIGHT),
    Noun(re.compile(r"(?:里程)" + _VERBS), _LENGTH),
    Noun(re.compile(r"(?:装机容量)" + _VERBS), _POWER),
    Noun(
        re.compile(r"(?:满意度|覆盖率|完成率|合格率|就业率|入学率|达标率|整改率|开工率)" + _VERBS),
        _RATIO,
    ),
)
# Nouns that may be counted in more ways than one: what the unit says then is not what the noun says.
_LOOSE: Final = (
    Noun(re.compile(r"(?:项目|工程|企业|合作社)$"), frozenset(("次", "人", "人次"))),
    Noun(re.compile(r"(?:问题|申请|案件|线索|隐患)$"), frozenset(("户", "人", "人次"))),
    Noun(re.compile(r"[\u4e00-\u9fff]{0,2}户(?:就业|务工|脱贫|增收|上岗)$"), frozenset(("人",))),
)
_PERSONS_BEHIND: Final = re.compile(r"^(?:建档立卡)?(?:贫困|脱贫|受灾|困难)?(?:群众|人口)")
_PAIR: Final = re.compile(r"[、，]?")
_FULL: Final = 100
_BOUNDED: Final = re.compile(r"(?:满意度|覆盖率|入学率|合格率|占比|达标率)" + _VERBS)


def unit_fit(reading: Reading) -> list[Check]:
    """The chapter's units against its nouns."""
    fitting: list[Fact] = []
    odd: list[Check] = []
    for passage in reading.passages:
        for fact in passage.facts:
            found = _odd(passage, fact)
            if found:
                odd.append(found)
            elif any(
                fact.unit in noun.units and noun.words.search(fact.own_lead) for noun in _BEFORE
            ):
                fitting.append(fact)
    return [*_together(reading, fitting), *odd]


def _together(reading: Reading, fitting: list[Fact]) -> list[Check]:
    if not fitting:
        return []
    first = fitting[0]
    return [
        Check(
            f"{Relation.UNIT.value}-{reading.slug}",
            Relation.UNIT,
            reading.slug,
            first.observation.paragraph,
            "",
            tuple(fact.id for fact in fitting),
            None,
            (),
            Verdict.CONSISTENT,
            (f"紧接名词的数字中，有{len(fitting)}个单位与名词相称。",),
        )
    ]


def _odd(passage: Passage, fact: Fact) -> Check | None:
    lead = fact.own_lead
    if _bounds_broken(fact):
        return _unfit(fact, Verdict.INCONSISTENT, "这一比率不能超过100%。")
    for noun in _BEFORE:
        found = noun.words.search(lead)
        if found and fact.unit in _MEASURED and fact.unit not in noun.units:
            return _against(passage, fact, found[0])
    for noun in _LOOSE:
        found = noun.words.search(lead)
        if found and fact.unit in noun.units:
            return _unfit(
                fact,
                Verdict.AMBIGUOUS,
                f"“{found[0]}”以“{fact.unit}”计，所计或是与之相关的{fact.unit}数。",
            )
    behind = _PERSONS_BEHIND.match(fact.tail)
    if fact.unit == "户" and behind:
        sure = behind[0].endswith("人口")
        return _unfit(
            fact,
            Verdict.INCONSISTENT if sure else Verdict.AMBIGUOUS,
            f"“{behind[0]}”指人，而以“户”计{'' if sure else '，所计或是其户数'}。",
        )
    return None


def _against(passage: Passage, fact: Fact, noun: str) -> Check | None:
    """What a noun and a unit that do not fit come to; some are idioms."""
    if fact.unit in ("%", "‰", "百分点", "倍", "番", "年", "天", "月", "名"):
        return None
    if fact.unit == "户" and _persons_follow(passage, fact):
        return None  # 贫困人口50户120人
    if fact.unit == "人次":
        if not noun.startswith("人数"):
            return None
        return _unfit(fact, Verdict.AMBIGUOUS, "“人数”以“人次”计：一人多次则人次多于人数。")
    if noun.startswith(("人口", "群众", "劳动力", "人数")):
        if fact.unit == "户":
            return _unfit(fact, Verdict.INCONSISTENT, f"“{noun}”指人，而以“户”计。")
        return None
    if fact.unit in ("个", "家", "处", "笔", "项", "批", "户", "人") and noun.startswith(
        ("资金", "投资", "贷款", "经费")
    ):
        return None  # 小额贷款300户: what is counted is not the money
    return _unfit(fact, Verdict.INCONSISTENT, f"“{noun}”通常不以“{fact.unit}”计。")


def _persons_follow(passage: Passage, fact: Fact) -> bool:
    behind = next((other for other in passage.facts if other.start >= fact.after), None)
    return (
        behind is not None
        and behind.unit == "人"
        and bool(_PAIR.fullmatch(passage.text, fact.after, behind.start))
    )


def _bounds_broken(fact: Fact) -> bool:
    return fact.unit == "%" and fact.value > _FULL and bool(_BOUNDED.search(fact.own_lead))


def _unfit(fact: Fact, verdict: Verdict, reason: str) -> Check:
    return claimed_by(Relation.UNIT, fact, (), (), verdict, (reason,))
