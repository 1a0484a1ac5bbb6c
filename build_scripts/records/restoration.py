"""What restoring a source gives: articles of paragraphs, omitted passages, findings, certificates."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from build_scripts.text import Span, Text


class Role(StrEnum):
    """What a paragraph is in its article."""

    TITLE = "title"  # a line of the article's title, printed as such
    SUBTITLE = "subtitle"  # a shoulder or sub line of the title
    HEADING = "heading"  # a section heading inside the article
    PARAGRAPH = "paragraph"
    CAPTION = "caption"  # of a picture; the picture itself is not in the source
    DATELINE = "dateline"  # date and source line, printed as part of the article
    BYLINE = "byline"
    CREDIT = "credit"  # of pictures, of the desk that put the page together

    @property
    def is_heading(self) -> bool:
        """True for the roles that the reading text marks with ``# ``."""
        return self in (Role.TITLE, Role.SUBTITLE, Role.HEADING)


class Reason(StrEnum):
    """Why a passage of the source is not in the reading text."""

    DUPLICATE = "duplicate"
    FURNITURE = "furniture"  # of the page: menus, share and related links, running heads
    ADVERT = "advert"
    IMPRINT = "imprint"  # site editor, copyright line, licence and registration numbers
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: pieces of the restored content, in reading order, joined without a space.

    ``pieces`` are character spans of the restored content; ``spans`` the source bytes under each
    piece; ``line`` is the source line (from 1) on which the first piece stands.
    """

    id: str
    role: Role
    text: str
    pieces: tuple[Span, ...]
    spans: tuple[Span, ...]
    line: int
    glue: str = ""  # what stands between the pieces: nothing, or a space the editor asked for


@dataclass(frozen=True, slots=True)
class Article:
    """One article, in reading order. ``slug`` is empty when no editor has named it."""

    slug: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """A stretch of the source that is left out, and why. ``at`` counts restored characters."""

    at: Span
    bytes: Span
    line: int
    reason: Reason
    text: str
    note: str = ""


class Finding(NamedTuple):
    """A fault of the source that a reader should know of: data, not an exception.

    ``at`` counts characters of the decoded source.
    """

    code: str
    line: int
    at: Span
    says: str


class Proof(StrEnum):
    """What damaging a restored line again has shown."""

    PROVED = "proved"  # gives the source line, byte for byte
    FAILED = "failed"
    UNTESTED = "untested"  # no known map: the line was not on a mirror page


class Certificate(NamedTuple):
    """The proof of one source line; ``margin`` is the smallest in it (None: nothing to choose)."""

    line: int
    proof: Proof
    margin: float | None


class Witness(NamedTuple):
    """What stands for or against a restoration: findings and certificates."""

    findings: tuple[Finding, ...]
    certificates: tuple[Certificate, ...]


@dataclass(frozen=True)
class Restoration:
    """A restored source: the text with its layers, and how it is read.

    The witness is called when first asked for: proving a page costs more than restoring it.
    """

    text: Text
    articles: tuple[Article, ...]
    omissions: tuple[Omission, ...]
    called: Callable[[], Witness]

    @cached_property
    def witness(self) -> Witness:
        """The findings and certificates of the whole source."""
        return self.called()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Faults of the source that a reader should know of, in its order."""
        return self.witness.findings

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """One for each source line that is not blank."""
        return self.witness.certificates
