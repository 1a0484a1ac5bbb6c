"""The characters and phrases of conversion, read once from the required package and our reviewed tables.

Sources: the dictionaries of `opencc-python-reimplemented` (Apache-2.0, data of the OpenCC project)
and the reviewed tables in `data/`, which close their gaps and stand above them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from unicodedata import normalize

# Han characters that Unicode gives a canonical equal: one and the same character twice.
_COMPATIBILITY = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))


class Phrase(NamedTuple):
    """A character between neighbours that decide its form; neighbours stand simplified."""

    before: str
    after: str
    becomes: str
    in_traditional: bool = False
    """Holds only in a text with a character that conversion never leaves standing."""

    @property
    def reach(self) -> int:
        """Characters of the whole word."""
        return len(self.before) + 1 + len(self.after)


class Tables(NamedTuple):
    """What the conversion knows: characters one by one, and the phrases of each pivot character."""

    characters: dict[str, str]
    phrases: dict[str, tuple[Phrase, ...]]


def lines(name: str) -> Iterator[tuple[str, ...]]:
    """The fields of each line of a reviewed table in `data/`; comments and blank lines left out."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(line.split("\t"))


def package(name: str) -> Iterator[tuple[str, list[str]]]:
    """Key and candidates of each line of a dictionary of the required package, first choice first."""
    text = files("opencc").joinpath("dictionary", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        key, _, values = line.partition("\t")
        if values:
            yield key, values.split()


def _compatibility() -> dict[str, str]:
    found = {}
    for block in _COMPATIBILITY:
        for code in block:
            equal = normalize("NFC", chr(code))
            if len(equal) == 1 and equal != chr(code):
                found[chr(code)] = equal
    return found


def _characters() -> dict[str, str]:
    # Conversion is character for character: a longer value would move every offset behind it.
    known = {key: values[0] for key, values in package("TSCharacters.txt") if len(values[0]) == 1}
    for variants, simplified in lines("characters.tsv"):
        known.update(dict.fromkeys(variants, simplified))
    for double, equal in _compatibility().items():
        known.setdefault(double, known.get(equal, equal))
    return {key: value for key, value in known.items() if key != value}


class _Collected:
    """Phrases by pivot, in the order they were met; one word is taken once."""

    def __init__(self, characters: dict[str, str]) -> None:
        self._characters = characters
        self._table = str.maketrans(characters)
        self._found: dict[str, dict[tuple[str, str], Phrase]] = {}

    def take(self, pivot: str, word: str, becomes: str) -> None:
        plain = word.translate(self._table)
        for at, char in enumerate(word):
            if char == pivot:
                phrase = Phrase(plain[:at], plain[at + 1 :], becomes[0], becomes.endswith("?"))
                self._keep(pivot, phrase)

    def take_phrase(self, key: str, value: str) -> None:
        """Takes each character of a phrase that the phrase converts in a way of its own."""
        plain = key.translate(self._table)
        for at, (char, becomes) in enumerate(zip(key, value, strict=True)):
            if becomes != plain[at]:
                self._keep(char, Phrase(plain[:at], plain[at + 1 :], becomes))

    def _keep(self, pivot: str, phrase: Phrase) -> None:
        places = self._found.setdefault(pivot, {})
        places.setdefault((phrase.before, phrase.after), phrase)

    def phrases(self) -> dict[str, tuple[Phrase, ...]]:
        ordered = {}
        for pivot, places in self._found.items():
            # Sorting is stable, so the order of the table settles a tie.
            ordered[pivot] = tuple(sorted(places.values(), key=lambda phrase: -phrase.reach))
        return ordered


@cache
def tables() -> Tables:
    """The tables of traditional to simplified conversion; read at the first call, then kept."""
    characters = _characters()
    collected = _Collected(characters)
    refused = set()
    for pivot, becomes, words in lines("phrases.tsv"):
        for word in words.split():
            if becomes == "-":
                refused.add(word)
            else:
                collected.take(pivot, word, becomes)
    for key, values in package("TSPhrases.txt"):
        if key not in refused and len(values[0]) == len(key):
            collected.take_phrase(key, values[0])
    return Tables(characters, collected.phrases())
