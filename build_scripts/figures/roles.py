"""What the text does with a figure, and what it compares it with: proposals, read off cue words."""

import re
from typing import Final, NamedTuple

from build_scripts.figures.counted import Counted
from build_scripts.figures.sentences import Sentences
from build_scripts.figures.standards import MONEY, STANDARD, Before, is_standard
from build_scripts.records.figures import Role

_EXPECTED: Final = re.compile(
    r"预计|预测|有望|估[计摸]|届时|可(?:带动|建成|实现|收益|达|增|望)|[可能][^，。；]{0,8}带来"
    r"|将(?:实现|达|带动|形成|增|新增|突破|超|使|带来|惠及)"
)
_EXPECTED_BEHIND: Final = re.compile(r"[^，。；0-9]{0,8}将(?:实现|形成|达|带动|全部)")
_STILL_EXPECTED: Final = re.compile(
    r"(?:预计|[可有]望)[^。；已]*[0-9][^。；已]*，(?:其中|[^，。；\d]{2,10})[^，。；已其]{0,16}$"
)
_INTENDED: Final = re.compile(
    r"(?<![按照])计划(?!的)|(?<![按照])规划(?!建设的|面积)|拟|打算|准备|还要(?=完成|建|再|投|新|扩|改|办)|(?<![不])要再"
    r"|将(?:再|拿出|安排|筹措|支持|整合|新建|建设|建成|投入|完成|开展|改造|打造|培训|为)|下一步，[^。]{0,12}将"
)
_TARGET: Final = re.compile(
    r"预期(?!收)|要达到|努力(?!下)|到20\d\d年(?:底|末)?，?(?:将|要|实现)|确保"
)
_TARGET_SENTENCE: Final = re.compile(
    r"力争|争取(?!项目|资金|到|上级|各类)|目标(?:是|任务|：)|要求[，“]"
    r"|(?<![主重需只就还不没])要(?=带动|让|[增做突加抓新确力完实壮稳强改继持全坚统推着严落深])"
)
_DEMANDED: Final = re.compile(r"(?:^|[；。])[一二三四五六七]要[^；。]*$")
# What a person reckons with is not yet so.
_GUESSED: Final = re.compile(r"估[计摸]|预计|打算|有望")
_GUESSES: Final = {"打算": Role.INTENDED}
# 由去年底的20.6%下降到…: what it falls from has been.
_OLD_END: Final = re.compile(
    r"[由从](?:[去前上]年|目前|现在|当前|如今|[0-9]{4}年)[底末初]?的?[^，。；0-9]{0,4}$|(?:[去前]年|目前)[底末]?这?个?数[字是]*$"
)
# One of these words is in every sign of what is still to come: a quick look before the others.
_TO_COME: Final = re.compile(
    r"[预将可拟要到]|有望|估计|能|计划|规划|打算|准备|下一步|力争|争取|目标|未来|今后|努力|确保"
)
_BEHIND: Final = re.compile(
    r"(?:[^。；，0-9]{0,10}|[^。；0-9]{0,10}，(?=[^。；，]{0,5}底前，?(?:必须|要|全部)))"
    r"(?:[今明]年)?(?:[0-9]{1,2}月|年)?底前(?P<must>，?(?:必须|要|全部))?"
)
_YIELDS: Final = re.compile(r"能[分收卖挣赚得拿][^，。；]{0,4}$")
_MORE: Final = re.compile(r"再(?=[投新建培改发安引修造推扩增完开脱减流])")
# What is to be reached is a target, what is to be done is intended.
_BY_THEN: Final = re.compile(r"到(?:20\d\d年|[明后]年|那时)|年后")
_RESULT: Final = re.compile(r"达到|稳定|突破|控制|高于|增长|翻|全部|实现|摘帽|全覆盖|降[至到]")
_DEADLINE: Final = "底前"
_DEADLINE_REACH: Final = 20
_MOST: Final = re.compile(r"最[多少高低]的(?:一[户家人个]|也)")
_PAST: Final = re.compile(r"已|实际|累计|实现了|完成了|(?:出的|[发掏花给补奖]了)$")
_DONE: Final = re.compile(r"完成|竣工|落实到")
_PLANS: Final = re.compile(
    r"(?:今年|明年|全年|年内|下半年)[^。；]{0,14}?(?:计划|拟|预算安排|将)(?!的)"
)
_REPORTS: Final = re.compile(
    r"已|目前|截[至止]|去年|累计|其中|[0-9]{4}年|现有|上年|同期|显示|表明|[还共仅只]有|季度"
)
_TO_BE_DONE: Final = re.compile(r"计划|将|力争|确保|拟|还要|(?<!率)先")
_I: Final = re.compile(r"我(?![们市省县区镇乡村国])|[俺咱]家")
_LATER: Final = re.compile(
    r"(?:计划|未来|今后)[^。]{0,16}，[^。]*将|(?:今年|明年|下一步)，[^。，]{0,8}将"
)
_PERSON: Final = re.compile(
    r"[我他她](?![们市省县区镇乡村国])|老人说|(?<!每人)每月(?:收入|工资)|一年(?:最少)?能挣|挣"
)
_OF_MANY: Final = re.compile(
    r"全[县市省村乡镇区国]|们|[县市省镇乡村区]|合作社|群众|户|企业|公司|基地|游客|项目|每人|平均|人均|政府|规定|估|预计"
)
_DAILY: Final = frozenset(("元", "角", "斤", "亩", "公斤"))
_LONGEST_TALK: Final = 60
_TIMES: Final = frozenset(("年", "天", "月", "周", "小时", "分钟"))
_LISTED: Final = re.compile(r"[\u4e00-\u9fff”）]、[^，。；！？0-9]{1,14}(?:等|这)?$")
_LISTED_IN_QUOTES: Final = re.compile(
    r"“[^”]*、[^”]*”$|、[^，。；]{1,20}等$|、[^，。；]{1,14}这$|[，对]这$"
)
_CLAUSES: Final = re.compile(r"[，。；：！？\n]")
_LIST_CLOSES: Final = frozenset("”等这")
_BARE: Final = frozenset("二三四五六七八九十两几")
_PLACES: Final = re.compile(r"(?:城区|[县市区镇乡村])(?![级里直内])")
_MOST_LISTED: Final = 20
_COMPARISON: Final = re.compile(
    r"同比|环比|年均|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|比年初|户均|人均|平均"
)


