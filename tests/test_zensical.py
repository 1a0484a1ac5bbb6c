"""The chapters as another engine sets them: nothing essential hangs on MkDocs or its theme.

Zensical is no dependency: the test looks for a `zensical` program, or for the one that
JIAOKAN_ZENSICAL names, and says loudly when there is none.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import warnings
from pathlib import Path

import pytest
from lxml import etree, html

from tests.browser.built import Site

ROOT = Path(__file__).resolve().parent.parent
# Of the engine: signs beside headings, and the target of its own skip link.
OWN = "//*[contains(@class, 'headerlink')] | //a[@id='__skip']"
# What our theme, ways and checks of links say; Zensical sets the pages with its own theme.
LEFT_OUT = ("theme", "extra_css", "extra_javascript", "nav", "not_in_nav", "validation", "strict")


def settings() -> str:
    """mkdocs.yml without what belongs to our theme."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for name in LEFT_OUT:
        text = re.sub(rf"^{name}:.*\n(?:[ #\n].*\n|\n)*", "", text, flags=re.MULTILINE)
    return text + "\ntheme:\n  name: material\n  language: zh\n  font: false\n"


def body(page: Path) -> list[str]:
    """The blocks of an article in canonical form, whatever order the attributes were written in.

    Zensical takes relative addresses in raw HTML as seen from the file, not from the page, and
    goes up once more: see the decision on the engine. How far up a link goes is left aside.
    """
    tree = html.parse(str(page)).getroot()
    for sign in tree.xpath(OWN):
        sign.drop_tree()
    for link in tree.xpath("//a[@href]"):
        link.set("href", re.sub(r"^(?:\.\./)+", "../", link.get("href")))
    (article,) = tree.xpath("//article")
    return [
        " ".join(etree.tostring(block, method="c14n", with_tail=False).decode().split())
        for block in article
    ]


@pytest.mark.site
@pytest.mark.slow
def test_another_engine_sets_the_same_chapters(built_site: Site, tmp_path: Path) -> None:
    program = os.environ.get("JIAOKAN_ZENSICAL") or shutil.which("zensical")
    if not program:
        says = "ZENSICAL WAS NOT FOUND: chapters were set by one engine only (pip install zensical)"
        warnings.warn(says, stacklevel=1)
        pytest.skip(says)
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(settings(), encoding="utf-8")
    command = [program, "build", "-f", "mkdocs.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    chapters = [page for page in built_site.under("chapters") if page.route != "chapters/"]
    assert chapters
    for page in chapters:
        assert body(tmp_path / "site" / page.route / "index.html") == body(page.file), page.route
