"""The offline copy, opened from a disk with the network off: nothing is asked for, every link arrives."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from build_scripts.book.offline import INDEX, offline_files, whole_links
from tests.browser.built import Site

NAMES = frozenset({"index.html", "a/index.html", "a/b/index.html", "x.css"})


@pytest.fixture(scope="session")
def unpacked(built_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("offline")
    for name, content in offline_files(built_site.root, "书", "9.8").items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ('<a href="../b/#x">', '<a href="../b/index.html#x">'),
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="./">', '<a href="./index.html">'),
        ('<a href="../b/?q=1&amp;r=2">', '<a href="../b/index.html?q=1&amp;r=2">'),
        ('<link href="../../x.css">', '<link href="../../x.css">'),
        ('<a href="https://example.org/a/">', '<a href="https://example.org/a/">'),
        ('<a href="#x">', '<a href="#x">'),
        ('<a href="../none/">', '<a href="../none/">'),
        ('<p data-href="../b/">', '<p data-href="../b/">'),
    ],
)
def test_links_to_folders_name_the_page_in_them(written: str, whole: str) -> None:
    assert whole_links(written, "a/b/index.html", NAMES) == whole


def test_every_link_leads_to_a_file_of_the_copy(unpacked: Path) -> None:
    followed = 0
    for page in sorted(unpacked.rglob("*.html")):
        tree = html.parse(str(page))
        for link in tree.xpath("//*/@href | //*/@src"):
            path = str(link).partition("#")[0].partition("?")[0]
            if path and ":" not in path:
                assert (page.parent / path).resolve().is_file(), f"{page}: {link}"
                followed += 1
    assert followed > 1000


def test_the_copy_says_how_to_open_it_and_which_edition_it_is(unpacked: Path) -> None:
    said = (unpacked / "README.txt").read_text(encoding="utf-8")
    assert "index.html" in said and "第9.8版" in said
    assert not (unpacked / "404.html").exists()


@pytest.mark.browser
@pytest.mark.slow
def test_every_page_opens_from_a_disk_without_network(unpacked: Path, browser: Browser) -> None:
    faults: list[str] = []
    asked: list[str] = []
    broken: list[str] = []
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: broken.append(f"{request.failure} {request.url}"))
    page.on("request", lambda request: asked.append(request.url))
    for file in sorted(unpacked.rglob("*.html")):
        page.goto(file.as_uri())
        if not page.locator("h1").count():
            faults.append(f"{file}: no heading")
    context.close()
    assert not faults
    # A picture for the tab is given up when the next page is opened at once.
    assert [line for line in broken if not line.startswith("net::ERR_ABORTED")] == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len(asked) > 50


@pytest.mark.browser
def test_the_search_answers_from_a_disk_without_network(unpacked: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((unpacked / "chapters" / INDEX).as_uri())
    chapter = str(page.locator("dl.contents a").first.get_attribute("href"))
    page.goto((unpacked / "chapters" / chapter).as_uri())
    words = page.locator("article p.text").first.inner_text()[4:12]
    page.goto((unpacked / "search" / INDEX).as_uri())
    page.fill("#search input", words)
    page.locator("#search .hits li a").first.click()
    page.wait_for_selector("article mark.hit")
    assert page.url.startswith("file:") and "/chapters/" in page.url
    context.close()


@pytest.mark.browser
def test_a_reader_walks_from_the_cover_to_a_chapter_and_its_apparatus(
    unpacked: Path, browser: Browser
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((unpacked / INDEX).as_uri())
    page.locator("dl.contents a").first.click()
    assert page.url.endswith(f"/{INDEX}") and "/chapters/" in page.url
    page.locator("p.summary a", has_text="校勘记").click()
    assert "/apparatus/" in page.url and page.url.partition("#")[0].endswith(INDEX)
    assert page.locator("h1").inner_text().startswith("校勘记")
    context.close()
