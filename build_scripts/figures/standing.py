"""Where the text turns from what happened to what stands: 现有, 先后, 每年."""

import re
from bisect import bisect_right
from typing import Final

from build_scripts.figures.sentences import Sentences

_STANDING: Final = re.compile(
    r"(?=[现共总先累每年月村尚仍从建有立一二三四五六七八九十])(?:立着|村(?=[0-9]+(?:户(?:[0-9、，]|人家)|口人))|现有|有(?=[0-9]+户[、]?[0-9]+口?人的)|建有|[尚仍]有|从那以后|共有|现已|总人口|总面积|先后|累计|每[年月天日人户村个亩学生](?!(?:平均)?(?:增收|分红|分到|分得|领到))|[年月]均(?![增减递下提])|[一二三四五六七八九十]季度末)"
)


class Standing:
    """The words for what stands, by where they are; asked in any order."""

    def __init__(self, text: str, sentences: Sentences) -> None:
        self._sentences = sentences
        self._starts = [found.start() for found in _STANDING.finditer(text)]
        self._added = [at for at in self._starts if text.startswith("累计", at)]

    def since(self, place: int, moment: int, *, added: bool = False) -> bool:
        """True where such a word stands before the place in its sentence, or in a sentence behind
        that of the moment; ``added``: 累计 is none."""
        word = self._before(place)
        while added and word in self._added:
            word = self._before(word - 1)
        if word < 0:
            return False
        sentence = self._sentences.sentence
        return word >= sentence(place) or sentence(word) > sentence(moment)

    def in_clause(self, place: int) -> bool:
        """True where such a word stands before the place in its clause."""
        return self._before(place) >= self._sentences.clause(place)

    def _before(self, place: int) -> int:
        number = bisect_right(self._starts, place) - 1
        return self._starts[number] if number >= 0 else -1
