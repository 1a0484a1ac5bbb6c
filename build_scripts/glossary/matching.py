"""Forms found in a text: every occurrence, and which of them takes the link.

Quotation marks inside a form do not hinder: “双签约” and “三零”村 are 双签约 and 三零村. Chinese has no
spaces between words, so a form may stand by chance in a longer word; those a term lists as spared.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from build_scripts.text import Span

QUOTES: Final = frozenset("“”‘’「」『』")


class Match(NamedTuple):
    """An occurrence of an entry; ``inside`` is the entry that takes the link here, or nothing."""

    entry: str
    at: Span
    inside: str = ""


class Forms:
    """The forms of many entries, to be looked for in many texts."""

    def __init__(self, forms: Mapping[str, str], spares: Mapping[str, Iterable[str]]) -> None:
        """``forms`` leads from a form to its entry, ``spares`` from an entry to longer words."""
        self._forms = {unquoted(form): entry for form, entry in forms.items() if unquoted(form)}
        self._spares = {entry: tuple(map(unquoted, words)) for entry, words in spares.items()}

    def found(self, text: str) -> list[Match]:
        """All occurrences by place; the longest takes the link, the ones under it say so.

        A form of an entry inside a longer form of the same entry is not told.
        """
        bare, places = _stripped(text)
        spans = sorted(self._occurrences(bare), key=lambda each: (each[0], -each[1]))
        kept = _without_own(spans)
        winners = _linked(kept)
        return [
            Match(
                entry, Span(places[start], places[end - 1] + 1), _over(winners, start, end, entry)
            )
            for start, end, entry in kept
        ]

    def _occurrences(self, bare: str) -> Iterator[tuple[int, int, str]]:
        for form, entry in self._forms.items():
            start = bare.find(form)
            if start < 0:
                continue
            spared = [span for word in self._spares.get(entry, ()) for span in _all(bare, word)]
            while start >= 0:
                end = start + len(form)
                if not any(first <= start and end <= last for first, last in spared):
                    yield start, end, entry
                start = bare.find(form, start + 1)


def unquoted(form: str) -> str:
    """The form without quotation marks."""
    return "".join(char for char in form if char not in QUOTES)


def _stripped(text: str) -> tuple[str, list[int]]:
    places = [at for at, char in enumerate(text) if char not in QUOTES]
    return "".join(text[at] for at in places), places


def _all(text: str, word: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + 1)


_Found = tuple[int, int, str]


def _without_own(spans: list[_Found]) -> list[_Found]:
    """Occurrences that lie in no longer one of the same entry."""
    reach: dict[str, int] = {}
    kept = []
    for start, end, entry in spans:  # by start, the longer first
        if end > reach.get(entry, -1):
            kept.append((start, end, entry))
            reach[entry] = end
    return kept


def _linked(spans: list[_Found]) -> list[_Found]:
    """Leftmost and longest, none over another; a longer one farther right beats what it cuts."""
    taken: list[_Found] = []
    for start, end, entry in sorted(spans, key=lambda each: (each[0] - each[1], each[0])):
        if all(end <= first or last <= start for first, last, _ in taken):
            taken.append((start, end, entry))
    return sorted(taken)


def _over(winners: list[_Found], start: int, end: int, entry: str) -> str:
    for first, last, winner in winners:
        if (first, last, winner) == (start, end, entry):
            return ""
        if first < end and start < last:
            return winner
    return ""
