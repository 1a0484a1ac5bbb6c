"""Notes of numbers and terms: by mouse, by keyboard, by finger, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.built import Site
from tests.browser.reader import DESKTOP, PHONE, View, reading

# What the style sheet draws behind the link; "none" where nothing is drawn.
DRAWN = "(link) => getComputedStyle(link, '::after').content"
BOX = """(link) => {
  const style = getComputedStyle(link, '::after');
  return [style.position, parseFloat(style.left), parseFloat(style.right)];
}"""

pytestmark = pytest.mark.browser


def note(link: Locator) -> str:
    return str(link.evaluate(DRAWN)).strip('"').replace('\\"', '"')


def a_chapter(site: Site) -> str:
    """The route of the first chapter that has both numbers and terms."""
    for page in site.under("chapters"):
        text = page.file.read_text(encoding="utf-8")
        if 'class="figure"' in text and 'class="term' in text:
            return page.route
    raise AssertionError("no chapter has numbers and terms")


def links(page: Page) -> tuple[Locator, Locator]:
    return page.locator("article p a.figure").first, page.locator("article p a.term").first


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_mouse_shows_the_note(
    built_site: Site, site_address: str, browser: Browser, scripts: bool
) -> None:
    with reading(browser, View(DESKTOP, scripts=scripts)) as reader:
        page = reader.page
        page.goto(site_address + a_chapter(built_site))
        for link in links(page):
            link.hover()
            assert note(link) == link.get_attribute("data-says")


def test_the_keyboard_shows_the_note_and_escape_puts_it_away(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    with reading(browser) as reader:
        page = reader.page
        page.goto(site_address + a_chapter(built_site))
        for link in links(page):
            link.focus()
            assert note(link) == link.get_attribute("data-says")
            page.keyboard.press("Escape")
            assert note(link) == "none"
            page.keyboard.press("Tab")
            link.focus()
            assert note(link) == link.get_attribute("data-says")


def test_a_finger_shows_the_note_first_and_follows_the_link_then(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="zh-CN")
    try:
        page = context.new_page()
        page.goto(site_address + a_chapter(built_site))
        before = page.url
        _, term = links(page)
        term.tap()
        assert page.url == before
        assert note(term) == term.get_attribute("data-says")
        position, left, right = term.evaluate(BOX)
        assert position == "fixed"
        assert left >= 0
        assert right >= 0
        term.tap()
        page.wait_for_url("**/glossary/**")
    finally:
        context.close()
