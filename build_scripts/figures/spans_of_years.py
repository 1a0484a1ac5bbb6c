"""Words of time that span years or count them: 近三年, 三年间, 经过八年, 未来两年, 三年前, 十三五."""

import re
from typing import Final

from build_scripts.figures.dates import Day, since_iso, years_on
from build_scripts.figures.reach import MONTH_LENGTH, Reach
from build_scripts.figures.speaker import Found, Speaker, Told
from build_scripts.numerals import worth_of

_PLANS: Final = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_SPAN: Final = re.compile(r"((?:19|20)\d\d)年[^。\n]{0,24}?[到至—-]((?:19|20)\d\d)年")
_PLANNED: Final = re.compile(r"将|力争|计划|拟|确保|争取|要|实现")
_WHO: Final = re.compile(r"[^，。；0-9]{1,8}的，")
_ONCE: Final = re.compile(r"曾经?$|一度$")
_OF_OLD: Final = re.compile(r"的[^0-9，。；一二两三四五六七八九十百]{2}")  # 30年前的铝线
_SAID_OF_IT: Final = re.compile(r"[^，。；0-9]{1,4}的，")
_GRANTED: Final = re.compile(r"(?:减免|免[除收]|给予)")  # 对搬迁户连续3年减免物业费: from now on
_FROM_NOW: Final = re.compile(r"从([今明])年(?:起|开始)[^。]{0,12}$")
_SINCE: Final = re.compile(r"[自从]((?:19|20)\d\d)年(?:以来|起|开始)")
_NEW_YEAR: Final = 2  # the month until which the last full year is the one before
_AGAIN: Final = re.compile(r"(?:再|还要|还需|将|计划|准备|拟|力争|争取|打算)用$")
_UNTIL: Final = re.compile(r"，[到至](20\d\d)年")
_ABOUT_A_YEAR: Final = (10, 14)  # months
_EXPECTED: Final = re.compile(r"预计|届时|[可能有]望|可[达增实]|能[过达上到超]")
_PLAN_REACH: Final = 16
_SPRING: Final = 3
_YEARS_END: Final = 10  # the month from which on the new year is the next
_SPAN_REACH: Final = 120  # characters behind 经过八年 in which its years may be told


def last(speaker: Speaker, found: Found) -> Told:
    """近三年 ends in the year spoken of; 经过八年 in that of the span that its sentence states."""
    count = number(found["n"] or found["m"] or found["spent"] or found["effort"])
    count += "年多" in found[0]  # 六年多来: the year in which they began counts too
    sentence = speaker.sentences.sentence(found.start())
    line = speaker.sentences.line_end(found.start())
    span = _SPAN.search(speaker.text, sentence, min(line, found.end() + _SPAN_REACH))
    if found["spent"] and _AGAIN.search(speaker.text, found.start() - 3, found.start()):
        return _to_spend(speaker, found, count)
    if found[0].startswith("连续"):
        return _in_a_row(speaker, found, count, sentence)
    if count == 1:
        return _one(speaker, found)
    effort = bool(found["effort"]) or found[0].startswith("经过")
    end = speaker.today.year
    if effort and span:
        end = int(span[2])
    else:
        # Told in spring, the years that are looked back on end with the last.
        spring = 0 < speaker.today.month <= _SPRING
        end = speaker.ruling.at(found.start()) or end - spring
    if count < 2 or end < count or _WHO.match(speaker.text, found.end()):
        return None  # 连续两年盈利的，奖3万元: of no years
    begun = speaker.begun(found.start(), sentence)
    if found[0].startswith("经过") and begun and begun + count - 1 <= end:
        until = end if end - begun == count else begun + count - 1
        return f"{begun}/{until}", Reach.SENTENCE, False
    told = speaker.told_year(found.start())
    if found[0][0] in "前头" and told and told + count - 1 < end:
        return f"{told}/{told + count - 1}", Reach.SENTENCE, False
    if found[0][0] == "头":
        return None
    if found[0].endswith(("间", "里")) and begun and begun + count - 1 <= speaker.today.year:
        return f"{begun}/{begun + count - 1}", Reach.SENTENCE, False
    most = Reach.ERA if found[0].startswith("经过") else Reach.SENTENCE
    first = begun if begun == end - count and found[0].endswith("来") else end - count + 1
    return f"{first}/{end}", most, False


