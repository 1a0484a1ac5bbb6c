"""Simplified to traditional, character by character, as the mirror sites convert.

No words are looked at, so every 着 becomes 著, and 后 里 余 于 面 只 stay.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_DATA = "traditional.tsv"


@cache
def naive_table() -> dict[int, str]:
    """For `str.translate`: the code point of a simplified character -> one traditional character.

    Source and exceptions stand at the head of `data/traditional.tsv`.
    """
    text = files("build_scripts.forward").joinpath("data", _DATA).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {ord(simplified): traditional for simplified, traditional in rows}


def to_traditional(text: str) -> str:
    """The text with each character replaced by the one the table gives; others stay."""
    return text.translate(naive_table())
