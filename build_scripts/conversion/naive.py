"""The conversion of mirror sites: simplified to traditional, one character at a time, and its inverse."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from build_scripts.conversion.tables import lines, package, tables
from build_scripts.conversion.translation import table


class _Naive(NamedTuple):
    forth: list[int]
    back: list[int]
    changing: frozenset[str]


@cache
def _listed() -> dict[str, list[str]]:
    rules: dict[str, list[str]] = {}
    for kind, listed in lines("naive.tsv"):
        rules.setdefault(kind, []).extend(listed.split())
    return rules


def _choices() -> dict[str, str]:
    rules = _listed()
    chosen = {}
    for simplified, candidates in package("STCharacters.txt"):
        if simplified not in candidates or simplified in rules["converted"]:
            chosen[simplified] = candidates[0]
    for simplified in rules["stays"]:
        chosen.pop(simplified, None)
    chosen.update((pair[0], pair[1]) for pair in rules["pair"])
    return {key: value for key, value in chosen.items() if key != value and len(value) == 1}


def _is_plain(char: str) -> bool:
    """The character belongs to simplified print (GB 2312)."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _naive() -> _Naive:
    forth = _choices()
    back = {char: simple for char, simple in tables().characters.items() if not _is_plain(char)}
    for simplified, traditional in forth.items():
        # Two rare characters may meet in one; the one of simplified print is meant.
        # Nor can one be meant that such a site leaves as it is (吒).
        stays = _is_plain(traditional) and traditional not in forth
        if not stays and (_is_plain(simplified) or traditional not in back):
            back[traditional] = simplified
    back.update((pair[1], pair[0]) for pair in _listed()["back"])
    # 著 may have been either; it is settled by its words, not here.
    back.pop("著", None)
    return _Naive(table(forth), table(back), frozenset(forth.keys() | back.keys()))


def to_traditional(char: str) -> str:
    """The one character a mirror site makes of a simplified character; others stay.

    Source: STCharacters of the required package, first candidate, with the exceptions of
    `data/naive.tsv`: 后 里 余 于 stay, 着 becomes 著.
    """
    return naive_traditional(char)


def naive_traditional(text: str) -> str:
    """The text as a mirror site would turn it to traditional: `to_traditional` of each character."""
    return text.translate(_naive().forth)


def naive_characters() -> frozenset[str]:
    """The characters that such a conversion or its inverse makes others of."""
    return _naive().changing


def undo_naive(text: str) -> str:
    """The simplified text of which a mirror site made this one; as long, and no phrase is looked at.

    乾 答覆 慰藉 stood so in the simplified text, or the site would not show them, and stay. 著 stays
    too (`settle_zhu`). A character no such site writes (裡) is converted as everywhere.
    """
    return text.translate(_naive().back)
