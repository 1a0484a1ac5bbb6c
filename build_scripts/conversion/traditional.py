"""Simplified text becomes traditional, for readers who prefer it: an aid, made by machine.

Words decide: the longest phrase of the required package's dictionary is taken from left to right,
what is in none goes character by character, and the forms are then those of Taiwan. No vocabulary
is changed: 信息 stays 信息. Authority: the dictionaries of `opencc-python-reimplemented`.
"""

from functools import cache
from typing import NamedTuple

from build_scripts.conversion.tables import package


class _Words(NamedTuple):
    phrases: dict[str, str]
    lengths: dict[str, tuple[int, ...]]  # of the phrases that begin with a character, longest first
    characters: dict[str, str]
    forms: dict[int, str]


@cache
def _words() -> _Words:
    phrases = {
        key: values[0]
        for key, values in package("STPhrases.txt")
        if len(key) > 1 and len(values[0]) == len(key)
    }
    lengths: dict[str, set[int]] = {}
    for key in phrases:
        lengths.setdefault(key[0], set()).add(len(key))
    return _Words(
        phrases,
        {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
        {key: values[0] for key, values in package("STCharacters.txt") if len(values[0]) == 1},
        {ord(key): values[0] for key, values in package("TWVariants.txt") if len(values[0]) == 1},
    )


def traditional(text: str) -> str:
    """The text in traditional characters, as long as it was."""
    return "".join(_converted(text)).translate(_words().forms)


def _converted(text: str) -> list[str]:
    phrases, lengths, characters, _ = _words()
    found: list[str] = []
    at, end = 0, len(text)
    while at < end:
        char = text[at]
        for length in lengths.get(char, ()):
            if phrase := phrases.get(text[at : at + length]):
                found.append(phrase)
                at += length
                break
        else:
            found.append(characters.get(char, char))
            at += 1
    return found
