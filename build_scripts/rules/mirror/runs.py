"""A damaged run with its readings: which may be chosen, and how sure the chosen one is."""

from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.rules.mirror.paths import GAP
from build_scripts.text import Certainty, Edit

ALTERNATIVES = 4
FAR = 10.0  # nats behind the best at which a reading is no rival any more
PROVED = "字节错位：按本页规律再损坏一次，与原文逐字节相同 / damaged again, gives the source"
_UNPROVED = "字节错位：再损坏一次与原文不符 / damaged again, does not give the source"
_SURE, _LIKELY = 8.0, 3.0  # nats of margin; measured, see docs/decisions.md


class Run(NamedTuple):
    """A damaged run, and its readings, best first: none equal to another once simplified."""

    start: int
    end: int
    readings: tuple[str, ...]
    scores: tuple[float, ...]
    glosses_lost: int  # annotations that lost a bracket in the run
    glosses: tuple[str, ...]  # readings of the annotations in the run and right behind it
    open: bool  # bytes were lost that leave a choice, even where only one reading came near
    length: int  # characters that the best score covers: the run and what had to be read behind it

    def moved(self, by: int) -> "Run":
        """The same run at another place."""
        return self._replace(start=self.start + by, end=self.end + by)

    def margin(self, chosen: int, rivals: Sequence[int]) -> float | None:
        """Nats between the chosen reading and the best rival; None when bytes leave no other.

        ``rivals`` are the readings that the certificate does not exclude. Behind the last one that
        was kept there may be others.
        """
        best = self.scores[chosen]
        if rivals:
            return best - self.scores[rivals[0]]
        if len(self.readings) > ALTERNATIVES:
            return best - self.scores[-1]
        return FAR if self.open or len(self.readings) > 1 else None


def edit_of(
    run: Run, chosen: int, rivals: Sequence[int], *, proved: bool, line_proved: bool
) -> Edit:
    """The run replaced by one of its readings; never sure where there is a gap.

    A run is ``proved`` when it comes back with one side of its line; nothing is sure on a line
    that does not come back whole (law 5).
    """
    reading = run.readings[chosen]
    margin = run.margin(chosen, rivals)
    certainty = _certainty(margin)
    if GAP in reading:
        certainty = Certainty.DOUBTFUL
    elif not (proved and line_proved):
        certainty = min(certainty, Certainty.LIKELY)
    others = tuple(text for at, text in enumerate(run.readings) if at != chosen)
    reason = PROVED if proved else _UNPROVED
    return Edit(run.start, run.end, reading, certainty, reason, others, margin)


def _certainty(margin: float | None) -> Certainty:
    if margin is None or margin >= _SURE:
        return Certainty.SURE
    return Certainty.LIKELY if margin >= _LIKELY else Certainty.DOUBTFUL
