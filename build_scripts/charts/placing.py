"""Which charts stand on which page."""

from collections.abc import Iterable
from typing import Final

from build_scripts.chapters.escaping import front_matter
from build_scripts.charts.figure import chart_figure
from build_scripts.charts.shown import belongs, drawable, observations_of
from build_scripts.records.book import Book
from build_scripts.records.charts import ChartKind
from build_scripts.records.figures import Observation

_KINDS: Final = (
    (ChartKind.GROWTH, "growth", "收入与年均增长"),
    (ChartKind.BARS, "bars", "数量与去向"),
    (ChartKind.SHARES, "shares", "完成情况"),
)


def cover_charts(book: Book, root: str = "figures/") -> str:
    """The charts an editor chose for the cover, as one HTML block; empty where there are none.

    ``root`` leads from the page to the folder of the figures.
    """
    known = observations_of(book)
    chosen = [each for each in drawable(book.charts, known) if each.cover]
    drawn = "".join(chart_figure(each, known, root) for each in chosen)
    return f'<div class="charts">{drawn}</div>' if drawn else ""


def charts_among(book: Book, rows: Iterable[Observation], before: str = "") -> str:
    """The charts most of whose figures are among the rows of a page, as one HTML block.

    For pages below the folder of the figures; ``before`` is a figure that stands first among them.
    """
    known = observations_of(book)
    own = frozenset(each.id for each in rows)
    chosen = [each for each in drawable(book.charts, known) if belongs(each, own)]
    drawn = before + "".join(chart_figure(each, known, "../") for each in chosen)
    return f'<div class="charts">{drawn}</div>' if drawn else ""


def charts_page(book: Book, counted: Iterable[str]) -> str:
    """The Markdown of the page of all charts; ``counted`` are those that count the book itself."""
    known = observations_of(book)
    charts = list(drawable(book.charts, known))
    parts = [
        "# 图表 {: #title }",
        '<p class="lead">图中数值均为报道所称，点开“图中数据”可到各行与原句；比例与增长率由本书计算。'
        '<a href="../">全部数据</a></p>',
    ]
    for kind, name, title in _KINDS:
        drawn = [chart_figure(each, known, "../") for each in charts if each.kind is kind]
        if drawn:
            parts += [f"## {title} {{: #{name} }}", f'<div class="charts">{"".join(drawn)}</div>']
    parts += ["## 数据的分布 {: #counts }", f'<div class="charts">{"".join(counted)}</div>']
    head = front_matter(
        title="图表",
        description="报道所称的收入、资金与完成情况，画成图，各附数据表。",
        edit="seeds/charts",
    )
    return head + "\n\n".join(parts) + "\n"
