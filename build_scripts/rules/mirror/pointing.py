"""How a text is pointed: what a mark is worth behind another, whatever the words are.

A language model of words knows little of quotation marks and brackets; that one opened must close,
and that no two stops stand side by side, needs no statistics.
"""

from collections.abc import Sequence

from build_scripts.rules.mirror.annotation import HAN

_UNPAIRED = -5.0  # nats: a mark that closes nothing, opens inside its like, or never closes
_INNER = -4.0  # the model takes ‘ for “, which is seventy times as common
_TWO_STOPS = -8.0  # two stops in a row
_ONE_CHARACTER = -4.0  # a sentence of one character
MOST = _CLOSED = 3.0  # what is said closes behind its full stop
_NAMED = -5.0  # a word in quotation marks hardly ever does: 36 of 7,510, all long
_ENDED, _UNENDED = 2.0, -3.0
_ENDS = frozenset("。！？；：”」）】…")
_OPENING, _CLOSING = "“‘《【（", "”’》】）"
_QUOTES = dict(zip(_OPENING + _CLOSING, _CLOSING + _OPENING, strict=True))
_FOLDED = {"(": "（", ")": "）"}
# A quotation that opens in the middle of a sentence is remembered in another form.
_WITHIN = {"“": "❝", "‘": "❛"}
_OPENED = {mark: mark for mark in _OPENING} | {own: mark for mark, own in _WITHIN.items()}
_STOPS = frozenset("，、。；：！？,;:!?")
_FULL_STOPS = frozenset("。！？")
_SPEECH = frozenset("“‘")  # what somebody says may go on in the next paragraph


def open_quotes(text: str) -> str:
    """The quotation marks that are still open at the end of a text, outermost first."""
    quoted = last = ""
    for char in map(_unfolded, text):
        if char in _QUOTES:
            quoted, _ = _requoted(quoted, char, last)
        last = char
    return quoted


def pointed(quoted: str, before: str, char: str) -> tuple[str, float]:
    """The marks open behind ``char``, and what its place is worth in nats (0 for most characters).

    ``quoted`` are the marks open before it, ``before`` are the characters it stands behind.
    """
    last, char = before[-1:], _unfolded(char)
    if char in _STOPS:
        if last in _STOPS:
            return quoted, _TWO_STOPS
        short = char in _FULL_STOPS and before[-2:-1] in _FULL_STOPS and last not in _QUOTES
        return quoted, _ONE_CHARACTER if short else 0.0
    if char not in _QUOTES:
        return quoted, 0.0
    closed = 0.0
    if last in _FULL_STOPS and char not in "》】）" and _OPENED.get(quoted[-1:]) == _QUOTES[char]:
        closed = _NAMED if quoted[-1] in _WITHIN.values() else _CLOSED
    quoted, worth = _requoted(quoted, char, last)
    return quoted, worth + closed


def behind(quoted: str, before: str, chars: Sequence[str], *, ends: bool) -> float:
    """What the marks among the characters behind a reading are worth in nats, the marks ``quoted``
    open and the characters ``before`` them; ``ends``: the line ends behind them.
    """
    worth = 0.0
    for char in chars:
        quoted, gained = pointed(quoted, before, char)
        worth += gained
        before = before[1:] + char
    return worth + (ended(before[-1:], quoted) if ends else 0.0)


def ended(last: str, quoted: str) -> float:
    """What it is worth in nats that a line ends so: with a full stop rather than with a comma, and
    with no mark left open but that of somebody who goes on speaking (``quoted``).
    """
    left = sum(mark not in _SPEECH for mark in quoted) * _UNPAIRED
    return left + (_ENDED if last in _ENDS else _UNENDED if last in _STOPS else 0.0)


def _unfolded(char: str) -> str:
    return _FOLDED.get(char, char)


def _requoted(quoted: str, char: str, last: str) -> tuple[str, float]:
    if char in _OPENING:
        opened = {_OPENED[mark] for mark in quoted}
        alone = char == "‘" and "“" not in opened  # an inner quotation without an outer one
        inner = _INNER if char == "‘" else 0.0
        own = _WITHIN.get(char, char) if HAN.match(last) else char
        return quoted + own, inner + (_UNPAIRED if char in opened or alone else 0.0)
    if _OPENED.get(quoted[-1:]) == _QUOTES[char]:
        return quoted[:-1], 0.0
    return quoted, _UNPAIRED
