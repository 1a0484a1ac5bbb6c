"""Words in which a numeral character is no numeral, proper names and fixed formulas that hold one.

``data/words.tsv`` has a word and its kind a line: *word* (进一步, 统一, 千方百计: no numeral at all),
*name* (part of a proper name), *slogan* (a fixed political formula). Four-character idioms were
drawn from the phrase list of pypinyin and the word list of jieba (both MIT licence); the shorter
words were written for this project.
"""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

WORDS_FILE: Final = Path(__file__).parent / "data" / "words.tsv"
_BEFORE: Final = 7  # characters that a word of the list may have before its numeral character


class WordKind(StrEnum):
    """What the numeral characters in a listed word are."""

    WORD = "word"
    NAME = "name"
    SLOGAN = "slogan"


class Listed(NamedTuple):
    """A listed word found in a text; ``start`` and ``end`` count characters."""

    start: int
    end: int
    kind: WordKind


@cache
def words() -> dict[str, WordKind]:
    """The table, by word."""
    rows = WORDS_FILE.read_text(encoding="utf-8").splitlines()[1:]
    return {word: WordKind(kind) for word, kind in (row.split("\t") for row in rows)}


@cache
def _longest_by_head() -> dict[str, int]:
    """The first two characters of the words, and how long the longest of each is."""
    heads: dict[str, int] = {}
    for word in words():
        heads[word[:2]] = max(heads.get(word[:2], 0), len(word))
    return heads


def listed_at(text: str, start: int, end: int) -> Listed | None:
    """The longest listed word that covers text[start:end]; the leftmost of equals."""
    table, heads = words(), _longest_by_head()
    best: Listed | None = None
    for first in range(max(0, start - _BEFORE), start + 1):
        longest = heads.get(text[first : first + 2])
        if longest is None or first + longest < end:
            continue
        for last in range(min(len(text), first + longest), end - 1, -1):
            if best is not None and last - first <= best.end - best.start:
                break
            kind = table.get(text[first:last])
            if kind is not None:
                best = Listed(first, last, kind)
                break
    return best
