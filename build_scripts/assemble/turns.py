"""Who says what, line by line: chats and plays, and other lists of entries that begin alike.

Each such line is an entry of its own.  Where most of them do without a full stop, as people write
to one another, none of them breaks off.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from build_scripts.assemble import fields, shapes

_OPENING = re.compile(
    r"(?P<who>[^\W\d_][^\s：:，。！？；、“”（）]{0,7})(?:[（(][^（）()]{1,12}[）)])?\s?[:：]"
    r"|(?P<bracketed>[【\[])[^【】\[\]]{1,12}[】\]]|(?P<dash>——|--)"
)
_STAMP = re.compile(r".{0,4}\d{1,2}月\d{1,2}日\s*\d{1,2}[:：]\d{2}")
_AGAIN = 2  # times that somebody speaks
_FEWEST = 3  # entries
_MOSTLY = 0.5


def turns(texts: Sequence[str]) -> set[int]:
    """The lines that begin as others do: with the same speaker, with a name in brackets, with a dash."""
    openings = {at: opening for at, text in enumerate(texts) if (opening := _opening(text))}
    counts = Counter(openings.values())
    again = {at for at, opening in openings.items() if counts[opening] >= _AGAIN}
    return again if len(again) >= _FEWEST else set()


def spoken(texts: Sequence[str]) -> set[int]:
    """The turns that begin with a speaker, and the times of messages: no titles, and no captions."""
    turned = {at for at in turns(texts) if _is_speaker(texts[at])}
    return turned | {at for at, text in enumerate(texts) if _STAMP.fullmatch(text)}


def unstopped(texts: Sequence[str]) -> set[int]:
    """The turns without a full stop, where at least half of them have none; else no line."""
    entries = turns(texts)
    without = {at for at in entries if not shapes.ended(texts[at])}
    return without if len(without) >= max(_FEWEST, _MOSTLY * len(entries)) else set()


def _is_speaker(text: str) -> bool:
    return bool((found := _OPENING.match(text)) and found["who"])


@lru_cache(maxsize=4096)
def _opening(text: str) -> str | None:
    found = _OPENING.match(text)
    if not found or shapes.names_field(text) or fields.points_at_picture(text):
        return None
    return found["who"] or found["bracketed"] or found["dash"]
