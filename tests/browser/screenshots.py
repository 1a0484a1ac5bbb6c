"""Pictures of every kind of page at three widths, light and dark, for a human eye.

``python -m tests.browser.screenshots SITE FOLDER`` writes
``FOLDER/<page>--<width>-<scheme>.png``; ``--all`` takes every page, not one a kind.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.built import Page, Site
from tests.browser.reader import DESKTOP, PHONE, TABLET, Scheme, View, chromium, reading
from tests.browser.server import serving

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
VIEWS = tuple(View(size, scheme) for size in (PHONE, TABLET, DESKTOP) for scheme in SCHEMES)


def picture_name(page: Page, view: View) -> str:
    route = page.route.strip("/").replace("/", "_") or "cover"
    return f"{route}--{view.viewport['width']}-{view.scheme}.png"


def take(
    browser: Browser, address: str, pages: list[Page], folder: Path, *, whole: bool = False
) -> int:
    """Writes the pictures of `pages` served at `address`; returns how many.

    `whole` shows a page to its end instead of the first screen.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for view in VIEWS:
        with reading(browser, view) as reader:
            reader.expected_status.add(404)
            for page in pages:
                reader.open(address + page.route)
                reader.page.screenshot(path=folder / picture_name(page, view), full_page=whole)
    return len(VIEWS) * len(pages)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("site", type=Path)
    words.add_argument("folder", type=Path)
    words.add_argument("--all", action="store_true", help="every page, not one of each kind")
    words.add_argument("--whole", action="store_true", help="the page to its end")
    asked = words.parse_args()
    site = Site(asked.site.resolve())
    pages = site.pages if asked.all else site.kinds()
    with serving(site) as address, chromium() as browser:
        count = take(browser, address, pages, asked.folder, whole=asked.whole)
    print(f"{count} pictures in {asked.folder}")


if __name__ == "__main__":
    main()
