"""The best pairing of the lines that break off with the lines that could carry them on.

A paragraph without a full stop is oftener one whose full stop was forgotten than one that breaks
off, unless the words on both sides cling together; where a page has broken lines beyond doubt,
weaker signs are enough for the others.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.chains import Chains, improved
from build_scripts.assemble.continuity import Continuity
from build_scripts.assemble.lines import Line
from build_scripts.assemble.strays import has_strayed, leads_on, likely

_ENOUGH, _LIKELY = 0.5, 1.1
_CLINGS, _BROKEN = 0.2, 5.0  # nearly all breaks lie above, few forgotten full stops
_INDENT = 2  # blanks
_INDENTED, _ROOMY, _ROOMIER, _CLOSE = -3.0, -3.0, -0.5, 1.5
_NEVER_LAST = "将把被由从及或而但并且其该各每第若虽"  # of a sentence
_NUMBERED_TITLE, _MAYBE_TITLE = -6.0, -2.0
_CLAUSES = 2  # commas that no title has
_INTERRUPTED = 2.5  # by a caption
_SAID = 0.2  # of a heading is said again below it

_COUNTED = re.compile(rf"{shapes.ENUMERATED.pattern}|\d{{1,4}}[年月]")


class Pair(NamedTuple):
    """A line that breaks off and one that could carry it on; ``near`` if that is the next one.

    ``clings``: in nats, what the words on both sides, and the room between, say of a break.
    """

    weight: float
    head: int
    tail: int
    near: bool
    clings: float


class Paired(NamedTuple):
    """Of each line its continuation, and the pairs that the page leaves to choose from."""

    tails: dict[int, int]
    pairs: list[Pair]


def paired(pairs: Sequence[Pair], lines: Sequence[Line], model: Continuity) -> Paired:
    """The best pairing of ``pairs``, of which the weightiest come first.

    Lines that look whole move only where no paragraph begins so, or on a page where another line
    has strayed beyond doubt.
    """
    strays = {pair for pair in pairs if not pair.near and has_strayed(lines, pair.head, pair.tail)}
    strays |= {pair for pair in pairs if pair not in strays and _may_stray(lines, pair, model)}
    sure = [pair for pair in pairs if pair in strays or (pair.near and pair.clings >= _CLINGS)]
    chosen = _best(sure)
    proofs = [pair for pair in sure if chosen.get(pair.head) == pair.tail]
    if any(not pair.near for pair in proofs):
        return Paired(_best(pairs), list(pairs))
    if any(pair.clings >= _BROKEN for pair in proofs):
        sure = [pair for pair in pairs if pair.near or pair in strays]
        chosen = _best(sure)
    return Paired(chosen, sure)


def _may_stray(lines: Sequence[Line], pair: Pair, model: Continuity) -> bool:
    """True for a tail that stands between whole paragraphs and is none."""
    if pair.near or pair.weight < _ENOUGH or leads_on(lines, pair.tail, pair.head):
        return False
    return likely(lines[pair.head].text, lines[pair.tail].text, model) >= _LIKELY


def burden(text: str) -> float:
    """What speaks against a line as one that breaks off: without a full stop it may be a title."""
    if shapes.enumerated(text) and shapes.is_label(text):
        return _NUMBERED_TITLE
    if not shapes.is_label(text) or shapes.brackets(text).left_open or shapes.opens(text):
        return 0.0
    if text[-1] in shapes.LEADING_ON:
        return 0.0
    return _MAYBE_TITLE if text.count("，") < _CLAUSES else _MAYBE_TITLE / 4


def room(lines: Sequence[Line], usual: int) -> float:
    """In nats, what the room from the first to the last of the lines says of a paragraph that breaks off.

    ``usual`` is the number of blank lines between two lines of the page.
    """
    if len(lines) < 2:
        return 0.0
    head, *between, tail = lines
    if head.text[-1] in _NEVER_LAST:
        return _INTERRUPTED
    interrupted = bool(between) and not any(_heads(line.text, tail.text) for line in between)
    weight = _INTERRUPTED if interrupted else 0.0
    if tail.indent >= _INDENT:
        return weight + _INDENTED
    if tail.gap > usual:
        return weight + (_ROOMIER if usual else _ROOMY)
    return weight + (_CLOSE if head.indent >= _INDENT or tail.gap < usual else 0.0)


def _heads(label: str, text: str) -> bool:
    """True for a heading rather than a caption: numbered, a day, or what the text below says again."""
    if _COUNTED.match(label) or fields.shows_a_scene(label):
        return not fields.shows_a_scene(label)
    pairs = [label[at : at + 2] for at in range(len(label) - 1)]
    return sum(pair in text for pair in pairs) > _SAID * len(pairs)


def _best(pairs: Sequence[Pair]) -> dict[int, int]:
    return improved(_greedy(pairs), {(pair.head, pair.tail): pair.weight for pair in pairs})


def _greedy(pairs: Sequence[Pair]) -> dict[int, int]:
    chains = Chains({})
    for pair in pairs:
        if pair.weight < _ENOUGH:
            break
        if chains.may_join(pair.head, pair.tail):
            chains.join(pair.head, pair.tail)
    return chains.tails
