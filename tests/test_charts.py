"""Charts and maps: chosen in seeds/, resolved at build time, told to those who do not see them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from build_scripts.charts import area_map, charts_among, charts_page, cover_charts, faults
from build_scripts.charts.bars import Bar, Section, laid
from build_scripts.charts.shown import as_printed, growth
from build_scripts.charts.svg import WIDTH
from build_scripts.commands.concording import with_charts
from build_scripts.commands.edition import book_of
from build_scripts.figures.gazetteer import gazetteer
from build_scripts.records.book import Book
from build_scripts.records.charts import ChartKind, ChartRow, Outlines
from build_scripts.records.faults import InputFault
from build_scripts.records.figures import Figure, Kind, Period
from build_scripts.seeds.charts import charts, outlines
from build_scripts.tables import figure_pages

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
LABELS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x9FFF), max_size=24)
BARS = st.builds(Bar, LABELS, st.floats(0, 1), LABELS, st.just("bar"), st.booleans())


@cache
def book() -> Book:
    return book_of(SEEDS)


@cache
def pages() -> dict[str, str]:
    return figure_pages(book())


def drawings(page: str) -> Iterator[etree._Element]:
    """Every SVG of a page, as XML: entities of HTML would be an error."""
    for text in re.findall(r"<svg .*?</svg>", page, re.DOTALL):
        yield etree.fromstring(text)


def figure(value: str, year: str, printed: str = "", unit: str = "元") -> Figure:
    printed = printed or value
    period = Period(year)
    return Figure(0, len(printed), printed, Kind.FIGURE, Decimal(value), unit=unit, period=period)


def pages_with_drawings() -> dict[str, str]:
    found = {**pages(), "cover": cover_charts(book())}
    return {name: page for name, page in found.items() if "<svg" in page}


def test_every_drawing_has_a_name_and_a_description_of_its_own() -> None:
    found = pages_with_drawings()
    assert {"cover", "figures/charts.md"} <= found.keys()
    for name, page in found.items():
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), name
        for drawing in drawings(page):
            title, desc = drawing[0], drawing[1]
            assert (title.tag, desc.tag, drawing.get("role")) == ("title", "desc", "img")
            assert drawing.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
            assert title.text and desc.text


def test_a_strict_content_policy_has_nothing_to_block() -> None:
    for name, page in pages_with_drawings().items():
        assert not re.search(r"\s(?:style|on\w+)=|<style|<script|javascript:", page), name


def test_everything_is_drawn_inside_its_drawing() -> None:
    for name, page in pages_with_drawings().items():
        for drawing in drawings(page):
            _, _, width, height = map(float, str(drawing.get("viewBox")).split())
            assert width == WIDTH
            for box in drawing.iter("rect"):
                left, across = float(box.get("x", "")), float(box.get("width", ""))
                assert left >= 0 and across > 0 and left + across <= width + 0.5, name
                assert float(box.get("y", "")) + float(box.get("height", "")) <= height, name
            for shape in drawing.iter("path"):
                points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", str(shape.get("d")))
                assert all(0 <= float(x) <= width and 0 <= float(y) <= height for x, y in points)


@given(st.lists(st.builds(Section, LABELS, st.lists(BARS, max_size=4).map(tuple)), max_size=4))
def test_any_words_are_laid_out_as_xml(sections: list[Section]) -> None:
    height, parts = laid(sections)
    drawn = etree.fromstring(f"<svg>{''.join(parts)}</svg>")
    told = [bar for section in sections for bar in section.bars]
    heads = sum(bool(section.heading) for section in sections)
    assert len(drawn.findall("text")) == 2 * len(told) + heads
    assert all(float(each.get("y", "")) <= height for each in drawn.iter("text"))


def test_growth_is_computed_both_ways() -> None:
    found = growth(figure("100", "2016"), figure("400", "2018"))
    assert (found.years, found.simple) == (2, 150)
    assert found.compound == pytest.approx(100)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 40))
def test_compound_growth_never_exceeds_simple_growth(first: int, last: int, years: int) -> None:
    found = growth(figure(str(first), "1980"), figure(str(last), str(1980 + years)))
    assert found.compound <= found.simple + 1e-6
    assert first * (1 + found.compound / 100) ** years == pytest.approx(last)
    assert first * (1 + years * found.simple / 100) == pytest.approx(last)


@pytest.mark.parametrize(
    ("value", "printed", "unit", "says"),
    [
        ("107925000", "10792.5万", "元", "10792.5万元"),
        ("400000000", "4亿余", "元", "4亿余元"),
        ("4881", "4881", "元", "4881元"),
        ("10000", "10", "千瓦", "10 000千瓦"),  # printed in megawatts
        ("2", "两", "个", "2个"),
    ],
)
def test_values_are_written_as_printed_where_that_can_be_read(
    value: str, printed: str, unit: str, says: str
) -> None:
    said = as_printed(figure(value, "2020", printed, unit))
    assert "".join(" " if char.isspace() else char for char in said) == says


def test_the_table_behind_a_chart_leads_to_every_row_it_shows() -> None:
    page = charts_page(book(), ())
    known = {o.id: o for chapter in book().chapters for o in chapter.observations}
    assert book().charts
    for chart in book().charts:
        for row in chart.rows:
            for name in row.figures:
                slug = known[name].chapter
                assert f'href="../{slug}/#{name}"' in page
                assert f'<tr id="{name}">' in pages()[f"figures/{slug}.md"]


def test_a_chart_stands_on_the_pages_most_of_its_figures_belong_to() -> None:
    for chapter in book().chapters:
        found = charts_among(book(), chapter.observations)
        own = {o.id for o in chapter.observations}
        for chart in book().charts:
            names = [name for row in chart.rows for name in row.figures]
            here = sum(name in own for name in names) * 2 > len(names)
            assert (f'id="chart-{chart.id}"' in found) == here


def test_the_cover_shows_what_the_editor_chose() -> None:
    chosen = [chart.id for chart in book().charts if chart.cover]
    assert chosen
    shown = re.findall(r'<figure class="chart" id="chart-([^"]+)"', cover_charts(book()))
    assert shown == chosen
    links = html.fromstring(cover_charts(book())).xpath("//a/@href")
    assert isinstance(links, list) and all(str(each).startswith("figures/") for each in links)
    assert cover_charts(replace(book(), charts=())) == ""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"000-6983"', '"000-6984"', "CHART-FIGURE"),  # no such figure
        ('value: "000-2504"', 'value: "000-3221"', "CHART-UNIT"),  # persons among yuan
        ('stated: "000-7030"', 'stated: "000-7009"', "CHART-FIGURE"),  # no percentage
        ('first: "000-6983", last: "000-7009"', 'first: "000-7009", last: "000-6983"', "CHART-FIGURE"),
        ("kind: growth", "kind: pie", "SEED"),
        ("id: income-province-2013-2020", "id: income-counties-2016-2020", "SEED-CHART"),
    ],
)  # fmt: skip
def test_a_chart_that_cannot_be_drawn_is_told_with_its_line(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    shutil.copytree(SEEDS / "charts", tmp_path / "charts")
    path = tmp_path / "charts/charts.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputFault) as told:
        with_charts(tmp_path, book())
    fault = told.value.faults[0]
    assert fault.code.startswith(code) and fault.path == path.as_posix()
    changed = next(
        at for at, line in enumerate(path.read_text("utf-8").splitlines(), 1) if new in line
    )
    assert 1 <= fault.line <= len(text.splitlines())
    if code == "CHART-FIGURE":
        assert fault.line == changed


def test_rows_of_a_withheld_source_are_drawn_nowhere() -> None:
    """A chart whose figures were taken away is left out; it is no fault."""
    chart = next(each for each in book().charts if each.kind is ChartKind.GROWTH)
    gone = replace(chart, rows=(ChartRow("甲", ("x-1", "x-2", "x-3"), 1),))
    assert f"chart-{chart.id}" not in charts_page(replace(book(), charts=(gone,)), ())
    assert len(list(faults(replace(book(), charts=(gone,))))) == 3


def test_every_area_with_figures_has_its_map() -> None:
    areas = [name for name in pages() if name.startswith("figures/area-")]
    for name in areas:
        code = name.removeprefix("figures/area-").removesuffix(".md")
        drawn = f'id="map-{code}"' in pages()[name]
        assert drawn == (code != "000000"), name
        if drawn and not code.endswith("00"):
            first = next(drawings(pages()[name]))
            assert len(first.findall("path[@class='area here']")) == 2  # the county, its prefecture


def test_maps_say_whose_the_outlines_are() -> None:
    held = outlines(SEEDS)
    assert held.origin
    for each in (*held.counties, *held.prefectures):
        assert each.code in gazetteer().by_code, each.code
        assert all(len(ring) > 2 for ring in each.rings)
    assert held.origin in area_map("140123", held, ())
    assert area_map("140123", Outlines(), ()) == ""


def test_neighbours_keep_their_common_border() -> None:
    """Points are put on one grid: most points of a border belong to two areas."""
    for layer in (outlines(SEEDS).counties, outlines(SEEDS).prefectures):
        points = [point for each in layer for ring in each.rings for point in set(ring)]
        assert len(set(points)) < 0.8 * len(points)


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1}', '{"version": 2}', "{"])
def test_a_spoilt_table_of_outlines_is_told_in_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/outlines.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputFault, match="SEED-OUTLINE"):
        outlines(tmp_path)


def test_a_book_without_charts_and_outlines_is_a_book(tmp_path: Path) -> None:
    assert charts(tmp_path) == () and outlines(tmp_path) == Outlines()
    assert "<svg" in charts_page(replace(book(), charts=()), figure_counts())


def figure_counts() -> tuple[str, ...]:
    page = pages()["figures/charts.md"]
    return tuple(re.findall(r"<svg .*?</svg>", page, re.DOTALL)[-2:])
