"""What the blocks of an article say about their order.

Numbers and times of day that count up, headings above the text they are about, the parts in the
order in which the beginning announces them, a look ahead at the end, the answer after the
question, persons introduced before they are taken for known, and neighbours that share rare words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log, log1p, sqrt

from build_scripts.assemble import shapes
from build_scripts.assemble.cohesion import Cohesion
from build_scripts.assemble.introductions import Introductions
from build_scripts.assemble.leads import is_signed_off

_NUMBERED = re.compile(r"[（(第]?([一二三四五六七八九十])(?:[、，）)]|是|要|章|节)")
_SERIES = (
    ("首先", "其次", "再次", "最后"),
    ("清晨|凌晨|天刚|天蒙蒙|黎明", "早上|早晨|上午", "中午|正午", "下午|午后", "傍晚|黄昏", "晚上|夜里|深夜|入夜"),
)  # fmt: skip
_SERIES_WORDS = tuple(tuple(re.compile(words) for words in series) for series in _SERIES)
_AT_THE_END = re.compile(r"下一步|今后|接下来|展望未来|(?:在)?采访(?:结束|最后)|据了解，下一阶段")
_SPEAKER = re.compile(r"([\u4e00-\u9fff]{1,4})[：:]")
_LIST = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8})+(?:[和与及]|以及)?[\u4e00-\u9fff]{0,8}"
)
_ITEM = re.compile(r"[、和与及]|以及")
_ITEM_LENGTH, _ITEMS = 2, 3  # characters of an item that must come again; items of a list
_BEGINNING = 16  # characters at the head of a paragraph in which its part is named
_ANNOUNCING = 2  # blocks at the beginning that may announce the parts
_STEP, _ANNOUNCED, _END, _BARE_HEADING, _ABOUT = 1.0, 1.5, 1.0, 1.5, 2.0
_SHARED, _RARE = 5.0, 0.3  # fitted on real newspaper articles of five paragraphs and more


class Sequences:
    """Weighs orders of the same blocks: the higher, the likelier."""

    def __init__(self, texts: Sequence[str], cohesion: Cohesion) -> None:
        self._texts = texts
        self._pairs = [_pairs(text) for text in texts]
        self._labels = [shapes.is_label(text) and not shapes.hangs(text) for text in texts]
        self._speakers = [found[1] if (found := _SPEAKER.match(text)) else "" for text in texts]
        self._ends = [bool(_AT_THE_END.match(text)) or is_signed_off(text) for text in texts]
        self._counters = [[_number(text) for text in texts]]
        self._counters += [[_step(text, series) for text in texts] for series in _SERIES_WORDS]
        self._announced = list(_announced(texts))
        shared = Counter(pair for pairs in self._pairs for pair in pairs)
        self._rarity = {
            pair: log(len(texts) / count) for pair, count in shared.items() if count > 1
        }
        self._rare = {pair: rare * cohesion.rarity(pair) for pair, rare in self._rarity.items()}
        self._introductions = Introductions(texts, cohesion)
        self._commons: dict[tuple[int, int], float] = {}

    def weight(self, order: Sequence[int]) -> float:
        """What speaks for the order, in nats, but for a constant."""
        neighbours = list(pairwise(order))
        common = sum(self._common(one, two) for one, two in neighbours)
        counted = sum(_counted([steps[block] for block in order]) for steps in self._counters)
        headed = sum(self._headed(one, two) for one, two in neighbours if self._labels[one])
        return (
            common
            + counted
            + headed
            + self._ended(order)
            + self._kept(order)
            - self._unanswered(order)
            - self._introductions.violated(order)
        )

    def _common(self, one: int, two: int) -> float:
        if (one, two) not in self._commons:
            both = self._pairs[one] & self._pairs[two]
            size = sqrt(len(self._pairs[one]) * len(self._pairs[two])) or 1.0
            shared = sum(self._rarity[pair] for pair in both) / size
            rare = log1p(sum(self._rare[pair] for pair in both))
            self._commons[one, two] = _SHARED * shared + _RARE * rare
        return self._commons[one, two]

    def _headed(self, label: int, below: int) -> float:
        """Below a heading stands what it is about, and no other heading."""
        if self._labels[below]:
            return -_BARE_HEADING
        own = self._pairs[label]
        return _ABOUT * len(own & self._pairs[below]) / len(own) if own else 0.0

    def _ended(self, order: Sequence[int]) -> float:
        prose = [block for block in order if not self._labels[block]]
        return sum((_END if block == prose[-1] else -_END) for block in prose if self._ends[block])

    def _kept(self, order: Sequence[int]) -> float:
        place = {block: at for at, block in enumerate(order)}
        return sum(
            _ANNOUNCED if place[one] < place[two] else -_ANNOUNCED
            for parts in self._announced
            for one, two in pairwise(parts)
        )

    def _unanswered(self, order: Sequence[int]) -> float:
        """One for every pair of neighbours in which the same speaker is named again."""
        speakers = [self._speakers[block] for block in order]
        return sum(1.0 for one, two in pairwise(speakers) if one and one == two)


def _counted(steps: Sequence[int]) -> float:
    """One for every pair of numbers that count up, less one for every other."""
    found = [step for step in steps if step]
    return sum(_STEP if one < two else -_STEP for one, two in pairwise(found))


def _announced(texts: Sequence[str]) -> Iterator[list[int]]:
    """Of each list at the beginning, the blocks that begin with its items, in its order."""
    heads = [text[:_BEGINNING] for text in texts]
    for number, text in enumerate(texts[:_ANNOUNCING]):
        for found in _LIST.findall(text):
            items = [item[:4] for item in _ITEM.split(found) if len(item) >= _ITEM_LENGTH]
            parts = [_named(item, heads, number) for item in items]
            named = [part for part in parts if part is not None]
            if len(items) >= _ITEMS and len(named) >= 2 and len(set(named)) == len(named):
                yield named


def _named(item: str, heads: Sequence[str], announcing: int) -> int | None:
    at = [number for number, head in enumerate(heads) if item in head and number != announcing]
    return at[0] if len(at) == 1 else None


def _number(text: str) -> int:
    """The number with which a heading or an item begins; 0 if it has none."""
    found = _NUMBERED.match(text)
    return "零一二三四五六七八九十".index(found[1]) if found else 0


def _step(text: str, series: Sequence[re.Pattern[str]]) -> int:
    """Which word of a series the text begins with, from 1; 0 for none."""
    matches = (number for number, words in enumerate(series, 1) if words.match(text))
    return next(matches, 0)


def _pairs(text: str) -> set[str]:
    bare = shapes.bare(text)
    return {bare[at : at + 2] for at in range(len(bare) - 1)}
