"""Numbers that a page counts itself with: 浏览：660, 评论：0, 阅读 1,024."""

import re
from typing import Final

_COUNTER: Final = re.compile(
    r"(?:浏览|阅读|点击|访问|评论|点赞|收藏|转发|跟帖|人气)(?:[次量]?数|量)?\s*[:：]\s*$"
)
_REACH: Final = 8


def is_counter(text: str, start: int) -> bool:
    """True for the number at ``start`` that tells how often the page was read or answered."""
    before = text[max(0, start - _REACH) : start]
    return before[-1:] in "：: " and bool(_COUNTER.search(before))
