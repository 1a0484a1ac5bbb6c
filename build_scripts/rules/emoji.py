"""Emoji strewn between the characters of a page: noise of a mirror, not the writer's.

On a page annotated by a machine all of them go: the mirror worked on bytes that hold no emoji, so
they came later. Elsewhere they go only where they stand in number and in the middle of words, or
are pictures that no keyboard has (signs of alchemy, ornaments); a writer sets those that it has at
the end of a phrase. A bracket that holds nothing else goes with them.
"""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN, odd_characters
from build_scripts.rules.joints import REACH, cuts_a_word
from build_scripts.rules.mirror import annotation
from build_scripts.text import Certainty, Edit

# Pictures only: stars, ticks, boxes and numbered discs are signs of print.
_PICTURE = (
    "[\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u2600-\u2604\u2614-\u263f\u2648-\u265f\u2668-\u2712\u2728-\u2775"
    "\u2795-\u2797\u27b0\u27bf\u2b50\u2b55\U0001f000-\U0001faff]"
)
# Of those, what is on no keyboard and in no game: letters in frames, ornaments, alchemy, arrows.
_NEVER_TYPED = re.compile(
    "[\U0001f100-\U0001f16f\U0001f1a0-\U0001f1e5\U0001f240-\U0001f24f"
    "\U0001f650-\U0001f67f\U0001f700-\U0001f7df\U0001f800-\U0001f8ff]"
)
_EMOJI = re.compile(f"(?:{_PICTURE}[\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff]*)+")
_HELD = re.compile(rf"[(（]\s*{_EMOJI.pattern}\s*[)）]|{_EMOJI.pattern}")
_BETWEEN = re.compile(f"(?<=[{HAN}]){_EMOJI.pattern}(?=[{HAN}])")
_FEWEST = 5
_CUTS = 3  # so many words must be cut by one ...
_INSIDE_WORDS = 0.15  # ... and this share of the emoji; at random about a third cut one
_SAMPLE = 60  # emoji that are asked about


def find(content: str) -> Iterator[Edit]:
    """All emoji of the text, where they are noise; none elsewhere."""
    if not _EMOJI.search(odd_characters(content)):
        return
    bare = _HELD.sub("", content)
    if annotation.study(bare).annotated or _is_strewn(content):
        for match in _HELD.finditer(content):
            yield Edit(*match.span(), "", Certainty.LIKELY)


def _is_strewn(content: str) -> bool:
    found = list(_BETWEEN.finditer(content))
    if len(found) < _FEWEST:
        return False
    if sum(bool(_NEVER_TYPED.search(match[0])) for match in found) >= _CUTS:
        return True
    sample = found[:: len(found) // _SAMPLE + 1]
    inside = sum(_cuts_a_word(content, match) for match in sample)
    total = sum(1 for _ in _EMOJI.finditer(content)) * len(sample) / len(found)
    return inside >= max(_CUTS, _INSIDE_WORDS * total)


def _cuts_a_word(content: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    left = _EMOJI.sub("", content[max(0, start - 2 * REACH) : start])[-REACH:]
    right = _EMOJI.sub("", content[end : end + 2 * REACH])[:REACH]
    return cuts_a_word(left, right)


EMOJI = Rule(
    "CHAR-3",
    "网页散插在字间的表情符号删去。 / Emoji strewn between the characters of a page go.",
    Certainty.LIKELY,
    find,
    (
        Case(
            "堅😀(jiān)持脫貧❤攻堅(jiān),堅(jiān)決打贏攻堅(jiān)戰🎉(zhàn)",
            "堅(jiān)持脫貧攻堅(jiān),堅(jiān)決打贏攻堅(jiān)戰(zhàn)",
        ),
        Case(
            "群🔥众的收入增😀加了，村里发👍展产❤业，建🌟设道路。",
            "群众的收入增加了，村里发展产业，建设道路。",
        ),
        Case(
            "堅(🍩)(jiān)持脫貧攻堅(jiān),堅(jiān)決(🃏)打贏攻堅(jiān)戰(zhàn)",
            "堅(jiān)持脫貧攻堅(jiān),堅(jiān)決打贏攻堅(jiān)戰(zhàn)",
        ),
        Case(
            "来了🂱🖺一个人，手🝨🍮里🙸🏆拿着🖺🗫书，站在🉁门口。",
            "来了一个人，手里拿着书，站在门口。",
        ),
    ),
    (
        "今天天气真好😀我们去爬山吧❤大家都来了👍一起加油💪爸爸妈妈也来了🎉开心的一天🌟",
        "手里是🀇一万🀈二万🀉三万🀊四万🀋五万🀌六万，不知道该打哪一张。",
        "骰子和骨牌：🁚、🁛、🁜、🁝、🁞",
        "好的(👍)",
        "合格的打✓，优秀的画★，序号①②❶❷，电话☎",
    ),
)
