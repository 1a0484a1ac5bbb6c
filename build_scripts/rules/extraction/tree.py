"""The elements of a page as far as reading it needs them: who stands in whom, and what that means.

Tolerant as browsers are: what is never closed closes with its parent, a closing tag without a
partner is nothing. What an element passes on to all it holds (a link, a menu, a caption) is
written down when it opens, so that no chain of ancestors is ever walked: linear at any depth.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from build_scripts.rules.extraction.scanner import Kind, Token


class Trait:
    """What an element is and passes on to all that stands in it: bits of a plain number.

    No IntFlag: a page has a hundred thousand elements, and each asks ten times.
    """

    NONE = 0
    LINK = 1
    HEADING = 2
    CAPTION = 4
    HIDDEN = 8
    FURNITURE = 16  # by its element or the words of its class
    COMMENT = 32  # what readers wrote under the page
    VERBATIM = 64  # line breaks are meant
    CENTRED = 128
    CONTROL = 256  # buttons, forms


class Element(NamedTuple):
    """One element. ``parent``, ``block``, ``row`` and ``table`` number elements; 0 is the page.

    ``block`` is the innermost element that parts text: the element itself, or one around it.
    """

    name: str
    parent: int
    traits: int
    block: int
    row: int
    table: int


class Tree(NamedTuple):
    """``elements`` in order of opening; ``within[i]`` is the element in which token ``i`` stands."""

    elements: list[Element]
    within: list[int]


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _words(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr"
)
BLOCK = _words(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol "
    "p pre section summary table tbody td tfoot th thead tr ul video audio"
)
_LINES = BLOCK - {"br"}
_CELLS = frozenset({"tr", "td", "th"})
_NEAR = 40  # open elements: farther out no tag closes anything
# An opening tag closes these where they stand innermost (HTML, "optional tags").
_CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "body": frozenset({"head"}),
}
_OF_NAME = {
    "a": Trait.LINK,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Trait.HEADING),
    **dict.fromkeys(("figcaption", "caption"), Trait.CAPTION),
    **dict.fromkeys(("nav", "footer", "aside", "menu", "dialog"), Trait.FURNITURE),
    **dict.fromkeys(("button", "label", "option"), Trait.CONTROL),
    **dict.fromkeys(("noscript", "head", "datalist"), Trait.HIDDEN),
    **dict.fromkeys(("pre", "listing"), Trait.VERBATIM),
    "center": Trait.CENTRED,
}
_NAMED = re.compile(
    r"\b(?:class|id|role)\s*=\s*(?:\"([^\"<>]{0,300})\"|'([^'<>]{0,300})'|([^\s\"'<>]{1,100}))",
    re.I,
)
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"<>]{0,600})\"|'([^'<>]{0,600})')", re.I)
_UNSEEN = re.compile(
    r"display\s*:\s*none|font-size\s*:\s*0(?:px|pt|em|rem)?\s*(?:;|$|!)",
    re.I,
)
_HIDDEN_ATTRIBUTE = re.compile(r"\s(?:hidden(?=[\s/>=])|aria-hidden\s*=\s*[\"']?true)", re.I)
_CENTRE = re.compile(r"text-align\s*:\s*center|\balign\s*=\s*[\"']?center", re.I)
# Words that pages build class names from, taken apart at hyphens, underscores and capitals.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_COMMENT_WORDS = _words("comment comments reply replies pinglun liuyan disqus cmt guestbook")
_FURNITURE_WORDS = _words(
    "nav navi navbar navigation menu breadcrumb breadcrumbs crumb crumbs footer foot sidebar aside related relate "
    "recommend recommends recommended recommendation hot hots rank ranking share sharing bdshare jiathis toolbar "
    "copyright pager pages pagination paging pagebar advert adverts advertisement ad ads banner "
    "friendlink friendlinks links sitemap login search searchbox qrcode ewm tuijian xiangguan paihang daohang "
    "weizhi fenxiang dibu prev next prevnext topbar statement disclaimer declare shengming shenming mianze tags"
)
_CAPTION_WORDS = _words(
    "caption captions figcaption tuzhu tushuo picdesc imgdesc picinfo imginfo phototext"
)
_WIDE = frozenset({"html", "body", "main", "article"})


def grown(content: str, tokens: Iterable[Token]) -> Tree:
    """The elements of the tokens."""
    return _Growing(content).tree(tokens)


class _Growing:
    """The open elements, innermost last, while the tokens pass by."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._elements = [Element("", 0, Trait.NONE, 0, 0, 0)]
        self._open = [0]
        self._names: Counter[str] = Counter()

    def tree(self, tokens: Iterable[Token]) -> Tree:
        within: list[int] = []
        for token in tokens:
            if token.kind is Kind.TAG and not token.closing:
                self._opened(token)
                within.append(self._open[-1])
            elif token.kind is Kind.TAG:
                within.append(self._open[-1])
                self._closed(token.name)
            else:
                within.append(self._open[-1])
        return Tree(self._elements, within)

    def _opened(self, token: Token) -> None:
        name = token.name
        closes = _CLOSES.get(name, frozenset())
        if name in _CELLS:
            self._leave_cell()
        while len(self._open) > 1 and self._elements[self._open[-1]].name in closes:
            self._pop()
        if name in _LINES and self._names["p"]:
            self._closed("p")
        elif name == "a" and self._names["a"]:
            self._closed("a")
        if name in VOID or self._content[token.end - 2] == "/":
            return
        parent = self._open[-1]
        above = self._elements[parent]
        number = len(self._elements)
        traits = above.traits | _traits(
            self._content[token.start : min(token.end, token.start + 2000)], name
        )
        block = number if name in BLOCK else above.block
        row = number if name == "tr" else 0 if name == "table" else above.row
        table = number if name == "table" else above.table
        self._elements.append(Element(name, parent, traits, block, row, table))
        self._open.append(number)
        self._names[name] += 1

    def _leave_cell(self) -> None:
        """Closes what stands open in the cell of a row: a new cell or row leaves none of it."""
        for place in range(len(self._open) - 1, max(0, len(self._open) - _NEAR), -1):
            name = self._elements[self._open[place]].name
            if name == "table":
                return
            if name in ("td", "th"):
                while len(self._open) > place + 1:
                    self._pop()
                return

    def _closed(self, name: str) -> None:
        """Closes the innermost element of this name and all in it; not out of a table's cell."""
        if not self._names[name]:
            return
        if name not in _LINES or name == "p":
            for number in reversed(self._open[-_NEAR:]):
                inner = self._elements[number].name
                if inner == name:
                    break
                if inner in ("td", "th", "table") or (name != "p" and inner in _LINES):
                    return
            else:
                return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name = self._elements[self._open.pop()].name
        self._names[name] -= 1
        return name


def _traits(tag: str, name: str) -> int:
    traits = _OF_NAME.get(name, Trait.NONE)
    if " " not in tag and "\n" not in tag and "\t" not in tag:
        return traits
    if (style := _STYLE.search(tag)) is not None and _UNSEEN.search(style[1] or style[2] or ""):
        traits |= Trait.HIDDEN
    if _HIDDEN_ATTRIBUTE.search(tag):
        traits |= Trait.HIDDEN
    if _CENTRE.search(tag):
        traits |= Trait.CENTRED
    if name in _WIDE:
        return traits & ~Trait.HIDDEN
    for match in _NAMED.finditer(tag):
        traits |= _of_words(match[1] or match[2] or match[3] or "")
    return traits


def _of_words(names: str) -> int:
    traits = Trait.NONE
    for name in names.split():
        words = [word.lower() for word in _WORD.findall(name)]
        bag = {*words, "".join(words)}
        if bag & _COMMENT_WORDS:
            traits |= Trait.COMMENT
        if bag & _CAPTION_WORDS:
            traits |= Trait.CAPTION
        elif bag & _FURNITURE_WORDS:
            traits |= Trait.FURNITURE
    return traits
