"""Figure or no figure: which of the kinds a counted numeral is."""

import re
from typing import Final

from build_scripts.figures.counted import Counted
from build_scripts.figures.counters import is_counter
from build_scripts.figures.lone_one import kind_of_one, said_before
from build_scripts.figures.proper_names import is_person, is_session, is_village
from build_scripts.figures.quotations import Marked
from build_scripts.numerals import Form
from build_scripts.records.figures import Kind

_SIGN: Final = re.compile(r"[是要、.．)）](?!零[，。；、]|[〇一二三四五六七八九十百千万亿多少0-9])")
_LONGEST_SIGN: Final = 3  # characters of the number of a list
_STARTS: Final = frozenset("\n。；：，,（(# ”—")
_RANK: Final = re.compile(
    r"(?:位列|位居|排名|名列|列|居|位次|跃居|升至|稳居|排在?|并列|排行)[^，。；]{0,4}$"
)
_FIRST_OF_ALL: Final = re.compile(r"全[国省市县区]$")
_CLAUSE_ENDS: Final = frozenset("，。；、")
_ORDINAL_UNITS: Final = frozenset(("级", "号", "楼", "期"))
_ORDINAL_WORDS: Final = re.compile(
    r"年级|等奖|等功|等(?=[0-9，、。])|号(?!召)|单元|室(?=[的，。、内门])|期(?=工程|项目|建设)|路(?=公交|末班|车)|[Bb]类|版(?!本)|本[A-Z]?类|类(?:水|标准)|级(?=[，。、到至])"
)
_NAME_AFTER: Final = re.compile(
    r"国道|省道|县道|高速|中学|小学(?!生)|村(?=[的，。、支两党书民委人])|师范|军|炮"
)
_NAME_BEFORE: Final = re.compile(r"(?:国道|省道|县道|铁路|型号|编号)$")
_NAME_CLOSES: Final = frozenset("道路号")
_GRADES: Final = frozenset("高初大研")
_GRADE_AFTER: Final = re.compile(r"学生|年级|新生|的|[（(]|男生|女生")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_WEEKDAYS: Final = ("周", "星期", "礼拜")
_OF_YEARS: Final = re.compile(r"(?:19|20)\d\d[、和至到—-](?:19|20)\d\d(?:[两二三四五]?年|、)")
_FIRST_MONTHS: Final = re.compile(r"(?<![目以之])[前头]$")
_BUILT: Final = frozenset("园厂程目地站区场库路")
_STAGE: Final = re.compile(r"[今去明已将于共总投建工项计，、]")
_AGE: Final = re.compile(r"周?岁")
_FORMULA: Final = re.compile(
    r"位一体|级书记|级联动|不愁|保障三|严三实|个代表|个自信|个意识|个维护|个不摘|大攻坚战"
)
_PROGRAMME: Final = re.compile(r"年(?:行动|计划|攻坚|规划|方案|实施)")  # 三年行动: how long it runs
_CAMPAIGN: Final = re.compile(r"[^，。；]{1,14}?(?:行动|活动|工程|计划)")
_GREAT: Final = re.compile(r"大[^，。；、]{0,4}?(?:工程|行动|战役|攻坚战)")
_BODY_OF: Final = re.compile(r"(?:督导|巡[视察]|检查|工作)组|人民医院|医院|中学|小学|师范")
_AGELESS: Final = re.compile(r"年(?:古|穷|贫|梦|夙愿|历史|华诞|大计|变局|老|名校|企业|奋斗目标)")
_OLD_COUPLE: Final = re.compile("[老小]两口")
_CALLED: Final = re.compile(
    r"(?:电话|热线|邮编|账号|[浏阅][览读][次量]数?|点击[次量率]数?)(?:[:：]|为)?(?:[0-9-]+、)?$"
)
_YEARS_AGO: Final = re.compile(
    r"几年(?:苦战|努力|奋[战斗]|下来|光景)|几(?:十?年|个?月|天)[以之过]?[前后]"
)
_PARTS_OF_VILLAGE: Final = ("组", "队")
_LONG_CODE: Final = 6  # digits; a longer row without a unit is a code or an account number
_FIRST_CENTURY: Final = 9  # 20世纪80年代 names a century; 几个世纪 counts them
_MEALS: Final = frozenset("餐")


def kind_of(
    text: str, record: Counted, marked: Marked, formulas: frozenset[tuple[str, str]]
) -> Kind:
    """The kind; ``formulas`` are the fixed phrases that the text quotes somewhere."""
    numeral = record.numeral
    by_form = _by_form(text, record, marked)
    if by_form is not None:
        return by_form
    if marked.in_title(record.start) and not numeral.ordinal:
        return Kind.FIGURE if _PROGRAMME.match(text, record.end) else Kind.NAME
    if numeral.ordinal and _BODY_OF.match(text, record.end):
        return Kind.NAME
    if is_session(text, record):
        return Kind.NAME
    if numeral.ordinal:
        return Kind.FIGURE if _ranks(text, record) else Kind.ORDINAL
    if numeral.listed is not None:
        return Kind(numeral.listed.kind.value)
    return _by_place(text, record, marked, formulas)


def _ranks(text: str, record: Counted) -> bool:
    """位列第三; 全省第一 that closes a clause."""
    if _RANK.search(said_before(text, record, 10)):
        return True
    closes = text[record.unit_end : record.unit_end + 1] in _CLAUSE_ENDS
    return closes and bool(_FIRST_OF_ALL.search(said_before(text, record, 2)))


