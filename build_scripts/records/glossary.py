"""Terms, places and documents with their occurrences in the chapters."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from build_scripts.text import Span


class Standing(StrEnum):
    """How certain a statement of the glossary is."""

    SURE = "sure"
    PROBABLE = "probable"
    UNSURE = "unsure"


class Rendering(NamedTuple):
    """An English rendering, whose wording it is, and whether that was looked up."""

    text: str
    authority: str
    certainty: str  # checked, recalled or own


class Sense(NamedTuple):
    """One of several meanings of a form, and the chapters that use it so."""

    label: str
    definition: str
    chapters: tuple[str, ...]
    certainty: Standing
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of art. Relations are ids of other terms; ``where`` is its line in ``path``.

    ``spares`` are longer words that hold one of its forms and are not the term. A ``sparse`` term
    is too common to be drawn at every use.
    """

    id: str
    headword: str
    variants: tuple[str, ...]
    pinyin: str
    traditional: str
    english: Rendering
    definition: str
    more: str
    members: tuple[str, ...]
    senses: tuple[Sense, ...]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    related: tuple[str, ...]
    theme: str
    certainty: Standing
    source: str
    path: str
    where: int
    spares: tuple[str, ...] = ()
    sparse: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The headword and its variants."""
        return (self.headword, *self.variants)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place the texts name; ``code`` is GB/T 2260, of the next larger area for villages.

    ``spares`` are longer names that hold a form and do not speak of the place.
    """

    id: str
    forms: tuple[str, ...]
    spares: tuple[str, ...]
    code: str
    full: str
    level: str
    certainty: Standing
    note: str
    where: int


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A document or work cited in 《》; official title, issuer and year are empty when unknown."""

    id: str
    printed: tuple[str, ...]
    official: str
    issuer: str
    year: str
    kind: str
    certainty: Standing
    where: int
    note: str = ""


class Occurrence(NamedTuple):
    """Where an entry stands: ``at`` counts characters of the paragraph's text.

    ``inside`` is the id of the longer entry that takes the link there; empty where the entry is
    linked itself. ``first`` is true for the first linked use in its section.
    """

    entry: str
    chapter: str
    paragraph: str
    at: Span
    inside: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """All entries, and where they stand in the chapters, in the order of the book."""

    terms: tuple[Term, ...] = ()
    places: tuple[PlaceName, ...] = ()
    works: tuple[CitedWork, ...] = ()
    term_occurrences: tuple[Occurrence, ...] = ()
    place_occurrences: tuple[Occurrence, ...] = ()
    work_occurrences: tuple[Occurrence, ...] = ()


NO_GLOSSARY: Final = Glossary()
