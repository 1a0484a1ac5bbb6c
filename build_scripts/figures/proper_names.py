"""Numerals that belong to the name of a congress, a town, a village or a person."""

import re
from typing import Final

from build_scripts.figures.counted import Counted
from build_scripts.figures.gazetteer import gazetteer
from build_scripts.figures.neighbourhood import SURNAMES
from build_scripts.numerals import Form

_CONGRESS: Final = re.compile(
    r"届(?:[一二三四五六七八九十]+中)?(?:人大|人民代表|政协|党代|委员会|中央|全会|省委|市委|县委)"
)
_SESSION: Final = re.compile(r"次(?:会议|全会|全体)")
_OF_CONGRESS: Final = re.compile(r"届[^，。；\n]{0,12}$")
_VILLAGE_NAME: Final = re.compile(
    r"(?![个户组名村]|家(?![庄沟坪湾村堡寨坡梁塔岭]))(?!行政|自然|贫困|重点|示范|建档)[\u4e00-\u9fff]{1,2}[村庄屯寨](?![民级里])"
)
_IN_TOWN: Final = frozenset("镇乡")
_ABOVE: Final = frozenset("县区市旗")
_FRONT_OF_NAME: Final = re.compile(r"[镇乡][前后东西南北大小上下]$")
_TOWN_NAME: Final = re.compile(r"(?!个|大)[\u4e00-\u9fff]{1,2}[镇乡](?![镇级村])")
_TOWN_LENGTHS: Final = (5, 4, 3)
_CALLED_SO: Final = re.compile(
    r"(?:[户农民员]|老人|大爷|大娘|大叔|大妈|书记|主任|经理|队长)[^，。]$"
)


def is_session(text: str, record: Counted) -> bool:
    """县十六届人大二次会议."""
    sign = text[record.end : record.end + 1]
    if sign == "届":
        return bool(_CONGRESS.match(text, record.end))
    if sign != "次" or not _SESSION.match(text, record.end):
        return False
    return bool(_OF_CONGRESS.search(_before(text, record, 16)))


def is_village(text: str, record: Counted) -> bool:
    """五里镇; 大青沟镇二道背村: the numeral belongs to the name of a town, or of a village."""
    if record.numeral.form is not Form.CHINESE or record.numeral.more:
        return False
    near = text[record.start : record.start + _TOWN_LENGTHS[0]]
    if "镇" in near or "乡" in near:
        towns = gazetteer().by_town
        if any(near[:size] in towns for size in _TOWN_LENGTHS):
            return True
    if text[record.start - 1 : record.start] in _ABOVE and _TOWN_NAME.match(text, record.end):
        return True
    found = _VILLAGE_NAME.match(text, record.end)
    if found is None:
        return False
    if text[record.start - 1 : record.start] in _IN_TOWN:
        return True
    if _FRONT_OF_NAME.search(text, max(0, record.start - 2), record.start):
        return True
    return text.count(text[record.start : found.end()]) > 1  # 五房村, told again and again


def is_person(text: str, record: Counted) -> bool:
    """果农郭三娃: between a surname and the rest of a name."""
    if text[record.start - 1 : record.start] not in SURNAMES or record.printed_unit:
        return False
    return bool(_CALLED_SO.search(_before(text, record, 5)))


def _before(text: str, record: Counted, reach: int) -> str:
    return text[max(0, record.start - reach) : record.start]
