"""Straight quotation marks in Chinese text become “ ” and ‘ ’, paired inside their paragraph."""

import re
from collections.abc import Iterator
from itertools import pairwise

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.chinese import chinese_beside, is_chinese, is_mostly_foreign
from build_scripts.text import Certainty, Edit

_MARKS = "：，、；（《“‘—:,;( \u3000\t"  # an opening quotation mark may follow these
_QUOTES = "\"'“”‘’"
_PAUSES = re.compile("[，。！？；：,;:!?…]")
_JOINTS = "的了是和与及或等而、"  # between two quotations, and at no end of one
_ENDS = "。！？.!?…"


def _double(content: str) -> Iterator[Edit]:
    yield from _straight(content, '"', "“", "”")


def _single(content: str) -> Iterator[Edit]:
    yield from _straight(content, "'", "‘", "’")


def _straight(content: str, straight: str, opening: str, closing: str) -> Iterator[Edit]:
    at = content.find(straight)
    is_open = False  # a quotation runs on from the paragraph before
    while at >= 0:
        start = content.rfind("\n", 0, at) + 1
        end = content.find("\n", at)
        end = len(content) if end < 0 else end
        if not is_mostly_foreign(content[start:end]):
            edits = _line(content, start, end, straight, opening, closing, is_open)
            is_open = bool(edits) and edits[-1].after == opening
            yield from edits
        at = content.find(straight, end)


def _line(
    content: str, start: int, end: int, straight: str, opening: str, closing: str, is_open: bool
) -> list[Edit]:
    """All or none of a paragraph: where they do not pair, each must show its own direction."""
    signs = re.compile(f"[{straight}{opening}{closing}]")
    every = [
        match.start()
        for match in signs.finditer(content, start, end)
        if match[0] != straight or not _is_foreign(content, match.start())
    ]
    inner = _nested(content, every, opening, closing) if straight == '"' else []
    within = {edit.start for edit in inner}
    found = [at for at in every if at not in within]
    return sorted([*inner, *_outer(content, found, start, straight, opening, closing, is_open)])


def _outer(
    content: str,
    found: list[int],
    start: int,
    straight: str,
    opening: str,
    closing: str,
    is_open: bool,
) -> list[Edit]:
    edits = list(_paired(content, found, straight, opening, closing, False))
    if _take_turns(content, found, edits, opening, 0) and len(found) % 2 == 0:
        return edits
    if is_open:
        edits = list(_paired(content, found, straight, opening, closing, True))
        if _take_turns(content, found, edits, opening, 1):
            return [edit._replace(certainty=Certainty.LIKELY) for edit in edits]
    facing = [_facing(content, edit.start, start, opening, closing) for edit in edits]
    return [
        edit._replace(after=direction, certainty=Certainty.LIKELY)
        for edit, direction in zip(edits, facing, strict=True)
        if all(facing)
    ]


def _nested(content: str, found: list[int], opening: str, closing: str) -> list[Edit]:
    """Straight marks that pair off inside a quotation that opens and closes with bent ones.

    `“甲"和"乙”` has them as well, where an editor bent only some: a quotation that holds another is
    a sentence, no mark in it faces the other way, and none holds mere joints of a sentence.
    """
    bent = [number for number, at in enumerate(found) if content[at] in (opening, closing)]
    edits: list[Edit] = []
    for first, last in pairwise(bent):
        own = found[first + 1 : last]
        start, end = found[first], found[last]
        if content[start] != opening or content[end] != closing or not own or len(own) % 2:
            continue
        outside = zip([start, *own[1::2]], [*own[::2], end], strict=True)
        if not any(_PAUSES.search(content, one + 1, two) for one, two in outside):
            continue
        if not _face_inwards(content, own):
            continue
        for number, at in enumerate(own):
            edits.append(Edit(at, at + 1, "’" if number % 2 else "‘", Certainty.LIKELY))
    return edits


def _face_inwards(content: str, own: list[int]) -> bool:
    """False where one of these marks, read as opening and closing by turns, faces the other way."""
    for number, at in enumerate(own):
        before, after = content[at - 1], content[at + 1]
        if number % 2 and before in _MARKS:
            return False
        if number % 2 and before in _JOINTS:
            return False
        if number % 2 == 0 and (before in _ENDS or before.isdigit()):
            return False
        if number % 2 == 0 and after in _MARKS + _ENDS + _JOINTS:
            return False
    return True


def _paired(
    content: str, found: list[int], straight: str, opening: str, closing: str, is_open: bool
) -> Iterator[Edit]:
    for at in found:
        if content[at] == straight:
            yield Edit(at, at + 1, closing if is_open else opening)
            is_open = not is_open
        else:
            is_open = content[at] == opening


def _take_turns(
    content: str, found: list[int], edits: list[Edit], opening: str, first: int
) -> bool:
    """True when openings and closings take turns; ``first`` is 0 to begin with an opening."""
    after = {edit.start: edit.after for edit in edits}
    turns = [after.get(at, content[at]) == opening for at in found]
    return all(turn == (n % 2 == first) for n, turn in enumerate(turns))


def _facing(content: str, at: int, start: int, opening: str, closing: str) -> str:
    """The direction a lone mark shows by its neighbours; empty when it shows none."""
    before = content[at - 1] if at > start else " "
    after = content[at + 1 : at + 2] or "\n"
    if before in _QUOTES or after in _QUOTES:
        return ""
    if before in _MARKS and after not in _MARKS + _ENDS + "\n":
        return opening
    if before not in _MARKS and (after in _MARKS + _ENDS or after == "\n"):
        return closing
    return ""


def _is_foreign(content: str, at: int) -> bool:
    """True for an apostrophe, an inch or minute mark, or a quotation inside English."""
    before, after = content[at - 1 : at] if at else "", content[at + 1 : at + 2]
    if _is_foreign_word(before) and _is_foreign_word(after):
        return True
    if before.isdigit() and content[at] == "'" and after == "s":
        return True
    return not (
        chinese_beside(content, at, -1)
        or chinese_beside(content, at, 1)
        or _in_quotation(content, at)
    )


def _is_foreign_word(char: str) -> bool:
    return char.isalnum() and not is_chinese(char)


def _in_quotation(content: str, at: int) -> bool:
    """True at the edge of a paragraph, where only one side can tell."""
    return at == 0 or content[at - 1] == "\n" or content[at + 1 : at + 2] in ("", "\n")


DOUBLE_QUOTES = Rule(
    "PUNCT-4",
    "直双引号改为“ ”，引语之内的改为‘ ’。 / Straight double quotation marks become “ ”, inside a quotation ‘ ’.",
    Certainty.SURE,
    _double,
    (
        Case('开展"春风行动"，他说:"好!"', "开展“春风行动”，他说:“好!”"),
        Case('“去找那个"经理"问问，别急。”', "“去找那个‘经理’问问，别急。”"),
        Case('“以人为本，便民"和"清正，务实”', "“以人为本，便民”和“清正，务实”"),
        Case('他问:"How are you?"大家笑了', "他问:“How are you?”大家笑了"),
    ),
    ("“春风行动”", 'He said "go" to me', '屏幕5.5"x3"的手机'),
)
SINGLE_QUOTES = Rule(
    "PUNCT-5",
    "直单引号改为‘ ’。 / Straight single quotation marks become ‘ ’.",
    Certainty.SURE,
    _single,
    (Case("“落实'两不愁'要求”", "“落实‘两不愁’要求”"),),
    ("电影《It's me》上映", "‘两不愁’", "rock'n'roll"),
)
