"""Traditional characters become simplified, in a text judged traditional and nowhere else.

著 goes first: which of 著 and 着 is meant is asked of the converted text, but only a text that is
still traditional shows that it needs asking (著名 in a simplified text stays).

A site that converted character by character is undone character by character: what such a text
has that looks traditional in a phrase (乾, 覆) stood so in the simplified text before.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from build_scripts.conversion import (
    Census,
    convert,
    is_traditional,
    naive_characters,
    naive_traditional,
    settle_zhu,
    undo_naive,
)
from build_scripts.records.rule import Case, Rule
from build_scripts.text import Certainty, Edit

_SAMPLE = 2_000  # characters that tell how a page was converted
# Real traditional print has 於 後 裡 ..., which no such site writes, in every second sentence; a
# page of a site has none, but for slips that could not be repaired.
_STRANGERS = 0.002
# No simplified text has these words, so that no such site could leave them.
_IN_PRINT = re.compile("瞭解|明瞭|乾[淨燥]")
_EITHER = str.maketrans("著麼陜", "着么陝")  # sites write the one or the other


def _is_traditional(content: str) -> bool:
    """Asked once for both rules: what the first does to 著 does not change the answer."""
    return _judged(content.replace("著", "着"))


@lru_cache(maxsize=2)
def _judged(content: str) -> bool:
    return is_traditional(content)


def simplified(content: str) -> str:
    """The content in simplified characters, as long as before; the same when it is not traditional.

    For `Text.rewrite`, which keeps a rewriting of equal length cheaper than its edits.
    """
    if not _is_traditional(content):
        return content
    return undo_naive(content) if _is_naive(content[:_SAMPLE]) else convert(content)


def _is_naive(sample: str) -> bool:
    """True when a site that converts character by character would have written every character."""
    if ("瞭" in sample or "乾" in sample) and _IN_PRINT.search(sample):
        return False
    if not _strangers().count(sample)[0]:
        return True
    strangers = "".join(filter(_strange().__contains__, sample))
    if len(strangers) > _STRANGERS * len(sample):
        return False
    # What such a site writes instead stands there too: 于 beside a 於 that is a slip.
    instead = set(convert(strangers))
    return len(strangers) <= sum(map(sample.count, instead))


@cache
def _strange() -> frozenset[str]:
    return frozenset(filter(_is_strange, naive_characters()))


@cache
def _strangers() -> Census:
    return Census(_strange())


def _is_strange(char: str) -> bool:
    """True for a character that no such site writes: there and back, it comes out as another."""
    return naive_traditional(undo_naive(char)).translate(_EITHER) != char.translate(_EITHER)


def _conversions(content: str) -> Iterator[Edit]:
    after = simplified(content)
    if after == content:
        return
    start = -1
    for at, (old, new) in enumerate(zip(content, after, strict=True)):
        if old == new and start >= 0:
            yield Edit(start, at, after[start:at])
            start = -1
        elif old != new and start < 0:
            start = at
    if start >= 0:
        yield Edit(start, len(content), after[start:])


def _zhu(content: str) -> Iterator[Edit]:
    if "著" not in content or not _is_traditional(content):
        return
    for settled in settle_zhu(convert(content)):
        if settled.char != "著" and content[settled.at] == "著":
            yield Edit(settled.at, settled.at + 1, settled.char, settled.certainty, settled.reason)


ZHU = Rule(
    "SCRIPT-1",
    "繁体文本中的“著”，按用法改为“着”或保留。 / In traditional text 著 becomes 着 where 着 is meant.",
    Certainty.SURE,
    _zhu,
    (Case("堅決打贏脫貧攻堅戰，本著精準扶貧的原則", "堅決打贏脫貧攻堅戰，本着精準扶貧的原則"),),
    ("著名作家的论著", "這位著名的學者發表論著，成績顯著。"),
)
SIMPLIFIED = Rule(
    "SCRIPT-2",
    "繁体字改为简体字。 / Traditional characters become simplified.",
    Certainty.SURE,
    _conversions,
    (
        Case("堅決打贏脫貧攻堅戰，本着精準扶貧的原則", "坚决打赢脱贫攻坚战，本着精准扶贫的原则"),
        Case("陝西乾縣的幹部後來於縣裡發言", "陕西乾县的干部后来于县里发言"),
    ),
    ("乾县的著名作家写了一部论著，后来发表了。",),
    simplified,
)
