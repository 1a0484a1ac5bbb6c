"""Who made a report, line by line below it: 策划、统筹、记者、视觉, and the studio that brought it out.

Some of these offices are those of a site too (统筹, 监制, 编辑). They are the report's where they stand
in a list with others that no site has.
"""

import re
from collections.abc import Sequence

from build_scripts.assemble.lines import Line

_FEWEST = 2  # makers: one alone is who wrote
_NAMES = r"[\u4e00-\u9fff·A-Za-z]{2,12}(?:[、，,/\s|｜]+[\u4e00-\u9fff·A-Za-z]{1,12})*"
_MAKER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:策划|编导|导演|编剧|脚本|视觉|摄影|摄像|拍摄|航拍|剪辑|制作|后期|设计|文案|文字|撰稿|撰文|采写|统稿|记者|出镜|主播|配音|旁白|海报"
    rf"|动画|动漫|漫画|手绘|插画|美术|绘图|制图|音乐|包装|技术)|新媒体编辑|创意)\s*[:：]\s*{_NAMES}"
)
_OF_SITES_TOO = re.compile(
    rf"(?:统筹|监制|总监制|编辑|文字编辑|视频编辑|美编|校对|编审)\s*[:：]\s*{_NAMES}"
)
_BROUGHT_OUT = re.compile(
    r"(?=.*(?:[社部室站报台局网]|中心))[\u4e00-\u9fff、·]{4,30}(?:出品|联合制作|制作|摄制)"
)
_LONGEST = 60  # characters


def brought_out(text: str) -> bool:
    """True for the line that says which office made and brought out a report."""
    return bool(_BROUGHT_OUT.fullmatch(text))


def below_makers(lines: Sequence[Line], first: int, foot: int) -> int:
    """Where the foot begins below a list of makers that reaches into it; else where it began."""
    start = foot
    while start - 1 > first and _is_listed(lines[start - 1].text):
        start -= 1
    end = foot
    while end < len(lines) and _is_listed(lines[end].text):
        end += 1
    made = [at for at in range(start, end) if _is_maker(lines[at].text)]
    several = sum(not brought_out(lines[at].text) for at in made) >= _FEWEST
    return max(foot, made[-1] + 1) if several else foot


def _is_maker(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_MAKER.fullmatch(text) or brought_out(text))


def _is_listed(text: str) -> bool:
    return _is_maker(text) or (len(text) <= _LONGEST and bool(_OF_SITES_TOO.fullmatch(text)))