class Told(NamedTuple):
    """Who the figure is told of: a person by name or pronoun; ``ahead`` in a part that plans."""

    person: bool = False
    ahead: bool = False


def role_of(text: str, record: Counted, sentences: Sentences, told: Told) -> Role:
    """The role; REPORTED where no cue says otherwise."""
    clause = text[sentences.clause(record.start) : record.start]
    if not clause:  # 可带动1339户贫困户，4030人: the clause before says it
        clause = text[sentences.clause(max(0, record.start - 1)) : record.start]
    sentence = text[sentences.near(record.start) : record.start]
    if _of_a_person(text, record, clause, sentence, told):
        own_words = sentence.rfind("“") > sentence.rfind("”")
        guess = _GUESSED.search(clause) if not own_words else None
        return Role.INDIVIDUAL if not guess else _GUESSES.get(guess[0], Role.EXPECTED)
    if _is_enumerated(text, record, sentences):
        return Role.ENUMERATED
    has_been = bool(_OLD_END.search(clause))
    done = _is_done(clause, told)
    if not done and not has_been:
        role = _ahead(text, record, clause, sentences)
        if role is not None:
            return role
    if is_standard(text, record, Before(clause, sentence), sentences, done):
        return Role.STANDARD
    if has_been:
        return Role.REPORTED
    if told.ahead and not done:
        return _still_to_come(text, record, sentences)
    return _carried(text, record, sentences) if not done else Role.REPORTED


def _carried(text: str, record: Counted, sentences: Sentences) -> Role:
    """今年计划造林4.5万亩，吸纳2600人: what follows in the sentence is planned too."""
    near = sentences.near(record.start)
    plan = _PLANS.search(text, near, record.start)
    while plan and (another := _PLANS.search(text, plan.end(), record.start)):
        plan = another
    told = not plan or _REPORTS.search(text, plan.end(), record.start)
    return Role.REPORTED if told else Role.INTENDED


def _is_done(clause: str, told: Told) -> bool:
    """True where the clause says that it has happened; 计划完成 has not."""
    if _PAST.search(clause):
        return True
    return not told.ahead and bool(_DONE.search(clause)) and not _TO_BE_DONE.search(clause)


