"""The verse of a page that has no running text: where it begins, and where the page goes on below.

Verse has no sentence that could be told from a menu, so that neither a title that calls nor a
label above it may pass for the text: the text is the longest stretch of lines that only it has.
"""

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.labels import is_menu, label_of
from build_scripts.assemble.lines import Line

_FEWEST = 6  # lines
_SHORTEST, _LONGEST = (
    4,
    14,
)  # characters of the middle one: menus are shorter, lists of titles longer
_BESIDE = 3  # lines on both sides of one whose words are those of a label
_LABELS = 2  # lines that only pages have
_LITTLE = 4  # of the verse, one part may stand below a label of the foot
_SENTENCE = tuple("。”；;")


def verse_of(lines: Sequence[Line]) -> range | None:
    """The verse, where a page with labels around it has nothing else to read; else None."""
    if any(_tells(line.text) for line in lines):
        return None
    labelled = [_is_label(line.text) for line in lines]
    parting = [
        (is_label and not _is_between(labelled, number)) or _is_dated(lines[number].text)
        for number, is_label in enumerate(labelled)
    ]
    stretches = [
        list(run) for parts, run in groupby(range(len(lines)), parting.__getitem__) if not parts
    ]
    longest = max(stretches, key=lambda stretch: _letters(lines, stretch), default=[])
    if len(longest) < _FEWEST or sum(labelled) < _LABELS:
        return None
    if not _SHORTEST <= median(len(lines[number].text) for number in longest) <= _LONGEST:
        return None
    return range(longest[0], _end(lines, labelled, longest))


def _end(lines: Sequence[Line], labelled: Sequence[bool], verse: Sequence[int]) -> int:
    """Where the foot begins: a word of the verse may be that of a label, and little stands below one."""
    allowed = _letters(lines, verse) / _LITTLE
    for number in range(verse[-1] + 1, len(lines)):
        below = range(number, len(lines))
        told = _letters(lines, [at for at in below if not labelled[at]])
        alone = sum(labelled[at] for at in below) < _LABELS
        if labelled[number] and told <= (0 if alone else allowed):
            return number
    return len(lines)


def _letters(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    return sum(len(lines[number].text) for number in numbers)


def _is_between(labelled: Sequence[bool], number: int) -> bool:
    """True for a lone line that looks like a label, with lines of the verse on both sides."""
    beside = [*range(number - _BESIDE, number), *range(number + 1, number + 1 + _BESIDE)]
    return beside[0] >= 0 and beside[-1] < len(labelled) and not any(labelled[at] for at in beside)


def _tells(text: str) -> bool:
    """True for running text: a title that calls is no longer than a line, and has no full stop."""
    told = len(text) >= shapes.LONG or text.endswith(_SENTENCE)
    return told and shapes.is_prose(text) and not _is_label(text)


def _is_dated(text: str) -> bool:
    return fields.is_dateline(text) or fields.is_byline(text)


def _is_label(text: str) -> bool:
    label = label_of(text)
    return is_menu(text) if label is None else label.strong
