"""The two outside judges of a page: axe-core (accessibility), Nu HTML checker (validity).

Both are pinned in package-lock.json and installed by ``make test``. Their JSON is read
here, once, into records; nothing else in the tests knows its shape.
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypedDict, cast

from tests.browser.built import Site
from tests.browser.reader import Reader

FOLDER = Path(__file__).resolve().parent
AXE = FOLDER / "node_modules/axe-core/axe.min.js"
NU = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
# What WCAG 2.2 AA asks for, and axe's own good practice on top.
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN_AXE = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags},
                                         resultTypes: ["violations"]});
  return JSON.stringify(found.violations.flatMap(rule => rule.nodes.map(node => (
    {rule: rule.id, target: node.target.join(" "), summary: node.failureSummary || ""}))));
}"""


class Fault(NamedTuple):
    """One thing a checker finds wrong: its rule or message, and where on the page."""

    page: str
    rule: str
    where: str


class AxeNode(TypedDict):
    rule: str
    target: str
    summary: str


class NuMessage(TypedDict, total=False):
    type: str
    url: str
    lastLine: int
    message: str
    extract: str


class NuReport(TypedDict):
    messages: list[NuMessage]


@cache
def axe_source() -> str:
    return AXE.read_text(encoding="utf-8")


def axe_faults(reader: Reader, page: str) -> list[Fault]:
    """What axe finds on the page now open; the reader must have been let past the CSP."""
    if not reader.page.evaluate("() => 'axe' in window"):
        reader.page.add_script_tag(content=axe_source())
    nodes = cast("list[AxeNode]", json.loads(reader.page.evaluate(RUN_AXE, [*AXE_TAGS])))
    return [
        Fault(page, node["rule"], f"{node['target']} ({' '.join(node['summary'].split())[:300]})")
        for node in nodes
    ]


def nu_faults(site: Site) -> list[Fault]:
    """The Nu checker's errors over every HTML page of `site`, in one run of Java."""
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(NU),
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    done = subprocess.run(
        [*command, "--skip-non-html", str(site.root)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    report = cast("NuReport", json.loads(done.stdout))
    return [nu_fault(site, message) for message in report["messages"] if is_error(message)]


def is_error(message: NuMessage) -> bool:
    """True for errors and for the checker's own failures; advice is left aside."""
    return message.get("type") in {"error", "non-document-error"}


def nu_fault(site: Site, message: NuMessage) -> Fault:
    page = message.get("url", "").removeprefix("file:").replace(site.root.as_posix(), "")
    return Fault(
        f"{page.lstrip('/')}:{message.get('lastLine', 0)}",
        message.get("message", ""),
        " ".join(message.get("extract", "").split()),
    )
