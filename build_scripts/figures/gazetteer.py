"""Provinces, prefectures and counties of China: names, short names, codes (GB/T 2260).

``data/areas.csv`` holds the revision of December 2017, ``data/later_areas.csv`` what was made or
renamed since (known by its full name only: short names mean what they meant), ``data/towns.csv`` the towns whose names only
one county has; their sources are named in ``data/README.md``.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

AREAS_FILE: Final = Path(__file__).parent / "data" / "areas.csv"
LATER_FILE: Final = Path(__file__).parent / "data" / "later_areas.csv"
TOWNS_FILE: Final = Path(__file__).parent / "data" / "towns.csv"
COUNTRY: Final = "000000"
# County-level cities of a prefecture's code that their province governs itself; the statistical
# code of the National Bureau of Statistics lists them under the province (1390xx).
_OF_THE_PROVINCE: Final = frozenset(("130181", "130682"))
_AUTONOMOUS: Final = ("自治州", "自治县", "自治旗")
_MOST_DISTRICTS: Final = 100
_SUFFIXES: Final = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "新区",
    "林区",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
    "州",
)
_PEOPLES: Final = [
    "壮族",
    "回族",
    "维吾尔",
    "藏族",
    "羌族",
    "彝族",
    "苗族",
    "侗族",
    "布依族",
    "土家族",
    "傣族",
    "景颇族",
    "白族",
    "哈尼族",
    "傈僳族",
    "蒙古",
    "哈萨克",
    "柯尔克孜",
    "朝鲜族",
    "满族",
    "瑶族",
    "土族",
    "撒拉族",
    "东乡族",
    "保安族",
    "裕固族",
    "锡伯",
    "黎族",
    "畲族",
    "仫佬族",
    "毛南族",
    "拉祜族",
    "佤族",
    "纳西族",
    "怒族",
    "独龙族",
    "布朗族",
    "仡佬族",
    "水族",
    "塔吉克",
    "达斡尔族",
    "鄂温克族",
    "鄂伦春",
    "各族",
]


class Place(NamedTuple):
    """An area of the table; ``level`` is 1 province, 2 prefecture, 3 county."""

    code: str
    name: str
    level: int


class Gazetteer(NamedTuple):
    """The table by code, by full name, by short name (娄烦 for 娄烦县), and counties by town.

    ``lengths``: of the full names, by their last two characters, longest first."""

    by_code: dict[str, Place]
    by_name: dict[str, tuple[Place, ...]]
    by_short: dict[str, tuple[Place, ...]]
    by_town: dict[str, Place]
    lengths: dict[str, tuple[int, ...]]

    def districts(self, prefecture: str) -> list[str]:
        """Codes of the districts (区) of a prefecture, in order."""
        codes = (f"{prefecture[:4]}{number:02}" for number in range(1, _MOST_DISTRICTS))
        places = (self.by_code[code] for code in codes if code in self.by_code)
        later = _later_codes()
        return [each.code for each in places if each.name.endswith("区") and each.code not in later]

    def path(self, code: str) -> str:
        """The full name from the province down; 全国 for the whole country."""
        if code == COUNTRY:
            return "全国"
        prefecture = "" if code in _OF_THE_PROVINCE else code[:4] + "00"
        above = dict.fromkeys((code[:2] + "0000", prefecture, code))
        return "".join(self.by_code[each].name for each in above if each in self.by_code)


@cache
def gazetteer() -> Gazetteer:
    """The table; read once."""
    places = _places(AREAS_FILE)
    by_name: dict[str, list[Place]] = {}
    by_short: dict[str, list[Place]] = {}
    for place in places:
        by_name.setdefault(place.name, []).append(place)
        short = short_name(place.name)
        if len(short) > 1 and place.name.endswith(_AUTONOMOUS):
            by_name.setdefault(short + place.name[-1], []).append(place)  # 临夏州
        if len(short) > 1 and short != place.name:
            by_short.setdefault(short, []).append(place)
    later = _places(LATER_FILE)
    for place in later:
        by_name.setdefault(place.name, []).append(place)
    by_code = {place.code: place for place in places + later}
    return Gazetteer(
        by_code,
        {name: tuple(each) for name, each in by_name.items()},
        {name: tuple(each) for name, each in by_short.items()},
        _towns(by_code),
        _lengths(by_name),
    )


@cache
def _later_codes() -> frozenset[str]:
    return frozenset(place.code for place in _places(LATER_FILE))


def _places(path: Path) -> list[Place]:
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return [Place(code, name, _level(code)) for code, name in (row.split(",") for row in rows)]


@cache
def path_of(code: str) -> str:
    """The full name of an area; few areas are asked of again and again."""
    return gazetteer().path(code)


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the names are that end with two characters, longest first."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[-2:], set()).add(len(name))
    return {tail: tuple(sorted(sizes, reverse=True)) for tail, sizes in found.items()}


def _towns(by_code: dict[str, Place]) -> dict[str, Place]:
    towns: dict[str, Place] = {}
    for row in TOWNS_FILE.read_text(encoding="utf-8").splitlines()[1:]:
        code, *kinds = row.split(",")
        for sign, names in zip("镇乡", kinds, strict=True):
            towns.update((name + sign, by_code[code]) for name in names.split())
    return towns


@cache
def short_name(name: str) -> str:
    """The name without what kind of area it is, and without the peoples of an autonomous one."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            name = name[: -len(suffix)]
            break
    changed = True
    while changed:
        changed = False
        for people in _PEOPLES:
            if name.endswith(people) and len(name) > len(people) + 1:
                name, changed = name[: -len(people)], True
    return name


def _level(code: str) -> int:
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3
