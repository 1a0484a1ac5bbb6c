"""Lists whose bullets are the signs with which captions point at their picture.

One such sign is a caption's.  Three lines in a row with the same sign are a list if each is a
sentence, or if the line above announces it.
"""

from collections.abc import Sequence
from itertools import groupby

from build_scripts.assemble import shapes

_SIGNS = "▲△▼▽"
_FEWEST = 3


def bulleted(texts: Sequence[str]) -> set[int]:
    """The lines that are entries of a list although their sign is one of captions."""
    found: set[int] = set()
    for sign, run in groupby(range(len(texts)), lambda at: texts[at][0]):
        entries = list(run)
        if sign not in _SIGNS or len(entries) < _FEWEST:
            continue
        announced = entries[0] > 0 and texts[entries[0] - 1][-1] in ":："
        if announced or all(shapes.finished(texts[at]) for at in entries):
            found.update(entries)
    return found
