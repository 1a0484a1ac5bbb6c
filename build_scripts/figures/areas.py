"""Where: the area of each figure, from the places named before it and from the whole article."""

import re
from bisect import bisect_right
from typing import Final

from build_scripts.figures.gazetteer import COUNTRY, gazetteer, path_of
from build_scripts.figures.home import Home, home_of
from build_scripts.figures.listed import listed
from build_scripts.figures.places import Mention, mentions_of
from build_scripts.figures.reports import reports_of
from build_scripts.figures.scene import scene_of
from build_scripts.figures.sentences import Sentences
from build_scripts.figures.several import JOINED, several
from build_scripts.figures.tellers import Tellers
from build_scripts.numerals import worth_of
from build_scripts.records.figures import Area, Basis

# What may stand between the start of a clause and the place that is its subject.
_SUBJECT_HEAD: Final = re.compile(
    r"[“‘（(]?[一二两三四五六七八九十]{0,2}是?(?:其中|目前|如今|现在|今年以?来?|去年|同时|此外|而|还有|包括|据|[0-9]{1,4}[年月日]?[0-9]{0,2}[月日]?[0-9]{0,2}日?)?"
    r"(?:与[^，。；]{2,8}(?:相邻|毗邻|接壤|交界|相连)的|在|走进|来到|走在|来自|位于|地处|从|作为|由|以|[0-9]{2}岁的?)?(?:[的]|[\u4e00-\u9fff]{2,4}户|(?<=[进到])[\u4e00-\u9fff]{2,8}的)?"
)
_NEIGHBOUR: Final = re.compile("相邻|毗邻|接壤|交界|相连")
_GIVES: Final = re.compile(r"签[下约订]|订购|采购|收购|投入|援助|援建|捐|帮扶|支援|拨付|选派|协作")
_DISPATCH: Final = re.compile(r"^[^，。]{0,16}讯[（(][^（）()]{0,30}[）)]")
_BESIDE: Final = frozenset("在到回离")
_OPENING: Final = 16  # characters into a sentence in which a place is its subject
_CLOSED: Final = re.compile(r"基础上|的同时|之后，")
_LONGEST_SPEECH: Final = 160
_SPEAKER_REACH: Final = 24
_LOOK_AHEAD: Final = 12  # mentions
_LOOK_BACK: Final = 40


