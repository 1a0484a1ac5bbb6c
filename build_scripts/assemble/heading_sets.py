"""Headings come in sets: of one beginning, or clauses of one number, each above a paragraph.

A line without a full stop that is one of such a set is a heading although it has a comma.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from build_scripts.assemble import shapes

_BEGINNING = 2  # characters that headings of a set share
_OTHERS = 2  # other headings of the set
_ALIKE, _OF_AS_MANY_CLAUSES = -8.0, -2.0


def of_sets(texts: Sequence[str]) -> dict[int, float]:
    """Of each line that is one of a set of headings, what speaks against its breaking off."""
    standing = [at for at in range(1, len(texts) - 1) if _stands_as_heading(texts, at)]
    beginnings = Counter(texts[at][:_BEGINNING] for at in standing)
    lengths: dict[int, list[int]] = {}
    for at in standing:
        lengths.setdefault(texts[at].count("，"), []).append(len(texts[at]))
    ordered = {commas: sorted(found) for commas, found in lengths.items()}
    weights = {at: _weight(texts[at], beginnings, ordered) for at in standing}
    return {at: weight for at, weight in weights.items() if weight}


def _stands_as_heading(texts: Sequence[str], at: int) -> bool:
    """True for a label between a paragraph that ends, or another label, and one that begins."""
    above, text, below = texts[at - 1 : at + 2]
    whole = not shapes.hangs(above) or shapes.is_label(above)
    begun = shapes.finished(below) or shapes.is_prose(below)
    return shapes.is_label(text) and whole and begun and not shapes.carried(below)


def _weight(
    text: str, beginnings: Mapping[str, int], lengths: Mapping[int, Sequence[int]]
) -> float:
    if beginnings[text[:_BEGINNING]] > _OTHERS:
        return _ALIKE
    commas, length = text.count("，"), len(text)
    alike = lengths[commas]
    within = bisect_right(alike, length + length // 2) - bisect_left(alike, length - length // 2)
    return _OF_AS_MANY_CLAUSES if commas and within > _OTHERS else 0.0
