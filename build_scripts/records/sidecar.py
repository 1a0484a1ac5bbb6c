"""The editor's decisions about one source, as reviewed in its sidecar file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from build_scripts.records.restoration import Reason, Role
from build_scripts.text import Certainty


class Basis(StrEnum):
    """How a date or a name is known."""

    STATED = "stated"
    INFERRED = "inferred"


class Kind(StrEnum):
    """What kind of page the source is a copy of."""

    MIRROR = "mirror"
    E_PAPER = "e-paper"
    WEB = "web"


class Proofreading(StrEnum):
    """How far the text has been read against its source."""

    MACHINE = "machine"  # restored by the rules, read by nobody yet
    READ_ONCE = "read-once"
    READ_TWICE = "read-twice"  # two independent readings compared


class Rights(StrEnum):
    """How much of a source may be shown."""

    FULL = "full"
    QUOTATION = "quotation"
    METADATA = "metadata"


class Stated(NamedTuple):
    """A value, whether the page states it, and from what it was inferred if it does not."""

    value: str
    basis: Basis
    source: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """Source lines (from 1) that make one paragraph, in reading order.

    ``begins`` is how the restored text of the first line begins: the build fails when it does not
    fit. ``glue`` stands between the lines.
    """

    lines: tuple[int, ...]
    role: Role
    begins: str
    glue: str
    where: int  # line of the sidecar, for messages


@dataclass(frozen=True, slots=True)
class OmittedLines:
    """Source lines left out, first to last, and why."""

    first: int
    last: int
    reason: Reason
    note: str
    where: int


@dataclass(frozen=True, slots=True)
class Emendation:
    """A reading the editor puts in place of what the rules left, once, on a source line."""

    line: int
    lemma: str
    reading: str
    certainty: Certainty
    reason: str
    where: int


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A remark on a quoted passage: the text stays as printed."""

    line: int
    quote: str
    note: str
    where: int


@dataclass(frozen=True, slots=True)
class ChapterDecision:
    """What the editor settled about one article."""

    slug: str
    supplied_title: str  # in 〔 〕; empty when the page prints one
    publisher: Stated
    date: Stated  # ISO 8601, as exact as it is known
    area: str  # GB/T 2260
    area_name: str
    proofreading: Proofreading
    placements: tuple[Placement, ...]
    where: int
    abstract_en: str = ""  # what the article says, for readers without Chinese; the editor's words
    order_note: str = ""  # why the passages stand in this order, or are joined; for the reader


@dataclass(frozen=True, slots=True)
class Sidecar:
    """All decisions about one source. ``path`` is the file they stand in, for messages."""

    path: str
    source: str
    kind: Kind
    original: str  # address of the page; empty when it is not known
    archived: str
    rights: Rights
    rights_statement: str  # as printed on the page; empty when none is
    chapters: tuple[ChapterDecision, ...]
    omitted: tuple[OmittedLines, ...]
    emendations: tuple[Emendation, ...]
    notes: tuple[EditorNote, ...]
