"""A word of time, and how far it governs what follows."""

from enum import IntEnum
from typing import NamedTuple

from build_scripts.records.figures import Period


class Reach(IntEnum):
    """How far a moment governs."""

    NONE = 0  # 比2014年: named to compare with
    FIGURE = 1  # 2016年的4881元: the next figure and no other
    CLAUSE = 2  # 2015年建设的299座电站
    SENTENCE = 3
    NEXT = 4  # and the sentence after it
    SECTION = 5  # the rest of the paragraph, or of its numbered point
    ERA = 6  # the rest of the article, for the same area


class Moment(NamedTuple):
    """A word of time; ``as_of`` when it says up to when (截至5月底, 目前)."""

    start: int
    end: int
    period: Period
    reach: Reach
    as_of: bool = False
