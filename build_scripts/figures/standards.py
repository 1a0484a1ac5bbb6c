"""What a rule fixes: standards, limits, thresholds and awards."""

import re
from typing import Final, NamedTuple

from build_scripts.figures.counted import Counted
from build_scripts.figures.sentences import Sentences

MONEY: Final = frozenset(("元", "角"))
STANDARD: Final = re.compile(
    r"(?=[标不每限最定按门条期规报再资原])(?:(?<!现行)标准(?![下化厂])|不得|不低于|不高于|每人每[月年天]|每[生户人]每?[年月]?(?:补|奖|给|助|可|发)?|每[亩株头只](?:补|奖)|限额|最低工资"
    r"|定额|按每|门槛|(?<!符合)(?<!具备)条件|期限|规定|报销(?!后|比例(?:[由从达]|提高))|再报|资助标准|原则上)"
)
_EARNED: Final = re.compile(r"分红|收益|增收|收入|获利|务工|只有|[能可]分|分[到得了]|只掏")
_THRESHOLD: Final = re.compile(
    r"元(?:以下|以上|左右|以内)?的[^，。；]{0,10}(?:户|人口|家庭|对象|人员)"
)
_THRESHOLD_BEFORE: Final = re.compile(r"人均(?:年|纯|可支配)?收入(?:在|低于)$")
_SHARED_OUT: Final = re.compile(r"[%％](?:用[于来作]|归|作为|留)")
_TERM: Final = re.compile(r"年(?:的)?过渡期")
_ASSIGNED: Final = re.compile(r"每[个村户县名][^，。；]{0,8}由")
_BY_RULE: Final = re.compile(r"按(?:照)?(?:有关|相关)?规定，")
_WHO_IS_MEANT: Final = re.compile(
    r"以[上下内](?:的|[^，。；0-9]{0,4}的?)，(?:每|按|可|给予|一次性|补|奖)"
)
_PROMISED: Final = re.compile(r"[月年]补[助贴]")
_ANSWERS: Final = ("答：", "答:")
_FACT: Final = re.compile(r"全[市省县区]|[共已]|累计|去年|截至|新增|目前")
_AWARD: Final = re.compile(r"(?:再|另|一次性)?(?:奖励?|补助?|补贴|给予)")
_AWARDED: Final = re.compile(r"[^，。；0-9]{0,6}的，(?:再|另|一次性)?(?:奖|补[助贴0-9])")
_LONGEST_NAMED: Final = 8  # characters
_MARKET: Final = re.compile(r"的[^，。；0-9]{0,4}价")
_CLASS: Final = re.compile(r"以[上下内](?:的)?(?:自然村|村[民小]|居民点|自然屯|安置[点区]|集中)")
_LIMITED: Final = re.compile(r"(?:超过?|不足|低于|高于|不到)$")
_CLASS_BEHIND: Final = re.compile(
    r"(?:以[上下])?的[^，。；0-9]{0,8}(?:村|乡镇|县|企业|集群|园区|户|合作社)"
)
_FEW: Final = 4


class Before(NamedTuple):
    """What stands before a figure in its clause, and in its sentence."""

    clause: str
    sentence: str


def is_standard(
    text: str, record: Counted, before: Before, sentences: Sentences, done: bool
) -> bool:
    """True where the figure is what a rule says; ``done``: the clause says that it has happened."""
    clause, sentence = before
    if record.unit == "%" and _SHARED_OUT.match(text, record.end):
        return True
    if record.unit == "年" and _TERM.match(text, record.end):
        return True
    if record.unit in MONEY and (
        _THRESHOLD.match(text, record.end) or _THRESHOLD_BEFORE.search(clause)
    ):
        return True
    if record.value is not None and record.value < _FEW and _ASSIGNED.search(sentence):
        return True
    behind = text[record.unit_end : record.unit_end + 1]
    if behind == "的" and _MARKET.match(text, record.unit_end):
        return False
    if _is_awarded(text, record, clause, sentences):
        return True
    if behind in "以的" and (
        _WHO_IS_MEANT.match(text, record.unit_end) or _is_classed(text, record, clause)
    ):
        return True
    if not done and "规定，" in sentence and _BY_RULE.search(sentence):
        return True
    if record.unit in MONEY and _PROMISED.search(clause):
        return True
    if text.startswith(_ANSWERS, sentences.line(record.start)) and not _FACT.search(sentence):
        return True
    if text.startswith(("标准", "的标准"), record.unit_end):
        return True
    return bool(STANDARD.search(clause)) and not done and not _EARNED.search(clause)


def _is_awarded(text: str, record: Counted, clause: str, sentences: Sentences) -> bool:
    """连续两年盈利的，奖3万元: who is meant, and what they get."""
    if record.unit in MONEY and _AWARD.fullmatch(clause):
        start = sentences.clause(record.start)
        return text[start - 2 : start] == "的，"
    named = text.find("的，", record.unit_end, record.unit_end + _LONGEST_NAMED) >= 0
    return named and bool(_AWARDED.match(text, record.unit_end))


def _is_classed(text: str, record: Counted, clause: str) -> bool:
    """20户以上自然村, 发生率超过20%的村: the figure tells which are meant."""
    if _CLASS.match(text, record.unit_end):
        return True
    return bool(_LIMITED.search(clause) and _CLASS_BEHIND.match(text, record.unit_end))
