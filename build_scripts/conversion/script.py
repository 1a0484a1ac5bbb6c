"""Whether a document is in traditional or in simplified characters."""

from __future__ import annotations

from functools import cache

from build_scripts.conversion.tables import package, tables
from build_scripts.conversion.translation import Census

# As many characters of a long text are looked at in all, in slices spread over it.
_SLICES = 16
_SLICE = 4096

# Less evidence than this decides nothing: one traditional name does not make a text traditional.
_LEAST = 2


def _is_common(char: str) -> bool:
    """Among the 3,755 characters of everyday print (level 1 of GB 2312)."""
    try:
        return char.encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False


@cache
def _telling() -> Census:
    """Characters of traditional print and of no other, and of simplified print and of no other."""
    characters = tables().characters
    # A character of simplified print (后 里 余 乾 著) proves nothing; nor do rare ones, in which
    # wrongly decoded bytes abound.
    traditional = {
        char for char, plain in characters.items() if _is_common(plain) and not _in_print(char)
    }
    kept = {value for _, values in package("STCharacters.txt") for value in values}
    simplified = {
        key for key, _ in package("STCharacters.txt") if key not in kept and _is_common(key)
    }
    return Census(traditional, simplified)


def _in_print(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _sample(text: str) -> str:
    if len(text) <= _SLICES * _SLICE:
        return text
    step = len(text) // _SLICES
    return "".join(text[at : at + _SLICE] for at in range(0, step * _SLICES, step))


def traditional_share(text: str) -> float | None:
    """The part, 0 to 1, of the telling characters that are traditional; None if too few tell.

    Telling are common characters that stand in one script only: 國 and 国, but not 后, 里, 乾 or
    著. Long texts are sampled at even distances.
    """
    traditional, simplified = _telling().count(_sample(text))
    told = traditional + simplified
    return traditional / told if told >= _LEAST else None


def is_traditional(text: str) -> bool:
    """A document or long passage is in traditional characters, so that it may be converted.

    Pages that a site converted character by character count as traditional, with annotations and
    broken bytes too. A simplified text that quotes traditional words is simplified.
    """
    share = traditional_share(text)
    return share is not None and share > 0.5
