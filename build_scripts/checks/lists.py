"""Members of a printed list: how many stand before a number word, in brackets, behind a colon."""

import re
from typing import Final, NamedTuple

from build_scripts.figures.gazetteer import gazetteer

_LIST_MARK: Final = "、"
_KINDS_OF_AREAS: Final = frozenset("县镇乡村区州")
_SHORTEST: Final = 2  # characters of a member behind 和
_JOIN: Final = re.compile(r"(?<=[^\W\d_”）])(?:和|(?<!参)与|以及|(?<![涉普以])及)(?=[^\W\d_“])")
_OPENING, _CLOSING = "“‘（(《", "”’）)》"
_STOP: Final = frozenset("。！？；，：\n")
_OPEN_END: Final = re.compile(r"等(?:等|共)?$")
# Verbs that tie a list to the formula that sums it up.
_TIE: Final = re.compile(
    r"(?:构建起?|形成|构成|组成|共同构成|在内|这|的|实施|开展|打造|聚焦|“|‘|（|\()+$"
)
_PREPOSITION: Final = re.compile(
    r"(?:先后)?对(?!口|接|外|照|比|象)|向(?!日)|把|将(?!军)|按照|从(?!业)|[两三四五六七八九]级|细化成|分为"
)
_LEVELS: Final = re.compile(r"[中央国省市州区县旗乡镇街道社村组户校]+$")
_LEVEL_SIGNS: Final = re.compile(r"中央|国家|街道|社区|[国省市州区县旗乡镇村组户校]")
_JOINT_LEVELS: Final = re.compile(
    r"中央|国家|街道|社区|乡镇|镇街|县市区|县区|市区|区县|市州|省区市|村组|村社|[国省市州区县旗乡镇村组户校]"
)
_KINDS_ONLY: Final = re.compile(r"[市区县旗州、乡镇村街道社办事处居委会农牧林场/和]+")


class Listed(NamedTuple):
    """The members of a list; ``open`` when 等 says that it may go on; ``even`` when its members are of one build."""

    members: tuple[str, ...]
    open: bool
    even: bool
    tight: bool  # the number word follows the list at once, with nothing but a mark between
    marked: bool = False  # quotation marks, brackets or a colon say where the list begins and ends


def list_before(text: str, start: int) -> Listed | None:
    """The list that ends where a number word (or the quotation mark before it) begins."""
    end = start
    while end and text[end - 1] in "“‘（(":
        end -= 1
    quoted = end < start
    tie = _TIE.search(text, 0, end)
    tied = bool(tie and tie[0] not in ("这",))
    stretch_end = tie.start() if tie else end
    stretch = text[_reach(text, stretch_end) : stretch_end]
    if stretch.endswith(("和", "与", "及", "、")):
        return None  # the number word begins the next member
    open_end = _OPEN_END.search(stretch)
    if open_end:
        stretch = stretch[: open_end.start()]
    inside = _inside_quotes(stretch)
    members = _members(inside if inside is not None else stretch)
    if len(members) < 2 or (quoted and _LIST_MARK not in stretch):
        return None
    tight = quoted or inside is not None or not tied
    return Listed(members, bool(open_end), _even(members), tight, inside is not None)


