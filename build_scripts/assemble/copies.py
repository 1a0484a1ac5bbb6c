"""What stands twice on a page: a body pasted again, a paragraph repeated, a fragment of one.

The first copy is kept.  A short line is a copy only beside a long one: verse has refrains and
tables have equal rows.  Paragraphs that differ in a figure are two paragraphs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from build_scripts.assemble import shapes
from build_scripts.assemble.continuity import Continuity, quotes_agree
from build_scripts.assemble.lines import Line
from build_scripts.assemble.titles_again import titles_again

LONG_COPY = 32  # letters: a shorter line is repeated on purpose, unless its neighbours are too
SHORT_FRAGMENT = 12
_SENTENCE, _RUN = 20, 50  # letters of a sentence and of a run that nobody repeats on purpose
_CLAUSE = 6  # letters by which two lines are found to be near each other
_CROWDED = 8  # a stretch in so many lines is a set phrase
_ABOVE = 4  # lines above a fragment in which the beginning of it may stand
_NOT_AT_ALL = -99.0
_NEAR = 0.92
_COMPARED = 1500  # characters between the first and the last difference of two near copies
_OFF = re.compile(r"(?:…|\.{3})[”’）】\]]*$")
_DIGITS = re.compile(r"\d+")


def copies(lines: Sequence[Line], model: Continuity) -> dict[int, int]:
    """Of each line that repeats another, the position of the one that stays."""
    bare = [shapes.bare(line.text) for line in lines]
    found = _exact(lines, bare)
    _runs(lines, bare, found)
    _near(lines, bare, found)
    _beside(bare, found)
    _parts(lines, bare, found)
    _teasers(bare, found)
    _digests(lines, bare, found)
    titles_again(lines, found)
    _prefer_joined(lines, bare, found, model)
    return found


def _exact(lines: Sequence[Line], bare: Sequence[str]) -> dict[int, int]:
    seen: dict[str, int] = {}
    found: dict[int, int] = {}
    for number, text in enumerate(bare):
        if len(text) < SHORT_FRAGMENT:
            continue
        if text not in seen:
            seen[text] = number
        elif len(text) >= LONG_COPY or _is_torn(lines, seen[text], number):
            found[number] = seen[text]
    return found


def _is_torn(lines: Sequence[Line], one: int, two: int) -> bool:
    """True if two equal short lines are the end of a paragraph that breaks off above one."""
    text = lines[one].text
    return shapes.is_prose(text) and any(
        shapes.carried(text) or shapes.hangs(lines[number - 1].text)
        for number in (one, two)
        if number
    )


def _runs(lines: Sequence[Line], bare: Sequence[str], found: dict[int, int]) -> None:
    """Adds runs of lines that repeat a run above, with at least one sentence of some length."""
    seen: dict[str, int] = {}
    number = 0
    while number < len(bare):
        length = 0
        if (there := seen.get(bare[number])) is not None:
            while there + length < number and _same(bare, number + length, there + length):
                length += 1
        run = range(number, number + length)
        if there is not None and length >= 2 and _says_something(lines, bare, run):
            found.update((at, there + at - number) for at in run if at not in found)
        for at in range(number, number + max(1, length)):
            seen.setdefault(bare[at], at)
        number += max(1, length)


def _says_something(lines: Sequence[Line], bare: Sequence[str], run: range) -> bool:
    told = any(shapes.is_prose(lines[at].text) and len(bare[at]) >= _SENTENCE for at in run)
    return told and sum(len(bare[at]) for at in run) >= _RUN


def _near(lines: Sequence[Line], bare: Sequence[str], found: dict[int, int]) -> None:
    """Adds lines that differ from an earlier one in a few letters and in no figure."""
    clauses = {
        number: _clauses(lines[number].text, text)
        for number, text in enumerate(bare)
        if len(text) >= LONG_COPY and number not in found
    }
    if len(set().union(*clauses.values())) == sum(map(len, clauses.values())):
        return  # no clause stands in two lines
    places: dict[str, list[int]] = defaultdict(list)
    for number, own in clauses.items():
        met = Counter(other for clause in own for other in places.get(clause, ()))
        alike = [other for other, count in met.items() if count * 4 > len(own)]
        text = bare[number]
        original = next((other for other in sorted(alike) if _alike(bare[other], text)), None)
        if original is not None:
            found[number] = original
            continue
        for clause in own:
            if len(places[clause]) < _CROWDED:
                places[clause].append(number)


def _clauses(text: str, bare: str) -> set[str]:
    """What stands between the marks of a line, and its two ends: most of it survives small slips."""
    clauses = {clause for clause in shapes.clauses(text) if len(clause) >= _CLAUSE}
    return clauses | {bare[:_CLAUSE], bare[-_CLAUSE:]}


def _alike(one: str, two: str) -> bool:
    if min(len(one), len(two)) < _NEAR * max(len(one), len(two)):
        return False
    if _DIGITS.findall(one) != _DIGITS.findall(two):
        return False
    one, two, same = _differing(one, two)
    longest = max(len(one), len(two)) + same
    if (Counter(one) & Counter(two)).total() + same < _NEAR * longest:
        return False
    if max(len(one), len(two)) > _COMPARED:
        return False
    alike = SequenceMatcher(None, one, two, autojunk=False).ratio()
    return 2 * same + alike * (len(one) + len(two)) >= _NEAR * (2 * same + len(one) + len(two))


def _differing(one: str, two: str) -> tuple[str, str, int]:
    """Both without what they have in common at their two ends, and the length of that."""
    start = _common_beginning(one, two)
    one, two = one[start:], two[start:]
    end = _common_beginning(one[::-1], two[::-1])
    return one[: len(one) - end], two[: len(two) - end], start + end


def _common_beginning(one: str, two: str) -> int:
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))


def _parts(lines: Sequence[Line], bare: Sequence[str], found: dict[int, int]) -> None:
    """Adds broken lines that stand whole inside another: the end or the beginning of it."""
    if not any(_is_fragment(lines, number, found) for number in range(len(lines))):
        return
    ends: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(bare):
        if len(text) >= LONG_COPY and number not in found:
            for end in {text[:SHORT_FRAGMENT], text[-SHORT_FRAGMENT:]}:
                if len(ends[end]) < _CROWDED:
                    ends[end].append(number)
    for number, text in enumerate(bare):
        if number in found or len(text) < SHORT_FRAGMENT or not _is_fragment(lines, number, found):
            continue
        if (number == 0 or shapes.is_label(lines[number].text)) and not shapes.carried(
            lines[number].text
        ):
            continue  # a title, or a heading: the text may begin or end with its words
        for whole in ends.get(text[-SHORT_FRAGMENT:], []) + ends.get(text[:SHORT_FRAGMENT], []):
            if text != bare[whole] and (bare[whole].endswith(text) or bare[whole].startswith(text)):
                found[number] = whole


def _teasers(bare: Sequence[str], found: dict[int, int]) -> None:
    """Adds a title with the beginning of the text behind it, below the title: so lists show articles."""
    for number, (title, text) in enumerate(pairwise(bare), 1):
        begun = text[len(title) :]
        if len(title) < _CLAUSE or not text.startswith(title) or len(begun) < SHORT_FRAGMENT:
            continue
        below = range(number + 1, len(bare))
        whole = next((at for at in below if bare[at].startswith(begun)), None)
        if whole is not None and number not in found:
            found[number] = whole


def _digests(lines: Sequence[Line], bare: Sequence[str], found: dict[int, int]) -> None:
    """Adds the beginning of the text, trailing off, that a page prints above the text."""
    for number, line in enumerate(lines):
        if number not in found and len(bare[number]) >= SHORT_FRAGMENT and _OFF.search(line.text):
            below = range(number + 1, min(len(bare), number + 1 + _ABOVE))
            whole = next((at for at in below if bare[at].startswith(bare[number])), None)
            if whole is not None:
                found[number] = whole


def _is_fragment(lines: Sequence[Line], number: int, found: dict[int, int]) -> bool:
    """A line that breaks off or is carried over, or that leads on to a copy."""
    text = lines[number].text
    if shapes.carried(text) or shapes.hangs(text):
        return True
    return number + 1 in found or number - 1 in found


def _beside(bare: Sequence[str], found: dict[int, int]) -> None:
    """Adds short lines between copies that repeat the lines between the originals."""
    for step in (1, -1):
        for number in sorted(found, reverse=step < 0):
            here, there = number + step, found[number] + step
            while (
                _same(bare, here, there)
                and here not in found
                and there not in found
                and here > there
            ):
                found[here] = there
                here, there = here + step, there + step


def _same(bare: Sequence[str], here: int, there: int) -> bool:
    inside = 0 <= here < len(bare) and 0 <= there < len(bare) and here != there
    if not inside or not bare[here] or not bare[there]:
        return False
    return bare[here] == bare[there] or (
        min(len(bare[here]), len(bare[there])) >= SHORT_FRAGMENT and _alike(bare[there], bare[here])
    )


def _prefer_joined(
    lines: Sequence[Line], bare: Sequence[str], found: dict[int, int], model: Continuity
) -> None:
    """Of two equal fragments, keeps the one that carries on the line that stands before it."""
    first = dict(found)
    stays: dict[int, int] = {}  # of a first copy, the one that stays instead
    for number, original in first.items():
        kept = stays.get(original, original)
        if bare[number] != bare[kept] or not _may_be_torn(lines, number, kept):
            continue
        if shapes.is_label(lines[number].text) and not shapes.carried(lines[number].text):
            continue  # a title carries nothing on
        if _carries_on(lines, number, found, model) > _carries_on(lines, kept, found, model):
            del found[number]
            found[kept] = number
            stays[original] = number
    for other in found:
        original = first.get(other, other)
        found[other] = stays.get(original, found[other])


def _may_be_torn(lines: Sequence[Line], number: int, kept: int) -> bool:
    """True unless both copies stand behind lines that are complete."""
    above = (lines[at].text for here in (number, kept) for at in range(max(0, here - _ABOVE), here))
    return any(shapes.hangs(text) for text in above)


def _carries_on(
    lines: Sequence[Line], number: int, found: dict[int, int], model: Continuity
) -> float:
    """In nats, how well the line carries on the text before it; labels between do not count."""
    above = [other for other in range(max(0, number - _ABOVE), number) if other not in found]
    while (
        len(above) > 1 and not shapes.hangs(text := lines[above[-1]].text) and shapes.is_label(text)
    ):
        above.pop()
    if not above or not shapes.hangs(lines[above[-1]].text):
        return _NOT_AT_ALL
    before, after = lines[above[-1]].text, lines[number].text
    return model.bond(before, after) + quotes_agree(before, after)
