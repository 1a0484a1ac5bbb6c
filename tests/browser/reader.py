"""A reader in Chromium who writes down everything that goes wrong while reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

from tests.system_parts import find_chromium

Scheme = Literal["light", "dark"]

# --no-sandbox: CI runs as root. The rest keeps the browser itself off the network, so that
# a request that leaves this machine is the site's doing.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PHONE = ViewportSize(width=360, height=740)
TABLET = ViewportSize(width=768, height=1024)
DESKTOP = ViewportSize(width=1440, height=900)

# The face comes when a page has been drawn once.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0, true)))"


class View(NamedTuple):
    """How the reader looks at a page."""

    viewport: ViewportSize = DESKTOP
    scheme: Scheme = "light"
    scripts: bool = True


USUAL = View()


@dataclass(slots=True)
class Record:
    """What went wrong, one line each; empty when nothing did."""

    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    requests: int = 0

    def faults(self) -> list[str]:
        return [
            *(f"console: {line}" for line in self.console),
            *(f"failed: {line}" for line in self.failed),
            *(f"request to another host: {line}" for line in self.elsewhere),
        ]

    def clear(self) -> None:
        for lines in (self.console, self.failed, self.elsewhere):
            lines.clear()
        self.requests = 0


@dataclass(slots=True)
class Reader:
    """An open tab and its record. `expected_status` answers are not faults (404 on purpose)."""

    page: Page
    context: BrowserContext
    record: Record
    expected_status: set[int] = field(default_factory=set)
    scripts: bool = True

    def open(self, address: str) -> list[str]:
        """Opens `address`, waits until it is loaded and quiet; returns the faults seen."""
        self.record.clear()
        self.page.goto(address, wait_until="load")
        self.page.wait_for_load_state("networkidle")
        if self.scripts:
            self.page.evaluate(DRAWN)
        self.still()
        return self.record.faults()

    def still(self) -> None:
        """Waits for letters that are on their way: a page left too soon would break them off."""
        self.page.evaluate("() => document.fonts.ready.then(() => true)")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yields a running Chromium; raises when there is none, never skips."""
    program = find_chromium()
    if program is None:
        raise FileNotFoundError("no Chromium: run `python tests/system_parts.py`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*CHROMIUM_FLAGS])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def reading(browser: Browser, view: View = USUAL, *, bypass_csp: bool = False) -> Iterator[Reader]:
    """Yields a fresh reader, without history, cookies or storage, for one `view`.

    `bypass_csp` lets a checker be put into the page; it is off for reading itself,
    so that what the page's own policy blocks is seen.
    """
    context = browser.new_context(
        viewport=view.viewport,
        color_scheme=view.scheme,
        reduced_motion="reduce",
        java_script_enabled=view.scripts,
        locale="zh-CN",
        bypass_csp=bypass_csp,
    )
    record = Record()
    reader = Reader(context.new_page(), context, record, scripts=view.scripts)

    def on_console(message: ConsoleMessage) -> None:
        awaited = any(f"status of {status}" in message.text for status in reader.expected_status)
        if message.type == "error" and not awaited:
            record.console.append(f"{message.text} ({message.location.get('url', '')})")

    def on_request(request: Request) -> None:
        record.requests += 1
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "file"} and parts.hostname != "127.0.0.1":
            record.elsewhere.append(request.url)

    def on_response(response: Response) -> None:
        if response.status >= 400 and response.status not in reader.expected_status:
            record.failed.append(f"{response.status} {response.url}")

    context.on("console", on_console)
    context.on("weberror", lambda fault: record.console.append(f"uncaught: {fault.error}"))
    context.on("request", on_request)
    context.on("response", on_response)
    context.on("requestfailed", lambda request: record.failed.append(request.url))
    try:
        yield reader
    finally:
        context.close()
