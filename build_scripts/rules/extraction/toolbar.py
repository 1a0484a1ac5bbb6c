"""Rows of buttons and of topics that pages put between the head of an article and its text."""

import re
from collections.abc import Sequence

from build_scripts.rules.extraction.tree import Trait, Tree
from build_scripts.rules.extraction.units import Unit

_LONGEST = 60  # characters
# Longer words first: nothing is tried twice.
_WORDS = (
    r"打印(?:本页|本文|此文|文章)?|(?:调整|选择|设置|改变)?字[体号](?:大小)?|恢复默认|放大|缩小|正常|标准|默认|复位|特大|超大|大|中|小"
    r"|一键分享|分享(?:到|至)?|转发|收藏(?:本文|本页)?|关闭(?:窗口|本页)?|Qzone|QQ空间|QQ好友|QQ|微信好友|微信朋友圈|微信|朋友圈|新浪微博|腾讯微博|微博"
    r"|人人网|豆瓣|复制链接|E-?mail推荐|推荐给(?:朋友|好友)|我要纠错|纠错|我要留言|留言|论坛|网摘|手机点评|手机看新闻|A[-+]?|T[-+]?"
    r"|(?:收听|听|语音|朗读)(?:新闻|文章|全文|本文|播报|阅读|朗读)?|播放|暂停|倍速|[转喜][载欢]▼|\d{1,2}:\d\d|\d\.\d+x"
)
_TOPICS = re.compile(
    r"(?:文章|本文|所属)?(?:标签|分类|关键词|关键字|TAGS?)[:：].{0,60}", re.IGNORECASE
)
_ROW = re.compile(rf"(?:(?:{_WORDS})|[【】\[\]()（）:：/|｜])++", re.IGNORECASE)


def is_toolbar(unit: Unit) -> bool:
    """True for a line that is nothing but names of buttons; what is set as a heading is none."""
    if unit.traits & Trait.HEADING or len(unit.bare) > _LONGEST:
        return False
    return bool(_ROW.fullmatch(unit.bare))


def topics(tree: Tree, found: Sequence[Unit], numbers: range) -> frozenset[int]:
    """Those of the units that name topics, the name of the field and what its element holds."""
    rows: set[int] = set()
    here = -1  # the element of a name whose topics stand below it
    for number in numbers:
        unit = found[number]
        if _TOPICS.fullmatch(unit.bare) and not unit.traits & Trait.HEADING:
            here = unit.element if unit.bare.endswith((":", "：")) else -1
            rows.add(number)
        elif here in (unit.element, tree.elements[unit.element].parent):
            rows.add(number)
        else:
            here = -1
    return frozenset(rows)
