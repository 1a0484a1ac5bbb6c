"""Floor 4: the figures of the book as pages: by chapter, by theme, by area. Records in, strings out."""

from build_scripts.charts import charts_among, charts_page
from build_scripts.records.book import Book
from build_scripts.tables.chapter_tables import chapter_table
from build_scripts.tables.gatherings import area_page, areas_of, theme_page, themes_of
from build_scripts.tables.overview import counts, overview
from build_scripts.tables.rows import Told, figures_in

__all__ = ["figure_pages"]


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
