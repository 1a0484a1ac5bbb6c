"""Floor 4: the figures of the book as pages: by chapter, by theme, by area. Records in, strings out."""

from typing import NamedTuple

from build_scripts.charts import charts_among, charts_page
from build_scripts.records.book import Book
from build_scripts.tables.chapter_tables import chapter_table, titled
from build_scripts.tables.gatherings import (
    Gathering,
    area_page,
    areas_of,
    theme_page,
    theme_title,
    themes_of,
)
from build_scripts.tables.overview import counts, overview
from build_scripts.tables.rows import Told, figures_in

__all__ = ["Table", "figure_pages", "tables_of"]


class Table(NamedTuple):
    """A page of figures as a whole: its path below docs/, and the chapters its rows are from."""

    path: str
    title: str
    slugs: tuple[str, ...]


def figure_pages(book: Book) -> dict[str, str]:
    """Path below docs/ -> Markdown: overview, charts, one page a chapter, a theme and an area."""
    told = Told.of(book)
    found = {
        "figures/index.md": overview(book, told),
        "figures/charts.md": charts_page(book, counts(book)),
    }
    for chapter in book.chapters:
        charts = charts_among(book, figures_in(chapter))
        found[f"figures/{chapter.decision.slug}.md"] = chapter_table(chapter, told, charts)
    for theme in themes_of(book):
        found[f"figures/{theme.path}.md"] = theme_page(theme, told, charts_among(book, theme.rows))
    areas = areas_of(book)
    for area in areas:
        found[f"figures/{area.path}.md"] = area_page(area, areas, told, book)
    return found


def tables_of(book: Book) -> list[Table]:
    """Every page of figures that can be cited: of the chapters, the themes, the areas."""
    chapters = [
        Table(f"figures/{each.decision.slug}.md", titled(each), (each.decision.slug,))
        for each in book.chapters
    ]
    themes = [_gathered(each, theme_title(each)) for each in themes_of(book)]
    areas = [_gathered(each, f"数据：{each.name}") for each in areas_of(book)]
    return [*chapters, *themes, *areas]


def _gathered(gathering: Gathering, title: str) -> Table:
    slugs = tuple(dict.fromkeys(each.chapter for each in gathering.rows))
    return Table(f"figures/{gathering.path}.md", title, slugs)
