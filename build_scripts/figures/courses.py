"""What runs from one date until another: 去年10月投产，到年底加工6.2万吨; 今年…，截至7月底，又注销64家."""

import re
from typing import Final

from build_scripts.figures.reach import MONTH_LENGTH, YEAR_LENGTH, Moment, Reach
from build_scripts.records.figures import Basis, Period

_UNTIL: Final = frozenset("到至止")
_FLOWS: Final = re.compile(
    r"注销|签[出订约]|加工|卖|销|售|发放|发[出电]|接待|生产|[采摘收][了摘购]|完成|投入|收入|进账|出口"
    r"|[挣赚]|办理|转移|培训|拨付|消费|运[出送]|写下|创收|增收|交易|处理|服务"
)
_STOCKS: Final = re.compile(
    r"达到?|[增减升降][至到]|[还共仍现只已][有剩]|余额|存[款栏]|突破|占|升到"
)
_DAY_LENGTH: Final = 10


def course(
    moments: list[Moment], number: int, sentence: int, text: str, place: int
) -> Period | None:
    """The span that ends with the moment, where its sentence told before since when, and what is
    told of it flows; else None."""
    end = moments[number]
    if text[end.start - 1 : end.start] not in _UNTIL or len(end.period.value) != _DAY_LENGTH:
        return None
    if not _FLOWS.search(text, end.end, place) or _STOCKS.search(text, end.end, place):
        return None
    for moment in reversed(moments[max(0, number - 2) : number]):
        if moment.start < sentence:
            break
        if moment.reach >= Reach.SENTENCE and not moment.as_of:
            return _span(moment.period.value, end.period.value)
    return None


def _span(start: str, end: str) -> Period | None:
    """Both ends as exact as each other; a year begins with its first day."""
    first = start.split("/")[0]
    if len(first) == MONTH_LENGTH and first < end:
        return Period(f"{first}/{end[:MONTH_LENGTH]}", Basis.STATED)
    if len(first) == YEAR_LENGTH:
        same = end.startswith(first) and end[YEAR_LENGTH:] != "-12-31"
        return Period(f"{first}-01-01/{end}", Basis.STATED) if same else None
    exact = len(first) == _DAY_LENGTH and first < end
    return Period(f"{first}/{end}", Basis.STATED) if exact else None
