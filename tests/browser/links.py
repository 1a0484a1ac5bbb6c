"""Every link of a built site, followed on disk: no browser, no network.

Internal means below the site's mount, or written with the site's own canonical
address. Addresses of other hosts are allowed to be linked, never to be loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from tests.browser.built import Page, Site

# What a browser fetches by itself when it shows a page; rel=canonical and the like it does not.
LOADING = (
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
    ("object", "data"),
)
LOADING_RELATIONS = {
    "stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "prefetch",
    "modulepreload", "preconnect", "dns-prefetch",
}  # fmt: skip
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)")
RUNNING_SCHEMES = {"javascript", "vbscript", "data"}
HERE = "http://127.0.0.1"


class Link(NamedTuple):
    """An address written in `file`; `loads` tells that a browser fetches it unasked."""

    file: str
    written: str
    loads: bool


def links_of(name: str, tree: html.HtmlElement) -> Iterator[Link]:
    """Every address in one parsed page."""
    yield from loaded_links(name, tree)
    yield from followed_links(name, tree)
    for element in tree.iter("link"):
        relations = set((element.get("rel") or "").lower().split())
        if address := element.get("href"):
            yield Link(name, address, loads=bool(relations & LOADING_RELATIONS))


def loaded_links(name: str, tree: html.HtmlElement) -> Iterator[Link]:
    """What a browser fetches for the page: scripts, pictures, frames, and from styles in it."""
    for tag, attribute in LOADING:
        for element in tree.iter(tag):
            if address := element.get(attribute):
                yield Link(name, address, loads=True)
    for element in tree.iter("img", "source"):
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield Link(name, candidate.split()[0], loads=True)
    for element in tree.iter():
        if isinstance(element.tag, str):
            style = element.text if element.tag == "style" else element.get("style")
            yield from css_links(name, style or "")


def followed_links(name: str, tree: html.HtmlElement) -> Iterator[Link]:
    """What a reader goes to by a click."""
    for element in tree.iter("a", "area", "form"):
        address = element.get("action" if element.tag == "form" else "href")
        if address is not None:
            yield Link(name, address, loads=False)


def css_links(name: str, css: str) -> Iterator[Link]:
    for match in CSS_ADDRESS.finditer(css):
        address = match[1] or match[2]
        if not address.startswith(("data:", "#")):
            yield Link(name, address, loads=True)


class LinkCheck:
    """Follows the links of one site; `faults` is empty when each arrives."""

    def __init__(self, site: Site) -> None:
        self.site = site
        own = urlsplit(site.address)
        self.own_origin = f"{own.scheme}://{own.netloc}" if own.netloc else None

    @cached_property
    def trees(self) -> dict[str, html.HtmlElement]:
        """Route -> parsed page."""
        return {page.route: self.parsed(page) for page in self.site.pages}

    def parsed(self, page: Page) -> html.HtmlElement:
        parser = html.HTMLParser(encoding="utf-8")
        return html.document_fromstring(page.file.read_bytes(), parser=parser)

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """Route -> ids and names that a fragment may point at."""
        return {
            route: {
                value
                for element in tree.iter()
                if isinstance(element.tag, str)
                for value in (element.get("id"), element.get("name"))
                if value
            }
            for route, tree in self.trees.items()
        }

    def faults(self) -> list[str]:
        """One line for each link that leads nowhere, runs code or loads from elsewhere."""
        found = [
            f"{link.file or 'cover'}: {fault}: {link.written}"
            for link in self.links()
            if (fault := self.fault_of(link))
        ]
        return sorted(set(found))

    def links(self) -> Iterator[Link]:
        for route, tree in self.trees.items():
            yield from links_of(route, tree)
        for sheet in sorted(self.site.root.rglob("*.css")):
            name = self.site.route_of(sheet)
            yield from css_links(name, sheet.read_text(encoding="utf-8"))

    def fault_of(self, link: Link) -> str | None:
        """Why `link` is wrong, or None when it is right or leads out of the site."""
        here = urljoin(HERE + self.site.mount, link.file)
        parts = urlsplit(urljoin(here, link.written.strip()))
        if parts.scheme in RUNNING_SCHEMES:
            return None if parts.scheme == "data" and link.loads else "runs code"
        if parts.scheme not in {"http", "https"}:
            return "loads from another host" if link.loads else None
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in {HERE, self.own_origin}:
            return "loads from another host" if link.loads else None
        if not parts.path.startswith(self.site.mount):
            return "leads out of the site"
        return self.internal_fault(parts.path.removeprefix(self.site.mount), parts.fragment)

    def internal_fault(self, route: str, fragment: str) -> str | None:
        file = (self.site.root / unquote(route)).resolve()
        if not file.is_relative_to(self.site.root.resolve()):
            return "leads out of the site"
        if file.is_dir():
            file = file / "index.html"
        if not file.is_file():
            return "no such page"
        wanted = unquote(fragment).split(":~:")[0]
        known = self.anchors.get(self.site.route_of(file))
        if wanted and wanted != "top" and known is not None and wanted not in known:
            return "no such anchor"
        return None
