"""The tables of figures in a real browser: sorted, filtered, by keyboard, on a phone, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built import Site
from tests.browser.reader import PHONE, View, reading

pytestmark = [pytest.mark.browser, pytest.mark.site]
VALUES = """table => [...table.tBodies[0].rows].filter(row => !row.hidden)
    .map(row => row.cells[1].dataset.sort)"""
ORDER = "table => [...table.tBodies[0].rows].map(row => row.id)"


@pytest.fixture(scope="module")
def longest(built_site: Site) -> str:
    """The route of the chapter page with the most rows."""
    pages = [page for page in built_site.pages if page.kind == "figures/*"]
    own = [page for page in pages if 'table class="figures"' in text_of(page.file)]
    return max(own, key=lambda page: text_of(page.file).count('<tr id="')).route


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def values(page: Page) -> list[str]:
    found: list[str] = page.locator("table.figures").first.evaluate(VALUES)
    return found


def test_a_head_sorts_by_value_and_gives_the_order_back(
    browser: Browser, site_address: str, longest: str
) -> None:
    with reading(browser) as reader:
        assert reader.open(site_address + longest) == []
        table = reader.page.locator("table.figures").first
        before = table.evaluate(ORDER)
        head = table.locator("thead th").nth(1)
        button = head.get_by_role("button")
        button.focus()
        reader.page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", "ascending")
        rising = [float(each) for each in values(reader.page) if each]
        assert rising == sorted(rising) and len(set(rising)) > 3
        reader.page.keyboard.press("Space")
        expect(head).to_have_attribute("aria-sort", "descending")
        falling = [float(each) for each in values(reader.page) if each]
        assert falling == sorted(falling, reverse=True)
        assert "降序" in reader.page.locator(".sifting [role=status]").first.inner_text()
        button.press("Enter")
        assert head.get_attribute("aria-sort") is None
        assert table.evaluate(ORDER) == before


def test_the_filter_counts_what_it_shows(browser: Browser, site_address: str, longest: str) -> None:
    with reading(browser) as reader:
        reader.open(site_address + longest)
        total = len(values(reader.page))
        field = reader.page.get_by_label("筛选").first
        field.fill("元")
        shown = len(values(reader.page))
        status = reader.page.locator(".sifting [role=status]").first
        assert 0 < shown < total
        assert status.inner_text() == f"{total}项中的{shown}项"
        field.fill("")
        assert len(values(reader.page)) == total
        assert status.inner_text() == f"共{total}项"


def test_a_link_finds_a_row_that_the_filter_hides(
    browser: Browser, site_address: str, longest: str
) -> None:
    with reading(browser) as reader:
        reader.open(site_address + longest)
        row = reader.page.locator("table.figures").first.locator("tbody tr").first
        name = row.get_attribute("id")
        reader.page.get_by_label("筛选").first.fill("没有这样的词")
        expect(row).to_be_hidden()
        reader.page.evaluate("name => { location.hash = name }", name)
        expect(row).to_be_visible()


def test_without_scripts_the_table_is_whole(
    browser: Browser, site_address: str, longest: str
) -> None:
    with reading(browser, View(scripts=False)) as reader:
        reader.page.goto(site_address + longest)
        assert reader.page.locator(".sifting, table.figures button").count() == 0
        rows = reader.page.locator("table.figures tbody tr")
        assert rows.count() > 6
        expect(rows.last).to_be_visible()


def test_on_a_phone_rows_can_be_sorted_and_nothing_is_cut_off(
    browser: Browser, site_address: str, longest: str
) -> None:
    with reading(browser, View(PHONE)) as reader:
        reader.open(site_address + longest)
        table = reader.page.locator("table.figures").first
        button = table.locator("thead button").nth(1)
        expect(button).to_be_visible()
        button.click()
        expect(table.locator("thead th").nth(1)).to_have_attribute("aria-sort", "ascending")
        wide = reader.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"]


def test_a_chart_opens_the_table_behind_it(browser: Browser, site_address: str) -> None:
    with reading(browser) as reader:
        assert reader.open(site_address + "figures/charts/") == []
        chart = reader.page.locator("figure.chart").first
        link = chart.locator("table a").first
        expect(link).to_be_hidden()
        chart.locator("summary").click()
        expect(link).to_be_visible()
        link.click()
        meant = reader.page.locator("tr:target")
        expect(meant).to_be_visible()
