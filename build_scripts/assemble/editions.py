"""The line by which a paper on the web says which of its pages this is, with its buttons beside it."""

import re

_NUMBER = r"[A-Z]?(?:\d{1,5}(?:[、,，]\d{1,3})?|[一二三四五六七八九十]{1,3})"
_NAME = r"[\u4e00-\u9fff·、\dA-Z]{1,16}"
# Arrows were letters of a font of signs: 上一版3  4下一版.
_TURN = r"[34«‹<＜]?\s*[上下]一[版篇期](?![\u4e00-\u9fff])\s*(?:[34](?!\d)|[»›>＞])?"
_BUTTON = (
    r"(?:本期)?共\s*\d{1,3}\s*版|PDF版?(?:阅读|下载)?|(?:改变文字|文字|字体)大小\s*[:：]?"
    r"|放大|缩小|默认|打印|关闭|收藏"
)
_BESIDE = re.compile(rf"(?P<turn>{_TURN}|{_BUTTON})")
_PAGE = re.compile(
    rf"(?P<sure>当前(?:版面?)?\s*[:：]?\s*第?|第(?={_NUMBER}\s*版)|(?=0\d{{1,4}}\s*版))?\s*(?P<number>{_NUMBER})\s*版"
    rf"(?:\s*[（(](?P<section>(?:{_NAME})?)[）)]|\s*[:：]\s*(?P<name>{_NAME}(?:\s+(?!{_TURN}|{_BUTTON}){_NAME})?))?"
)
_PAPER = re.compile(r"(?:[\u4e00-\u9fff]{2,8}[报刊]\s*[>＞»]|版面\s*[:：])\s*(?=第)")
_BETWEEN = " \t,，、|｜"
_LONGEST = 60


def is_edition_line(text: str) -> bool:
    """True if the line is the number of a page, told as only papers tell it, and buttons beside it.

    A bare 第三版 says nothing of the kind: a book has one too. A name with a figure in it is one of
    a page only where a button stands beside it: 第二版：2008年 is of a book.
    """
    if len(text) > _LONGEST or "版" not in text:
        return False
    pages: list[re.Match[str]] = []
    turns = 0
    at = paper.end() if (paper := _PAPER.match(text)) else 0
    while at < len(text):
        if found := _PAGE.match(text, at):
            pages.append(found)
        elif found := _BESIDE.match(text, at):
            turns += 1
        else:
            return False
        at = found.end()
        at += len(text[at:]) - len(text[at:].lstrip(_BETWEEN))
    return len(pages) == 1 and _is_of_paper(pages[0], turns > 0)


def _is_of_paper(page: re.Match[str], turned: bool) -> bool:
    if turned or (page["sure"] or "").startswith("当前"):
        return True
    number = re.search(r"\d+", page["number"])
    if number is None or re.search(r"\d", page["section"] or page["name"] or ""):
        return False
    section = page["section"]
    return number[0].startswith("0") or (section is not None and "版" not in section)
