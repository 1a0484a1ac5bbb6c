"""Where: the area of each figure, from the places named before it and from the whole article."""

import re
from bisect import bisect_right
from collections import Counter
from typing import Final, NamedTuple

from build_scripts.figures.gazetteer import COUNTRY, gazetteer
from build_scripts.figures.places import Mention, mentions_of
from build_scripts.figures.sentences import Sentences
from build_scripts.records.figures import Area, Basis

_HEAD_LINES: Final = 4
_TITLE_WEIGHT: Final = 4
_OPENING: Final = 12  # characters into a sentence in which a place is its subject
_JOINED: Final = re.compile(r"[、和与及]|以及")
_HEADING: Final = re.compile(r"^# (.{2,12})$", re.MULTILINE)
_LEVELS: Final = (
    ("prefecture", re.compile("我市|全市|市委、市政府|市直")),
    ("province", re.compile("我省|全省|省委、省政府")),
    ("county", re.compile("我县|全县|县委、县政府")),
)


class Home(NamedTuple):
    """The areas that 我省, 我市 and 我县 mean in an article, and the one it is about; codes or empty."""

    province: str
    prefecture: str
    county: str
    whole: str
    votes: int = 0


def home_of(article: str, mentions: list[Mention]) -> Home:
    """Counts the places that the article names; those of its first lines weigh more."""
    head = 0
    for _ in range(_HEAD_LINES):
        head = article.find("\n", head) + 1 or len(article)
    votes: dict[int, Counter[str]] = {2: Counter(), 4: Counter(), 6: Counter()}
    for mention in mentions:
        if not mention.code:
            continue
        weight = _TITLE_WEIGHT if mention.start < head else 1
        for digits, counter in votes.items():
            part = mention.code[:digits]
            if not part.endswith("00"):
                counter[part] += weight
    codes = {digits: _first(counter) for digits, counter in votes.items()}
    province, prefecture, county = codes[2] + "0000", codes[4] + "00", codes[6]
    named = {mention.code for mention in mentions}
    alone = bool(codes[6]) and prefecture not in named and len(votes[6]) == 1
    if alone and gazetteer().by_code[county].name.endswith("市"):
        prefecture = county  # 我市 is the city whose towns alone are named
    home = Home(
        province if codes[2] else "", prefecture if codes[4] else "", county, "", votes[2].total()
    )
    return home._replace(whole=_whole(article, home))


def _first(votes: "Counter[str]") -> str:
    return votes.most_common(1)[0][0] if votes else ""


def _whole(article: str, home: Home) -> str:
    counts = [(len(words.findall(article)), level) for level, words in _LEVELS]
    most, level = max(counts, key=lambda each: each[0])
    by_level = {"prefecture": home.prefecture, "province": home.province, "county": home.county}
    if most and by_level[level]:
        return by_level[level]
    return home.prefecture or home.province


class Map:
    """Finds the area of a place in the article; asked in rising order of places."""

    def __init__(self, article: str, sentences: Sentences) -> None:
        self._text, self._sentences = article, sentences
        self._mentions = mentions_of(article)
        self.home = home_of(article, self._mentions)
        self._sections = self._headings()
        self._counties = [
            (mention.start, mention.code)
            for mention in self._mentions
            if mention.code and not mention.code.endswith("00")
        ]
        self._openings = self._find_openings()
        self._next = 0

    def settle(self, home: Home) -> None:
        """Takes the home of another article where this one names no place."""
        if not self.home.province:
            self.home = home

    def _headings(self) -> list[tuple[int, str]]:
        """Headings that name one county and nothing else begin the part about it."""
        spans = {(mention.start, mention.end): mention.code for mention in self._mentions}
        return [
            (found.start(), spans[found.span(1)])
            for found in _HEADING.finditer(self._text)
            if spans.get(found.span(1))
        ]

    def at(self, place: int) -> Area:
        """The places named last before it in its sentence; else the subject of a sentence before
        it in its paragraph; else the part's county, else the area the article is about."""
        while self._next < len(self._mentions) and self._mentions[self._next].end <= place:
            self._next += 1
        sentence, paragraph = self._sentences.sentence(place), self._sentences.line(place)
        group = self._group(self._next - 1, sentence)
        if group:
            return self._area(group, Basis.STATED)
        opening = bisect_right(self._openings, (place, len(self._mentions))) - 1
        if opening >= 0 and self._openings[opening][0] >= paragraph:
            return self._area(self._group(self._openings[opening][1], paragraph), Basis.CONTEXT)
        section = self._section(place)
        code = section or self.home.whole
        return Area(code, gazetteer().path(code), Basis.CONTEXT) if code else Area()

    def _group(self, last: int, start: int) -> list[Mention]:
        """The mention and those joined to it before (娄烦、阳曲), none before ``start``."""
        group: list[Mention] = []
        for number in range(last, -1, -1):
            mention = self._mentions[number]
            if mention.start < start:
                break
            if group and not _JOINED.fullmatch(self._text[mention.end : group[0].start]):
                break
            group.insert(0, mention)
        return group

    def _find_openings(self) -> list[tuple[int, int]]:
        """For each sentence that a place opens: where it stands, and the last one joined to it."""
        openings: list[tuple[int, int]] = []
        previous = -1
        for number, mention in enumerate(self._mentions):
            sentence = self._sentences.sentence(mention.start)
            if sentence == previous:
                joint = self._text[self._mentions[number - 1].end : mention.start]
                if openings and openings[-1][1] == number - 1 and _JOINED.fullmatch(joint):
                    openings[-1] = (openings[-1][0], number)
                continue
            previous = sentence
            if mention.start - sentence <= _OPENING:
                openings.append((mention.start, number))
        return openings

    def _section(self, place: int) -> str:
        return _last_before(self._sections, place)

    def _area(self, group: list[Mention], basis: Basis) -> Area:
        codes, names = [], []
        for mention in group:
            code = mention.code or self._relative(mention)
            if not code:
                continue
            basis = Basis.RESOLVED if not mention.code and basis is Basis.STATED else basis
            codes.append(code)
            names.append(gazetteer().path(code) + mention.below)
        return Area(";".join(codes), ";".join(names), basis) if codes else Area()

    def _relative(self, mention: Mention) -> str:
        if mention.word == "country":
            return COUNTRY
        if mention.word == "province":
            return self.home.province
        if mention.word == "prefecture":
            return self.home.prefecture
        if mention.word == "home":
            return self._section(mention.start) or self.home.whole
        named = _last_before(self._counties, mention.start)
        return self._section(mention.start) or named or self.home.county


def _last_before(places: list[tuple[int, str]], at: int) -> str:
    found = bisect_right(places, (at, "\uffff"))
    return places[found - 1][1] if found else ""
