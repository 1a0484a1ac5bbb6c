"""The draft of a page nobody has edited: what is read, in which order, and what is left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from build_scripts.assemble import shapes
from build_scripts.assemble.articles import sections
from build_scripts.assemble.blocks import Block, blocks, split_fields
from build_scripts.assemble.captions import Layout
from build_scripts.assemble.cohesion import Cohesion
from build_scripts.assemble.continuations import continuations
from build_scripts.assemble.continuity import Continuity
from build_scripts.assemble.copies import copies
from build_scripts.assemble.drafts import Draft, DraftOmission, DraftParagraph
from build_scripts.assemble.edges import Dropped, trimmed
from build_scripts.assemble.fields import DATED, is_dateline, is_field_name
from build_scripts.assemble.headlines import site_behind
from build_scripts.assemble.intrusions import intrusions
from build_scripts.assemble.labels import EDITOR_GLUED, FIELD, label_of
from build_scripts.assemble.lines import Line, Told, split_lines, usual_gap
from build_scripts.assemble.numbering import renumbered
from build_scripts.assemble.ordering import reading_order
from build_scripts.assemble.registers import REGISTER, register_of
from build_scripts.assemble.roles import Roles
from build_scripts.assemble.rows import unrolled
from build_scripts.assemble.running import JUMP, JUMPED, running_heads
from build_scripts.assemble.tidiness import is_tidy
from build_scripts.records.restoration import Reason
from build_scripts.text import Span

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+\s+(?=\S{0,4}来源\s*[:：]\s*\S)")
# The path to the page, or a button, in front of the line that says from where the article came.
_BESIDE = re.compile(
    r"(?:您?(?:现在|当前)?的?(?:所在)?位置(?:是|为)?\s*[:：][^。]{1,40}?[>＞»][^。]{1,40}?\s|(?:返回|回到)顶部\s*|(?:阅读|浏览|点击|访问)(?:数|量|次数)\s*[:：]\s*\d*\s+)"
    r"(?=(?:文章|信息|新闻)?来源\s*[:：]|(?:发布)?(?:时间|日期)\s*[:：]\s*\d)"
)
_COUNTED = re.compile(r"(?:阅读|浏览|点击|访问|查看)(?:数|量|次数)?[:：]\s*\d+\s*次?$")
_COPIED = re.compile(r"\s*\[(?:复制链接|推广有奖|只看楼主)\]$")
_BAR = re.compile(r"(?:(?<=[。！？…”])\s*|(?<=.{20}\S)\s+)\|$")  # of a cell in which text stood
_BUTTONS = "字号、打印等"
_JUMP = 60  # characters at the end of a line that may say where it goes on


def draft(
    content: str,
    told: Mapping[int, Told] | None = None,
    indents: Mapping[int, int] | None = None,
) -> Draft:
    """How the machine reads a restored page (simplified, full-width marks, lines by ``\\n``).

    ``told`` is what markup says of its lines, by their numbers from 1; of a plain text nothing.

    Every character of ``content`` that is not white space lies in exactly one piece or omission.
    A text that shows no damage comes back line by line, in order, with nothing left out.
    """
    model = Continuity(content)
    whole, glued = _unglued(split_lines(content, told, indents))
    whole, passing = _parted(whole)
    lines = unrolled(whole, model)
    doubles = copies(lines, model)
    kept = [line for number, line in enumerate(lines) if number not in doubles]
    web = any(item.note in (REGISTER, _BUTTONS) for item in (*passing, *glued))
    edges = trimmed(kept, web=web)
    dropped = (*glued, *passing, *edges.dropped)
    omissions = [
        DraftOmission(piece, item.reason, item.note)
        for item in dropped
        for piece in item.line.pieces
    ] + [
        DraftOmission(piece, Reason.DUPLICATE, f"与第{lines[other].number}行重复")
        for number, other in doubles.items()
        for piece in lines[number].pieces
    ]
    copied = {
        lines[other].number: lines[number].number
        for number, other in doubles.items()
        if number < other
    }
    articles = _articles(edges.body, model, bool(edges.dropped), copied)
    return Draft(articles, tuple(sorted(omissions, key=lambda omission: omission.at)))


def _parted(lines: Sequence[Line]) -> tuple[list[Line], tuple[Dropped, ...]]:
    """The lines without adverts and running heads, and these."""
    listed = [Dropped(lines[number], Reason.FURNITURE, REGISTER) for number in register_of(lines)]
    passing = {item.line.at: item for item in (*running_heads(lines), *intrusions(lines), *listed)}
    return [line for line in lines if line.at not in passing], tuple(passing.values())


def _articles(
    body: Sequence[Line], model: Continuity, web: bool, copied: Mapping[int, int]
) -> tuple[tuple[DraftParagraph, ...], ...]:
    section = sections(body, model)
    body = [body[number] for number in renumbered(body, section, model)]
    fielded = split_fields(body, web)
    apart = {part for group in fielded.values() for part in group}
    broken = continuations(body, section, model, apart)
    order = reading_order(body, section, broken, copied, Cohesion(model.general))
    ordered = blocks(body, section, broken, fielded, order)
    usual = usual_gap(body)
    roomy = sum(line.gap > usual for line in body[1:])
    printed = not web and not is_tidy(body)
    clipping = bool(broken) or (printed and roomy > 0)
    layout = Layout(usual, clipping, spaced=usual > 0 and printed)
    return tuple(
        tuple(_paragraphs(list(own), layout))
        for _, own in groupby(ordered, key=lambda each: each.section)
    )


def _paragraphs(own: Sequence[Block], layout: Layout) -> Iterator[DraftParagraph]:
    for block, role in zip(own, Roles(own, layout).roles(), strict=True):
        pieces = tuple(piece for line in block.lines for piece in line.pieces)
        yield DraftParagraph(role, pieces, block.glue)


def _unglued(lines: Sequence[Line]) -> tuple[list[Line], list[Dropped]]:
    """The lines without furniture glued to their ends, and that furniture."""
    whole: list[Line] = []
    parts: list[Dropped] = []
    for line in lines:
        start, end, reason, note = _cut(line.text)
        if start:
            parts.append(Dropped(line.part(0, start), reason, note))
        if end < len(line.text):
            parts.append(Dropped(line.part(end, len(line.text)), reason, note))
        whole.append(line if end - start == len(line.text) else line.part(start, end))
    return whole, parts


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[int, int, Reason, str]:
    # First what costs little: few lines have a colon or a bracket there, or words apart.
    tail = text[-_JUMP:]
    editor = EDITOR_GLUED.search(tail) if ":" in tail or "：" in tail else None
    if editor and len(text) - len(editor.group()) > 1:
        return 0, len(text) - len(editor.group()), Reason.IMPRINT, "网站编辑"
    if text[-1] == "]" and (copied := _COPIED.search(text)) and copied.start():
        return 0, copied.start(), Reason.FURNITURE, "论坛"
    jump = JUMP.search(text, max(0, len(text) - _JUMP)) if text[-1] in "）)】" else None
    if jump and jump.start():
        return 0, jump.start(), Reason.FURNITURE, "转版说明"
    if (found := JUMPED.match(text)) and found.end() < len(text):
        return found.end(), len(text), Reason.FURNITURE, "转版说明"
    if named := site_behind(text):
        return 0, len(text) - named, Reason.FURNITURE, "网站名"
    if (found := _BESIDE.match(text)) and is_dateline(
        text[found.end() : _fields_end(text) or None]
    ):
        return found.end(), _fields_end(text) or len(text), Reason.FURNITURE, "位置、按钮"
    if (found := _ADDRESS.match(text)) and is_dateline(
        text[found.end() : _fields_end(text) or None]
    ):
        return found.end(), _fields_end(text) or len(text), Reason.FURNITURE, "网址、按钮"
    if (at := _fields_end(text)) and DATED.search(text[:_JUMP]) and is_dateline(text[:at]):
        return 0, at, Reason.FURNITURE, _BUTTONS
    if text[-1] == "|" and (bar := _BAR.search(text)) and "|" not in text[: bar.start()]:
        return 0, bar.start(), Reason.FURNITURE, "竖线"
    return 0, len(text), Reason.OTHER, ""


def _fields_end(text: str) -> int:
    """Where the buttons begin at the end of a line of date and source; 0 if there are none.

    So do fields that nobody filled in, where the last is not one whose value may stand below.
    """
    if (counted := _COUNTED.search(text)) and text[counted.start() - 1 : counted.start()].strip():
        return counted.start()
    words = text.split()
    keep = len(words)
    while keep > 1 and _is_button(words[keep - 1], last=keep == len(words)):
        keep -= 1
    if keep == len(words):
        return 0
    at = 0
    for word in words[:keep]:
        at = text.index(word, at) + len(word)
    closed_behind = text[-1] in shapes.CLOSERS and shapes.brackets(text[:at]).left_open
    return 0 if closed_behind else at  # one note in brackets


def _is_button(word: str, *, last: bool) -> bool:
    if FIELD.match(word) or label_of(word):
        return True
    return word[-1] in ":：" and len(word) > 1 and not (last and is_field_name(word))


def spans_of(result: Draft) -> list[Span]:
    """All pieces and omissions of a draft, in the order of the content."""
    pieces = [piece for article in result.articles for each in article for piece in each.pieces]
    return sorted([*pieces, *(omission.at for omission in result.omissions)])
