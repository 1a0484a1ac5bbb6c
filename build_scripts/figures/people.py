"""Who is spoken of: a villager by name, he or she, or many; what is told of one is of no statistics."""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from build_scripts.figures.neighbourhood import SURNAMES
from build_scripts.figures.sentences import Sentences

# Officials act for many: their names are no sign.
_CUED: Final = re.compile(
    r"(?=[困贫迁植殖保农村居牧渔民社果菜瓜茶蜂药花老大岁女男镇乡来])"
    r"(?:[困贫迁植殖保农]户|[村居农牧渔]民|社员|[果菜瓜茶蜂药花]农|老[人汉]|大[爷娘叔妈嫂]|岁的?|[村镇乡来]的(?=[^，。；园场厂地田树果苗棚站路镇乡村]{2,3}(?:[，说记花种养靠把用拿租买带也头]|介绍|告诉|一?家|对此|[今去前]年|(?:19|20)[0-9]))|农妇|女孩|男孩)"
    rf"(?P<name>[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=[，。：“”（0-9说今是家在的和也就有正从把一记蹲去带领又还曾望为住种养靠笑捧抱掰指告突对贷借买投流])"
)
_TURNS: Final = re.compile(
    r"(?=[他她自第合公企集景园基我咱大乡群专这当像])(?:(?P<one>(?<!其)[他她](?!们|乡|人)|自家(?!的?品牌))"
    r"|(?<![给由被向在])(?:第一书记|合作社|公司|企业|集体|景区|园区|基地|[他她我咱]们|大家|乡亲|群众|专家|这里|当地)"
    r"|像(?=[^，。]{2,12}这样))"
)


class People:
    """Where the text turns to one person, and where to many; asked in any order."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        self._sentences = sentences
        found = [(each.start(), bool(each["one"])) for each in _TURNS.finditer(text)]
        for name in {each["name"] for each in _CUED.finditer(text)}:
            at = text.find(name)
            while at >= 0:
                found.append((at, True))
                at = text.find(name, at + 1)
        found.sort()
        self._starts = [start for start, _ in found]
        self._one = [one for _, one in found]

    def one_at(self, place: int, since: Callable[[], int]) -> bool:
        """True where the paragraph, from ``since`` on, spoke of one person last."""
        number = bisect_left(self._starts, place) - 1
        if number < 0 or not self._one[number]:
            return False
        return self._starts[number] >= max(since(), self._sentences.line(place))
