"""Traditional text becomes simplified, character for character: the length never changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from build_scripts.conversion.tables import Phrase, tables
from build_scripts.conversion.translation import table


class _Engine(NamedTuple):
    table: list[int]
    places: re.Pattern[str]
    changing: re.Pattern[str]
    convertible: re.Pattern[str]
    vanishing: re.Pattern[str]
    phrases: dict[str, tuple[Phrase, ...]]


def _char_class(chars: set[str]) -> str:
    listed = "".join(re.escape(char) for char in sorted(chars))
    return f"[{listed}]" if len(chars) > 1 else listed


def _wide_class(chars: set[str]) -> str:
    """A class of these characters; beyond the first plane all of them, tested in one step."""
    return _char_class({char for char in chars if char <= "\uffff"})[:-1] + "\U00010000-\U0010ffff]"


def _place(phrase: Phrase, pivot: str, origins: dict[str, set[str]]) -> str:
    """A pattern that holds right behind the pivot where the neighbours are those of the phrase."""

    def spelled(text: str) -> str:
        return "".join(_char_class(origins.get(char, set()) | {char}) for char in text)

    behind = f"(?<={spelled(phrase.before)}{pivot})" if phrase.before else ""
    ahead = f"(?={spelled(phrase.after)})" if phrase.after else ""
    return behind + ahead


@cache
def _engine() -> _Engine:
    characters, phrases = tables()
    origins: dict[str, set[str]] = {}
    for char, simplified in characters.items():
        origins.setdefault(simplified, set()).add(char)
    branches = []
    for pivot, listed in phrases.items():
        usual = characters.get(pivot, pivot)
        # A phrase with the usual result only guards; a place where nothing else fits needs no visit.
        telling = [phrase for phrase in listed if phrase.becomes != usual]
        places = "|".join(_place(phrase, pivot, origins) for phrase in telling)
        if places:
            branches.append(f"{re.escape(pivot)}(?:{places})")
    changing = _wide_class(set(characters) | set(phrases))
    return _Engine(
        table(characters),
        re.compile("|".join(branches)),
        re.compile(f"{changing}+"),
        re.compile(_wide_class(set(characters))),
        re.compile(_wide_class(set(characters) - set(phrases))),
        phrases,
    )


def _decided(plain: str, at: int, listed: tuple[Phrase, ...]) -> Phrase | None:
    """The longest phrase around `at`."""
    for phrase in listed:
        start = at - len(phrase.before)
        fits = start >= 0 and plain.startswith(phrase.before, start)
        if fits and plain.startswith(phrase.after, at + 1):
            return phrase
    return None


def convert(text: str) -> str:
    """The text in simplified characters; as long as it was, and a second run changes nothing.

    Says nothing about whether the text ought to be converted: `is_traditional` does. 著 stays 著
    where simplified text has 着: `settle_zhu` decides. Authority: see `tables` and `data/`.
    """
    engine = _engine()
    # Two scans for nothing cost a traditional text little: the first ends at its first character.
    if not engine.convertible.search(text) and not engine.places.search(text):
        return text
    plain = text.translate(engine.table)
    pieces: list[str] = []
    end = 0
    for match in engine.places.finditer(text):
        at = match.start()
        phrase = _decided(plain, at, engine.phrases[text[at]])
        if phrase is None or phrase.becomes == plain[at]:
            continue
        if not phrase.in_traditional or engine.vanishing.search(text):
            pieces += plain[end:at], phrase.becomes
            end = at + 1
    if not pieces:
        return plain
    pieces.append(plain[end:])
    return "".join(pieces)


def conversions(text: str) -> Iterator[tuple[int, int, str]]:
    """Every run of characters that conversion changes: start, end (in characters), replacement."""
    simplified = convert(text)
    if simplified == text:
        return
    for match in _engine().changing.finditer(text):
        start, stop = match.span()
        while start < stop:
            if simplified[start] == text[start]:
                start += 1
                continue
            end = start + 1
            while end < stop and simplified[end] != text[end]:
                end += 1
            yield start, end, simplified[start:end]
            start = end
