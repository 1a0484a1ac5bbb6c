"""Who is introduced where: a person's age or trade is told before the bare name is used."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from build_scripts.assemble.cohesion import Cohesion

_OFFICE = (
    "书记|主任|校长|局长|县长|镇长|乡长|市长|区长|部长|院长|行长|科长|处长|厅长|经理|董事长|会长|队长|所长|站长|厂长|社长|馆长|场长|理事长|负责人|支书"
    "|教授|教师|老师|医生|护士|工程师|技术员|研究员|民警|战士|村民|居民|农民|牧民|渔民|果农|菜农|工人|职工|司机|店主|老板|摊主|户主|学生|老人|大妈|大爷"
    "|农户|贫困户|脱贫户|养殖户|种植户|名叫|叫做|岁的"
)
_BEFORE = re.compile(rf"(?:{_OFFICE})([\u4e00-\u9fff]{{2,3}})")
_AGED = re.compile(r"([\u4e00-\u9fff]{2,3})，?(?:今年)?[一二三四五六七八九十\d]{2,3}岁")
_RARE = 3.0  # nats: what follows an office and is commoner than this is no name


class Introductions:
    """Of each person that several paragraphs name, who introduces and who takes for known."""

    def __init__(self, texts: Sequence[str], cohesion: Cohesion) -> None:
        found = [list(_introduced(text)) for text in texts]
        self._persons: list[tuple[frozenset[int], frozenset[int]]] = []
        seen: set[str] = set()
        for candidate in chain.from_iterable(found):
            name = _name(candidate, texts)
            if not name or name in seen or cohesion.rarity(name[:2]) < _RARE:
                continue
            seen.add(name)
            telling = {at for at, own in enumerate(found) if any(name in each for each in own)}
            named = {at for at, text in enumerate(texts) if name in text}
            if telling and named - telling:
                self._persons.append((frozenset(telling), frozenset(named - telling)))

    def violated(self, order: Sequence[int]) -> int:
        """How many persons are named before they are introduced."""
        place = {block: at for at, block in enumerate(order)}
        late = 0
        for telling, knowing in self._persons:
            first = min((place[at] for at in telling if at in place), default=-1)
            late += any(place[at] < first for at in knowing if at in place)
        return late


def _introduced(text: str) -> Iterator[str]:
    for found in chain(_BEFORE.finditer(text), _AGED.finditer(text)):
        yield found[1]


def _name(candidate: str, texts: Sequence[str]) -> str:
    """As much of what follows an office as another paragraph has too."""
    for name in (candidate, candidate[:2]):
        if sum(name in text for text in texts) > 1:
            return name
    return ""
