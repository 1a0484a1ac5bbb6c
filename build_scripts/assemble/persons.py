"""Lines that hold nothing but names of persons: who wrote, when no word says so."""

import re

from build_scripts.assemble import shapes
from build_scripts.assemble.fields import SURNAMES

_FURTHER = "管柴牛关齐尚庞颜梅盛童霍翁邢洪倪殷焦安符游涂翟路岳阎詹申甘喻阮邬骆蓝聂樊兰章鲁葛苗柳伍纪蒙季褚耿卞瞿滕冉班仇卓裴祝辛房柯包左屈项舒官席晏鲍穆匡迟车邸佟栾苑桑"
_FAMILY = f"(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|东方|[{SURNAMES}{_FURTHER}])"
_NAME = re.compile(rf"{_FAMILY}[\u4e00-\u9fff]{{1,2}}")
_APART = re.compile(rf"(?<![\u4e00-\u9fff])({_FAMILY})[ 　]([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_SIGNS = "□■◎●○"
_SIGNED = re.compile(
    rf"{_FAMILY}\s?[\u4e00-\u9fff]{{1,2}}(?:[\s、　]+{_FAMILY}\s?[\u4e00-\u9fff]{{1,2}})*"
)
_BETWEEN = re.compile(r"[\s、，,]+")
_POSTER = 8  # characters of the name of who posted a page
_LONGEST, _ALONE = 40, 3  # characters of the line, and of a name that no other confirms


def names_alone(text: str) -> tuple[str, ...]:
    """The persons whose names are all there is on the line; none if anything else is.

    A name of two characters counts only beside another: most words have two.
    """
    if len(text) > _LONGEST:
        return ()
    names = tuple(_BETWEEN.split(_APART.sub(r"\1\2", text.removesuffix("等").rstrip())))
    if not all(_NAME.fullmatch(name) for name in names):
        return ()
    return names if len(names) > 1 or len(names[0]) >= _ALONE else ()


def is_signed(text: str) -> bool:
    """True for one name, or several, behind the sign that papers put in front of an author."""
    return text[0] in _SIGNS and bool(_SIGNED.fullmatch(text[1:].strip()))


def is_poster(text: str, below: str) -> bool:
    """True for a short name, of a person or a site, no two characters of which stand together below."""
    if len(text) > _POSTER or shapes.bare(text) != text:
        return False
    return not any(text[here : here + 2] in below for here in range(len(text) - 1))
