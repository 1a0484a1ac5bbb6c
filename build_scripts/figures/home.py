"""The areas that an article is at home in: what its 我省, 我市 and 我县 mean, read from itself alone.

The places it names vote: those of dateline and title weigh more, and a town that only one county
has votes for its county. Neither the name of the file nor a sidecar is asked.
"""

import re
from collections import Counter
from typing import Final, NamedTuple

from build_scripts.figures.gazetteer import COUNTRY, gazetteer, short_name
from build_scripts.figures.places import Mention, is_desk

_HEAD_LINES: Final = 4
_TITLE_WEIGHT: Final = 4
_MOSTLY: Final = 0.75  # of the votes for counties: the text is about that county
_MUNICIPALITIES: Final = ("11", "12", "31", "50")
_REGIONS: Final = ("15", "45", "54", "64", "65")
_COUNTRY: Final = re.compile("全国|我国")
_LEVELS: Final = (
    (
        "prefecture",
        ("我市", "全市", "市委、市政府", "市直", "我州", "全州", "州委"),
        re.compile(
            "(?=[我全市州])(?:我市|(?<![在列居占向])全市(?![率前第领最])|市委、市政府|市直|[我全]州|州委)"
        ),
    ),
    (
        "province",
        ("我省", "全省", "省委、省政府"),
        re.compile("(?=[我全省])(?:我省|(?<![在列居占向])全省(?![率前第领最])|省委、省政府)"),
    ),
    (
        "county",
        ("我县", "全县", "县委、县政府", "我旗", "全旗", "我区", "全区"),
        re.compile("(?=[我全县])(?:我县|全县|县委、县政府|[我全]旗|[我全]区)"),
    ),
)


class Home(NamedTuple):
    """The areas that 我省, 我市 and 我县 mean in an article, and the one it is about; codes or empty."""

    province: str
    prefecture: str
    county: str
    whole: str
    votes: int = 0
    beside: str = ""  # the first two digits of a second province, where the text is of both

    @property
    def region(self) -> str:
        """The autonomous region that 我区 may mean, or nothing."""
        return self.province if self.province[:2] in _REGIONS else ""


def home_of(article: str, mentions: list[Mention]) -> Home:
    """Counts the places that the article names; those of its first lines weigh more."""
    head = 0
    for _ in range(_HEAD_LINES):
        head = article.find("\n", head) + 1 or len(article)
    opening = set[str]()  # provinces of the counties that the first lines name
    votes: dict[int, Counter[str]] = {2: Counter(), 4: Counter(), 6: Counter()}
    for mention in mentions:
        if not mention.code:
            continue
        weight = _TITLE_WEIGHT if mention.start < head else 1
        if mention.start < head and not mention.code.endswith("00"):
            opening.add(mention.code[:2])
        desk = is_desk(article, mention)
        for digits, counter in votes.items():
            if desk and digits > 2:
                continue
            part = mention.code[:digits]
            if not part.endswith("00"):
                counter[part] += weight
    codes = {digits: _first(counter) for digits, counter in votes.items()}
    province, prefecture, county = codes[2] + "0000", codes[4] + "00", codes[6]
    if codes[2] in _MUNICIPALITIES:
        prefecture, codes[4] = province, codes[2]  # 我市 is the municipality
    named = {mention.code for mention in mentions}
    alone = bool(codes[6]) and prefecture not in named and len(votes[6]) == 1
    if alone and gazetteer().by_code[county].name.endswith("市"):
        prefecture = county  # 我市 is the city whose towns alone are named
    home = Home(
        province if codes[2] else "",
        prefecture if codes[4] else "",
        county,
        "",
        votes[2].total(),
        _beside(votes[2], opening),
    )
    mostly = votes[6][codes[6]] >= _MOSTLY * votes[6].total()
    single = bool(codes[6]) and mostly and prefecture not in named
    return home._replace(whole=_whole(article, home, single=single))


def _first(votes: "Counter[str]") -> str:
    return votes.most_common(1)[0][0] if votes else ""


def _beside(provinces: "Counter[str]", opening: set[str]) -> str:
    """The second province of a text that opens with a county of it and speaks of both alike."""
    (_, most), (second, votes) = [*provinces.most_common(2), ("", 0), ("", 0)][:2]
    return second if 2 * votes >= most and second in opening else ""


def _whole(article: str, home: Home, *, single: bool) -> str:
    # Most articles speak of one level alone: a plain search tells which are worth counting.
    counts = [
        (len(finder.findall(article)) if any(word in article for word in words) else 0, level)
        for level, words, finder in _LEVELS
    ]
    most, level = max(counts, key=lambda each: each[0])
    if not most and home.county and (single or _of_one_county(article, home.county)):
        return home.county
    by_level = {"prefecture": home.prefecture, "province": home.province, "county": home.county}
    if most and by_level[level]:
        return by_level[level]
    whole = home.prefecture or home.province
    return whole or (COUNTRY if _COUNTRY.search(article) else "")


def _of_one_county(article: str, county: str) -> bool:
    """True when the county stands in the title."""
    head = article.split("\n", 1)[0]
    place = gazetteer().by_code[county]
    return place.name in head or short_name(place.name) in head
