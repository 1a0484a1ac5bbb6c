"""Areas by short name: 娄烦 for 娄烦县, 山西 for 山西省.

Provinces and prefectures are looked for everywhere, counties only of the prefectures that a text is
known to speak of: 古县 and 大同 are short, and most short names of counties are words elsewhere.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from build_scripts.figures.gazetteer import Place, gazetteer

_KIND_SIGN: Final = re.compile("[省市县区旗州盟]")
# Short names that are words as well.
_WORDS_TOO: Final = frozenset(
    [
        "日照",
        "白银",
        "来宾",
        "安康",
        "东方",
        "中山",
        "和平",
        "朝阳",
        "城关",
        "海南",
        "新区",
        "长安",
        "平安",
        "双流",
        "集美",
        "开平",
    ]
)
_COUNTY: Final = 3
_COUNTY_SHORT: Final = 2  # characters of most short names of counties

Found = tuple[int, int, tuple[Place, ...]]


class _Names(NamedTuple):
    """Where one of the names may begin, and the names that begin with two characters, longest first."""

    sign: "re.Pattern[str]"
    by_head: dict[str, tuple[str, ...]]


def provinces_and_prefectures(text: str) -> list[Found]:
    """All of them, in order."""
    return list(_scan(text, _wide()))


def counties(text: str, prefectures: set[str]) -> list[Found]:
    """Those of the prefectures (four digits), in order of their prefectures."""
    return [
        found
        for prefecture in sorted(prefectures)
        if (names := _of_prefecture(prefecture)) is not None
        for found in _scan(text, names)
    ]


def beside_province(text: str) -> set[str]:
    """The prefectures (four digits) of counties whose short name stands right behind the name of
    their province: 河北赤城."""
    shorts = gazetteer().by_short
    found: set[str] = set()
    for _, end, above in provinces_and_prefectures(text):
        provinces = {place.code[:2] for place in above if place.level < _COUNTY}
        for place in shorts.get(text[end : end + _COUNTY_SHORT], ()):
            if place.level == _COUNTY and place.code[:2] in provinces:
                found.add(place.code[:4])
    return found


def _scan(text: str, names: _Names) -> Iterator[Found]:
    shorts = gazetteer().by_short
    end = 0
    for sign in names.sign.finditer(text):
        at = sign.start()
        if at < end:
            continue
        for name in names.by_head.get(text[at : at + 2], ()):
            if text.startswith(name, at):
                end = at + len(name)
                if name not in _WORDS_TOO and not _KIND_SIGN.match(text, end):
                    yield at, end, shorts[name]
                break


@cache
def _wide() -> _Names:
    shorts = gazetteer().by_short
    return _names(
        [name for name, places in shorts.items() if any(place.level < _COUNTY for place in places)]
    )


@cache
def _of_prefecture(prefecture: str) -> _Names | None:
    names = _counties().get(prefecture)
    return _names(names) if names else None


@cache
def _counties() -> dict[str, list[str]]:
    """The short names of counties that are not short for anything larger, by prefecture."""
    found: dict[str, list[str]] = {}
    for name, places in gazetteer().by_short.items():
        if all(place.level == _COUNTY for place in places):
            for prefecture in dict.fromkeys(place.code[:4] for place in places):
                found.setdefault(prefecture, []).append(name)
    return found


def _names(names: list[str]) -> _Names:
    by_head: dict[str, tuple[str, ...]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_head[name[:2]] = (*by_head.get(name[:2], ()), name)
    firsts = "".join(sorted({name[0] for name in names}))
    seconds = "".join(sorted({name[1] for name in names}))
    return _Names(re.compile(f"[{firsts}](?=[{seconds}])"), by_head)
