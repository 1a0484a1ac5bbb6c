"""How the first and the last paragraph of an article give themselves away."""

import re
from functools import lru_cache

from build_scripts.assemble import fields

_AGENCY = r"(?:本报|本网|本刊|本台|[\u4e00-\u9fff]{2,8}(?:社|报|网|台))"
_LEAD = re.compile(
    rf"[【\[（(■●]?\s*(?:{_AGENCY}[\u4e00-\u9fff\d]{{0,10}}(?:讯|电|消息|报道)(?=[\s（(】\]）)　，:：—-]|$|[\u4e00-\u9fff])"
    r"|(?:[\u4e00-\u9fff]{2,8})?讯[（(](?:本报|本网)?(?:记者|通讯员)"
    r"|[（(](?:本报|本网|见习|实习|全媒体)?记者[^）)]{1,30}[）)]|〔记者[^〔〕]{2,16}报[导道]〕)"
)
_DISPATCH = re.compile(r"[\u4e00-\u9fff]{2,6}社[^。，]{0,12}日电\s*题[:：]")
_SIGNED = re.compile(
    r"[（(].{0,8}(?:记者|通讯员|作者|撰稿).{2,30}[）)]$"
    r"|(?<=[。！？”…])[（(][\u4e00-\u9fff]{2,4}(?:[\s、　]+[\u4e00-\u9fff]{2,4}){0,3}[）)]$"
)


@lru_cache(maxsize=4096)
def is_lead(text: str) -> bool:
    """True for the first paragraph of a report: ``本报讯（记者……`` and its kin."""
    return len(text) >= 20 and bool(_LEAD.match(text))


def is_dispatch(text: str) -> bool:
    """True for the line of an agency that says place, day and what the dispatch is about."""
    return bool(_DISPATCH.match(text))


def is_signed_off(text: str) -> bool:
    """True for a line that ends an article: signed in brackets, or a byline of its own."""
    return bool(_SIGNED.search(text)) or fields.is_byline(text)
