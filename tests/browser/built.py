"""A built site on disk: its pages, their addresses, and the kinds of page there are."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from lxml import html


class Page(NamedTuple):
    """One HTML file of the site; `route` is its address below the site's root."""

    file: Path
    route: str

    @property
    def kind(self) -> str:
        """Pages side by side in one folder are of one kind: chapters/a/ and chapters/b/."""
        parts = self.route.rstrip("/").split("/")
        return "/".join([*parts[:-1], "*"]) if len(parts) > 1 else self.route or "cover"


class Site:
    """The pages under `root`; `mount` is the path at which the web server must show them.

    `mount` is read off the cover's canonical address, because the 404 page names its
    styles from there: a site for https://host/book/ works only below /book/.
    """

    def __init__(self, root: Path) -> None:
        if not (root / "index.html").is_file():
            raise FileNotFoundError(f"{root} holds no built site (no index.html)")
        self.root = root

    @cached_property
    def address(self) -> str:
        """The canonical address of the cover, or "" when the site has none."""
        found = html.parse(str(self.root / "index.html")).xpath("//link[@rel='canonical']/@href")
        return str(found[0]) if isinstance(found, list) and found else ""

    @cached_property
    def mount(self) -> str:
        path = urlsplit(self.address).path or "/"
        return path if path.endswith("/") else path + "/"

    @cached_property
    def pages(self) -> list[Page]:
        """Every HTML file, in the order of its address."""
        files = sorted(self.root.rglob("*.html"))
        return [Page(file, self.route_of(file)) for file in files]

    def route_of(self, file: Path) -> str:
        """The address of `file` below `mount`, percent-encoded; folders end in a slash."""
        relative = file.relative_to(self.root).as_posix()
        if relative == "index.html" or relative.endswith("/index.html"):
            relative = relative.removesuffix("index.html")
        return quote(relative)

    def kinds(self, examples: int = 1) -> list[Page]:
        """At most `examples` pages of each kind, in the order of their addresses."""
        grouped: defaultdict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            grouped[page.kind].append(page)
        return [page for pages in grouped.values() for page in pages[:examples]]

    def under(self, folder: str) -> list[Page]:
        """The pages of `folder` itself and below it, such as "chapters"."""
        return [page for page in self.pages if page.route.startswith(folder.rstrip("/") + "/")]
