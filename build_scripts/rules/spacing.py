"""Blanks around the marks of a text, put there by a machine that parted it into words.

A blank in front of a comma or a full stop is never a writer's. Where most of them have one, all the
blanks beside marks go; where quotation marks are padded on their inner sides, these go. A blank
behind a mark alone is the habit of some writers and stays.
"""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN
from build_scripts.text import Certainty, Edit

_INSIDE = rf"{HAN}0-9A-Za-z%％"
_STOP = re.compile(rf"(?<=[{_INSIDE}”’）》])(?P<blank> ?)[，。]")
_BESIDE = re.compile(
    rf"(?<=[{_INSIDE}”’）》]) +(?=[，。；：！？、])|(?<=[，。；：！？、]) +(?=[{_INSIDE}“‘（《”’）》，。；：！？、])"
)
_QUOTED = re.compile(r"“(?P<left> ?)[^“”\n]{1,40}?(?P<right> ?)”")
_BESIDE_QUOTE = re.compile(
    rf"(?<=“) +| +(?=”)|(?<=[{HAN}，。；：！？、]) +(?=“ )|(?<= ”) +(?=[{HAN}，。；：！？、])"
)
_FEWEST_STOPS, _FEWEST_QUOTES = 8, 3
_MOSTLY = 0.6


def find(content: str) -> Iterator[Edit]:
    """The blanks beside marks of a text that has them nearly everywhere; nothing elsewhere."""
    if " ，" in content or " 。" in content:
        stops = [bool(match["blank"]) for match in _STOP.finditer(content)]
        if sum(stops) >= max(_FEWEST_STOPS, _MOSTLY * len(stops)):
            yield from (Edit(*match.span(), "") for match in _BESIDE.finditer(content))
    if "“ " in content:
        padded = [bool(each["left"] and each["right"]) for each in _QUOTED.finditer(content)]
        if sum(padded) >= max(_FEWEST_QUOTES, _MOSTLY * len(padded)):
            yield from (Edit(*match.span(), "") for match in _BESIDE_QUOTE.finditer(content))


PARTED = "早晨 ， 村民上山 ， 采茶 。 中午 ， 大家下山 ， 炒茶 。 晚上 ， 茶香满村 ， 灯火通明 。 天亮了 。"
SPACING = Rule(
    "SPACE-3",
    "机器分词在标点前后留下的空格删去。 / Blanks that a machine left beside the marks go.",
    Certainty.LIKELY,
    find,
    (
        Case(PARTED, PARTED.replace(" ", "")),
        Case(
            "人称 “ 天路 ” 的山路，老人叫它 “ 羊道 ” ，孩子叫它“ 滑梯 ”。",
            "人称“天路”的山路，老人叫它“羊道”，孩子叫它“滑梯”。",
        ),
    ),
    (
        "早晨， 村民上山， 采茶。 中午， 大家下山， 炒茶。 晚上， 茶香满村。 天亮了。 出发。",
        "记者 周某 ， 通讯员 吴某",
        "他说 “好” 。",
    ),
)
