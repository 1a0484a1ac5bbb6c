"""What two stretches of text have in common: the rarer the words, the more they say."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import repeat

from build_scripts.language import Model

_CHINESE = re.compile(r"[\u3400-\u9fff]{2,}")
_COMMON = 9.5  # nats: pairs of characters likelier than this stand in every text
_USUAL = 2.4  # percent that halves of one article share more of, two articles less
_SAYS = 1.3  # nats for one percent
FOR_TWO, FOR_ONE = 3.0, -5.0  # nats, the most that can speak for two articles and for one


class Cohesion:
    """Judges with the general model how rare a word is; ``model`` is called when first needed."""

    def __init__(self, model: Callable[[], Model]) -> None:
        self._model = model

    def strange(self, before: str, after: str) -> float:
        """In nats, what speaks for two articles (positive) or one (negative)."""
        one, two = _pairs(before), _pairs(after)
        smaller = min(self._sum(one), self._sum(two)) or 1.0
        shared = 100 * self._sum(one & two) / smaller
        return max(FOR_ONE, min(FOR_TWO, _SAYS * (_USUAL - shared)))

    def said(self, label: str, text: str) -> float:
        """The share of a label's pairs of characters that the text has too, from 0 to 1."""
        own = _pairs(label)
        return sum(pair in text for pair in own) / len(own) if own else 0.0

    def _sum(self, pairs: set[str]) -> float:
        return sum(map(_rarity, repeat(self._model()), pairs))

    def rarity(self, pair: str) -> float:
        """In nats, how much rarer two characters in a row are than those that stand in every text."""
        return _rarity(self._model(), pair)


@lru_cache(maxsize=1 << 18)
def _rarity(model: Model, pair: str) -> float:
    """Asked again on every page: pages of one paper share most of their words."""
    likely = _begun(model, pair[0]) + model.logp("。" + pair[0], pair[1])
    return max(0.0, -likely - _COMMON)


@lru_cache(maxsize=1 << 14)
def _begun(model: Model, char: str) -> float:
    return model.logp("。", char)


def _pairs(text: str) -> set[str]:
    runs = _CHINESE.findall(text)
    return {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
