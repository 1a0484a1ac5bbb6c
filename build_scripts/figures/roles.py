"""What the text does with a figure, what it compares it with, and what a table might call it.

All three are proposals, read off cue words of the clause and the sentence; an editor decides.
"""

import re
from typing import Final

from build_scripts.figures.counted import Counted
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Role

_CUES: Final = (
    (
        Role.EXPECTED,
        re.compile(
            r"预计|预期|预测|有望|可(?:带动|建成|实现|收益|达|增|望)|将(?:实现|达|带动|形成|增|建|为|新增)"
        ),
    ),
    (Role.INTENDED, re.compile(r"计划|规划|拟|打算|准备|安排(?!部署)")),
    (
        Role.TARGET,
        re.compile(r"目标|力争|确保|争取|要达到|努力|到20\d\d年(?:底|末)?，?(?:将|要|实现)"),
    ),
    (
        Role.STANDARD,
        re.compile(
            r"标准|不得|不低于|不高于|每人每[月年天]|限额|最低工资|定额|按每|门槛|条件|为期|期限|规定"
        ),
    ),
)
_DONE: Final = re.compile(r"已|完成了?|竣工|落实到|实际|累计")
_PERSON: Final = re.compile(
    r"[我他她]|老人说|村民[\u4e00-\u9fff]{2,3}|每月(?:收入|工资)|一年(?:最少)?能挣|挣"
)
_MONEY: Final = frozenset(("元", "角"))
_LISTED: Final = re.compile(r"[\u4e00-\u9fff”）]、[^，。；！？]{1,14}(?:等|这)?$")
_BARE: Final = frozenset("二三四五六七八九十两")
_COMPARISON: Final = re.compile(
    r"同比|环比|年均|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|比年初|户均|人均|平均"
)
_VERBS: Final = re.compile(
    r"(?:已经|已有|已|共计|共有|共|合计|累计|总计|达到了?|达|为|有|约|近|超过|突破|增加到|增长到|增长至|提高到|提高至|下降到"
    r"|上升到|投入|完成|实施|带动|覆盖|解决|涉及|新建|改建|建成|建设|开展|举办|组织|选派|下达|发放|筹集|筹款|接近|高达|仅|只|从|由"
    r"|提供|提出了?|成立了?|实现|安排|处理|享受|参与|的|了|在|是|[（(])+$"
)
_NOUN: Final = re.compile(r"[\u4e00-\u9fff“”]{2,14}")
_NOUN_ENDS: Final = re.compile(
    r"全部|享受|参加|参与|投入|开展|进行|实现|签订|得到|接受|走上|确定|结对|成立|形成|已|均|都|的|到|在|为|将|被|进入|担任|实施|脱贫(?!攻坚|户|人口|劳动力|村)|增收|稳定"
)
_PLACE: Final = re.compile(r"^(?:我[省市县]|全[省市县]|该县|目前|其中|今年|去年|截至|同时|此外)+")
_LEAST: Final = 2
_REACH: Final = 40  # characters before the figure in which its name may stand


def role_of(text: str, record: Counted, sentences: Sentences) -> Role:
    """The role; REPORTED where no cue says otherwise."""
    clause = text[sentences.clause(record.start) : record.start]
    after = text[record.unit_end : record.unit_end + 8]
    if record.unit in _MONEY and _PERSON.search(clause):
        return Role.INDIVIDUAL
    if record.numeral.body in _BARE and not record.unit_end - record.end > 1:
        sentence = text[max(sentences.sentence(record.start), record.start - 24) : record.start]
        if _LISTED.search(sentence):
            return Role.ENUMERATED
    for role, cue in _CUES:
        if cue.search(clause) and not _DONE.search(clause):
            return role
        if role is Role.STANDARD and after.startswith(("标准", "的标准")):
            return role
    return Role.REPORTED


def comparison_of(text: str, record: Counted, sentences: Sentences) -> str:
    """The word of comparison or of averaging in the clause before the figure, or nothing."""
    found = _COMPARISON.findall(text[sentences.clause(record.start) : record.start])
    return found[-1] if found else ""


def indicator_of(text: str, record: Counted, sentences: Sentences) -> str:
    """A name for a table: the noun behind the unit, else what stands before the figure."""
    noun = _noun_behind(text, record.unit_end)
    if noun and record.unit not in ("%", "元"):
        return noun
    start = max(sentences.clause(record.start), record.start - _REACH)
    before = text[start : record.start].rstrip("：:")
    before = before.split("、")[-1] if "、" in before[-10:] else before
    before = _VERBS.sub("", before)
    before = re.sub(
        r"(?:[由从]?[0-9.]++[年万亿]?的?)++[\u4e00-\u9fff]{0,6}$|[0-9.]+[年万亿]?", "", before
    )
    before = _VERBS.sub("", before)
    before = _PLACE.sub("", before)
    found = re.findall(r"[\u4e00-\u9fff“”]+", before)
    name = found[-1][-14:] if found else ""
    return name if len(name) >= _LEAST else noun or comparison_of(text, record, sentences)


def _noun_behind(text: str, at: int) -> str:
    found = _NOUN.match(text, at)
    if not found:
        return ""
    end = _NOUN_ENDS.search(found[0])
    noun = found[0][: end.start()] if end else found[0]
    return noun if len(noun) >= _LEAST else ""
