"""The way into the figures: by theme, by area, by chapter."""

from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.charts import Counted, counted_figure
from build_scripts.figures.gazetteer import gazetteer
from build_scripts.records.book import Book
from build_scripts.tables.gatherings import Gathering, areas_of, code_of, themes_of
from build_scripts.tables.rows import Told, figures_in


def overview(book: Book, told: Told) -> str:
    """The Markdown of the page."""
    figures = [each for chapter in book.chapters for each in figures_in(chapter)]
    numerals = sum(len(chapter.observations) for chapter in book.chapters)
    checked = sum(each.id in told.verdicts for each in figures)
    lead = (
        f"各章正文中的数字共{numerals}处，其中数据{len(figures)}项，每一项都是下面表里的一行，"
        "由数字可到表，由表可回到原句；其余为日期、序数、固定说法等，也逐一列出。"
        f"数据均为报道所称；{checked}项经重新计算。"
    )
    parts = [
        "# 数据 {: #title }",
        f'<p class="lead">{lead}</p>',
        '<p class="lead"><a href="charts/">图表</a>　<a href="../data/">下载数据</a></p>',
        "## 按主题 {: #themes }",
        _gathered(themes_of(book)),
        "## 按地区 {: #areas }",
        _gathered(areas_of(book)),
        "## 按篇目 {: #chapters }",
        _chapters(book, told),
    ]
    head = front_matter(
        title="数据",
        description=f"各章所报数据{len(figures)}项，按主题、地区、篇目列表，逐项附原句与核算。",
        edit="seeds/figures",
    )
    return head + "\n\n".join(parts) + "\n"


def counts(book: Book) -> tuple[str, str]:
    """Charts of how many figures each theme and each area has."""
    themes = [Counted(each.name, len(each.rows), f"../{each.path}/") for each in themes_of(book)]
    areas = [
        Counted(_short(each), len(each.rows), f"../{each.path}/")
        for each in sorted(areas_of(book), key=lambda each: -len(each.rows))
    ]
    return (
        counted_figure("themes", "各主题的数据", "每一主题在本书中有多少项数据。", themes),
        counted_figure(
            "areas", "各地区的数据", "每一地区在本书中有多少项数据；涉及两地的各计一次。", areas
        ),
    )


def _short(area: Gathering) -> str:
    place = gazetteer().by_code.get(code_of(area))
    return place.name if place else area.name


def _gathered(gatherings: list[Gathering]) -> str:
    items = "".join(
        f'<li><a href="{attribute(each.path)}/">{inline(each.name)}</a> '
        f'<span class="count">{len(each.rows)}</span></li>'
        for each in gatherings
    )
    return f'<ul class="ways">{items}</ul>'


def _chapters(book: Book, told: Told) -> str:
    items = "".join(
        f'<li><a href="{attribute(each.decision.slug)}/">'
        f"{inline(told.titles[each.decision.slug])}</a> "
        f'<span class="count">{len(figures_in(each))}</span></li>'
        for each in book.chapters
    )
    return f'<ul class="ways">{items}</ul>'
