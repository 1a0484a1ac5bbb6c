"""Lighthouse over one page of a built site, as a phone and as a desktop would load it.

``python -m tests.benchmarks.lighthouse SITE ROUTE`` prints the four scores of each, the median of
several runs, the lowest performance, and the timings that make it. It needs npm:
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
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from threading import Thread
from typing import NamedTuple

from tests.browser.built import Site
from tests.browser.reader import CHROMIUM_FLAGS
from tests.browser.server import QuietServer, SiteHandler
from tests.system_parts import find_chromium

PACKED = {".html", ".css", ".js", ".svg", ".xml"}
FORMS = {"phone": [], "desktop": ["--preset=desktop"]}
TIMINGS = {
    "first paint": "first-contentful-paint",
    "largest paint": "largest-contentful-paint",
    "blocked": "total-blocking-time",
}


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


class Run(NamedTuple):
    """The scores of a run, out of 100, by category, and the timings behind the first of them."""

    scores: dict[str, float]
    timings: dict[str, float]


def run(address: str, options: list[str]) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        flags = " ".join(["--headless", *CHROMIUM_FLAGS[:-1]])
        command = ["npx", "--yes", "lighthouse", address, "--quiet", "--output=json"]
        command += [f"--output-path={report}", f"--chrome-flags={flags}", *options]
        environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
        subprocess.run(command, check=True, env=environment, cwd=folder)
        told = json.loads(report.read_text(encoding="utf-8"))
    return Run(
        {name: 100 * float(each["score"]) for name, each in told["categories"].items()},
        {name: float(told["audits"][audit]["numericValue"]) for name, audit in TIMINGS.items()},
    )


def middle(found: Sequence[dict[str, float]]) -> dict[str, float]:
    """The median of each value over the runs."""
    return {name: median(each[name] for each in found) for name in found[0]}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("site", type=Path)
    words.add_argument("route")
    words.add_argument("--runs", type=int, default=5)
    asked = words.parse_args()
    site = Site(asked.site.resolve())
    handler = partial(PackingHandler, mount=site.mount, directory=str(site.root))
    with QuietServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}{site.mount}{asked.route}"
        for name, options in FORMS.items():
            runs = [run(address, options) for _ in range(asked.runs)]
            scores = middle([each.scores for each in runs])
            timings = middle([each.timings for each in runs])
            worst = min(each.scores["performance"] for each in runs)
            print(name, ", ".join(f"{category} {score:.0f}" for category, score in scores.items()))
            told = ", ".join(f"{timing} {value:.0f} ms" for timing, value in timings.items())
            print(f"  lowest performance {worst:.0f}; {told}")
        server.shutdown()


if __name__ == "__main__":
    main()
