"""Lighthouse over one page of a built site, as a phone and as a desktop would load it.

``python -m tests.benchmarks.lighthouse SITE ROUTE`` prints the four scores of each. It needs npm:
``npx lighthouse`` is fetched when it is not installed. The pages are served compressed, as every
host of static pages serves them. No test: the scores depend on how busy the machine is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from threading import Thread

from tests.browser.built import Site
from tests.browser.reader import CHROMIUM_FLAGS
from tests.browser.server import QuietServer, SiteHandler
from tests.system_parts import find_chromium

PACKED = {".html", ".css", ".js", ".svg", ".xml"}
FORMS = {"phone": [], "desktop": ["--preset=desktop"]}


class PackingHandler(SiteHandler):
    """Serves texts compressed and lets a browser keep everything for a while."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in PACKED or not file.is_file():
            return super().do_GET()
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def scores(address: str, options: list[str]) -> dict[str, float]:
    """The scores of one run, out of 100, by category."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = " ".join(["--headless", *CHROMIUM_FLAGS[:-1]])
        command = ["npx", "--yes", "lighthouse", address, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--chrome-flags={flags}", *options]
        environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
        subprocess.run(command, check=True, env=environment, cwd=folder)
        categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: 100 * float(category["score"]) for name, category in categories.items()}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("site", type=Path)
    words.add_argument("route")
    asked = words.parse_args()
    site = Site(asked.site.resolve())
    handler = partial(PackingHandler, mount=site.mount, directory=str(site.root))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}{site.mount}{asked.route}"
        for name, options in FORMS.items():
            told = scores(address, options)
            print(name, ", ".join(f"{category} {score:.0f}" for category, score in told.items()))
        server.shutdown()


if __name__ == "__main__":
    main()
