"""Which lines show that they stand in a wrong place.

That the end of one paragraph fits the beginning of another says little: on a page that was cut off
some paragraph always fits the last line.  A line is believed to have strayed where its first marks
are another sentence's and nothing above it explains them, or where no paragraph begins so and the
words on both sides make one.
"""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.continuity import Continuity, quotes_agree
from build_scripts.assemble.lines import Line

_REST = re.compile(r"[，。；：！？、…”’」』）】》〉〕%％]|[^\W\d_A-Za-z][，。；！？]")
# Weights of a logistic curve over 1,241 paragraphs cut in two, the true tail against the beginnings
# of all other paragraphs, and 640 whose full stop was forgotten (docs/decisions.md, section 22).
_BIAS, _BONDED, _FAR_BONDED, _JOINED, _FAR_JOINED = -4.94, 0.4, 0.52, 0.35, 0.25
_UNENDED, _NO_BEGINNING, _UNFIT = 0.17, 0.18, -0.12
_OPENS, _CARRIED, _PAIRED_OFF, _AT_ODDS, _OPEN = -2.04, 2.75, 1.71, -1.55, -0.43
_QUOTED_BEFORE = 8  # lines above in which a quotation of several paragraphs may have begun


def has_strayed(lines: Sequence[Line], head: int, tail: int) -> bool:
    """True if the line ``tail`` begins no paragraph and carries on no line above but ``head``."""
    text = lines[tail].text
    if not shapes.is_chinese(text) or not shapes.carried(text):
        return False
    if leads_on(lines, tail, head):
        return False
    if _REST.match(text):
        return True
    closers = shapes.brackets(text).unmatched
    above = (lines[at].text for at in range(max(0, tail - _QUOTED_BEFORE), tail) if at != head)
    opened = (shapes.brackets(line).left_open for line in above)
    return bool(closers) and not any(shapes.pairs_off(left, closers) for left in opened)


def leads_on(lines: Sequence[Line], tail: int, head: int) -> bool:
    """True if the line above, labels apart, breaks off too."""
    at = tail - 1
    if at < 0:
        return False
    while at > 0 and _stands_between(lines[at].text):
        at -= 1
    return at != head and (lines[at].text[-1] in "，、" or shapes.hangs(lines[at].text))


def _stands_between(text: str) -> bool:
    """True for a label, a date line or a byline: no text leads on from it."""
    label = shapes.is_label(text) and not shapes.hangs(text)
    return label or fields.role_by_words(text) is not None


def likely(head: str, tail: str, model: Continuity) -> float:
    """How likely the line ``tail`` is the end of ``head`` and no paragraph of its own, in logits.

    Above 1.1 half a per cent of texts that are cut off, and of full stops that were forgotten, have
    such a pair; two of three tails that stand elsewhere are known so.
    """
    across = model.across(head, tail)
    weight = _BIAS
    weight += _BONDED * _within(across.bond, -5.0, 5.0) + _FAR_BONDED * max(0.0, across.bond - 5.0)
    weight += _JOINED * _within(across.joined, -6.0, 8.0)
    weight += _FAR_JOINED * max(0.0, across.joined - 8.0)
    weight += _UNENDED * _within(model.unended(head), 0.0, 5.0)
    weight += _NO_BEGINNING * _within(-across.begun, 0.0, 25.0)
    weight += _UNFIT * _within(-across.behind, 0.0, 25.0)
    weight += (_OPENS if shapes.opens(tail) else 0.0) + (_CARRIED if shapes.carried(tail) else 0.0)
    quotes = quotes_agree(head, tail)
    if quotes > 0:
        return weight + _PAIRED_OFF
    return weight + (_AT_ODDS if quotes < -1 else _OPEN if quotes else 0.0)


def _within(nats: float, least: float, most: float) -> float:
    return max(least, min(most, nats))
