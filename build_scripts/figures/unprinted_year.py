"""The year of a text that prints none: what it tells as past, as yet to come, and as this year.

A text cannot be older than what it tells as past, nor younger than what it still plans; who writes
in a year calls it 今年, so the latest one that is called by its number is over. What bears a number
by the year (第6个扶贫日, 新中国成立70周年) tells it outright.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from build_scripts.figures.dates import Day

_YEAR: Final = re.compile(
    r"(?<![0-9.])(?P<year>(?:19|20)\d\d)(?:年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"|(?=[-—–～~至到](?:19|20)\d\d年))"
)
_SENTENCE_ENDS: Final = "。；;\n"
_TOWARDS: Final = re.compile(r"[到至](?:20\d\d年?[、和])?$")
_FROM: Final = re.compile(r"[从由自截]|以来")
_ANOTHER: Final = re.compile(r"[。；;\n]|，[^，。；]{0,6}(?=(?:19|20)\d\d年)")
_RANGE_BEFORE: Final = re.compile(
    r"(?:19|20)\d\d年?(?:\d{1,2}月)?[底末初]?[到至~～—–-]+$|[从由自](?:19|20)\d\d年[^。；]{0,12}[到至]$"
)
_RANGE_BEHIND: Final = re.compile(r"年?(?:\d{1,2}月)?[底末初]?[到至~～—–-]+(?:19|20)\d\d年")
_SO_FAR: Final = re.compile(r"[^。；\n]{0,6}以来|，?[^。；\n]{0,24}(?:已经?|共|累计)")
_TO_COME: Final = re.compile(
    r"[将拟再]|计划|预计|力争|争取|确保|规划|打算|目标|任务|重点|工作安排|工作要点|要(?!求)"
    r"|[底末]?前(?=[^，。；]{0,12}全部)|底前|之前|有望|届时"
)
_PROMISED: Final = re.compile(r"确保|力争|争取|计划|目标|承诺|限期|预计|提出[，]?$|安排部署$")
_DONE: Final = re.compile(
    r"已|[完建]成了|实现了|共|累计|达到?了|[降减增]至|(?:减少|下降|增加|增长)到|[只仅还]有|仅占|情况|[为是]\d"
)
_COMPARED: Final = re.compile(r"[比较由从]$")
_SUMMED_UP: Final = re.compile(r"(?![^\n]*[上下]半年)[^，。；\n]{0,24}(?:总结|回顾|盘点)")
_END: Final = re.compile(r"年?[底末](?!前)")
_IS_A_YEAR: Final = re.compile(r"，?(?:是|作为)[^。；\n]{0,30}(?:之年|一年)")
_ITS_OWN: Final = re.compile(
    r"[上下]半年|前?[一二三]季度|前[\d一二三四五六七八九十]+个月|[一1]?\d?[—至到-]\d{1,2}月|第\d+[期号]"
    r"|[^。；\n]{0,20}(?:实施方案|行动方案|工作要点|预算草案|培训的通知)"
    r"|[^，。；\n0-9]{2,20}(?:[节会展班]|活动|扶贫日|仪式|论坛|[大比]赛)(?:暨|在|上|于|开|，|$)"
)
_UNTIL_MONTH: Final = re.compile(r"截[至止]到?(?:20\d\d)年\d{1,2}月$")
_THIS_YEAR: Final = re.compile(r"(?<![比较与同])今年")
_LAST_YEAR: Final = re.compile(r"[，；](?:而|到)?去年(?!的?同期)")
_MONTH_OF_LAST_YEAR: Final = re.compile(r"去年(\d{1,2})月")
_NEXT: Final = re.compile("。去年(?!的?同期)")
_NUMBERED: Final = (
    (re.compile(r"第(\d{1,2})个(?:国家|全国)?扶贫日"), 2013),
    (re.compile(r"第(\d{1,2})个国际消除贫困日"), 1992),
    (re.compile(r"(?:新中国|中华人民共和国)成立(\d{2})周年"), 1949),
    (re.compile(r"(?:建党|中国共产党成立)(\d{2,3})周年"), 1921),
)
_THE_YEAR_OF: Final = (
    (re.compile(r"今年是[^。；\n]{0,24}十三五[^。；\n]{0,6}开局之年"), 2016),
    (
        re.compile(r"今年是[^。；\n]{0,40}(?:决战决胜|十三五[^。；\n]{0,6}收官)[^。；\n]{0,8}之年"),
        2020,
    ),
    (re.compile(r"今年是[^。；\n]{0,24}十四五[^。；\n]{0,6}开局之年"), 2021),
)
_NEAR: Final = 4
_REACH: Final = 30  # characters on either side in which a clause may say what a year is


class Named(NamedTuple):
    """A year that the text names, and how."""

    day: Day
    end: int
    ahead: bool  # 到2020年底将: yet to come
    over: bool  # 2019年底，…脱贫: its last day is past
    spanned: bool  # 2016—2017年: one end of a span, which may reach into what is to come
    done: bool  # 已, 共, 累计: what it tells is past
    opens: bool  # 2021年—2022年还将: a plan for years begins in the year of the text


def unprinted_year(text: str, sent: Day) -> int:
    """The year, as far as the text tells it; 0 where it names none.

    ``sent``: month and day that a dispatch prints without its year (新华社太原7月16日电), or nothing.
    """
    told = _outright(text)
    if told:
        return told
    named = list(named_in(text))
    past = _past(named)
    if not past:
        return min((each.day.year for each in named), default=0)
    latest = max(each.day.year for each in past)
    year = latest + _later(text, [each for each in past if each.day.year == latest])
    dated = max((each.day for each in past if each.day.month), default=Day())
    if sent.month and dated.year == year:
        year += (sent.month, sent.day or 31) < (dated.month, dated.day)
    planned = [each for each in named if each.ahead and each.day.year > latest]
    begun = max((each.day.year for each in planned if each.opens), default=0)
    limit = min((each.day.year for each in planned), default=year)
    return max(latest, min(max(year, begun), limit))


def named_in(text: str) -> Iterator[Named]:
    """The years that a text names in figures, in order."""
    for found in _YEAR.finditer(text):
        start, end = found.span()
        opens = 1 + max(text.rfind(sign, 0, start) for sign in _SENTENCE_ENDS)
        before, behind = text[opens:start], text[end : end + _REACH]
        behind = re.split(_ANOTHER, behind, maxsplit=1)[0]
        opens = bool(_RANGE_BEHIND.match(text, end - 1))
        spanned = opens or bool(_RANGE_BEFORE.search(before))
        ahead = _is_ahead(before, behind, spanned)
        day = Day(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))
        over = not ahead and not day.month and bool(_END.match(behind))
        yield Named(day, end, ahead, over, spanned, bool(_DONE.search(behind)), opens)


def _outright(text: str) -> int:
    for pattern, year in _THE_YEAR_OF:
        if pattern.search(text):
            return year
    for pattern, before in _NUMBERED:
        found = pattern.search(text)
        if found:
            return before + int(found[1])
    return 0


def _past(named: list[Named]) -> list[Named]:
    """The years that are past or present. A span's end counts no more than a year behind what is
    surely past; where there are only spans, the first that ends.
    """
    sure = [each for each in named if not each.ahead and (each.done or not each.spanned)]
    spans = [each for each in named if not each.ahead and each.spanned and not each.done]
    if not sure:
        ends = [each.day.year for each in spans]
        return [each for each in spans if each.day.year <= min(ends[1::2], default=0)]
    latest = max(each.day.year for each in sure)
    return sure + [each for each in spans if each.day.year <= latest + 1]


def _is_ahead(before: str, behind: str, spanned: bool) -> bool:
    """True of what is yet to come: 到2025年, 2021年—2022年还将, 确保2020年底."""
    if _COMPARED.search(before) or _ITS_OWN.match(behind):
        return False
    done, to_come = _DONE.search(behind), _TO_COME.search(behind)
    first = to_come is not None and (done is None or to_come.start() < done.start())
    if not spanned and _TOWARDS.search(before) and not _FROM.search(before[-_REACH:]):
        return first or not (done or _SO_FAR.match(behind))
    if _PROMISED.search(before[-_NEAR:]):
        return True
    if _PROMISED.search(before[-_REACH:]) and not (done or _DONE.search(before[-_REACH:])):
        return True
    clauses = "，".join(re.split("[，,]", behind, maxsplit=2)[:2])
    return first and to_come is not None and to_come.start() < len(clauses)


def _later(text: str, latest: list[Named]) -> int:
    """How many years the text is younger than the latest one it names.

    One where it is summed up; none where it is called its own (2020年是…之年, 2020年上半年). Two where its sentence goes
    on to 去年: 2018年，41户脱贫；去年底，剩下的6户也脱了贫. Else one.
    """
    if any(_SUMMED_UP.match(text, each.end) for each in latest):
        return 1
    if any(_is_its_own(text, each) for each in latest) and not any(each.over for each in latest):
        return 0
    whole = [each for each in latest if not each.day.month]
    for each in whole:
        stop = re.search("[。\n]|今年", text[each.end :])
        told = text[each.end : each.end + stop.start()] if stop else text[each.end :]
        if not each.spanned and (_LAST_YEAR.search(told) or _goes_on(text, each.end, told)):
            return 2
    if any(_comes_before(text, each) for each in latest if each.day.month):
        return 2
    plain = any(not each.spanned or each.over for each in whole)
    return 1 if plain or _THIS_YEAR.search(text) or "去年" in text else 0


def _is_its_own(text: str, each: Named) -> bool:
    """2020年是…之年, 2020年上半年, 2020年第6期, 截至2020年9月: who writes so, writes in that year."""
    if _UNTIL_MONTH.search(text, max(0, each.end - 12), each.end):
        return True
    return bool(_IS_A_YEAR.match(text, each.end) or _ITS_OWN.match(text, each.end))


def _goes_on(text: str, end: int, told: str) -> bool:
    """2017年，村里办起合作社，他入了社。…去年，两人收入2.1万元: an event, and the year behind it."""
    line = text.find("\n", end)
    rest = text[end + len(told) : line if line >= 0 else len(text)]
    return not re.search(r"\d", told) and bool(_NEXT.search(rest))


def _comes_before(text: str, each: Named) -> bool:
    """2015年8月，他来到村里。…去年4月，他办起合作社: the April behind that August is of the next year."""
    told = _MONTH_OF_LAST_YEAR.search(text, each.end)
    return told is not None and int(told[1]) < each.day.month
