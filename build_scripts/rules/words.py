"""Words that do not belong: a stray English particle, a masked word."""

import re
from collections.abc import Iterator

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN, is_mostly_foreign, line_span
from build_scripts.text import Certainty, Edit

# The only words replaced: between two Chinese words each can mean one thing, and the first two
# between two figures of a Chinese sentence as well.
_PARTICLES = {"and": "和", "or": "或", "of": "的", "with": "与"}
_STRAY = re.compile(
    f"(?<=[{HAN}][，。；、]) (and) (?=[{HAN}])"
    f"|(?<=[{HAN}0-9%％‰）”》]) (and|or) (?=[{HAN}0-9（“《])"
    f"|(?<=[{HAN}]) ({'|'.join(_PARTICLES)}) (?=[{HAN}])"
)
_FIGURE = "[0-9][0-9.,%％‰/ ]{0,20}"
_FOREIGN_BEFORE = re.compile(f"(?:^|[A-Za-z]\\.? ?|[$#&]){_FIGURE}$")
_FOREIGN_AFTER = re.compile(f"{_FIGURE}(?:[A-Za-z]|$)")
_TITLE_AROUND = re.compile("[“‘《〈「『(（][^“”‘’《》〈〉「」『』()（）\n]{0,20}$")
_MARKS = r"[ ,.;:!?\"'%，；：！？（）“”‘’％]"
_BRACKET_BEFORE = re.compile(rf"[()]{_MARKS}*$")
_BRACKET_BEHIND = re.compile(rf"{_MARKS}*[()]")
_MASKED = re.compile(r"[*＊]{2,}")
_LONGEST_TITLE = 21
_AROUND = 60


def _stray(content: str) -> Iterator[Edit]:
    """Not inside quotation marks or a title: there it may be a name."""
    if not any(f" {word} " in content for word in _PARTICLES):
        return
    for match in _STRAY.finditer(content):
        start, end = match.span()
        before = content[max(0, start - _LONGEST_TITLE) : start]
        if _TITLE_AROUND.search(before) or _is_among_foreign(content, start, end):
            continue
        if not _is_foreign(before, content[end : end + 30]):
            word = next(filter(None, match.groups()))
            yield Edit(start, end, _PARTICLES[word], Certainty.LIKELY)


def _is_among_foreign(content: str, start: int, end: int) -> bool:
    """True where hardly any Chinese is near, or a bracket that was left for that reason."""
    if _BRACKET_BEFORE.search(content[max(0, start - 9) : start]):
        return True
    if _BRACKET_BEHIND.match(content[end : end + 9]):
        return True
    first, last = line_span(content, start)
    return is_mostly_foreign(content[max(first, start - _AROUND) : min(last, end + _AROUND)])


def _is_foreign(before: str, after: str) -> bool:
    """True where the figures beside the word belong to a foreign phrase."""
    line_before, line_after = before.rsplit("\n", 1)[-1], after.split("\n", 1)[0]
    return bool(_FOREIGN_BEFORE.search(line_before) or _FOREIGN_AFTER.match(line_after))


def _masked(content: str) -> Iterator[Edit]:
    """Stars in the place of a word; a row of stars alone or a pair around words is none."""
    if "**" not in content and "＊＊" not in content:
        return
    for match in _MASKED.finditer(content):
        start, end = match.span()
        before, after = content[max(0, start - 1) : start], content[end : end + 1]
        if not (re.match(f"[{HAN}]", before) or re.match(f"[{HAN}]", after)):
            continue
        if end - start == 2 and _is_emphasis(content, start):
            continue
        reason = "原文以星号遮去了词语 / the source hides a word behind stars"
        yield Edit(start, end, match[0], Certainty.DOUBTFUL, reason, noted=True)


def _is_emphasis(content: str, at: int) -> bool:
    start, end = line_span(content, at)
    near = content[max(start, at - 200) : min(end, at + 200)]
    return len(re.findall(r"(?<!\*)\*\*(?!\*)", near)) > 1


STRAY_WORD = Rule(
    "WORD-1",
    "夹在汉字之间的英文虚词改为相应的汉语词。"
    " / A stray English particle between Chinese words becomes the Chinese one.",
    Certainty.LIKELY,
    _stray,
    (
        Case("技能培训 and 人才培养", "技能培训和人才培养"),
        Case(
            "分别下降4.1% and 5.3%，19名干部 and 43名村民都来了。 and 他们一起的还有孩子",
            "分别下降4.1%和5.3%，19名干部和43名村民都来了。和他们一起的还有孩子",
        ),
    ),
    (
        "歌曲《你 and 我》",
        "Rock and Roll",
        "用 AI and 大数据",
        "品牌“山 and 水”",
        "分为Type 1 and 2两类",
        "剂量为3 and 5 mg",
        "3 and 4",
        "（） and 《",
    ),
)
MASKED_WORD = Rule(
    "WORD-2",
    "以星号遮去的词语照录，并列为疑问。 / Words hidden behind stars stay, and are listed as doubts.",
    Certainty.DOUBTFUL,
    _masked,
    (Case("他因涉嫌***被查", "他因涉嫌***被查"),),
    ("**第一书记**驻村", "*****", "3***5"),
)
