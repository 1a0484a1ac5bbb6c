"""Towns and villages told together with their number: 九重、香花两个镇, 娘子神、丰润两个乡镇."""

import re
from typing import Final

from build_scripts.figures.gazetteer import gazetteer
from build_scripts.figures.places import Mention
from build_scripts.numerals import worth_of

_LIST: Final = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,4}){0,5}?、[\u4e00-\u9fff]{2,4}?)(?P<n>[两二三四五六七])"
    r"(?:个(?P<kind>乡镇|镇|乡|街道|村|社区)|(?P<short>[乡镇村]))(?![级里长民])"
)
_KIND_SIGN: Final = re.compile(r"[两二三四五六七](?:个(?:乡镇|镇|乡|街道|村|社区)|[乡镇村])")
_TOWN: Final = re.compile(r".{2,5}?(?:镇|乡|街道)(?=.)")
_LONGEST: Final = 40  # characters of a list
_LENGTHS: Final = (4, 3, 2)


def listed(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, in order, with those that mean several towns or villages at once; the word is
    ``listed`` and ``below`` holds their names."""
    found = [
        list_
        for sign in _KIND_SIGN.finditer(text)
        if (list_ := _before(text, sign.start(), mentions))
    ]
    if not found:
        return mentions
    inside = {at for each in found for at in range(each.start, each.end)}
    return sorted([*found, *(each for each in mentions if each.start not in inside)])


def _before(text: str, at: int, mentions: list[Mention]) -> Mention | None:
    """The list that ends with the number at ``at``, or None where it does not name as many."""
    start = max(text.rfind(sign, max(0, at - _LONGEST), at) for sign in "，。；：（\n“")
    match = _LIST.search(text, start + 1)
    if not match or match.start("n") != at:
        return None
    names = match["names"].split("、")
    if len(names) != worth_of(match["n"]).low:
        return None
    kind = match["kind"] or match["short"]
    if names[-1].endswith(kind[-1]):
        return None  # 古月镇、下口镇两镇: each name is whole
    first = _first(names, kind, mentions)
    full = _together([_full(name, kind, mentions) for name in [first, *names[1:]]])
    begin = match.start("names") + len(names[0]) - len(first)
    return Mention(begin, match.end(), "", ";".join(full), "listed")


def _first(names: list[str], kind: str, mentions: list[Mention]) -> str:
    """The first name without the words before it: known, or as long as the second."""
    for length in _LENGTHS:
        name = names[0][-length:]
        if len(name) == length and _full(name, kind, mentions) != name + kind[-1]:
            return name
    return names[0][-len(names[1]) :]


def _full(name: str, kind: str, mentions: list[Mention]) -> str:
    """The name with its kind; a village with the town of those told before."""
    if kind == "乡镇":
        return name + ("乡" if f"{name}乡" in gazetteer().by_town else "镇")
    if kind not in ("村", "社区"):
        return name + kind
    told = [each.below for each in mentions if each.below.endswith(name + kind)]
    return told[0] if told else name + kind


def _together(names: list[str]) -> list[str]:
    """Villages of one list are of the town that one of them is known to be of."""
    towns = [town[0] for name in names if (town := _TOWN.match(name))]
    return [name if _TOWN.match(name) else towns[0] + name for name in names] if towns else names
