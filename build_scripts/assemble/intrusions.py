"""Lines that somebody put into a page: adverts, strings of search words, names of picture files."""

import re
from collections.abc import Sequence
from functools import lru_cache

from build_scripts.assemble import shapes
from build_scripts.assemble.edges import Dropped
from build_scripts.assemble.labels import is_hard_sell, label_of
from build_scripts.assemble.lines import Line
from build_scripts.records.restoration import Reason

_TOP, _BOTTOM = 3, 3  # lines at both ends of a page where search words are put
_FEWEST, _LONGEST = 3, 30  # phrases of such a line, and letters of one
_BETWEEN = re.compile(r"[,，_|｜、\s\-]+")
_SENTENCE = re.compile(r"[。；：“”《》]")
_LONGEST_NAME = 80  # characters of the file of a picture, more than the patterns allow
_BAIT = re.compile(
    r"在线|观看|免费|视频|高清|国产|精品|无码|有码|成人|福利|黄色|久久|亚洲|日韩|欧美|字幕|毛片|专区|[一二三]区|激情|乱码|乱伦|色情|天堂|影院|超碰|爆乳|嘿咻"
    r"|裸露|无遮挡|少妇|性爱|av|彩票|棋牌|博彩|赌场|投注|开户|娱乐城|百家乐|私服|代孕|下载|手机版|app",
    re.IGNORECASE,
)
_BAITED = 0.6  # of the phrases hold such a word
_PICTURE = re.compile(
    r"[!！][\[［][^\[\]［］]{0,40}[\]］][(（][^()（）]*[)）](?:\s*[|｜])?|图片默认标题.{0,20}|(?:点击|单击)(?:图片)?(?:查看|浏览)?(?:大图|原图|下一[张页]).{0,8}|(?:浏览|查看)(?:大图|原图)|放大图片|[（(]相关资料图[）)]|[\w.\-]{1,60}\.(?:jpe?g|png|gif|bmp|webp|thumb_head)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"【([^【】]{2,12})】.{6,}")
_PROMOTED = re.compile("广告|推广|赞助")
_BUTTONS = ("收藏", "分享", "点赞", "转发", "打印", "纠错", "举报")
_SERIES = 3  # headlines that name a paper each
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’")

# What a screenshot is called that was pasted into a page: capitals, digits and signs in one word.
_SHOT = re.compile(r"(?=(?:\w*[`~@$%(){}\[\]（）［］]){3})[A-Z0-9_`~@$%(){}\[\]（）［］]{18,32}")


def intrusions(lines: Sequence[Line]) -> tuple[Dropped, ...]:
    """The lines that only sell something, bait a search engine or name the file of a picture."""
    listed = _columns(lines)
    found = (_intrusion(lines, number, listed) for number in range(len(lines)))
    return tuple(filter(None, found))


def _columns(lines: Sequence[Line]) -> bool:
    """True where the headlines of a page name their papers or columns: 【某报】今年雨水多."""
    return sum(bool(_NAMED.match(line.text)) for line in lines) >= _SERIES


def _sells(text: str) -> bool:
    """True for a line that sells something; what stands in quotation marks is only told of."""
    return is_hard_sell(text) and is_hard_sell(_QUOTED.sub("", text) or text)


def _intrusion(lines: Sequence[Line], number: int, listed: bool) -> Dropped | None:
    line = lines[number]
    if listed and (found := _NAMED.match(line.text)) and not _PROMOTED.match(found[1]):
        return None
    if _sells(line.text):
        return Dropped(line, Reason.ADVERT, "广告")
    if not _TOP <= number < len(lines) - _BOTTOM and _is_bait(line.text):
        return Dropped(line, Reason.ADVERT, "植入的搜索词")
    if line.text in _BUTTONS and _is_lone_button(lines, number):
        return Dropped(line, Reason.FURNITURE, "按钮")
    if len(line.text) <= _LONGEST_NAME and _names_a_picture(line.text):
        return Dropped(line, Reason.FURNITURE, "图片占位")
    return None


def _is_lone_button(lines: Sequence[Line], number: int) -> bool:
    """True for a button between two paragraphs of a text that never says its word.

    Where another label stands between paragraphs, both may be headings.
    """
    text = lines[number].text
    prose = [at for at, line in enumerate(lines) if shapes.is_prose(line.text)]
    if number - 1 not in prose or number + 1 not in prose:
        return False
    others = [at for at in range(len(lines)) if at != number]
    if any(text in lines[at].text for at in others):
        return False
    return not any(
        shapes.is_label(lines[at].text) and label_of(lines[at].text) is None
        for at in others
        if prose[0] < at < prose[-1] and at not in prose
    )


def _names_a_picture(text: str) -> bool:
    return bool(_PICTURE.fullmatch(text) or _SHOT.fullmatch(text))


@lru_cache(maxsize=4096)
def _is_bait(text: str) -> bool:
    """True for a string of phrases, no sentence, most of which promise something to watch or win."""
    if _SENTENCE.search(text):
        return False
    phrases = [phrase for phrase in _BETWEEN.split(text) if phrase]
    if len(phrases) < _FEWEST or max(map(len, phrases)) > _LONGEST:
        return False
    return sum(bool(_BAIT.search(phrase)) for phrase in phrases) >= _BAITED * len(phrases)