def _still_to_come(text: str, record: Counted, sentences: Sentences) -> Role:
    """What a later clause says of a time to come, as its sentence began: expected, planned, aimed at."""
    sentence = text[sentences.near(record.start) : record.start].rpartition("；")[2]
    if _EXPECTED.search(sentence) or _YIELDS.search(sentence):
        return Role.EXPECTED
    if _TARGET.search(sentence):
        return Role.TARGET
    if _INTENDED.search(sentence) or _MORE.search(sentence):
        return Role.INTENDED
    clause = _CLAUSES.split(sentence)[-1] + _CLAUSES.split(text[record.end : record.end + 24])[0]
    aimed = _BY_THEN.search(sentence + text[record.end : record.end + 2]) or _RESULT.search(clause)
    return Role.TARGET if aimed else Role.INTENDED


def _of_a_person(text: str, record: Counted, clause: str, sentence: str, told: Told) -> bool:
    if told.person:
        return not STANDARD.search(clause)
    if record.unit in MONEY and _MOST.search(clause):
        return True
    quote = sentence.rfind("“")
    spoken = quote > sentence.rfind("”") and (
        _I.search(sentence) or _is_talk(text, record, sentence[quote:])
    )
    return bool(spoken) or (record.unit in MONEY and bool(_PERSON.search(clause)))


def _is_talk(text: str, record: Counted, said: str) -> bool:
    """True in speech about what one earns and works, with no word of the many."""
    if record.unit not in _DAILY or _OF_MANY.search(said):
        return False
    end = text.find("”", record.end, record.end + _LONGEST_TALK)
    return (
        end >= 0
        and not _OF_MANY.search(text, record.end, end)
        and "，" in text[record.end - len(said) : end]
    )


def _is_enumerated(text: str, record: Counted, sentences: Sentences) -> bool:
    if record.unit in _TIMES or record.unit in MONEY or record.unit == "%":
        return False
    bare = record.numeral.body in _BARE
    before = text[max(sentences.sentence(record.start), record.start - 24) : record.start]
    if bare and record.unit_end - record.end <= 2 and _LISTED.search(before):
        return True
    if bare and not record.printed_unit and _PLACES.match(text, record.end):
        return record.start == sentences.clause(record.start) or text[record.start - 1] in "。、"
    few = record.value is None or record.value <= _MOST_LISTED
    if few and "、" in before and record.value is not None:
        items = _CLAUSES.split(before)[-1].split("、")
        if len(items) > 1 and len(items) == record.value:
            return True
        if before.endswith("等") and 1 < len(items) < record.value:
            return False  # 核桃油、核桃露等6大类: not all are named
    return few and before[-1:] in _LIST_CLOSES and bool(_LISTED_IN_QUOTES.search(before))


def _ahead(text: str, record: Counted, clause: str, sentences: Sentences) -> Role | None:
    """What is still to come: expected, planned, or aimed at."""
    sentence = text[max(sentences.sentence(record.start), record.start - 60) : record.start]
    far = record.unit_end + _DEADLINE_REACH
    named = text.find(_DEADLINE, record.unit_end, far) >= 0
    deadline = _BEHIND.match(text, record.unit_end) if named else None
    if deadline:
        return Role.TARGET if deadline["must"] else Role.INTENDED
    if not _TO_COME.search(sentence):
        behind = _EXPECTED_BEHIND.match(text, record.unit_end)
        near = text[record.unit_end : record.unit_end + 3]
        if behind:
            return Role.EXPECTED
        return Role.INTENDED if record.unit == "年" and near.startswith("内将") else None
    if _TARGET_SENTENCE.search(sentence) or _DEMANDED.search(sentence) or _TARGET.search(clause):
        return Role.TARGET
    if _EXPECTED.search(clause) or _EXPECTED_BEHIND.match(text, record.unit_end):
        return Role.EXPECTED
    if _STILL_EXPECTED.search(sentence):
        return Role.EXPECTED
    if _INTENDED.search(clause) or _LATER.search(sentence):
        return Role.INTENDED
    near = text[record.unit_end : record.unit_end + 3]
    return Role.INTENDED if record.unit == "年" and near.startswith("内将") else None


def comparison_of(text: str, record: Counted, sentences: Sentences) -> str:
    """The word of comparison or of averaging in the clause before the figure, or nothing."""
    found = _COMPARISON.findall(text[sentences.clause(record.start) : record.start])
    return found[-1] if found else ""
