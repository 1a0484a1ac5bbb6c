"""Lines whose words stand apart as the entries of a menu do, and which are none."""

import re
from collections.abc import Sequence

_FEWEST = 3  # words
_ENGLISH = re.compile(r"(?=.*[a-z])[A-Za-z\d\s.,:;!?'’-]+")
_PHRASE = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")


def is_set_wide(entries: Sequence[str]) -> bool:
    """True for a line with room between its characters: 月 亮 弯 弯."""
    return len(entries) >= _FEWEST and sum(len(entry) == 1 for entry in entries) > len(entries) / 2


def is_english(text: str) -> bool:
    """True for English words with nothing but blanks between them: a sentence, a title, a phrase."""
    whole = _ENGLISH.fullmatch(text) and len(text.split()) >= _FEWEST
    return bool(whole or _PHRASE.search(text))