def _in_a_row(speaker: Speaker, found: Found, count: int, sentence: int) -> Told:
    """连续三年: from the year on that its sentence says, until the one spoken of, or from now on."""
    if _GRANTED.match(speaker.text, found.end()):
        return _on(speaker, count)
    start = _FROM_NOW.search(speaker.text, sentence, found.start())
    if start:
        first = speaker.today.year + (start[1] == "明")
        return f"{first}/{first + count - 1}", Reach.SENTENCE, False
    if count < 2 or _ONCE.search(speaker.text, max(0, found.start() - 2), found.start()):
        return None  # 曾经连续六年没有大夫: when, nobody says
    if _WHO.match(speaker.text, found.end()):
        return None  # 连续两年盈利的，奖3万元: of no years
    begun = _since(speaker, found, sentence)
    if begun and begun + count - 1 <= speaker.today.year:
        return f"{begun}/{begun + count - 1}", Reach.SENTENCE, False
    end = speaker.ruling_year(found.start())
    end -= end == speaker.today.year and 0 < speaker.today.month <= _NEW_YEAR
    return (f"{end - count + 1}/{end}", Reach.SENTENCE, False) if end >= count else None


def _since(speaker: Speaker, found: Found, sentence: int) -> int:
    """自2013年以来，…连续五年: the year from which its sentence counts, or 0."""
    since = _SINCE.search(speaker.text, sentence, found.start())
    return int(since[1]) if since else 0


def _to_spend(speaker: Speaker, found: Found, count: int) -> Told:
    """再用三年时间，到2022年底: the years until that end; where none is told, from now on."""
    goal = _UNTIL.match(speaker.text, found.end())
    if not goal:
        return _on(speaker, count)
    return f"{int(goal[1]) - count + 1}/{goal[1]}", Reach.SENTENCE, False


def _one(speaker: Speaker, found: Found) -> Told:
    """一年来, 过去的一年: the year under review, or from the month on that its sentence told first."""
    past = found[0].startswith("过去")
    if not past and not found[0].endswith("来"):
        return None
    spring = 0 < speaker.today.month <= _SPRING
    ruled = speaker.ruling.at(found.start()) or (speaker.today.year - 1 if past and spring else 0)
    if ruled:
        return str(ruled), Reach.SECTION, False
    told = speaker.told_last(found.start())
    if len(told) != MONTH_LENGTH or not speaker.today.month:
        return None
    since = Day(int(told[:4]), int(told[5:]))
    months = 12 * (speaker.today.year - since.year) + speaker.today.month - since.month
    near = months in range(_ABOUT_A_YEAR[0], _ABOUT_A_YEAR[1])
    return (since_iso(since, speaker.today), Reach.SENTENCE, False) if near else None


def ahead(speaker: Speaker, found: Found) -> Told:
    return _on(speaker, number(found["ahead"]))


def within(speaker: Speaker, found: Found) -> Told:
    near = speaker.text[found.start() - 4 : found.end() + _PLAN_REACH]
    return _on(speaker, number(found["within"])) if _PLANNED.search(near) else None


def _on(speaker: Speaker, count: int) -> Told:
    first = speaker.today.iso()
    return f"{first}/{years_on(first, count)}", Reach.SENTENCE, False


def plan(speaker: Speaker, found: Found) -> Told:
    first = _PLANS[found["plan"]]
    if found["first_years"]:
        return f"{first}/{first + number(found['first_years']) - 1}", Reach.SENTENCE, False
    if found["closed"]:
        return f"{first + 4}-12-31", Reach.SENTENCE, False
    if found["planned"] or (found["into"] and first <= speaker.today.year):
        return since_iso(Day(first), speaker.today), Reach.ERA, False
    return f"{first}/{first + 4}", Reach.SENTENCE, False


def transition(_: Speaker, found: Found) -> Told:
    """五年过渡期 behind the end of poverty: as long as the fourteenth plan."""
    return f"{_PLANS['十四五']}/{_PLANS['十四五'] + 4}", Reach.NONE, False


def vague(speaker: Speaker, found: Found) -> Told:
    return f"../{speaker.today.iso()}", Reach.SENTENCE, False


def years(_: Speaker, found: Found) -> Told:
    """2016、2017两年."""
    first, last = found["years"][:4], found["years"][-4:]
    return (f"{first}/{last}", Reach.SECTION, False) if first < last else None


def two_years(speaker: Speaker, found: Found) -> Told:
    """前年和去年."""
    last = speaker.today.year - found[0].endswith("去年")
    return f"{last - 1}/{last}", Reach.SENTENCE, False


def new(speaker: Speaker, _: Found) -> Told:
    """新的一年: this one in its first months, the next in the last."""
    year = speaker.today.year + (speaker.today.month > _YEARS_END)
    return str(year), Reach.SECTION, False


