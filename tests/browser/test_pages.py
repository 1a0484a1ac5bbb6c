"""The built site in a real browser: every page opens, quietly, and keeps to itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.built import Page, Site
from tests.browser.checkers import axe_faults, nu_faults
from tests.browser.links import LinkCheck
from tests.browser.reader import DESKTOP, PHONE, Reader, Scheme, View, reading
from tests.browser.waivers import AXE_WAIVERS, NU_WAIVERS, left_over

# What is drawn is wider than the screen: a phone reader would have to push the page sideways.
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# One heading, text under it, and a language that a screen reader can go by.
SHAPE = """() => [...document.querySelectorAll('h1')].filter(h => h.offsetHeight > 0).length
  + '|' + (document.querySelector('article, main') || document.body).innerText.trim().length
  + '|' + document.documentElement.lang + '|' + document.title.trim().length"""


def shape_faults(reader: Reader) -> list[str]:
    """What is missing from the page now open."""
    headings, length, language, title = str(reader.page.evaluate(SHAPE)).split("|")
    wrong = {
        f"{headings} visible h1 instead of one": headings != "1",
        "hardly any text": int(length) < 2,
        "no language on <html>": not language,
        "no title": title == "0",
    }
    return [says for says, holds in wrong.items() if holds]


def open_page(reader: Reader, address: str, page: Page) -> list[str]:
    reader.expected_status = {404} if page.route == "404.html" else set()
    return reader.open(address + page.route)


def test_site_has_pages(built_site: Site) -> None:
    assert built_site.under("chapters"), "no chapters in the built site"
    assert any(page.route == "404.html" for page in built_site.pages)


@pytest.mark.browser
@pytest.mark.slow
def test_every_page_renders_without_fault(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    """No console error, no failed request, no request to another host; one h1 with text."""
    faults: list[str] = []
    with reading(browser) as reader:
        for page in built_site.pages:
            seen = open_page(reader, site_address, page) + shape_faults(reader)
            faults += [f"{page.route or 'cover'}: {fault}" for fault in seen]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("view", [View(PHONE), View(DESKTOP)], ids=["phone", "desktop"])
def test_no_page_is_wider_than_the_screen(
    built_site: Site, site_address: str, browser: Browser, view: View
) -> None:
    wide: list[str] = []
    with reading(browser, view) as reader:
        for page in built_site.kinds(examples=3):
            open_page(reader, site_address, page)
            if excess := int(reader.page.evaluate(TOO_WIDE)):
                wide.append(f"{page.route or 'cover'}: {excess} px too wide")
    assert not wide, "\n" + "\n".join(wide)


@pytest.mark.browser
def test_a_page_reads_without_scripts(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    faults: list[str] = []
    with reading(browser, View(scripts=False)) as reader:
        for page in built_site.kinds():
            open_page(reader, site_address, page)
            if not reader.page.locator("h1").first.is_visible():
                faults.append(f"{page.route or 'cover'}: no heading without scripts")
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.browser
def test_unknown_address_shows_the_404_page(site_address: str, browser: Browser) -> None:
    with reading(browser) as reader:
        reader.expected_status.add(404)
        faults = reader.open(site_address + "no/such/page/")
        assert not faults and not shape_faults(reader)
        assert reader.page.locator("a[href]").count() > 0, "a lost reader finds no way back"


@pytest.mark.browser
@pytest.mark.slow
def test_axe_finds_no_violation(built_site: Site, site_address: str, browser: Browser) -> None:
    """WCAG 2.2 AA on each kind of page, light and dark, phone and desktop."""
    faults = []
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for view in [View(size, scheme) for size in (PHONE, DESKTOP) for scheme in schemes]:
        with reading(browser, view, bypass_csp=True) as reader:
            for page in built_site.kinds(examples=2):
                open_page(reader, site_address, page)
                place = f"{page.route} [{view.viewport['width']} {view.scheme}]"
                faults += axe_faults(reader, place)
    remaining = left_over(faults, AXE_WAIVERS)
    assert not remaining, "\n" + "\n".join(remaining)


@pytest.mark.site
def test_every_internal_link_and_anchor_arrives(built_site: Site) -> None:
    faults = LinkCheck(built_site).faults()
    assert not faults, "\n" + "\n".join(faults[:200])


@pytest.mark.site
@pytest.mark.slow
def test_nu_finds_no_error(built_site: Site) -> None:
    remaining = left_over(nu_faults(built_site), NU_WAIVERS)
    assert not remaining, "\n" + "\n".join(remaining[:200])
