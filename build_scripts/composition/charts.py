"""The charts that an editor chose, one after another."""

from build_scripts.charts import chart_drawing, drawable, observations_of
from build_scripts.composition.document import Chart, Section, SectionKind, TitleLine, plain
from build_scripts.records.book import Book


def charts_section(book: Book) -> Section | None:
    """All charts whose figures stand in the book; None where there are none."""
    known = observations_of(book)
    blocks = tuple(
        Chart(chart_drawing(each, known), each.says, f"{each.title}。{each.says}{each.note}")
        for each in drawable(book.charts, known)
    )
    if not blocks:
        return None
    return Section("charts", SectionKind.CHARTS, (TitleLine(plain("图表")),), "图表", blocks)