class Map:
    """Finds the area of a place in the article; asked in rising order of places."""

    def __init__(self, article: str, sentences: Sentences) -> None:
        self._text, self._sentences = article, sentences
        self._mentions = mentions_of(article)
        self.home = home_of(article, self._mentions)
        self._scene = scene_of(article, self._mentions)
        self._tellers = Tellers(article, self._mentions, sentences)
        self._mentions = listed(article, several(article, self._mentions))
        self._sections = reports_of(article, self._mentions, sentences)
        self._counties = [
            (mention.start, mention.code)
            for mention in self._mentions
            if mention.code and not mention.code.endswith("00") and not mention.apart
            if not self._is_foreign(mention)
        ]
        self._openings = self._find_openings()
        self._next = 0
        self.person = False

    def settle(self, home: Home) -> None:
        """Takes the home of another article where this one names no place."""
        if not self.home.province:
            self.home = home

    def at(self, place: int, count: int = 0) -> Area:
        """The places named before it in its clause, or that open a clause of its sentence; else
        the subject of a sentence before it in its paragraph; else who is quoted; else the part's
        county, else the area the article is about. ``count``: how many places the figure counts."""
        while self._next < len(self._mentions) and self._mentions[self._next].start <= place:
            self._next += 1
        sentence, paragraph = self._sentences.sentence(place), self._sentences.line(place)
        self.person = False
        group = self._counted(place, count) or self._group(self._nearest(place, sentence), sentence)
        said = self._area(group, Basis.STATED) if group else Area()
        if said.names:
            self.person = group[-1].word == "person"
            return said
        opening = bisect_right(self._openings, (sentence, -1)) - 1
        if (
            opening >= 0
            and self._lasts(self._openings[opening], paragraph, sentence)
            and not self._is_foreign(self._mentions[self._openings[opening][1]])
        ):
            self.person = self._mentions[self._openings[opening][1]].word == "person"
            return self._area(self._group(self._openings[opening][1], paragraph), Basis.CONTEXT)
        speaker = self._speaker(place, paragraph)
        if speaker:
            self.person = True
            return self._area([speaker], Basis.CONTEXT)
        told = self._tellers.at(place, paragraph)
        if told:
            self.person = True
            return self._area([told], Basis.CONTEXT)
        section = self._section(place)
        if self._scene and not section:
            return self._area([self._scene], Basis.CONTEXT)
        code = section or self.home.whole
        return Area(code, path_of(code), Basis.CONTEXT) if code else Area()

    def latest(self) -> int:
        """Where the place was named last that is a subject (not 在某村); -1 where there is none."""
        for number in range(self._next - 1, max(-1, self._next - 1 - _LOOK_BACK), -1):
            mention = self._mentions[number]
            beside = self._text[mention.start - 1 : mention.start] in _BESIDE
            if not mention.apart and mention.word != "person" and not beside:
                return mention.start
        return -1

    def _lasts(self, opening: tuple[int, int], paragraph: int, sentence: int) -> bool:
        """True when no other place was spoken of between the subject and this sentence."""
        if opening[0] < paragraph:
            return False
        last, least = self._next - 1, max(0, self._next - _LOOK_BACK)
        while last >= least and (
            self._mentions[last].start >= sentence or self._mentions[last].apart
        ):
            last -= 1
        told = self._sentences.sentence(self._mentions[last].start) if last >= 0 else -1
        return told == self._sentences.sentence(opening[0])

    def _nearest(self, place: int, sentence: int) -> int:
        """The number of the mention that the place belongs to in its sentence, or -1."""
        clause = self._sentences.clause(place)
        other = -1
        for number in range(self._next - 1, max(-1, self._next - _LOOK_BACK), -1):
            mention = self._mentions[number]
            if mention.start < sentence:
                break
            if mention.apart or _CLOSED.search(self._text, mention.end, place):
                continue
            first = self._group(number, sentence)[0]
            if mention.start >= clause:
                # 宁波市有企业9家 is told of 宁波; 引进宁波企业9家, and what it gives, are not.
                if not self._is_foreign(mention) or (
                    self._opens_clause(first.start)
                    and not _GIVES.search(self._text, mention.end, place)
                ):
                    return number
                continue
            if not self._is_foreign(mention) and self._opens_clause(first.start):
                return number
            if not self._is_foreign(mention):
                other = other if other >= 0 else number
        return other

    def _is_foreign(self, mention: Mention) -> bool:
        home = self.home.province
        ours = (home[:2], self.home.beside, COUNTRY[:2])
        return bool(home and mention.code) and mention.code[:2] not in ours

    def _opens_clause(self, start: int) -> bool:
        head = self._text[self._sentences.clause(start) : start]
        if head.endswith("在"):
            return True
        return bool(_SUBJECT_HEAD.fullmatch(head))

    def _counted(self, place: int, count: int) -> list[Mention]:
        """吉县10兆瓦、汾西20兆瓦两个电站: as many places in the clause as are counted."""
        if count < 2:
            return []
        clause = self._sentences.clause(place)
        found: list[Mention] = []
        for number in range(self._next - 1, max(-1, self._next - 1 - count), -1):
            mention = self._mentions[number]
            if mention.start < clause or mention.apart or not mention.code:
                return []
            found.insert(0, mention)
        return found if len({each.code for each in found}) == count else []

    def _speaker(self, place: int, paragraph: int) -> Mention | None:
        """The place of who is quoted, when it stands right behind the quotation."""
        closing = self._text.find("”", place, place + _LONGEST_SPEECH)
        if closing < 0 or self._text.find("“", place, closing) >= 0:
            return None
        if "\n" in self._text[place:closing]:
            return None
        for number in range(self._next, min(len(self._mentions), self._next + _LOOK_AHEAD)):
            mention = self._mentions[number]
            if mention.start > closing + _SPEAKER_REACH:
                return None
            if mention.start > closing and mention.below:
                return mention
        return None

    def _group(self, last: int, start: int) -> list[Mention]:
        """The mention and those joined to it before (娄烦、阳曲), none before ``start``."""
        group: list[Mention] = []
        for number in range(last, -1, -1):
            mention = self._mentions[number]
            if mention.start < start:
                break
            if group and not JOINED.fullmatch(self._text[mention.end : group[0].start]):
                break
            group.insert(0, mention)
        return group

    def _find_openings(self) -> list[tuple[int, int]]:
        """For each sentence that a place opens: where it stands, and the last one joined to it."""
        openings: list[tuple[int, int]] = []
        previous = -1
        for number, mention in enumerate(self._mentions):
            if mention.apart and _NEIGHBOUR.match(self._text, mention.end):
                continue  # 与平顺县相邻的壶关县: it is 壶关县 that is told of
            sentence = self._sentences.sentence(mention.start)
            if sentence == previous:
                joint = self._text[self._mentions[number - 1].end : mention.start]
                if openings and openings[-1][1] == number - 1 and JOINED.fullmatch(joint):
                    openings[-1] = (openings[-1][0], number)
                continue
            previous = sentence
            head = self._text[sentence : mention.start]
            head = _DISPATCH.sub("", head)
            opens = len(head) <= _OPENING and _SUBJECT_HEAD.fullmatch(head[head.rfind("，") + 1 :])
            if not mention.apart and opens:
                openings.append((mention.start, number))
        return openings

    def _section(self, place: int) -> str:
        return _last_before(self._sections, place)

    def _area(self, group: list[Mention], basis: Basis) -> Area:
        codes: list[str] = []
        names: list[str] = []
        for mention in group:
            if mention.word == "zone":
                names.append(path_of(self.home.prefecture) + mention.below)
                continue
            if mention.word == "listed" and (code := self._relative(mention)):
                towns = mention.below.split(";")
                codes += [code] * len(towns)
                names += [path_of(code) + town for town in towns]
                continue
            below = mention.below if mention.word not in ("districts", "several") else ""
            for code in self._codes(mention):
                basis = Basis.RESOLVED if not mention.code and basis is Basis.STATED else basis
                codes.append(code)
                names.append(path_of(code) + below)
        return Area(";".join(codes), ";".join(names), basis) if codes else Area()

    def _codes(self, mention: Mention) -> list[str]:
        if mention.word == "districts":
            districts = gazetteer().districts(self.home.prefecture)
            counted = worth_of(mention.below).low == len(districts)
            return districts if counted else [self.home.prefecture] if self.home.prefecture else []
        if mention.word == "several":
            return mention.below.split(";")
        code = mention.code or self._relative(mention)
        return [code] if code else []

    def _relative(self, mention: Mention) -> str:
        if mention.word == "country":
            return COUNTRY
        if mention.word == "province":
            return self.home.province
        if mention.word == "prefecture":
            return self.home.prefecture
        if mention.word == "own" and (self.home.county or self.home.region):
            return self.home.county or self.home.region
        if mention.word == "same":
            return self._same_city(mention)
        named = _last_before(self._counties, mention.start)
        if mention.word == "home":
            of_two = named if self.home.beside else ""
            return self._section(mention.start) or of_two or self.home.whole
        return self._section(mention.start) or named or self.home.county or self.home.region

    def _same_city(self, mention: Mention) -> str:
        """该市: the city spoken of last."""
        cities = gazetteer().by_code
        for other in reversed(self._mentions[max(0, self._next - _LOOK_BACK) : self._next]):
            if other.start >= mention.start or other.apart:
                continue
            if other.word == "prefecture":
                return self.home.prefecture
            if other.code in cities and cities[other.code].name.endswith("市"):
                return other.code
        return self.home.prefecture


def _last_before(places: list[tuple[int, str]], at: int) -> str:
    found = bisect_right(places, (at, "\uffff"))
    return places[found - 1][1] if found else ""
