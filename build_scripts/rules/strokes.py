"""Dashes and dots: `--` is a dash, `...` an ellipsis, where Chinese text stands around them.

A single `-` or `—` stays (routes, ranges, telephone numbers), and so does a row of signs that
draws a line.
"""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN
from build_scripts.text import Certainty, Edit

_TEXT = f"{HAN}“”‘’\"'《》（）()，。！？：；!?,:;％%"
_DASH = re.compile(f"(?<=[{_TEXT}])-{{2,4}}(?=[{HAN}“‘《（(\"'])")
_DOTS = re.compile(f"(?<=[{_TEXT}])\\.{{3,6}}(?![.0-9])|(?<![.0-9A-Za-z])\\.{{3,6}}(?=[{HAN}])")


def _dashes(content: str) -> Iterator[Edit]:
    if "--" in content:
        for match in _DASH.finditer(content):
            yield Edit(*match.span(), "——")


def _dots(content: str) -> Iterator[Edit]:
    if "..." in content:
        for match in _DOTS.finditer(content):
            yield Edit(*match.span(), "……")


DASHES = Rule(
    "PUNCT-2",
    "汉语句中的“--”改为破折号。 / Hyphens in the place of a Chinese dash become ——.",
    Certainty.SURE,
    _dashes,
    (Case("一条主线--脱贫攻坚", "一条主线——脱贫攻坚"),),
    ("-----", "北京—上海", "电话0351-123--4", "加速——前进"),
)
ELLIPSES = Rule(
    "PUNCT-1",
    "汉语句中的“...”改为省略号。 / Dots in the place of a Chinese ellipsis become ……",
    Certainty.SURE,
    _dots,
    (
        Case("房屋修好了吗?......临近年底", "房屋修好了吗?……临近年底"),
        Case("教育、医疗...", "教育、医疗……"),
    ),
    ("第一章........12", "wait...", "成色……今年", "1...5"),
)
