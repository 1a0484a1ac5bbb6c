"""A plain web server for a built site, on a free port of this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.browser.built import Site


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves one site below its mount, as a host of static pages would, and its 404 page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, mount: str, directory: str) -> None:
        self.mount = mount
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.mount):
            return str(Path(self.directory) / "no such page")
        return super().translate_path("/" + path.removeprefix(self.mount))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing is logged: faults are recorded where they matter, in the page."""


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page mid-answer is no fault of the site."""


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Yields the address of the site's root while it is being served; ends in a slash."""
    handler = partial(SiteHandler, mount=site.mount, directory=str(site.root))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{site.mount}"
        finally:
            server.shutdown()
            thread.join()
