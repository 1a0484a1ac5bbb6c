"""A word of time, and how far it governs what follows."""

import re
from enum import IntEnum
from typing import Final, NamedTuple

from build_scripts.records.figures import Basis, Period

YEAR_LENGTH: Final = 4
_DUE_REACH: Final = 14
_MUST: Final = ("必须", "要", "全部")
_APART: Final = re.compile(r"[。；：\n已]|要求|明确|，[^，]*，")
MONTH_LENGTH: Final = 7


STARTED: Final = re.compile(
    r"[^，。；0-9]{0,6}?(?:开工|动工|投产|建成|竣工|投用|投运|开园|启用|并网|运营|封顶)"
)
_OF_A_WORK: Final = re.compile(r"的[^，。；0-9]{2,20}$")
_WORK_REACH: Final = 24


class Reach(IntEnum):
    """How far a moment governs."""

    NONE = 0  # 比2014年: named to compare with
    FIGURE = 1  # 2016年的4881元: the next figure and no other
    CLAUSE = 2  # 2015年建设的299座电站
    SENTENCE = 3
    NEXT = 4  # and the sentence after it
    SECTION = 5  # the rest of the paragraph, or of its numbered point
    ERA = 6  # the rest of the article, for the same area


class Moment(NamedTuple):
    """A word of time; ``as_of`` when it says up to when (截至5月底, 目前)."""

    start: int
    end: int
    period: Period
    reach: Reach
    as_of: bool = False


def carried(moment: Moment, text: str) -> str:
    """What the moment says of a later sentence: a month of a year that is over, its year, but where
    it closes its sentence (那是2003年12月。) the story that follows is of that month."""
    value = moment.period.value
    if text.startswith("。", moment.end):
        return value
    return value[:YEAR_LENGTH] if len(value) == MONTH_LENGTH and not moment.as_of else value


def is_due(moment: Moment, end: int, text: str) -> bool:
    """剩余的9户要在6月底前脱贫: the deadline in its clause dates a figure that ends at ``end``."""
    far = moment.end + text.startswith(("底", "末"), moment.end)
    if moment.start - end > _DUE_REACH or not text.startswith("前", far):
        return False
    between = text[end : moment.start]
    if "，" in between and not text.startswith(_MUST, far + 1):
        return False  # 存粮9吨，月底前交货: the next clause says something else
    return len(moment.period.value) > YEAR_LENGTH and not _APART.search(between)


def is_aside(moment: Moment, text: str, sentence: int, place: int) -> bool:
    """41个（其中今年以来新增7个），吸纳就业1860人: what a bracket says ends with it."""
    closed = text.find("）", moment.end, place)
    if closed < 0 or text.find("（", moment.end, closed) >= 0:
        return False
    opened = text.rfind("（", sentence, moment.start)
    return opened > sentence and text.find("）", opened, moment.start) < 0


def is_of_now(moment: Moment, year: str) -> bool:
    """True for 今年 and 今年5月 of one sentence, ``year`` being that of the text."""
    value = moment.period.value
    short = moment.reach is Reach.SENTENCE and len(value) <= MONTH_LENGTH
    return short and value.startswith(year)


def is_over(moment: Moment, text: str, place: int) -> bool:
    """9月底前入住；对36个村…: a deadline ends with its item of a row."""
    far = moment.end + text.startswith(("底", "末"), moment.end)
    return text.startswith("前", far) and text.find("；", far, place) >= 0


def is_of_the_start(moment: Moment, end: int, text: str) -> bool:
    """总投资1亿元的园区今年6月投产: what a work costs bears the date of its start behind it."""
    if moment.start - end > _WORK_REACH or not _OF_A_WORK.match(text[end : moment.start]):
        return False
    return bool(STARTED.match(text, moment.end))


def of_its_year(year: Moment, day: Moment) -> bool:
    """截至5月31日，今年已发电1亿度: from January until that day."""
    return (
        len(year.period.value) == YEAR_LENGTH
        and year.period.basis is Basis.RESOLVED
        and year.reach > Reach.CLAUSE
        and len(day.period.value) > 7
        and day.period.value.startswith(year.period.value)
        and not day.period.value.endswith("-12-31")
    )


def names_the_year_of(year: Moment, day: Moment) -> bool:
    """11月22日，某县2019年采摘节: the year belongs to the name, the day is when."""
    return (
        len(year.period.value) == YEAR_LENGTH
        and year.period.basis is Basis.STATED
        and not day.as_of
        and len(day.period.value) > YEAR_LENGTH
        and day.period.value.startswith(year.period.value)
        and "/" not in day.period.value
    )
