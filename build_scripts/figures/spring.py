"""What adds up, and until when: in spring the year that is over is told of, and sums are of its end."""

from collections.abc import Sequence
from typing import Final

from build_scripts.figures.dates import Day
from build_scripts.figures.reach import Moment, Reach
from build_scripts.records.figures import Basis, Period

_SPRING: Final = 3  # the last month of it
_LOOK_BACK: Final = 12  # moments


def in_spring(moments: Sequence[Moment], line: int, today: Day) -> Period | None:
    """The year that opens the paragraph that begins at ``line``, where it is the one just over."""
    for moment in moments[-_LOOK_BACK:]:
        if moment.start >= line and moment.reach is Reach.SECTION:
            over = is_over_in_spring(moment, today)
            return moment.period._replace(basis=Basis.CONTEXT) if over else None
    return None


def is_over_in_spring(moment: Moment, today: Day) -> bool:
    """True for 2018年 in a text of February 2019."""
    return 0 < today.month <= _SPRING and moment.period.value == str(today.year - 1)


def added_up(ends: Sequence[Moment], until: Period) -> Period:
    """累计: between the two ends that its sentence tells, else until the time given."""
    if len(ends) > 1:
        return Period(f"{ends[0].period.value}/{ends[1].period.value}", Basis.STATED)
    return until._replace(value=f"../{until.value}") if until.value else until
