"""How exact a figure is said to be: words before its numeral, in it, and behind its unit."""

import re
from typing import Final

from build_scripts.records.figures import Qualifier

_BEFORE: Final = (
    (
        r"(?:不[得能]?低于|不[得能]?少于|不小于|不下于|至少|最少|起码|少说也?|少说差)[有为达要]?",
        Qualifier.AT_LEAST,
    ),
    (r"(?:不超过|不高于|不多于|不得超过|最多|至多|最长|不大于)[有为达至]?", Qualifier.AT_MOST),
    (
        r"(?:不足|[卖挣赚攒剩落收产打]不[了下上到]|不到|低于|少于|小于|未满|不满|未达)",
        Qualifier.LESS_THAN,
    ),
    (
        r"(?:超过|超出|突破|多于|高于|大于|逾|(?<![赶反])超|(?<=[能可])过)[了达]?",
        Qualifier.MORE_THAN,
    ),
    (r"(?:接近|将近|(?<![最附远])近|濒临)", Qualifier.APPROX_UNDER),
    (r"(?:大约|约|大概|大致|约为|约有|左右)", Qualifier.APPROX),
)
_AFTER: Final = (
    (r"(?:及|或)?以上", Qualifier.AT_LEAST),
    (r"多(?![少个种项次样种条元媒])|有余|余(?![额粮])|出头|开外|往上", Qualifier.APPROX_OVER),
    (r"略多", Qualifier.APPROX_OVER),
    (r"左右|上下|许(?![多可])|前后", Qualifier.APPROX),
    (r"以下", Qualifier.LESS_THAN),
    (r"以内|之内|内(?=[，。；的])", Qualifier.AT_MOST),
)
# A limit may stand before the whole phrase: 不低于本级财政收入的1%.
_LIMITS: Final = (
    (re.compile(r"(?:不低于|不少于|至少)[^，。；：！？、0-9]{1,14}$"), Qualifier.AT_LEAST),
    (re.compile(r"(?:最少|起码)[^，。；：！？、的0-9]{1,4}$"), Qualifier.AT_LEAST),
    (re.compile(r"(?:不到|不足)[^，。；：！？、0-9]{1,8}的$"), Qualifier.LESS_THAN),
    (re.compile(r"(?<!不)超过[^，。；：！？、0-9]{1,6}的$"), Qualifier.MORE_THAN),
    (re.compile(r"(?:不超过|不高于|不得超过|至多)[^，。；：！？、0-9]{1,14}$"), Qualifier.AT_MOST),
)
_BEFORE_FINDERS: Final = tuple((re.compile(f"{pattern}$"), says) for pattern, says in _BEFORE)
_AFTER_FINDERS: Final = tuple((re.compile(pattern), says) for pattern, says in _AFTER)
# One of these characters is in every such word: a quick look before the finders are asked.
_BEFORE_SIGNS: Final = re.compile(
    "[低少小下到至最起不高多长足于满达超过出突破逾上成近将濒约大左右]"
)
_AFTER_SIGNS: Final = frozenset("及或以多有余出开往左上许前之内略")
# 上万, 过亿, 成百: more than the round number.
_ROUND: Final = frozenset("百千万亿")
_MANY: Final = re.compile(r"(?:(?<!直)上|(?<![通经])过|成)$")
_FRONT: Final = re.compile(r"(?:排名|名列|位列|列|进入|全省|全国|全市)?前$")
_TIME: Final = frozenset(("年", "天", "月", "周", "季度", "分钟", "秒"))
_LIMIT_SIGNS: Final = re.compile("[不至最起]")
_PHRASE: Final = 18
_REACH: Final = 6  # characters before the numeral in which a qualifier may stand


def qualifier_of(text: str, start: int, end: int, unit_end: int, more: str, unit: str) -> Qualifier:
    """The qualifier of the numeral text[start:end], whose unit ends at ``unit_end``.

    ``more`` is the 余, 多 or 来 inside it. 近三年 says which years, not how many about.
    """
    before = text[max(0, start - _REACH) : start]
    if more:
        return Qualifier.APPROX_OVER if more in "余多" else Qualifier.APPROX
    for finder, says in _AFTER_FINDERS if text[unit_end : unit_end + 1] in _AFTER_SIGNS else ():
        found = finder.match(text, unit_end)
        if found and not (unit in _TIME and found[0] == "内"):
            return says
    if text[start : start + 1] in _ROUND and _MANY.search(before):
        return Qualifier.MORE_THAN
    for finder, says in _BEFORE_FINDERS if _BEFORE_SIGNS.search(before) else ():
        if finder.search(before) and not (unit in _TIME and says is Qualifier.APPROX_UNDER):
            return says
    phrase = text[max(0, start - _PHRASE) : start]
    if _LIMIT_SIGNS.search(phrase):
        for finder, says in _LIMITS:
            if finder.search(phrase):
                return says
    if unit == "名" and _FRONT.search(before):
        return Qualifier.AT_MOST
    return Qualifier.EXACT