def levels_before(text: str, start: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The levels of administration written together before a number word: 省市县 before 三级.

    Counted in two ways: 乡镇 is one level or two.
    """
    found = _LEVELS.search(text, max(0, start - 12), start)
    if not found:
        return (), ()
    return tuple(_LEVEL_SIGNS.findall(found[0])), tuple(_JOINT_LEVELS.findall(found[0]))


def list_in_brackets(text: str, end: int) -> Listed | None:
    """The list in brackets that opens where a phrase ends; None where it names kinds of areas."""
    while text[end : end + 1] in ("”", "’"):
        end += 1
    if text[end : end + 1] not in ("（", "("):
        return None
    close = min((at for at in (text.find("）", end), text.find(")", end)) if at > 0), default=-1)
    if close < 0:
        return None
    inner = text[end + 1 : close]
    if _KINDS_ONLY.fullmatch(inner) or re.search(r"[。；]", inner):
        return None
    members = _members(inner)
    if len(members) < 2:
        return None
    return Listed(members, bool(_OPEN_END.search(inner)), _even(members), True, True)


def list_behind_colon(text: str, end: int) -> Listed | None:
    """The list behind a colon, up to the full stop: parted by ；, else by 、."""
    found = re.compile(r"[^，。；：！？\d]{0,10}[：]([^。！？\n]{3,})").match(text, end)
    if not found:
        return None
    inner = found[1]
    if "；" in inner:
        members = tuple(part for part in inner.split("；") if part.strip())
    elif "，" in inner or not any(mark in inner for mark in "、"):
        return None
    else:
        members = _members(inner)
    if len(members) < 2:
        return None
    return Listed(members, bool(_OPEN_END.search(inner)), _even(members), True, True)


def _reach(text: str, end: int) -> int:
    """Where the clause begins that ends here; marks inside brackets and quotes are jumped over."""
    depth, at = 0, end
    while at:
        char = text[at - 1]
        if char in _CLOSING:
            depth += 1
        elif char in _OPENING:
            depth -= 1
            if depth < 0:
                return at
        elif char in _STOP and not depth:
            return at
        at -= 1
    return 0


def _inside_quotes(stretch: str) -> str | None:
    """The inside of a quotation that ends the stretch and is itself the list: “甲、乙” before 两."""
    if not stretch.endswith(("”", "’")):
        return None
    opened = max(stretch.rfind("“"), stretch.rfind("‘"))
    inner = stretch[opened + 1 : -1]
    return inner if opened >= 0 and _LIST_MARK in inner else None


def _members(stretch: str) -> tuple[str, ...]:
    """The members of a list; 和 joins the last two, and before them begins the list anew."""
    parts = _from_last_clause(_parted(stretch))
    for at in range(len(parts) - 2, 0, -1):
        joined = _joins(parts[at], last=False)
        if joined:
            parts = [parts[at][joined[-1].end() :], *parts[at + 1 :]]
            break
    else:
        first = _joins(parts[0]) if len(parts) > 1 else []
        if first and len(parts) > 2:
            parts = [parts[0][first[-1].end() :], *parts[1:]]
    last = _joins(parts[-1])
    if last:
        cut = last[-1]
        parts = [*parts[:-1], parts[-1][: cut.start()], parts[-1][cut.end() :]]
    return tuple(part for part in parts if part)


def _joins(part: str, *, last: bool = True) -> list["re.Match[str]"]:
    """Where 和 joins two members; not inside a place name (永和县, 呼和浩特)."""
    names = gazetteer()
    if part in names.by_name or part in names.by_short:
        return []
    found = _JOIN.finditer(_bare(part))
    if last:
        return [join for join in found if len(part) - join.end() >= _SHORTEST]
    return [join for join in found if part[join.end() :] not in _KINDS_OF_AREAS]


def _from_last_clause(parts: list[str]) -> list[str]:
    """The list from the last preposition on: what stands before it belongs to another phrase."""
    for at in range(len(parts) - 1, 0, -1):
        cut = list(_PREPOSITION.finditer(_bare(parts[at])))
        if cut:
            return [parts[at][cut[-1].end() :], *parts[at + 1 :]]
    return parts


def _parted(stretch: str) -> list[str]:
    """Cut at 、 outside brackets and quotation marks."""
    parts, depth, since = [], 0, 0
    for at, char in enumerate(stretch):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        elif char == _LIST_MARK and depth <= 0:
            parts.append(stretch[since:at])
            since = at + 1
    return [*parts, stretch[since:]]


def _bare(part: str) -> str:
    """The part with what stands in brackets and quotes blotted out, offsets kept."""
    return re.sub(r"“[^”]*”|（[^）]*）|《[^》]*》", lambda found: "甲" * len(found[0]), part)


def _even(members: tuple[str, ...]) -> bool:
    """True when all members but the first are of one length, or begin or end with one character."""
    later = [re.sub(r"[“”]", "", member) for member in members[1:]]
    if len(later) < 2:
        first = re.sub(r"[“”]", "", members[0])
        return bool(later) and (len(first) == len(later[0]) or first[-1:] == later[0][-1:])
    return (
        len({len(member) for member in later}) == 1
        or len({member[:1] for member in later}) == 1
        or len({member[-1:] for member in later}) == 1
    )
