"""Charts as an editor has put them together, and the outlines of areas."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

Ring = tuple[tuple[float, float], ...]


class ChartKind(StrEnum):
    """How a chart shows its rows."""

    BARS = "bars"  # values of one unit, side by side
    SHARES = "shares"  # a part of a whole: done of planned
    GROWTH = "growth"  # two values, what growth the text states, and what it comes to


class ChartRow(NamedTuple):
    """One row: its words, and the ids of the observations it shows.

    ``figures`` are: of bars, the value; of shares, the part and the whole; of growth, the first
    value, the last, and the growth the text states.
    """

    label: str
    figures: tuple[str, ...]
    where: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What an editor decided to show together; ``where`` is its line in ``path``."""

    id: str
    kind: ChartKind
    title: str
    says: str
    note: str
    cover: bool
    rows: tuple[ChartRow, ...]
    path: str
    where: int


class Outline(NamedTuple):
    """The border of an area, as closed rings of longitude and latitude in degrees."""

    code: str
    rings: tuple[Ring, ...]


class Outlines(NamedTuple):
    """Outlines, and whose they are, in words a reader is shown."""

    origin: str = ""
    counties: tuple[Outline, ...] = ()
    prefectures: tuple[Outline, ...] = ()


NO_OUTLINES: Final = Outlines()
