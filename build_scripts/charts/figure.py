"""One chart as an element of a page: caption, drawing, and the table behind it."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from build_scripts.chapters.escaping import attribute, inline
from build_scripts.chapters.figure_names import period_in_words
from build_scripts.charts.bars import Bar, Section, laid
from build_scripts.charts.shown import as_printed, growth, size, year_of
from build_scripts.charts.svg import drawing
from build_scripts.records.charts import Chart, ChartKind
from build_scripts.records.figures import Observation

# Ink on white paper; on the site the colours are those of the page, light or dark.
_INKS: Final = (
    "text{fill:#25221d;font-family:'Noto Sans SC',sans-serif;font-size:13px}"
    "text.value{fill:#665f54}text.heading{font-weight:600}.bar{fill:#6f6a61}"
    ".bar.stated{fill:#9d2f20}.bar.computed{fill:#d0a196}.track{fill:#e4e0d8}"
)


class Counted(NamedTuple):
    """A row of a chart of counts: its words, its number, and where they are told."""

    label: str
    figures: int
    address: str


class _Drawn(NamedTuple):
    """What stands in a chart, and in the table behind it (HTML)."""

    sections: tuple[Section, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_figure(chart: Chart, known: Mapping[str, Observation], root: str) -> str:
    """An HTML block; ``root`` leads from the page to the folder of the figures."""
    return _element(chart.id, chart.title, chart.says, chart.note, _drawn(chart, known, root))


def chart_drawing(chart: Chart, known: Mapping[str, Observation]) -> str:
    """The drawing alone, with its colours in it: for books, which have no style sheet of the site."""
    height, parts = laid(_drawn(chart, known, "").sections)
    drawn = drawing(f"chart-{chart.id}", chart.title, chart.says, height, parts)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).replace(
        "<title", f"<style>{_INKS}</style><title", 1
    )


def _drawn(chart: Chart, known: Mapping[str, Observation], root: str) -> _Drawn:
    own = [(row.label, [known[name] for name in row.figures]) for row in chart.rows]
    draw = {ChartKind.BARS: _bars, ChartKind.SHARES: _shares, ChartKind.GROWTH: _growth}
    return draw[chart.kind](own, root)


def counted_figure(name: str, title: str, says: str, rows: Sequence[Counted]) -> str:
    """A chart of counts: how much of the book is told where."""
    top = max((row.figures for row in rows), default=1)
    bars = tuple(Bar(row.label, row.figures / top, f"{row.figures}项") for row in rows)
    cells = tuple(
        (f'<a href="{attribute(row.address)}">{inline(row.label)}</a>', str(row.figures))
        for row in rows
    )
    return _element(name, title, says, "", _Drawn((Section("", bars),), ("项", "数据"), cells))


def _element(name: str, title: str, says: str, note: str, drawn: _Drawn) -> str:
    height, parts = laid(drawn.sections)
    told = f'<p class="note">{inline(note)}</p>' if note else ""
    return (
        f'<figure class="chart" id="chart-{attribute(name)}">'
        f"<figcaption><b>{inline(title)}</b> {inline(says)}</figcaption>"
        f"{drawing(f'chart-{name}', title, says, height, parts)}{told}"
        f"<details><summary>图中数据</summary>{_table(title, drawn)}</details></figure>"
    )


def _table(title: str, drawn: _Drawn) -> str:
    head = "".join(f'<th scope="col">{inline(each)}</th>' for each in drawn.heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
        for first, *rest in drawn.rows
    )
    return (
        f'<div class="wide"><table class="others"><caption>{inline(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


_Rows = Sequence[tuple[str, list[Observation]]]


def _bars(rows: _Rows, root: str) -> _Drawn:
    top = max(size(own[0].figure) for _, own in rows)
    bars = tuple(
        Bar(label, size(own[0].figure) / top, as_printed(own[0].figure)) for label, own in rows
    )
    cells = tuple(
        (
            inline(label),
            inline(own[0].figure.indicator),
            _linked(own[0], root),
            inline(period_in_words(own[0].figure.period.value)),
        )
        for label, own in rows
    )
    return _Drawn((Section("", bars),), ("项", "指标", "数值", "时期"), cells)


def _shares(rows: _Rows, root: str) -> _Drawn:
    bars, cells = [], []
    for label, (part, whole) in rows:
        share = size(part.figure) / size(whole.figure)
        says = f"{_unitless(part)}／{as_printed(whole.figure)}　{100 * share:.1f}%"
        bars.append(Bar(label, share, says, whole=True))
        cells.append(
            (inline(label), _linked(part, root), _linked(whole, root), f"{100 * share:.1f}%")
        )
    heads = ("项", "部分", "全部", "比例（计算）")
    return _Drawn((Section("", tuple(bars)),), heads, tuple(cells))


def _unitless(each: Observation) -> str:
    return as_printed(each.figure).removesuffix(each.figure.unit)


def _growth(rows: _Rows, root: str) -> _Drawn:
    """Values in one scale for the whole chart, rates in another."""
    top = max(size(each.figure) for _, own in rows for each in own[:2])
    came = [(label, own, growth(own[0].figure, own[1].figure)) for label, own in rows]
    rate = max(max(size(own[2].figure), g.compound, g.simple) for _, own, g in came)
    sections, cells = [], []
    for label, (first, last, stated), grown in came:
        sections.append(
            Section(
                label,
                (
                    *(
                        Bar(year_of(f), size(f) / top, as_printed(f))
                        for f in (first.figure, last.figure)
                    ),
                    Bar(
                        "文中年均",
                        size(stated.figure) / rate,
                        as_printed(stated.figure),
                        "bar stated",
                    ),
                    Bar(
                        "复合增长", grown.compound / rate, f"{grown.compound:.1f}%", "bar computed"
                    ),
                    Bar("简单平均", grown.simple / rate, f"{grown.simple:.1f}%", "bar computed"),
                ),
            )
        )
        cells += [
            (inline(label), year_of(first.figure), _linked(first, root)),
            (inline(label), year_of(last.figure), _linked(last, root)),
            (inline(label), "文中年均", _linked(stated, root)),
            (inline(label), f"复合增长，{grown.years}年（计算）", f"{grown.compound:.2f}%"),
            (inline(label), f"简单平均，{grown.years}年（计算）", f"{grown.simple:.2f}%"),
        ]
    return _Drawn(tuple(sections), ("项", "内容", "数值"), tuple(cells))


def _linked(each: Observation, root: str) -> str:
    """The value, with the way to its row."""
    way = f"{root}{attribute(each.chapter)}/#{attribute(each.id)}"
    return f'<a href="{way}">{inline(as_printed(each.figure))}</a>'
