"""Which lines show by themselves that they stand in a wrong place.

That the end of one paragraph fits the beginning of another says little: on a page that was cut off
some paragraph always fits the last line.  A line is believed to have strayed where its first marks
are another sentence's and nothing above it explains them.
"""

import re
from collections.abc import Sequence

from build_scripts.assemble import shapes
from build_scripts.assemble.lines import Line

_REST = re.compile(r"[，。；：！？、…”’」』）】》〉〕%％]|[^\W\d_A-Za-z][，。；！？]")
_QUOTED_BEFORE = 8  # lines above in which a quotation of several paragraphs may have begun


def has_strayed(lines: Sequence[Line], head: int, tail: int) -> bool:
    """True if the line ``tail`` begins no paragraph and carries on no line above but ``head``."""
    text = lines[tail].text
    if not shapes.is_chinese(text) or not shapes.carried(text):
        return False
    if tail and _leads_on(lines, tail, head):
        return False
    if _REST.match(text):
        return True
    closers = shapes.brackets(text).unmatched
    above = (lines[at].text for at in range(max(0, tail - _QUOTED_BEFORE), tail) if at != head)
    opened = (shapes.brackets(line).left_open for line in above)
    return bool(closers) and not any(shapes.pairs_off(left, closers) for left in opened)


def _leads_on(lines: Sequence[Line], tail: int, head: int) -> bool:
    """True if the line above, labels apart, breaks off too."""
    at = tail - 1
    while at > 0 and shapes.is_label(lines[at].text) and not shapes.hangs(lines[at].text):
        at -= 1
    return at != head and (lines[at].text[-1] in "，、" or shapes.hangs(lines[at].text))
