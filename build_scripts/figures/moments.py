"""Words of time in a text: what each says, and how far it governs what follows.

Years that the text leaves out are completed from its own date; a completed date is never in the
future of that date.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from build_scripts.figures.completing import Years, completed, told_before
from build_scripts.figures.dates import Day, read_date
from build_scripts.figures.printed_dates import aims, said
from build_scripts.figures.publication import Reviewed
from build_scripts.figures.reach import STARTED, YEAR_LENGTH, Moment, Reach
from build_scripts.figures.relative import relatives_of
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Basis, Period

_COMPARED: Final = re.compile(
    r"(?:(?:[比较与同]|相比|相较于?|对比)(?:[去前上]年)?|比[^，。；0-9]{1,6}的)$"
)
_AS_OF: Final = re.compile(r"截[至止]到?(?:[今本去上同当]年度?)?$")
_THIS_YEAR_UNTIL: Final = re.compile(r"今年(?:以来)?，?截[至止]到?$")
_AS_OF_REACH: Final = 6
_TO: Final = re.compile(r"(?:至|到|[-—–~～]+)$")
_YEAR_END: Final = "-12-31"
_REGULAR: Final = re.compile(r"每年的?$")
_EVERY_YEAR: Final = re.compile(r"每年(?:的|[^，。；0-9]{0,7}[、和到至])?$")
_SENT: Final = re.compile(r"(?:电|讯)[ （(]")
_SCENE_BEFORE: Final = re.compile(r"(?:在|于|是|到了)(?:[次当同去前今]年|第二年)?$")
_CLOSE: Final = 4  # characters between two dates that may be one span
_SHARE_OF: Final = re.compile(r"(?:同期|全年)的[近约]?[0-9.]+[%％]")
_TIMES_AS_MUCH: Final = re.compile(
    r"(?:同期|全年)?的[近约]?(?:(?:[0-9.]+|[一二两三四五六七八九十]+)倍|[一二两三四五六七八九]成)"
)
_CHANGING: Final = frozenset("由从")
_ITS_OWN: Final = re.compile(r"的[0-9.]+[万亿]?(?![0-9.万亿倍%％])")
_AMONG: Final = re.compile(
    r"[^，。；：0-9]{0,12}的[0-9]+[^，。；：0-9]{1,8}(?:中，|，(?:超过?|近|约|有|其中)?"
    r"(?:[一二三四五六七八九]成|[0-9.]+[%％]))"
)
_DATED: Final = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[月至—-]")
_INVESTED: Final = re.compile(r"投资[约近达超]?[0-9.]+[万亿]?[多余]?元的[^，。；0-9]{2,20}$")
_STAYS: Final = re.compile(r"(?:留|延[长期续]|任期|期限|推迟|待|住)到$")
_AGE: Final = re.compile(
    r"(?:已经?|刚刚?|才|整|快)?(?:[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?:多|来)?(?:岁|[，了])"
)
_TIMES_OF_DAY: Final = re.compile(r"清晨|早晨|一大早|早上|中午|午后|傍晚|黄昏|晚上|深夜")
OPENS: Final = re.compile(
    r"(?:#\s)?(?:【[^】]{1,36}】)?(?:[一二三四五六七八九十]{1,2}是|[（(][^）)]{1,16}[）)])?[“‘]?"
    r"(?:[^。]{0,10}讯[^。]{0,20}?)?(?:[^，。]{0,12}[，：])?(?:记者)?(?:那[还正]?是|特别是|尤其是|其中|[到至自从在据]|早在|截[至止]到?|仅|[今去前当]年)*"
)
_LONGEST_OPENING: Final = 60
_ATTRIBUTE: Final = re.compile(
    r"(?:(?P<stem>[^，。；：、0-9]{0,14}?)(?<!剩余)(?<!余下)(?<!剩下)(?<!其余)的(?:不足|不到|近|约|超过|仅有?|只有|接近)?(?=(?:每[人户亩斤吨公年月]{1,2})?[0-9]|(?!一个(?:晚|早|清|傍|上午|下午|中午|夜|深夜|雨|[旺淡]季))[一二两三四五六七八九十百]+[个家座户成])"
    r"|(?P<direct>[0-9]+[^年月日0-9至到—-][^，。；0-9]{0,12}?的[^，。；0-9]{0,4}[0-9]))"
)


def moments_of(
    text: str,
    dates: list[tuple[int, int]],
    today: Day,
    ruling: Reviewed,
    sentences: Sentences,
) -> list[Moment]:
    """The words of time of a text, in order; ``dates`` are the spans of its printed dates."""
    printed = list(_printed(text, dates, today, ruling, sentences))
    years = [
        (moment.start, first, last, moment.period.value)
        for moment in printed
        for first, last in (_years(text, moment),)
        if moment.reach and not (last > today.year and aims(text, moment.start))
    ]
    ends = [moment.end for moment in printed]
    starts = [moment.start for moment in printed]
    found = printed + [
        Moment(
            each.start,
            each.end,
            each.period,
            Reach.SECTION
            if len(each.period.value) == YEAR_LENGTH and _sets_the_scene(text, each.start, each.end)
            else _reach(text, each.start, each.end, sentences, each.most, each.as_of),
            each.as_of,
        )
        for each in relatives_of(text, years, today, ruling, sentences)
        if not _lies_in(each.start, starts, ends)
    ]
    return sorted(moment for moment in found if moment.period.value)


def _lies_in(start: int, starts: list[int], ends: list[int]) -> bool:
    """True for the 至今 of 2017年至今: the printed date has read it."""
    number = bisect_right(starts, start) - 1
    return number >= 0 and start < ends[number]


def _years(text: str, moment: Moment) -> tuple[int, int]:
    """The year that is printed, and the last one of what it says: 2017 and 2019 of 2017年起."""
    value = moment.period.value
    last = int(value[-4:] if len(value) == 9 else value.removeprefix("../")[:4])
    printed = text[moment.start : moment.start + 4]
    return int(printed) if printed.isdigit() else last, last


def _reach(
    text: str, start: int, end: int, sentences: Sentences, most: Reach, as_of: bool = False
) -> Reach:
    """What the place of the word allows, and no more than the word itself can."""
    if _COMPARED.search(text, max(0, start - 8), start):
        return Reach.FIGURE if _ITS_OWN.match(text, end) else Reach.NONE
    if _names_no_time(text, start, end):
        return Reach.NONE
    if text[end - 2 : end] == "今年" and _AGE.match(text, end):
        return Reach.CLAUSE  # 今年54岁，家里有9亩地: the year tells the age alone
    attribute = _ATTRIBUTE.match(text, end)
    if attribute and as_of and attribute["stem"]:
        attribute = None  # 如今管着合作社的230只羊: now is when, not which
    if attribute and _AMONG.match(text, end):
        return Reach.SENTENCE  # 去年抽查的58个项目中，7个…: they are of those
    if attribute and most <= Reach.SECTION and (text[end - 1] == "年" or not attribute["direct"]):
        return Reach.CLAUSE if attribute["stem"] or attribute["direct"] else Reach.FIGURE
    if _STAYS.search(text, max(0, start - 4), start):
        return Reach.CLAUSE  # 任期到今年年底就满了，村里人摁了100个手印
    sentence = sentences.sentence(start)
    if STARTED.match(text, end) and _INVESTED.search(text, max(sentence, start - 40), start):
        return Reach.CLAUSE  # 总投资1亿元的园区今年6月投产，日产5吨: what it makes is of now
    opens = start - sentence <= _LONGEST_OPENING and OPENS.fullmatch(text, sentence, start)
    if not opens:
        return min(most, Reach.NEXT if most == Reach.NEXT else Reach.SENTENCE)
    return Reach.SECTION if most == Reach.NEXT else most


def _names_no_time(text: str, start: int, end: int) -> bool:
    """True where the words around the date say that nothing is told of it."""
    if _DATED.match(text, end):
        return True  # 今年5月: the month says it
    if _SENT.match(text, end):
        return True  # 本报太原7月2日电: when it was sent
    if _EVERY_YEAR.search(text, max(0, start - 12), start):
        return True  # 每年8至9月, 每年汛期前后和春节前: of no year
    # 由2015年的三成下降到目前的一成
    falls = text[start - 1 : start] in _CHANGING or text.startswith("到", start)
    # 是2016年的21倍, 相当于去年同期的21%
    return not falls and bool(_TIMES_AS_MUCH.match(text, end) or _SHARE_OF.match(text, end))


def _printed(
    text: str,
    dates: list[tuple[int, int]],
    today: Day,
    ruling: Reviewed,
    sentences: Sentences,
) -> Iterator[Moment]:
    previous: tuple[Day, Moment] | None = None
    years = Years(text, [start for start, _ in dates])
    for start, end in dates:
        day = read_date(text[start:end])
        if day is None:
            continue
        if day.months > 1 and text[start - 1 : start] == "前":  # 前三季度: from January on
            day = day._replace(month=1, months=day.month + day.months - 1)
        between = _between(text, previous, start)
        if not day.year:
            near = previous[0] if previous and between is not None else Day()
            told = told_before(text, previous, start, sentences)
            ruled = ruling.at(start) or years.around(start)
            year, month = completed(text, start, day, today, told, ruled)
            month = month or near.month or today.month
            day = day._replace(year=near.year or year, month=month)
        if not day.year:
            continue
        moment = _moment(text, start, end, day, today, sentences)
        if previous and between and _joins(between, previous[0], day):
            first, last = previous[1].period.value.split("/")[0], day.iso().split("/")[-1]
            if first.endswith(_YEAR_END) and moment.period.value.endswith(_YEAR_END):
                last = moment.period.value
            regular = _REGULAR.search(text, max(0, previous[1].start - 3), previous[1].start)
            moment = moment._replace(
                reach=Reach.NONE
                if regular
                else max(moment.reach, Reach.SECTION if first.endswith("-01") else Reach.NONE),
                period=Period(f"{_month(first, last)}/{last}", previous[1].period.basis),
            )
            yield previous[1]._replace(reach=Reach.NONE)
        elif previous:
            yield previous[1]
        previous = day, moment
    if previous:
        yield previous[1]


def _month(first: str, last: str) -> str:
    """Both ends of a span as exact as each other: a closing day is cut where the other has none."""
    return first[: len(last)] if len(first) > len(last) else first


def _between(text: str, previous: tuple[Day, Moment] | None, start: int) -> str | None:
    """What stands between two dates that are close; None when they are not."""
    if previous is None or start - previous[1].end > _CLOSE:
        return None
    between = text[previous[1].end : start]
    return (
        None if re.search(r"[。；\n]", between) else between.removeprefix("底").removeprefix("末")
    )


def _moment(text: str, start: int, end: int, day: Day, today: Day, sentences: Sentences) -> Moment:
    as_of = bool(_AS_OF.search(text, max(0, start - _AS_OF_REACH), start))
    basis = (
        Basis.STATED
        if re.match(r"[0-9〇零○一二三四五六七八九]{4}", text[start:end])
        else Basis.RESOLVED
    )
    value, far, as_of, reach = said(text, start, end, day, today, as_of)
    if as_of and day.month and _THIS_YEAR_UNTIL.search(text, max(0, start - 10), start):
        value = f"{day.year}-01-01/{value}"  # 今年截至9月底
    if reach is not None:
        return Moment(start, far, Period(value, basis), reach, as_of)
    reach = _reach(text, start, far, sentences, Reach.SECTION)
    if far == end and day.year < today.year and _sets_the_scene(text, start, end):
        reach = Reach.SECTION
    if day.month and reach is Reach.SECTION and not as_of and far == end:
        # An event dates what is told of it; a month in the middle of a paragraph does not.
        scene = bool(_TIMES_OF_DAY.match(text, end))
        past = not day.day and 0 < day.year < today.year
        reach = Reach.SECTION if past or (day.day and not scene) else Reach.SENTENCE
    return Moment(
        start,
        far,
        Period(value, basis),
        Reach.SECTION if as_of and reach > Reach.FIGURE else reach,
        as_of,
    )


def _sets_the_scene(text: str, start: int, end: int) -> bool:
    """转机出现在2015年。What follows is told of that year."""
    return text.startswith("。", end) and bool(_SCENE_BEFORE.search(text, max(0, start - 5), start))


def _joins(between: str, previous: Day, day: Day) -> bool:
    """True when two dates are the ends of a span: 5月至9月; 2015年、2016年; 3月、6月."""
    if _TO.search(between):
        return True
    if between not in ("、", "和") or previous.day or day.day:
        return False
    if not previous.month and not day.month:
        return day.year == previous.year + 1
    return bool(previous.month and day.month) and previous.year == day.year
