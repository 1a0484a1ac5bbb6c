"""The machine's own reading of a page: articles of paragraphs, and what it leaves out."""

from dataclasses import dataclass

from build_scripts.records.restoration import Reason, Role
from build_scripts.text import Span

Piece = Span  # characters of the restored content


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """One paragraph: its pieces in reading order, with ``glue`` between them.

    ``glue`` is empty where a paragraph was broken over lines, and a space where the lines were
    fields of one line (a date split over lines).
    """

    role: Role
    pieces: tuple[Piece, ...]
    glue: str = ""


@dataclass(frozen=True, slots=True)
class DraftOmission:
    """A stretch that is no part of any article; ``note`` says why, in Chinese."""

    at: Span
    reason: Reason
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Every character that is not white space lies in exactly one piece or one omission."""

    articles: tuple[tuple[DraftParagraph, ...], ...]
    omissions: tuple[DraftOmission, ...]
