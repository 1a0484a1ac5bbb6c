"""Whose story goes on: a villager named with the village is told of where the name comes again."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from build_scripts.figures.places import Mention
from build_scripts.figures.sentences import Sentences

_WHO: Final = re.compile(
    r"的?(?:建档立卡|脱贫|贫困|养殖|种植|搬迁|退役){0,2}(?:户|村民|农民|大户|老人|残疾人|军人)(?P<name>[\u4e00-\u9fff]{2})"
)
_PARAGRAPHS: Final = 6


class Tellers:
    """Villagers by name, and where each lives."""

    def __init__(self, text: str, mentions: Sequence[Mention], sentences: Sentences) -> None:
        self._text, self._sentences = text, sentences
        found = [
            (each.end, who["name"], each)
            for each in mentions
            if each.below and not each.apart and (who := _WHO.match(text, each.end))
        ]
        self._found = found
        self._starts = [end for end, _, _ in found]

    def at(self, place: int, paragraph: int) -> Mention | None:
        """The village of the villager named last, where the paragraph names the same one again, and
        not many paragraphs lie between."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return None
        end, name, mention = self._found[number]
        if self._text.find(name, paragraph, self._sentences.line_end(place)) < 0:
            return None
        lines = self._text.count("\n", end, place)
        return mention._replace(word="person") if lines <= _PARAGRAPHS else None
