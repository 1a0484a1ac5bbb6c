"""Markup that got into the text, other than tags: entities, comments, scripts and styles."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN, HAN_CHAR
from build_scripts.rules.joints import REACH, cuts_a_word
from build_scripts.rules.page_source import is_page
from build_scripts.text import Certainty, Edit

_ENTITY = re.compile(
    "&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_CLOSING_MARKS = tuple("，。、；：！？）》”’")
_NEAR, _CLOSE = 20, 5
_OPEN = re.compile("[“‘《（(][^”’》）)]*$")
_NUMBER = re.compile("[0-9](?:[.][0-9]|[年月日时分万亿元%％])")
_HAN_TAIL, _HAN_HEAD = re.compile(f"[{HAN}]{{1,{REACH}}}$"), re.compile(f"[{HAN}]{{1,{REACH}}}")
_SURELY = 8.5  # nats: two words that often stand together gain less
_QUOTED = {"“”", "‘’", "「」", '""', "``", "（）", "()"}
_NAMED = {"\u00a0", "<", ">", "&", '"'}
_WRITTEN = {"写成", "写作", "写为", "打成", "输入", "键入", "换成", "改成", "改为", "替换"}
_ENDING = {"，", "。", "、", "；", ",", ";"}
_PLAIN = {"&lt;", "&gt;"}  # prose on markup writes these on purpose
_HIDDEN = re.compile(r"<!--|<!\[CDATA\[|<(script|style|svg|template|iframe)\b[^<>]{0,4000}>", re.I)


def _entities(content: str) -> Iterator[Edit]:
    """All entities, or none: `&lt;` and `&gt;` alone, without tags around, may be meant."""
    if "&" not in content:
        return
    found = [
        match
        for match in _ENTITY.finditer(content)
        if _is_entity(match[0]) and not _is_spoken_of(content, match)
    ]
    if not found or (all(match[0] in _PLAIN for match in found) and not is_page(content)):
        return
    for match in found:
        start, end = match.span()
        after = _unescaped(match[0])
        if after == "\u00a0" and _is_litter(content, start, end):
            yield Edit(start, end, "", Certainty.LIKELY)
        else:
            yield Edit(start, end, after)


def _is_spoken_of(content: str, match: re.Match[str]) -> bool:
    """True for the name of a blank or of a sign of markup, in quotation marks or as what one writes."""
    start, end = match.span()
    beside = content[start - 1 : start] + content[end : end + 1]
    written = content[max(0, start - 2) : start] in _WRITTEN and beside[1:] in _ENDING
    return (beside in _QUOTED or written) and _unescaped(match[0]) in _NAMED


def _is_litter(content: str, start: int, end: int) -> bool:
    """True for a single blank in mid-sentence, or in front of a mark.

    A blank that means something stands in a short line (a title), near the end of a paragraph (a
    byline, a dateline), or inside quotation marks or brackets.
    """
    if content[end : end + 1] in _CLOSING_MARKS:
        return content[start - 1 : start] != ";"
    before = content[max(0, start - _NEAR) : start].rsplit("\n", 1)[-1]
    after = content[end : end + _NEAR].split("\n", 1)[0]
    if "&" not in before[-_CLOSE:] + after[:_CLOSE] and _is_seamless(before, after):
        return True
    around = before + content[end : end + _NEAR]
    return (
        len(around) == 2 * _NEAR
        and "\n" not in around
        and "&" not in around
        and HAN_CHAR.match(before[-1]) is not None
        and HAN_CHAR.match(content, end) is not None
        and not _OPEN.search(before)
    )


def _is_seamless(before: str, after: str) -> bool:
    """True where no line has a blank: inside a word or a number, or behind a comma."""
    if not before or not after:
        return False
    if before[-1] in "，；、" or _NUMBER.search(before[-1] + after[:2]):
        return HAN_CHAR.match(after) is not None or after[0] in ".0123456789"
    inside = HAN_CHAR.match(before[-1]) is not None and HAN_CHAR.match(after) is not None
    if not inside:
        return False
    left, right = _HAN_TAIL.search(before), _HAN_HEAD.match(after)
    return left is not None and right is not None and cuts_a_word(left[0], right[0], _SURELY)


def _is_entity(entity: str) -> bool:
    name = entity.rsplit("&", 1)[-1].rsplit("amp;", 1)[-1] or "amp;"
    return name.startswith("#") or name in html5


def _unescaped(entity: str) -> str:
    while (plain := html.unescape(entity)) != entity:
        entity = plain
    return entity


def _hidden(content: str) -> Iterator[Edit]:
    """Comments, scripts and styles, from the opening to the end of the closing tag."""
    if not is_page(content):
        return
    lower = content.lower() if len(content.lower()) == len(content) else content
    absent: set[str] = set()
    at = 0
    while match := _HIDDEN.search(content, at):
        opened = match[0]
        closing = "-->" if opened == "<!--" else "]]>" if opened == "<![CDATA[" else ""
        closing = closing or f"</{match[1].lower()}"
        end = -1 if closing in absent else lower.find(closing, match.end())
        if end < 0:  # never closed: the tag goes by itself, what follows may be text
            absent.add(closing)
            at = match.end()
            continue
        end += len(closing)
        if closing.startswith("</"):
            close = content.find(">", end, end + 40)
            end = close + 1 if close >= 0 else end
        yield Edit(match.start(), end, "")
        at = end


ENTITIES = Rule(
    "MARKUP-1",
    "网页实体（如 &nbsp;）还原为字符。 / Entities of a page become characters.",
    Certainty.SURE,
    _entities,
    (
        Case("脱贫&ldquo;攻坚&rdquo;&#25112;", "脱贫“攻坚”战"),
        Case("记者&amp;nbsp;周某", "记者\u00a0周某"),
        Case(
            "群&nbsp;众评价\n各地区，&nbsp;去年\n每斤2&nbsp;.68元",
            "群众评价\n各地区，去年\n每斤2.68元",
        ),
    ),
    (
        "你知道‘&nbsp;’是什么吗",
        "空格要写成&nbsp;，与号要写成&amp;。",
        "网页里写 &lt;p&gt; 表示段落",
        "R&D;投入",
        "研发&生产;销售",
    ),
)
HIDDEN = Rule(
    "MARKUP-2",
    "网页的注释、脚本和样式连同内容删去。 / Comments, scripts and styles go with what they hold.",
    Certainty.SURE,
    _hidden,
    (Case("<p>甲</p><script>var a=1;</script><!-- 页脚 --><p>乙</p>", "<p>甲</p><p>乙</p>"),),
    ("若 a<!--b 则",),
)
