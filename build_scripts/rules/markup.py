"""Markup that got into the text, other than tags: entities, comments, scripts and styles."""

import html
import re
from collections.abc import Iterator
from html.entities import html5

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import HAN_CHAR
from build_scripts.rules.page_source import is_page
from build_scripts.text import Certainty, Edit

_ENTITY = re.compile(
    "&(?:amp;){0,3}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_CLOSING_MARKS = tuple("，。、；：！？）》”’")
_NEAR = 20
_OPEN = re.compile("[“‘《（(][^”’》）)]*$")
_PLAIN = {"&lt;", "&gt;"}  # prose on markup writes these on purpose
_HIDDEN = re.compile(r"<!--|<!\[CDATA\[|<(script|style|svg|template|iframe)\b[^<>]{0,4000}>", re.I)


def _entities(content: str) -> Iterator[Edit]:
    """All entities, or none: `&lt;` and `&gt;` alone, without tags around, may be meant."""
    if "&" not in content:
        return
    found = [match for match in _ENTITY.finditer(content) if _is_entity(match[0])]
    if not found or (all(match[0] in _PLAIN for match in found) and not is_page(content)):
        return
    for match in found:
        start, end = match.span()
        after = _unescaped(match[0])
        if after == "\u00a0" and _is_litter(content, start, end):
            yield Edit(start, end, "", Certainty.LIKELY)
        else:
            yield Edit(start, end, after)


def _is_litter(content: str, start: int, end: int) -> bool:
    """True for a single blank in mid-sentence, or in front of a mark.

    A blank that means something stands in a short line (a title), near the end of a paragraph (a
    byline, a dateline), or inside quotation marks or brackets.
    """
    if content[end : end + 1] in _CLOSING_MARKS:
        return content[start - 1 : start] != ";"
    before = content[max(0, start - _NEAR) : start]
    around = before + content[end : end + _NEAR]
    return (
        len(around) == 2 * _NEAR
        and "\n" not in around
        and "&" not in around
        and HAN_CHAR.match(before[-1]) is not None
        and HAN_CHAR.match(content, end) is not None
        and not _OPEN.search(before)
    )


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
    ),
    ("网页里写 &lt;p&gt; 表示段落", "R&D;投入", "研发&生产;销售"),
)
HIDDEN = Rule(
    "MARKUP-2",
    "网页的注释、脚本和样式连同内容删去。 / Comments, scripts and styles go with what they hold.",
    Certainty.SURE,
    _hidden,
    (Case("<p>甲</p><script>var a=1;</script><!-- 页脚 --><p>乙</p>", "<p>甲</p><p>乙</p>"),),
    ("若 a<!--b 则",),
)
