"""The edition as a whole: chapters with their apparatus, ready to be set as pages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from build_scripts.records.anchors import Alias
from build_scripts.records.checks import Check
from build_scripts.records.edition import Edition, Errata
from build_scripts.records.figures import Observation
from build_scripts.records.glossary import NO_GLOSSARY, Glossary
from build_scripts.records.restoration import Article, Certificate, Finding, Omission, Restoration
from build_scripts.records.rule import Rule
from build_scripts.records.sidecar import ChapterDecision, Sidecar
from build_scripts.text import Certainty, Span


class Tally(NamedTuple):
    """How often a rule was followed in a chapter where nothing more need be said."""

    rule: str
    times: int


class Entry(NamedTuple):
    """One individual change, or one noted doubt, as the apparatus lists it.

    ``at`` counts characters of the paragraph's text; ``context`` is what stands before and after
    it there. For a noted doubt the reading equals the lemma and the proposal is an alternative.
    ``reason`` may be empty: then what the rules say is the reason.
    """

    number: int
    paragraph: str
    line: int
    at: Span
    context: tuple[str, str]
    lemma: str
    reading: str
    certainty: Certainty
    rules: tuple[str, ...]
    reason: str
    alternatives: tuple[str, ...]
    margin: float | None


class Target(StrEnum):
    """What a stretch of a paragraph leads to."""

    FIGURE = "figure"
    TERM = "term"
    PLACE = "place"
    WORK = "work"


class Annotation(NamedTuple):
    """A stretch of a paragraph that leads to the entry ``id``; annotations never overlap.

    ``first`` is true for the first use of a term in its section.
    """

    paragraph: str
    at: Span
    target: Target
    id: str
    first: bool = False


class Note(NamedTuple):
    """An editor's note, and the passage of the paragraph's text it stands at."""

    number: int
    paragraph: str
    at: Span
    text: str


@dataclass(frozen=True, slots=True)
class BookChapter:
    """One article with everything its pages show.

    ``omissions``, ``findings`` and ``certificates`` are those of the source lines that belong to
    this article; an omission outside every article goes to the one printed before it.
    """

    decision: ChapterDecision
    sidecar: Sidecar
    article: Article
    restoration: Restoration
    tallies: tuple[Tally, ...]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    omissions: tuple[Omission, ...]
    findings: tuple[Finding, ...]
    certificates: tuple[Certificate, ...]
    observations: tuple[Observation, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    withheld: bool = False  # true where the rights of the source have taken text away


@dataclass(frozen=True, slots=True)
class Book:
    """All chapters, sources in the order of their names, articles in the order of the page.

    ``aliases`` are the ids that were published once and lead to another paragraph now.
    """

    chapters: tuple[BookChapter, ...]
    rules: tuple[Rule, ...] = ()
    aliases: tuple[Alias, ...] = ()
    checks: tuple[Check, ...] = ()
    glossary: Glossary = NO_GLOSSARY
    edition: str = ""  # the number that stands on every page and file
    earlier: tuple[Edition, ...] = ()  # published before, oldest first
    errata: tuple[Errata, ...] = ()  # from each edition to the next, newest first


class Piece(NamedTuple):
    """A stretch of a source, and what stands for it; ``rules`` is empty where it is untouched."""

    before: str
    after: str
    rules: tuple[str, ...] = ()
    certainty: Certainty = Certainty.SURE


class Place(NamedTuple):
    """Where a source line is read: the chapter and the paragraph."""

    slug: str
    paragraph: str


class CollationRow(NamedTuple):
    """Source lines ``first`` to ``last`` (one line, unless a change runs across the line end)."""

    first: int
    last: int
    pieces: tuple[Piece, ...]
    places: tuple[Place, ...]
    omission: Omission | None

    @property
    def source(self) -> str:
        """The characters of the source, line end included."""
        return "".join(piece.before for piece in self.pieces)
