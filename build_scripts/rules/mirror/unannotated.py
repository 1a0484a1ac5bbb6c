"""Pages that a mirror cut apart without a single reading on them: only its marks show.

The page tells nothing of its map, and a half-width `?` may be a question mark: such a page is
searched only where it shows what nobody writes, and little is believed.
"""

import re
from collections.abc import Iterable, Iterator

from build_scripts.conversion import convert
from build_scripts.language import load
from build_scripts.rules.mirror.runs import PROVED
from build_scripts.text import Certainty, Edit

# A `?` before a mark and characters; the rest of a tag; two of them and a letter.
_CUT = re.compile(r"\?[！!，,；;：:、。]([\u4e00-\u9fff]{3,4})")
_LETTER = re.compile(r"(?<=[\u4e00-\u9fff])\?\?[A-Za-z](?=[\u4e00-\u9fff])")
_TAG = re.compile(r"[\u4e00-\u9fff，。！]\?[！!]?\?/(?:p|span|div)>")
_GARBLED = -6.5  # nats a character: read wrongly they cost twice as much
_SAID = -9.0  # nats a character: 99 of 100 clauses begin likelier
_REASON = "疑有字节错位，未能复原 / bytes seem to be lost here; no reading was found"


def is_cut(content: str) -> bool:
    """True where a page shows what only lost bytes leave."""
    if "?" not in content:
        return False
    return any(True for _ in _places(content))


def believed(content: str, edits: Iterable[Edit], fluency: float) -> Iterator[Edit]:
    """Of the edits those that are proved and leave the page as it is far behind; and a doubt,
    without a change, wherever else the page shows what only lost bytes leave.

    ``fluency``: nats a character of all of them; where it is no language, none is believed.
    """
    fluent = fluency > _GARBLED
    taken = [edit for edit in edits if fluent and _is_believed(content, edit)]
    yield from taken
    for start, end in _places(content):
        if not any(edit.start < end and start < edit.end for edit in taken):
            shown = content[start:end]
            yield Edit(start, end, shown, Certainty.DOUBTFUL, _REASON, (), noted=True)


def _is_believed(content: str, edit: Edit) -> bool:
    left = convert(content[edit.start : edit.end].replace("?", "？"))
    others = (convert(text) for text in edit.alternatives)
    return edit.reason == PROVED and not any(text == left for text in others)


def _places(content: str) -> Iterator[tuple[int, int]]:
    """Where the page shows what nobody writes: the `?` and the mark or letter behind it."""
    model = None
    for pattern in (_TAG, _LETTER):
        for match in pattern.finditer(content):
            at = content.index("?", match.start())
            yield at, match.end()
    for match in _CUT.finditer(content):
        model = model or load()
        clause = convert(match[1])
        if model.score(clause) < _SAID * len(clause):
            yield match.start(), match.start() + 2
