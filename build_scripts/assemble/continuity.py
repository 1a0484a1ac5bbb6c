"""How well one line goes on in another: the language model across the break."""

from math import exp, log

from build_scripts.assemble import shapes
from build_scripts.language import Model, load

_ACROSS = 3  # characters behind the break that still see the ones before it
_CONTEXT = 8
_BOUND = 7.0  # nats: more evidence than this is no better
_ENDINGS = "，。、；：！？”）\n"
_NEARBY = 30  # characters: a quotation left open so long may have been left open for good


class Continuity:
    """The model of one page: general Chinese, adapted to the words of the page itself."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._loaded: Model | None = None
        self._bonds: dict[tuple[str, str], float] = {}

    @property
    def _model(self) -> Model:
        """Loaded when it is first asked: a page without broken lines does not need it."""
        if self._loaded is None:
            self._loaded = load().adapted(self._content)
        return self._loaded

    def bond(self, before: str, after: str) -> float:
        """In nats, how much likelier ``after`` is behind ``before`` than as a beginning."""
        key = (before[-_CONTEXT:], after[: _ACROSS + 1])
        if key not in self._bonds:
            self._bonds[key] = _bounded(self._across(*key))
        return self._bonds[key]

    def unended(self, text: str) -> float:
        """In nats, how unlikely it is that a mark or a line break follows ``text``."""
        context = text[-_CONTEXT:]
        return _bounded(-log(sum(exp(self._model.logp(context, sign)) for sign in _ENDINGS)))

    def _across(self, before: str, after: str) -> float:
        total = 0.0
        for at, sign in enumerate(after[:_ACROSS]):
            behind = self._model.logp(before + after[:at], sign)
            total += behind - self._model.logp("\n" + after[:at], sign)
        return total


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
