"""Whether a text is the source of a page: the tags that tell it, and the tags that prose speaks of.

Prose on web pages names tags, and may quote a whole line of code. Such a tag stands between
quotation marks, or in a row of names (`<p>、<br>和<div>`); it counts for nothing. A script counts
where a page would have it, on lines of its own, and not in mid-sentence.
"""

import re
from collections.abc import Iterator
from itertools import islice

# Tags that part text, cells of a table, and all others.
BLOCK = frozenset({
    "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt",
    "dd", "table", "thead", "tbody", "tfoot", "tr", "caption", "section", "article", "header",
    "footer", "nav", "aside", "main", "figure", "figcaption", "blockquote", "pre", "form",
    "fieldset", "center", "address", "html", "head", "body", "title", "meta", "link", "base",
    "option", "select",
})  # fmt: skip
CELL = frozenset({"td", "th"})
_INLINE = frozenset({
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "img", "small", "big", "sub", "sup",
    "strike", "del", "ins", "code", "tt", "label", "input", "button", "textarea", "iframe",
    "embed", "object", "param", "video", "audio", "source", "canvas", "svg", "path", "map",
    "area", "abbr", "cite", "q", "noscript", "script", "style", "template", "wbr", "nobr",
    "ruby", "rt", "rp", "col", "colgroup", "noframes", "noembed", "listing", "xmp", "progress", "meter",
    "acronym", "marquee", "legend", "optgroup", "dfn", "kbd", "samp", "var", "bdo", "details",
    "summary", "track", "output",
})  # fmt: skip
KNOWN = "|".join(sorted(BLOCK | CELL | _INLINE, key=lambda name: (-len(name), name)))
TAG = re.compile(
    rf"<(/?)({KNOWN}|[a-z]{{1,8}}:[a-z]{{1,20}})(?:[\s/][^<>]{{0,4000}})?>"
    r"|<(!doctype|\?xml)[^<>]{0,1000}>",
    re.IGNORECASE,
)
# The frame of a page, at the head of a line.
_FRAME = re.compile(
    r"^[ \t]*<(?:!doctype|html|head|body|meta|link)\b[^<>]{0,2000}>(?=\s|<|$)",
    re.IGNORECASE | re.MULTILINE,
)
_CODE = re.compile(r"<(script|style)\b[^<>]{0,4000}>", re.IGNORECASE)
_ENDED_BEFORE = re.compile("(?:^|[\n>。！？”’）!?])[ \t\u3000]*$")
_FEWEST_TAGS = 3
_ALONE = frozenset({"br", "hr", "img", "wbr", "input", "meta", "link", "base", "col"})
_EDGES = ("", "\n", "\r", "<", ">")
_SPEAKING = frozenset(
    "“”‘’「」『』《》〈〉（）()、`和与或及"
)  # stands beside a tag that is spoken of
_TOLD_OF = re.compile("表示|代表|标签|元素|标记|用来|则?是指")  # behind a tag that is spoken of


def is_page(content: str) -> bool:
    """True when the text is the source of a page: several known tags, or the frame of one."""
    if "<" not in content or ">" not in content:
        return False
    if _FRAME.search(content) or _has_code(content):
        return True
    return sum(1 for _ in islice(_meant(content), _FEWEST_TAGS)) == _FEWEST_TAGS


def _meant(content: str) -> Iterator[re.Match[str]]:
    """The tags that are not spoken of."""
    closed = {match[2].lower() for match in TAG.finditer(content) if match[1]}
    for match in TAG.finditer(content):
        start, end = match.span()
        beside = content[start - 1 : start], content[end : end + 1]
        told = _TOLD_OF.match(content, end)
        if _SPEAKING.isdisjoint(beside) and not told and not _is_named(match, beside, closed):
            yield match


def _is_named(match: re.Match[str], beside: tuple[str, str], closed: set[str]) -> bool:
    """True for a bare opening tag in mid-sentence that nothing in the text closes."""
    name = (match[2] or "").lower()
    bare = len(match[0]) == len(name) + 2 and name not in _ALONE
    return bare and name not in closed and not any(char in _EDGES for char in beside)


def _has_code(content: str) -> bool:
    """True where a script or style, to its closing tag, stands between lines or sentences."""
    lower = content.lower() if len(content.lower()) == len(content) else content
    absent: set[str] = set()
    for match in _CODE.finditer(content):
        closing = f"</{match[1].lower()}>"
        close = -1 if closing in absent else lower.find(closing, match.end())
        if close < 0:
            absent.add(closing)
            continue
        end = close + len(closing)
        before = content[max(0, match.start() - 8) : match.start()]
        if content[end : end + 1] in ("", "\n", "\r", "<") and _ENDED_BEFORE.search(before):
            return True
    return False
