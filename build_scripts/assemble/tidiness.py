"""Whether the blank lines of a page were set by a rule, as writers set them, or fell as print fell.

A writer puts as much room between any two paragraphs, and as much above any heading.  What was cut
from print has room where a picture stood.
"""

from collections.abc import Sequence
from itertools import pairwise

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.lines import Line, usual_gap


def is_tidy(lines: Sequence[Line]) -> bool:
    """True if there is one room between paragraphs and one above headings, and no picture.

    Titles, bylines and signatures, above and below the running text, have room of their own.
    """
    prose = [at for at, line in enumerate(lines) if shapes.is_prose(line.text)]
    if not prose:
        return True
    body = lines[prose[0] : prose[-1] + 1]
    labelled = [shapes.is_label(line.text) and not shapes.ended(line.text) for line in body]
    rooms: dict[tuple[bool, bool], set[int]] = {}
    for (above, _), (kind, line) in pairwise(zip(labelled, body, strict=True)):
        rooms.setdefault((above, kind), set()).add(line.gap)
    if any(fields.is_caption(line.text) for line in lines):
        return False
    return all(len(gaps) == 1 for gaps in rooms.values()) or _is_of_scenes(body, labelled)


def _is_of_scenes(lines: Sequence[Line], labelled: Sequence[bool]) -> bool:
    """True if single blank lines part scenes or sections, and no label stands apart on both sides."""
    rooms = [line.gap for line in lines[1:]]
    if usual_gap(lines) or max(rooms, default=0) > 1:
        return False
    return not any(
        label and above and below
        for label, above, below in zip(labelled[1:], rooms, rooms[1:], strict=False)
    )
