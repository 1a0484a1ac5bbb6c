"""Places told together: 万全、怀安等5个县 is told of what is above them, 三县 of the three named last."""

import re
from collections.abc import Iterator
from typing import Final

from build_scripts.figures.places import Mention
from build_scripts.numerals import worth_of

JOINED: Final = re.compile(r"[、和与及]|以及")
_AND_OTHERS: Final = re.compile(
    r"等(?:地的?)?(?P<n>[0-9]{1,3}|[二两三四五六七八九十]{1,3})个?(?:[^，。；、0-9]{0,6}?)[县市区旗](?:[（(][^）)]{1,8}[）)])?"
)
_RECALLED: Final = re.compile(
    r"(?:(?<=[，。；：“\n在向对给])|^)(?:[这上述]{1,2})?(?P<n>[两二三四五六七八九])个?[县市区旗](?![级里直委内域政长])",
    re.MULTILINE,
)
_LEAST: Final = 2
_COUNTY_DIGITS: Final = 4


def several(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, in order, with those that mean several areas at once; the word is ``several``
    and ``below`` holds the codes."""
    whole = _with_others(text, mentions)
    return sorted([*whole, *_recalled(text, whole)])


def groups(text: str, mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Runs of mentions that 、 or 和 join."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not JOINED.fullmatch(text[group[-1].end : mention.start]):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _with_others(text: str, mentions: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for group in groups(text, mentions):
        others = _AND_OTHERS.match(text, group[-1].end)
        codes = [mention.code for mention in group]
        more = others and all(codes) and (worth_of(others["n"]).low or 0) > len(group)
        above = _above(codes) if more else ""
        if others and above:
            found.append(Mention(group[0].start, others.end(), "", above, "several"))
        else:
            found += group
    return found


def _above(codes: list[str]) -> str:
    """The area that holds counties of one prefecture or province, or nothing."""
    if any(code.endswith("00") for code in codes):
        return ""
    for digits in (_COUNTY_DIGITS, 2):
        if len({code[:digits] for code in codes}) == 1:
            return codes[0][:digits].ljust(6, "0")
    return ""


def _recalled(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """三县: the three counties told together last."""
    told = [
        (group[-1].end, list(dict.fromkeys(mention.code for mention in group)))
        for group in groups(text, mentions)
        if len(group) >= _LEAST and all(mention.code for mention in group)
    ]
    starts = {mention.start for mention in mentions}
    counties = {each.code for each in mentions if each.code and not each.code.endswith("00")}
    for found in _RECALLED.finditer(text) if told or len(counties) > 1 else ():
        count = worth_of(found["n"]).low
        named = [codes for end, codes in told if end <= found.start() and len(codes) == count]
        if not named:
            named = _apart(mentions, found.start(), int(count or 0))
        if named and found.start("n") not in starts:
            yield Mention(found.end("n"), found.end(), "", ";".join(named[-1]), "several")


def _apart(mentions: list[Mention], at: int, count: int) -> list[list[str]]:
    """东岸是甲县，西岸是乙县。两县…: the counties named last, where no more than these were named."""
    codes = dict.fromkeys(
        mention.code
        for mention in mentions
        if mention.start < at and mention.code and not mention.code.endswith("00")
    )
    return [list(codes)] if len(codes) == count else []
