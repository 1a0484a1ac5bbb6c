"""Spans, certainties and proposed edits: the smallest words of the edition.

Offsets are counted in Unicode code points unless a name says bytes.
"""

from enum import IntEnum
from typing import NamedTuple


class Certainty(IntEnum):
    """How far a reading may be trusted; the order is the order of trust.

    SURE is applied and shown only in the full view; LIKELY is applied and always marked; DOUBTFUL
    is put to the editor: outside damage it is not applied, inside damage the best candidate stands
    in the text, marked.
    """

    DOUBTFUL = 0
    LIKELY = 1
    SURE = 2


class Span(NamedTuple):
    """A half-open range ``start <= i < end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


class Edit(NamedTuple):
    """A proposal: replace ``content[start:end]`` by ``after``.

    A rule yields edits and never changes a string. ``reason`` is one sentence for the apparatus
    (empty: what the rule says is reason enough); ``alternatives`` are the other readings in order
    of likelihood; ``margin`` is the distance to the best of them in nats (None: no rival).
    ``noted`` marks a doubt that is shown but not carried out: the text keeps what it has.
    """

    start: int
    end: int
    after: str
    certainty: Certainty = Certainty.SURE
    reason: str = ""
    alternatives: tuple[str, ...] = ()
    margin: float | None = None
    noted: bool = False


class Step(NamedTuple):
    """One edit that went into a change: its rule and what that edit did, for the apparatus."""

    rule: str
    edit: Edit
    before: str


class Change(NamedTuple):
    """What became of one stretch of the source, all edits that met there taken together.

    ``at`` counts characters of the decoded source, ``now`` characters of the present content;
    ``steps`` are in the order in which they were applied.
    """

    at: Span
    now: Span
    before: str
    after: str
    steps: tuple[Step, ...]

    @property
    def certainty(self) -> Certainty:
        """The lowest certainty of the steps: a chain is as strong as its weakest link."""
        return min(step.edit.certainty for step in self.steps)

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes of the rules that took part, each once, in order."""
        return tuple(dict.fromkeys(step.rule for step in self.steps))
