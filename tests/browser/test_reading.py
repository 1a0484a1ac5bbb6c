"""What a reader does on a chapter: opens it, sets the type, cites a paragraph, changes editions."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import Browser, Response

from tests.browser.built import Page, Site
from tests.browser.reader import PHONE, Reader, View, reading

FIRST_LOAD = 400_000  # bytes, uncompressed, with fonts and scripts
FACE = """() => [...document.fonts].filter(face => face.status === 'loaded').length"""
POLICY = "meta[http-equiv='Content-Security-Policy']"


def chapters(site: Site) -> list[Page]:
    return [page for page in site.under("chapters") if page.route != "chapters/"]


def longest(site: Site) -> Page:
    return max(chapters(site), key=lambda page: page.file.stat().st_size)


def open_longest(reader: Reader, site: Site, address: str) -> Page:
    page = longest(site)
    assert reader.open(address + page.route) == []
    return page


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["", "zh-hant/"])
def test_the_first_load_of_a_chapter_is_small(
    built_site: Site, site_address: str, browser: Browser, edition: str
) -> None:
    """The longest chapter, on a desktop, where nothing is hidden; every byte counted."""
    with reading(browser) as reader:
        sizes: dict[str, int] = {}

        def weigh(got: Response) -> None:
            sizes[got.url] = len(got.body())

        reader.context.on("response", weigh)
        open_longest(reader, built_site, site_address + edition)
        reader.page.mouse.wheel(0, 100_000)
        reader.page.wait_for_timeout(300)
        assert sum(sizes.values()) < FIRST_LOAD, sizes
        assert int(reader.page.evaluate(FACE)) > 1


WAITED = """() => performance.getEntriesByType('resource')
  .filter(each => each.name.includes('/face')).map(each => each.renderBlockingStatus)"""
MEDIUM = "() => document.getElementById('face').media"


@pytest.mark.browser
def test_the_face_is_waited_for_only_where_it_is_at_hand(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    """The first page is drawn before the sheet of its face counts, the next one has it from the start."""
    with reading(browser) as reader:
        open_longest(reader, built_site, site_address)
        assert reader.page.evaluate(WAITED) == ["non-blocking"]
        assert int(reader.page.evaluate(FACE)) > 1
        # Without the program that fetches it late, the next page has it all the same.
        reader.page.route("**/book.js", lambda route: route.abort())
        reader.open(site_address + "about/")
        assert reader.page.evaluate(MEDIUM) == "all"
    with reading(browser, View(scripts=False)) as reader:
        asked: list[str] = []
        reader.context.on("request", lambda request: asked.append(request.url))
        open_longest(reader, built_site, site_address)
        assert [url for url in asked if url.endswith(".woff2")]


@pytest.mark.browser
def test_a_paragraph_far_down_is_arrived_at_on_a_phone(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    """Paragraphs that are not laid out yet stand where a link leads, and are found and printed."""
    page = longest(built_site)
    names = re.findall(r'<p class="text" id="([^"]+)"', page.file.read_text(encoding="utf-8"))
    with reading(browser, View(PHONE)) as reader:
        for name in (names[-2], names[len(names) // 2]):
            reader.open(f"{site_address}about/")
            reader.open(f"{site_address}{page.route}#{name}")
            box = reader.page.locator(f"[id='{name}']").bounding_box()
            assert box and -2 <= box["y"] < PHONE["height"] / 2, (name, box)
        words = str(reader.page.locator(f"[id='{names[3]}']").text_content())[:12]
        assert reader.page.evaluate("text => window.find(text)", words)
        reader.page.emulate_media(media="print")
        shown = """id => getComputedStyle(document.getElementById(id)).contentVisibility"""
        assert reader.page.evaluate(shown, names[-2]) == "visible"


@pytest.mark.site
def test_every_page_has_a_policy_and_nothing_to_excuse(built_site: Site) -> None:
    for page in built_site.pages:
        tree = html.parse(str(page.file))
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy and "unsafe" not in policy, page.route
        assert not re.search(r"https?:|\*", str(policy)), page.route


@pytest.mark.browser
def test_a_chapter_is_whole_from_a_disk(built_site: Site, browser: Browser) -> None:
    """The face is drawn, nothing fails, and a link to a folder opens the page in it."""
    page = longest(built_site)
    with reading(browser) as reader:
        assert reader.open(page.file.as_uri()) == []
        assert int(reader.page.evaluate(FACE)) > 1
        reader.page.click(".views a >> nth=2")
        reader.page.wait_for_selector(".facing")
        assert reader.page.url.split("#")[0].endswith("/index.html")


@pytest.mark.browser
def test_the_sign_of_a_paragraph_copies_its_citation(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    with reading(browser, View(PHONE)) as reader:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_longest(reader, built_site, site_address)
        sign = reader.page.locator("p.text a.pilcrow").nth(1)
        name = str(sign.get_attribute("href")).removeprefix("#")
        sign.click()
        reader.page.click(".paragraph-menu button >> nth=0")
        copied = str(reader.page.evaluate("() => navigator.clipboard.readText()"))
        assert "[N/OL]. " in copied and f"：段{name}. " in copied
        assert copied.endswith(f"{longest(built_site).route}#{name}.")
        links = reader.page.locator(".paragraph-menu a")
        for folder in ("cite", "source", "parallel"):
            matching = [a for a in links.all() if f"/{folder}/" in str(a.get_attribute("href"))]
            assert str(matching[0].get_attribute("href")).endswith(f"#{name}")
        reader.page.keyboard.press("Escape")
        assert not reader.page.locator(".paragraph-menu").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["", "zh-hant/"])
@pytest.mark.parametrize("folder", ["figures", "glossary"])
def test_the_sign_of_a_row_or_an_entry_copies_its_citation(
    built_site: Site, site_address: str, browser: Browser, folder: str, edition: str
) -> None:
    """On every page that cites itself: what is copied is the citation, and its address arrives."""
    citing = [page for page in built_site.under(folder) if b'id="cite"' in page.file.read_bytes()]
    assert len(citing) > 2
    with reading(browser, View(PHONE)) as reader:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        for page in (citing[0], citing[-1]):
            assert reader.open(site_address + edition + page.route) == []
            sign = reader.page.locator("a.cites").last
            name = str(sign.get_attribute("href")).split("#")[1]
            sign.click()
            copied = str(reader.page.evaluate("() => navigator.clipboard.readText()"))
            assert reader.page.locator(".paragraph-menu p").inner_text() == copied
            cited = re.fullmatch(
                rf".+\[[NM]/OL\].+：\w+{name}\. .*({built_site.address}.+)\.", copied
            )
            assert cited, copied
            route, _, there = cited[1].removeprefix(built_site.address).partition("#")
            held = (built_site.root / route / "index.html").read_text(encoding="utf-8")
            assert there == name and f'id="{name}"' in held
            reader.still()


@pytest.mark.browser
def test_a_table_is_cited_as_a_whole_with_the_day(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    page = next(p for p in built_site.under("figures") if b'id="cite"' in p.file.read_bytes())
    with reading(browser) as reader:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        reader.open(site_address + page.route)
        reader.page.click(".citing > summary")
        reader.page.click(".citing > pre button")
        copied = str(reader.page.evaluate("() => navigator.clipboard.readText()"))
        assert re.search(r"\[DS/OL\].*）\[\d{4}-\d\d-\d\d\]\. ", copied)
        assert copied.endswith(f"{built_site.address}{page.route}.")
        for link in reader.page.locator(".citing a[download]").all():
            there = urljoin(site_address + page.route, str(link.get_attribute("href")))
            assert reader.page.request.get(there).ok


@pytest.mark.browser
def test_copied_text_carries_its_place(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    with reading(browser) as reader:
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        open_longest(reader, built_site, site_address)
        name = reader.page.evaluate(
            """() => { const p = document.querySelectorAll('p.text')[2];
              getSelection().selectAllChildren(p); return p.id; }"""
        )
        reader.page.keyboard.press("Control+C")
        copied = str(reader.page.evaluate("() => navigator.clipboard.readText()"))
        assert f"段{name}. " in copied.splitlines()[-1]


@pytest.mark.browser
def test_settings_hold_on_the_next_page(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    with reading(browser) as reader:
        open_longest(reader, built_site, site_address)
        size = "() => parseFloat(getComputedStyle(document.querySelector('p.text')).fontSize)"
        before = float(reader.page.evaluate(size))
        reader.page.click(".settings summary")
        reader.page.check("input[name=size][value=largest]")
        reader.page.check("input[name=marks][value=off]")
        reader.page.check("input[name=scheme][value=dark]")
        open_longest(reader, built_site, site_address)
        assert float(reader.page.evaluate(size)) > before * 1.3
        assert reader.page.locator("a.ref:visible").count() == 0
        dark = "() => getComputedStyle(document.documentElement).colorScheme"
        assert reader.page.evaluate(dark) == "dark"
        assert not reader.context.cookies()


@pytest.mark.browser
def test_the_other_edition_opens_at_the_same_paragraph(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    with reading(browser) as reader:
        page = open_longest(reader, built_site, site_address)
        reader.page.locator("p.text").nth(5).scroll_into_view_if_needed()
        reader.page.evaluate("() => document.querySelectorAll('p.text')[5].scrollIntoView()")
        reader.page.evaluate("() => document.querySelector('.editions a[data-same]').click()")
        reader.page.wait_for_url("**/zh-hant/**")
        there = reader.page.url
        assert f"zh-hant/{page.route}#" in there
        name = there.split("#")[1]
        assert reader.page.locator(f"[id='{name}']").count() == 1
        assert reader.page.evaluate("() => document.documentElement.lang") == "zh-Hant"


@pytest.mark.browser
def test_every_view_can_be_reached_without_scripts(
    built_site: Site, site_address: str, browser: Browser
) -> None:
    with reading(browser, View(scripts=False)) as reader:
        open_longest(reader, built_site, site_address)
        ways = reader.page.locator(".views a").all()
        addresses = [str(way.get_attribute("href")) for way in ways]
        assert len(addresses) == 5
        assert not reader.page.locator(".settings").is_visible()
        for address in addresses:
            here = site_address + longest(built_site).route
            assert reader.open(urljoin(here, address)) == []
            assert reader.page.locator(".views a[aria-current]").count() == 1
