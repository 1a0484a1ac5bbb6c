"""A damaged run with its readings: which may be chosen, and how sure the chosen one is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_scripts.forward import Script
from build_scripts.rules.mirror.paths import GAP
from build_scripts.text import Certainty, Edit

ALTERNATIVES = 4
FAR = 10.0  # nats behind the best at which a reading is no rival any more
PROVED = "字节错位：按本页规律再损坏一次，与原文逐字节相同 / damaged again, gives the source"
_UNPROVED = "字节错位：再损坏一次与原文不符 / damaged again, does not give the source"
_SWALLOWED = "丢失的字节把其后一个字符一并吞去 / the lost byte took the next character with it"
_GARBLED = -6.0  # nats a character: a reading that nobody writes, though it has no rival


class Limits(NamedTuple):
    """Nats of margin from which a reading is sure, and by which each of the two models prefers it."""

    sure: float
    each: float


# Measured, see docs/decisions.md. Bytes of traditional text leave fewer rivals than simplified ones.
_LIMITS = {
    Script.TRADITIONAL: Limits(5.5, 3.0),
    Script.SIMPLIFIED: Limits(6.0, 4.5),
    Script.SHIFTED_FIRST: Limits(7.7, 3.0),
}
_BESIDE_A_GAP = 7.5  # what is lost at its end, tells nothing of a reading
_VANISHED = (0.0, 7.0, 8.0)  # none, one, more pairs left no trace: a character goes with each
_LIKELY = 3.0
_CHARACTERS = 0.6
_NUMERALS = re.compile("[〇一二三四五六七八九十百千万萬亿億两兩]")
_AGAINST = 4.0  # a map that speaks against what the language says may have been learned wrong
_SUREST = min(limits.sure for limits in _LIMITS.values())


class Heard(NamedTuple):
    """How probable a reading is, in nats: by its characters, and by its words."""

    characters: float
    words: float

    @property
    def mean(self) -> float:
        """What the readings are ranked by: the characters say a little more than the words."""
        return _CHARACTERS * self.characters + (1 - _CHARACTERS) * self.words


class Margin(NamedTuple):
    """Nats by which a reading is ahead: in the mean, and by the model that prefers it less."""

    mean: float
    least: float


class Run(NamedTuple):
    """A damaged run, and its readings, best first: none equal to another once simplified."""

    start: int
    end: int
    readings: tuple[str, ...]
    scores: tuple[Heard, ...]
    glosses_lost: int  # annotations that lost a bracket in the run
    glosses: tuple[str, ...]  # readings of the annotations in the run and right behind it
    open: bool  # bytes were lost that leave a choice, even where only one reading came near
    length: int  # characters that the best score covers: the run and what had to be read behind it
    before: str  # the line before it, as it was read
    wide: bool  # its rivals were looked for thoroughly
    gone: int = 0  # pairs that the best reading lost without a trace
    odd: frozenset[int] = frozenset()  # readings that are sure of nothing, however far ahead

    def moved(self, by: int) -> "Run":
        """The same run at another place."""
        return self._replace(start=self.start + by, end=self.end + by)

    def margin(self, chosen: int, rivals: Sequence[int]) -> Margin | None:
        """How far the chosen reading is ahead of its rivals; None when bytes leave no other.

        ``rivals`` are the readings that the certificate does not exclude. Behind the last one that
        was kept there may be others.
        """
        if not rivals and len(self.readings) > ALTERNATIVES:
            rivals = [len(self.readings) - 1]
        best = self.scores[chosen]
        if rivals:
            others = [self.scores[rival] for rival in rivals]
            by_characters = best.characters - max(other.characters for other in others)
            by_words = best.words - max(other.words for other in others)
            return Margin(best.mean - others[0].mean, min(by_characters, by_words))
        if not self.open and len(self.readings) == 1:
            return None
        return Margin(FAR, FAR if best.mean > _GARBLED * self.length else 0.0)


def with_rank(chosen: Sequence[int], at: int, rank: int) -> list[int]:
    """The same readings, but another for one run."""
    return [*chosen[:at], rank, *chosen[at + 1 :]]


def other_ways(runs: Sequence[Run]) -> Iterator[list[int]]:
    """The best readings of a line, but for one run its next ones, one after the other."""
    best = [0] * len(runs)
    for at, run in enumerate(runs):
        yield from (with_rank(best, at, rank) for rank in range(1, len(run.readings)))


def is_ahead(scores: Sequence[Heard]) -> bool:
    """True where the first of the ranked readings is alone, or so far ahead that it may be sure."""
    return len(scores) == 1 or scores[0].mean - scores[1].mean >= _SUREST


def edit_of(
    run: Run,
    chosen: int,
    rivals: Sequence[int],
    script: Script,
    *,
    proved: bool,
    line_proved: bool,
) -> Edit:
    """The run replaced by one of its readings; never sure with a gap inside.

    ``script`` is the one the bytes had. A run is ``proved`` when it comes back with one side of its
    line; nothing is sure on a line that does not come back whole (law 5). A gap at the end says
    nothing of the reading before it (``parted``).
    """
    reading = run.readings[chosen]
    margin = run.margin(chosen, rivals)
    limits = _LIMITS[script]
    least = max(_BESIDE_A_GAP if GAP in reading else 0.0, _VANISHED[min(run.gone, 2)])
    limits = limits._replace(sure=max(limits.sure, least))
    certainty = _certainty(margin, limits)
    gapped = GAP in reading and not all(map(_ends_in_gap, run.readings))
    if gapped or _counts_otherwise(reading, [run.readings[rival] for rival in rivals]):
        certainty = Certainty.DOUBTFUL
    elif (
        chosen in run.odd
        or not (proved and line_proved)
        or run.scores[0].mean - run.scores[chosen].mean > _AGAINST
    ):
        certainty = min(certainty, Certainty.LIKELY)
    others = tuple(text for at, text in enumerate(run.readings) if at != chosen)
    reason = PROVED if proved else _UNPROVED
    return Edit(
        run.start, run.end, reading, certainty, reason, others, margin.mean if margin else None
    )


def parted(edit: Edit, content: str) -> tuple[Edit, ...]:
    """A gap at the end of an edit as one of its own: what a `?` swallowed is lost, not doubtful.

    Only where every reading ends so; else where the gap is, is itself in doubt.
    """
    texts = (edit.after, *edit.alternatives)
    last = edit.end - 1
    if not all(map(_ends_in_gap, texts)) or last <= edit.start or content[last] != "?":
        return (edit,)
    others = tuple(text[:-1] for text in edit.alternatives)
    read = edit._replace(end=last, after=edit.after[:-1], alternatives=others)
    return (read, Edit(last, edit.end, GAP, Certainty.DOUBTFUL, _SWALLOWED))


def _ends_in_gap(reading: str) -> bool:
    return reading.find(GAP) == len(reading) - 1 > 0


def _counts_otherwise(reading: str, rivals: Sequence[str]) -> bool:
    """True where the bytes allow another number in its place: no figure is chosen by its likeliness."""
    own = _NUMERALS.findall(reading)
    others = (_NUMERALS.findall(rival) for rival in rivals)
    return bool(own) and any(len(other) == len(own) and other != own for other in others)


def unsure(run: Run, edit: Edit) -> Edit:
    """The edit, no more than likely where bytes leave a choice and rivals were not looked for."""
    if run.wide or not run.open:
        return edit
    return edit._replace(certainty=min(edit.certainty, Certainty.LIKELY))


def _certainty(margin: Margin | None, limits: Limits) -> Certainty:
    if margin is None or (margin.mean >= limits.sure and margin.least >= limits.each):
        return Certainty.SURE
    return Certainty.LIKELY if margin.mean >= _LIKELY else Certainty.DOUBTFUL
