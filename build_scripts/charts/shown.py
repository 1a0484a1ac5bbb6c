"""Charts of observations: each row resolved, and what is computed from it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from build_scripts.chapters.figure_names import value_in_words, worded
from build_scripts.numerals import plain
from build_scripts.records.book import Book
from build_scripts.records.charts import Chart, ChartKind, ChartRow
from build_scripts.records.faults import Fault
from build_scripts.records.figures import Figure, Observation


class Growth(NamedTuple):
    """What growth between two values comes to, in percent a year, computed both ways."""

    years: int
    compound: float
    simple: float


def observations_of(book: Book) -> dict[str, Observation]:
    """The figures of a book by id."""
    return {o.id: o for chapter in book.chapters for o in chapter.observations if o.is_figure}


def faults(book: Book) -> Iterator[Fault]:
    """Every row that cannot be drawn: its observation is gone, or does not fit its part."""
    known = observations_of(book)
    for chart in book.charts:
        units: set[str] = set()
        for row in chart.rows:
            lost = [name for name in row.figures if name not in known]
            for name in lost:
                yield _fault(chart, row, f"没有数据 {name} / there is no such figure")
            if not lost:
                own = [known[name].figure for name in row.figures]
                yield from _unfit(chart, row, own)
                units.add(own[0].unit)
        if chart.kind is ChartKind.BARS and len(units) > 1:
            message = f"单位不一：{'、'.join(sorted(units))} / units differ"
            yield Fault(chart.path, chart.where, "CHART-UNIT", message)


def _unfit(chart: Chart, row: ChartRow, own: list[Figure]) -> Iterator[Fault]:
    if any(each.value is None for each in own):
        yield _fault(chart, row, "数据没有值 / a figure without a value")
        return
    if chart.kind is not ChartKind.BARS and own[0].unit != own[1].unit:
        yield _fault(chart, row, f"单位不一：{own[0].unit}、{own[1].unit} / units differ")
    if chart.kind is not ChartKind.BARS and not all(each.value for each in own[:2]):
        yield _fault(chart, row, "不能以零作分母 / a value of zero")
    if chart.kind is ChartKind.GROWTH:
        if own[2].unit != "%":
            yield _fault(chart, row, "所称增长应为百分数 / the stated growth must be a percentage")
        if not _years(own[0], own[1]):
            yield _fault(chart, row, "两值应各属一年，先后相继 / the two values need a year each")


def _fault(chart: Chart, row: ChartRow, message: str) -> Fault:
    return Fault(chart.path, row.where, "CHART-FIGURE", message, chart.id)


def drawable(charts: Iterable[Chart], known: Mapping[str, Observation]) -> Iterator[Chart]:
    """The charts whose every figure may be shown: the rights of a source can take some away."""
    for chart in charts:
        if all(name in known for row in chart.rows for name in row.figures):
            yield chart


def belongs(chart: Chart, own: frozenset[str]) -> bool:
    """True when most figures of a chart are among those of a page."""
    names = [name for row in chart.rows for name in row.figures]
    return 2 * sum(name in own for name in names) > len(names)


def growth(first: Figure, last: Figure) -> Growth:
    """Compound growth, and the whole growth parted by the years."""
    years = _years(first, last)
    ratio = float(_value(last) / _value(first))
    return Growth(years, 100 * (ratio ** (1 / years) - 1), 100 * (ratio - 1) / years)


def _years(first: Figure, last: Figure) -> int:
    """How many years lie between two values; 0 where that cannot be said."""
    said = first.period.value[:4], last.period.value[:4]
    if not all(len(year) == 4 and year.isdecimal() for year in said):
        return 0
    return max(0, int(said[1]) - int(said[0]))


def _value(figure: Figure) -> Decimal:
    if figure.value is None:
        raise ValueError("a figure without a value")
    return figure.value


def size(figure: Figure) -> float:
    """The value as a length."""
    return float(_value(figure))


def as_printed(figure: Figure) -> str:
    """The value as the article writes it (10792.5万元), where that is a plain number and unit."""
    number = figure.printed.rstrip("万亿余多")
    marks = figure.printed[len(number) :].rstrip("余多")
    if number.replace(".", "", 1).isdecimal() and marks in ("", "万", "亿"):
        power = {"": 0, "万": 4, "亿": 8}[marks]
        if plain(Decimal(number).scaleb(power)) == plain(figure.value):
            return f"{worded(figure).before}{figure.printed}{figure.unit}"
    return value_in_words(figure)


def year_of(figure: Figure) -> str:
    """The year of a value, as a label."""
    return f"{figure.period.value[:4]}年"
