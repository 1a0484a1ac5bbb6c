"""Edits that leave of a page its article, one line for each unit; every piece left out says why."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from build_scripts.rules.extraction.scanner import Kind, Token
from build_scripts.rules.extraction.selection import is_fields
from build_scripts.rules.extraction.tables import tables_of_entries
from build_scripts.rules.extraction.tree import Trait, Tree
from build_scripts.rules.extraction.units import Unit
from build_scripts.text import Edit, Span

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_FIELD_BLANKS = re.compile(r"(?:\s|&(?:nbsp|e[mn]sp|thinsp|#160|#12288|#xa0);)+", re.IGNORECASE)
# What stands in a line of date and source and is no part of it.
COUNTER = re.compile(
    r"[【\[(（]?(?:(?:阅读|浏览|点击|评论|人气|访问|播放)(?:量|数|次数)?[:：\s]*\d[\d.,]*[万wWkK+]*次?"
    r"|字[号体](?:大小)?[:：]?|大|中|小|分享到?[:：]?|收藏|打印(?:本页)?|关闭(?:窗口)?|放大|缩小|正常|A[-+]?)[】\])）]?"
)
# A link behind the last words of a line, to a list or to the whole of what stands there.
_VERB = r"(?:返回[^，。,]{0,8}[，,]?)?(?:点击)?(?:查看|阅读|浏览|了解)"
_WHOLE = r"(?:更多|全文|原文|详情|详细)(?:内容|信息|报道)?"
MORE = re.compile(
    rf"[【\[(（](?:{_VERB})?{_WHOLE}[】\])）]|{_VERB}{_WHOLE}[>＞»…]*|{_WHOLE}[>＞»…]+"
)
BUTTONS = "字号、分享、计数"
_NAME_OF_FIELD = re.compile(
    "(?:信息|文章|新闻|稿件)?(?:来源|作者|记者|编辑|责编|(?:发布|更新|发表)?(?:时间|日期))[:：]"
)
_HALF_A_NAME = re.compile(r"(?:信息|文章|新闻|稿件|发布|更新|发表|责任|网络|通讯)\Z")
_PLAIN = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&apos;": "'"}
_PLAIN_ENTITY = re.compile("|".join(map(re.escape, _PLAIN)), re.IGNORECASE)
_WIDE = "\u2e80"  # from here on characters are printed without blanks between them
_ENDED = re.compile("[。！？…：；”’）]$")
_INDENT = ("\u3000", "&emsp;", "&nbsp;", "&#12288;")
_SHOWN_NOT = "页面上不显示"
_CODE = "脚本、样式、注释"
_TITLE = "网页标题"


def rendered(
    content: str, tokens: Sequence[Token], tree: Tree, found: Sequence[Unit], reasons: Sequence[str]
) -> Iterator[Edit]:
    """All edits, sorted and apart from one another."""
    return _Rendering(content, tokens, tree, found, reasons).edits()


class _Rendering:
    def __init__(
        self,
        content: str,
        tokens: Sequence[Token],
        tree: Tree,
        found: Sequence[Unit],
        reasons: Sequence[str],
    ) -> None:
        self._content = content
        self._tokens = tokens
        self._tree = tree
        self._units = found
        self._kept = [unit for unit, why in zip(found, reasons, strict=True) if not why]
        self._why = _reasons_of_tokens(tokens, tree, found, reasons)
        self._tables = tables_of_entries(tree, self._kept)

    def edits(self) -> Iterator[Edit]:
        before: Unit | None = None
        for unit in self._kept:
            yield from self._gap(before, unit)
            yield from self._within(unit)
            before = unit
        yield from self._gap(before, None)

    def _gap(self, before: Unit | None, after: Unit | None) -> Iterator[Edit]:
        """What stands between two lines: cut where the reason changes, a break at the cut's head."""
        start = before.at.end if before else 0
        end = after.at.start if after else len(self._content)
        if start == end:
            return
        first = before.last if before else 0
        last = after.first if after else len(self._tokens) - 1
        cuts: list[tuple[int, str]] = [(start, "")]
        for number in range(first, last + 1):
            token, why = self._tokens[number], self._why[number]
            at = max(start, token.start)
            if why and at < end and why != cuts[-1][1]:
                if cuts[-1][0] == at or not cuts[-1][1]:
                    cuts[-1] = (cuts[-1][0], why)
                else:
                    cuts.append((at, why))
        ends = [at for at, _ in cuts[1:]] + [end]
        sign = self._sign(before, after)
        for (at, why), until in zip(cuts, ends, strict=True):
            if self._content[at:until] != sign:
                yield Edit(at, until, sign, reason=why)
            sign = ""

    def _sign(self, before: Unit | None, after: Unit | None) -> str:
        if before is None:
            return ""
        if after is None:
            return "\n"
        old, new = self._tree.elements[before.element], self._tree.elements[after.element]
        if new.row and new.row == old.row and new.table in self._tables:
            between = self._tokens[before.last : after.first]
            cells = sum(token.name in ("td", "th") and not token.closing for token in between)
            return "\t" * cells or "\n"
        return "\n"

    def _within(self, unit: Unit) -> Iterator[Edit]:
        """Tags out of a line, blanks as a browser shows them."""
        fields = is_fields(unit.bare)
        pieces = list(unit.parts)
        spaced = False  # a blank stands behind the last piece that stays
        for number, piece in enumerate(pieces):
            before = pieces[number - 1] if number else None
            after = pieces[number + 1] if number + 1 < len(pieces) else None
            if before is not None and before.end < piece.start:
                joint = self._joint(unit, before, piece, fields)
                yield joint._replace(after="") if spaced and joint.after == " " else joint
                spaced = spaced or joint.after == " "
            text = self._content[slice(*piece)].strip()
            if (fields and COUNTER.fullmatch(text)) or (
                before is not None and after is None and self._is_more(piece, text)
            ):
                yield Edit(piece.start, piece.end, "", reason=BUTTONS)
            else:
                spaced = False
                yield from self._blanks(unit, piece, before, after, fields)

    def _is_more(self, piece: Span, text: str) -> bool:
        if not MORE.fullmatch(text):
            return False
        number = bisect_left(self._tokens, piece.start + 1, key=attrgetter("end"))
        traits = self._tree.elements[self._tree.within[number]].traits
        return bool(traits & Trait.LINK)

    def _joint(self, unit: Unit, before: Span, after: Span, fields: bool) -> Edit:
        """The tags between two pieces of a line; parts of a date line are set apart by a blank."""
        left, right = self._content[before.end - 1], self._content[after.start]
        between = []
        number = bisect_left(self._tokens, before.end, unit.first, key=attrgetter("start"))
        while self._tokens[number].start < after.start:
            between.append((self._tokens[number], self._why[number]))
            number += 1
        shown = [token for token, why in between if token.kind is Kind.TEXT and not why]
        sign = ""
        if left.isspace() or right.isspace():
            pass
        elif shown:
            blank = "".join(self._content[token.start : token.end] for token in shown)
            sign = self._blank(blank, left, right, after.start, fields)
        elif (
            fields
            and left not in ":：;|（("
            and (_parts(between) or self._begins_field(before.end, after.start))
        ):
            sign = " "
        return Edit(
            before.end, after.start, sign, reason=next((why for _, why in between if why), "")
        )

    def _begins_field(self, end: int, start: int) -> bool:
        """True where the name of a field begins, and no tag stands inside that name."""
        named = _NAME_OF_FIELD.match(self._content, start)
        return named is not None and not _HALF_A_NAME.search(self._content, max(0, end - 4), end)

    def _blanks(
        self, unit: Unit, piece: Span, before: Span | None, after: Span | None, fields: bool
    ) -> Iterator[Edit]:
        content = self._content
        text = content[slice(*piece)]
        if not unit.traits & Trait.VERBATIM:
            for match in (_FIELD_BLANKS if fields else _BLANKS).finditer(text):
                start, end = piece.start + match.start(), piece.start + match.end()
                left = (
                    content[start - 1]
                    if match.start()
                    else content[before.end - 1]
                    if before
                    else ""
                )
                right = (
                    content[end]
                    if match.end() < len(text)
                    else content[after.start]
                    if after
                    else ""
                )
                sign = self._blank(match[0], left, right, end, fields)
                if sign != match[0]:
                    yield Edit(start, end, sign)
        for match in _PLAIN_ENTITY.finditer(text):
            yield Edit(
                piece.start + match.start(), piece.start + match.end(), _PLAIN[match[0].lower()]
            )

    def _blank(self, blank: str, left: str, right: str, end: int, fields: bool) -> str:
        if "\n" not in blank and "\r" not in blank:
            return " "
        if fields:
            return " "
        # A break that the writer of the page meant, although browsers do not show it.
        if _ENDED.search(left) and self._content.startswith(_INDENT, end):
            return "\n"
        if left >= _WIDE and right >= _WIDE:
            return ""
        return " "


def _parts(between: Sequence[tuple[Token, str]]) -> bool:
    """True where one element ends and another begins."""
    tags = [token for token, _ in between if token.kind is Kind.TAG]
    return any(token.closing for token in tags) and any(not token.closing for token in tags)


def _reasons_of_tokens(
    tokens: Sequence[Token], tree: Tree, found: Sequence[Unit], reasons: Sequence[str]
) -> list[str]:
    """For each token, why it is left out; "" for tags and what belongs to a line that stays."""
    of_kind = {Kind.HIDDEN: _CODE, Kind.TITLE: _TITLE}
    why = [of_kind.get(token.kind, "") for token in tokens]
    for number, token in enumerate(tokens):
        if token.kind is not Kind.TEXT:
            continue
        traits = tree.elements[tree.within[number]].traits
        if traits & Trait.HIDDEN:
            why[number] = _SHOWN_NOT
        elif traits & Trait.CONTROL:
            why[number] = BUTTONS
    for unit, reason in zip(found, reasons, strict=True):
        for number in range(unit.first, unit.last + 1):
            if tokens[number].kind is Kind.TEXT:
                why[number] = why[number] or reason
    return why