def _by_form(text: str, record: Counted, marked: Marked) -> Kind | None:
    form = record.numeral.form
    if form is Form.DATE and record.numeral.body.startswith(_WEEKDAYS):
        return Kind.OTHER
    if form is Form.DATE:
        listed = record.numeral.listed
        return (
            Kind(listed.kind.value)
            if listed
            else Kind.NAME
            if marked.in_title(record.start)
            else Kind.DATE
        )
    if form in (Form.CLOCK, Form.TELEPHONE) or is_counter(text, record.start):
        return Kind.OTHER
    if form is Form.LABEL:
        if "+" in record.numeral.body:
            return Kind.SLOGAN
        return (
            Kind.OTHER if "@" in record.numeral.body or "//" in record.numeral.body else Kind.NAME
        )
    century = text.startswith("世纪", record.end) and (record.value or 0) > _FIRST_CENTURY
    return Kind.ORDINAL if century else None


def _by_place(
    text: str, record: Counted, marked: Marked, formulas: frozenset[tuple[str, str]]
) -> Kind:
    after = text[record.end : record.end + 4]
    before = text[record.start - 1 : record.start]
    listing = _lists(text, record)
    if marked.in_formula(record.start):
        return Kind.SLOGAN
    if listing or _ORDINAL_WORDS.match(after):
        return Kind.ORDINAL
    if record.unit == "期" and before in _BUILT and _STAGE.match(text, record.unit_end):
        return Kind.ORDINAL
    if formula_key(text, record) in formulas or _FORMULA.match(after):
        return Kind.SLOGAN
    if _GREAT.match(text, record.end) and (str(record.worth.low), "大") in formulas:
        return Kind.SLOGAN
    if before in _GRADES and _GRADE_AFTER.match(after):
        return Kind.ORDINAL
    if _AGE.match(after) or (not record.unit and _CALLED.search(said_before(text, record, 16))):
        return Kind.OTHER
    if _NAME_AFTER.match(after) and not text[record.end - 1 : record.end].isdigit():
        return Kind.NAME
    if (
        before in _NAME_CLOSES and _NAME_BEFORE.search(said_before(text, record, 3))
    ) or after.startswith(("国道", "省道")):
        return Kind.NAME
    if before == "村" and record.unit in _PARTS_OF_VILLAGE:
        return Kind.NAME
    if record.unit == "级" or (record.unit in _MEALS and record.numeral.body == "三"):
        return Kind.OTHER
    return _by_count(text, record)


def _by_count(text: str, record: Counted) -> Kind:
    body = record.numeral.body
    if body in ("百", "千", "万") and _CAMPAIGN.match(text, record.unit_end):
        return Kind.NAME
    if record.unit == "月" and body != "一" and _FIRST_MONTHS.search(said_before(text, record, 2)):
        return Kind.DATE
    if body in ("百", "千") and _AGELESS.match(text, record.end):
        return Kind.OTHER
    some = body == "几" and text[record.start - 1 : record.start] != "等"  # 等几个环节: as told
    if some or (body == "两" and _OLD_COUPLE.match(text, record.start - 1)):
        return Kind.OTHER
    if body.startswith("几") and _YEARS_AGO.match(text, record.start):
        return Kind.OTHER
    if is_village(text, record) or (len(body) == 1 and is_person(text, record)):
        return Kind.NAME
    if body == "一":
        return kind_of_one(text, record)
    bare = not record.printed_unit and record.numeral.form is Form.ARABIC
    if (
        bare
        and _YEAR.fullmatch(body)
        and _OF_YEARS.search(text, max(0, record.start - 5), record.end + 8)
    ):
        return Kind.DATE
    if bare and record.unit and _YEAR.fullmatch(body):
        return Kind.DATE
    beside = (text[record.start - 1 : record.start], text[record.end : record.end + 1])
    if not record.unit and len(body) == 1 and "、" in beside:
        return Kind.OTHER  # digits read out one by one
    if not record.unit and body.isdigit() and len(body) > _LONG_CODE:
        return Kind.OTHER
    return Kind.FIGURE


def formula_key(text: str, record: Counted) -> tuple[str, str]:
    """What makes two printings the same formula: the number (20 or 二十) and what it counts."""
    return str(record.worth.low), text[record.end : record.end + 2]


def _lists(text: str, record: Counted) -> bool:
    """True for the number of a list: 一是, 二、 and （三） where a sentence may begin."""
    if record.start and text[record.start - 1] not in _STARTS:
        return False
    if (
        text[record.end : record.end + 1] == "、"
        and len(record.numeral.body) <= _LONGEST_SIGN
        and (
            text[max(0, record.start - 2) : record.start] in ("# ", "")
            or text[record.start - 1] == "\n"
        )
    ):
        return True
    if text[record.start - 1 : record.start] in "（(" and record.start:
        return text[record.end : record.end + 1] in ("）", ")")
    if text[record.start - 1 : record.start] == "，" and text[record.end : record.end + 1] != "是":
        return False
    if record.numeral.form is Form.ARABIC and text[record.end : record.end + 1] not in "、.．":
        return False
    return bool(_SIGN.match(text, record.end)) and len(record.numeral.body) <= 2