def both(speaker: Speaker, found: Found) -> Told:
    """今明两年, 明后两年."""
    first = speaker.today.year + {"去": -1, "明": 1}.get(found["both"][0], 0)
    return f"{first}/{first + 1}", Reach.SENTENCE, False


def since_then(speaker: Speaker, found: Found) -> Told:
    """此后每年: from the year told last until now."""
    first = speaker.year_at(found.start(), afar=True)
    if first >= speaker.today.year:
        return None
    return f"{first}/{speaker.today.year}", Reach.SENTENCE, False


def lasting(speaker: Speaker, found: Found) -> Told:
    """2017年…、2019年…，三年就走到了头: the years told before, or from the one told last until now."""
    count, place = number(found["lasting"].removesuffix("年")), found.start()
    first = speaker.first_in(speaker.sentences.sentence(place), place)
    last = speaker.begun(place, speaker.sentences.sentence(place))
    if count < 2:
        return None
    if first and last and last - first + 1 == count:
        return f"{first}/{last}", Reach.SENTENCE, False
    if last and last + count - 1 == speaker.today.year:
        return f"{last}/{speaker.today.year}", Reach.SENTENCE, False
    sentence = speaker.sentences.sentence(place)
    if last and first == last and speaker.text.find("截", sentence, place) >= 0:
        return f"{last - count + 1}/{last}", Reach.SENTENCE, False  # 截至2018年底…；三年累计…
    return None


def grown(speaker: Speaker, found: Found) -> Told:
    """2015年…；2019年…，四年增长8倍: where the sentence tells the two years."""
    place, count = found.start(), number(found["grown"])
    first = speaker.first_in(speaker.sentences.sentence(place), place)
    last = speaker.begun(place, speaker.sentences.sentence(place))
    told = count > 1 and first and last - first == count
    return (f"{first}/{last}", Reach.SENTENCE, False) if told else None


def used(speaker: Speaker, found: Found) -> Told:
    """三年投入1.9亿元: from the year that its sentence tells, else the last three."""
    count, end = number(found["used"]), speaker.ruling.at(found.start()) or speaker.today.year
    begun = speaker.begun(found.start(), speaker.sentences.sentence(found.start()))
    if count < 2 or _PLANNED.search(speaker.text, max(0, found.start() - 6), found.start()):
        return None
    first = begun if begun and begun + count - 1 <= speaker.today.year else end - count + 1
    return f"{first}/{first + count - 1}", Reach.SENTENCE, False


def hence(speaker: Speaker, found: Found) -> Told:
    """预计三年后 counts from the day of the text, 两年后 in a story from the year told last."""
    near = speaker.text[found.start() - 4 : found.end() + _PLAN_REACH]
    planned = bool(_PLANNED.search(near) or _EXPECTED.search(near))
    first = speaker.today.year if planned else speaker.year_at(found.start())
    if not planned and first == speaker.today.year:
        return None  # of a story that told no year
    year = first + number(found["hence"])
    told = first == speaker.today.year or year <= speaker.today.year
    return (str(year), Reach.SENTENCE, False) if told else None


def decade(_: Speaker, found: Found) -> Told:
    """上世纪70年代, 八十年代: of the century that is over."""
    first = 1900 + number(found["decade"].removesuffix("年代"))
    return f"{first}/{first + 9}", Reach.SENTENCE, False


def following(speaker: Speaker, found: Found) -> Told:
    """此后三年: the years behind the one told last."""
    year, count = speaker.year_at(found.start(), afar=True), number(found["following"])
    told = speaker.told_last(found.start())
    year -= len(told) == MONTH_LENGTH and told.endswith(
        "-01"
    )  # 2019年初…；此后两年: it is the first
    if count < 2 or year + count > speaker.today.year:
        return None
    return f"{year + 1}/{year + count}", Reach.SENTENCE, False


def ago(speaker: Speaker, found: Found) -> Told:
    """三年前 counts from the year that its sentence told before, else from that of the text."""
    told = speaker.begun(found.start(), speaker.sentences.sentence(found.start()))
    most = Reach.NONE if _OF_OLD.match(speaker.text, found.end()) else Reach.SENTENCE
    if _SAID_OF_IT.match(speaker.text, found.end()):
        most = Reach.CLAUSE  # 9年前栽的，一年能采4茬
    return str((told or speaker.today.year) - number(found["ago"])), most, False


def number(printed: str) -> int:
    """The worth of a count that is printed in figures or characters."""
    return int(worth_of(printed).low or 0)
