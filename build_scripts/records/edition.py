"""An edition as it was published: what a later one is compared with."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class PublishedParagraph(NamedTuple):
    """A paragraph under its permanent id."""

    id: str
    role: str
    text: str


class PublishedChapter(NamedTuple):
    """A chapter: its paragraphs, titles included, in the order of the page."""

    slug: str
    title: str
    paragraphs: tuple[PublishedParagraph, ...]


class PublishedFigure(NamedTuple):
    """A figure under its permanent id, and what was said of it."""

    id: str
    chapter: str
    paragraph: str
    printed: str
    says: str  # indicator, value, period and area in words


class PublishedTerm(NamedTuple):
    """A term and its definition."""

    id: str
    headword: str
    definition: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition, whole."""

    number: str
    chapters: tuple[PublishedChapter, ...]
    figures: tuple[PublishedFigure, ...] = ()
    terms: tuple[PublishedTerm, ...] = ()


class Matter(StrEnum):
    """What an erratum is about."""

    TEXT = "text"
    FIGURE = "figure"
    TERM = "term"


class Erratum(NamedTuple):
    """One difference between an edition and the next. ``before`` or ``after`` may be empty.

    ``chapter`` and ``place`` tell where: for a text the paragraph; both empty for a term.
    """

    matter: Matter
    id: str
    chapter: str
    place: str
    context: tuple[str, str]
    before: str
    after: str
    why: str


class Errata(NamedTuple):
    """All differences from one edition to the next."""

    earlier: str
    later: str
    items: tuple[Erratum, ...]
