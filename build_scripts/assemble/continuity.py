"""How well one line goes on in another: the language model across the break."""

from math import exp, log
from typing import NamedTuple

from build_scripts.assemble import shapes
from build_scripts.language import Model, load

_ACROSS = 3  # characters behind the break that still see the ones before it
_CONTEXT = 8
_BOUND = 5.0  # nats: more evidence than this is no better
_ENDINGS = "，。、；：！？”）\n"
_SEEN = 2.0
_NEARBY = 30  # characters: a quotation left open so long may have been left open for good


class Across(NamedTuple):
    """What the models say of two lines, in nats: of the first characters of the second behind the
    first, and at the beginning of a sentence; of both as one row of words against two.
    """

    behind: float
    begun: float
    joined: float

    @property
    def bond(self) -> float:
        """How much likelier the second is behind the first than as a beginning."""
        return self.behind - self.begun


class Continuity:
    """The model across the breaks of one page.

    The general model, not one adapted to the page: a page this short would teach it that a
    paragraph begins with the very words that follow the break.
    """

    def __init__(self, content: str) -> None:
        self._content = content
        self._threes: frozenset[str] | None = None
        self._loaded: Model | None = None
        self._bonds: dict[tuple[str, str], float] = {}

    @property
    def _model(self) -> Model:
        return self.general()

    def general(self) -> Model:
        """The model, loaded when it is first asked: a page without broken lines needs none."""
        if self._loaded is None:
            self._loaded = load()
        return self._loaded

    def bond(self, before: str, after: str) -> float:
        """In nats, how much likelier ``after`` is behind ``before`` than as a beginning."""
        after = after.lstrip(shapes.OPENERS)  # the model does not know how paragraphs open quotes
        key = (before[-_CONTEXT:], after[: _ACROSS + 1])
        if key not in self._bonds:
            behind, begun = self._heard(*key)
            self._bonds[key] = _bounded(behind - begun + self._seen(*key))
        return self._bonds[key]

    def unended(self, text: str) -> float:
        """In nats, how unlikely it is that a mark or a line break follows ``text``."""
        context = text[-_CONTEXT:]
        return _bounded(-log(sum(exp(self._model.logp(context, sign)) for sign in _ENDINGS)))

    def across(self, before: str, after: str) -> Across:
        """The evidence on both sides of a break, unbounded."""
        before, after = before[-_CONTEXT:], after.lstrip(shapes.OPENERS)[:_CONTEXT]
        behind, begun = self._heard(before, after)
        words = self._model.score_words
        apart = words(before) + words("。" + after) - words("。")
        return Across(behind, begun, words(before + after) - apart)

    def _heard(self, before: str, after: str) -> tuple[float, float]:
        """The first characters of ``after`` behind ``before``, and at the beginning of a sentence."""
        behind = begun = 0.0
        for at, sign in enumerate(after[:_ACROSS]):
            behind += self._model.logp(before + after[:at], sign)
            begun += self._model.logp("。" + after[:at], sign)
        return behind, begun

    def _seen(self, before: str, after: str) -> float:
        """What it weighs that the page has the three characters at the break in another place."""
        if self._threes is None:
            ends = range(3, len(self._content) + 1)
            self._threes = frozenset(self._content[end - 3 : end] for end in ends)
        across = before[-2:] + after[:2]
        threes = across[:3], across[1:]
        known = any(three in self._threes and three.isalnum() for three in threes)
        return _SEEN if known else 0.0


def _bounded(nats: float) -> float:
    return max(-_BOUND, min(_BOUND, nats))


def quotes_agree(before: str, after: str) -> float:
    """In nats, what the quotes and brackets on both sides of a break say of a connection."""
    needed, given = shapes.brackets(before).left_open, shapes.brackets(after).unmatched
    if not needed and not given:
        return 0.0
    if shapes.pairs_off(needed, given):
        return 5.0
    near = (needed and needed[-1] in before[-_NEARBY:]) or (given and given[0] in after[:_NEARBY])
    return -4.0 if near else -1.0
