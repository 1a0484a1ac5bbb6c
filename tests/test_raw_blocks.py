"""Finished HTML goes around the parser of Markdown and comes out as the parser would have left it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from build_scripts.website.raw_blocks import RawBlocks, one_element
from tests.exports.volumes import ROOT

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "tables", "toc"]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
BLOCKS = (
    "<p>一</p>",
    "<p>一</p><p>二</p>",
    "<p>一</p> 后文",
    "<div><div>一</div></div>",
    "<div><div>一</div>\n\n二\n\n</div>",
    '<div title="a > b">一</div>',
    "<p>没有结尾",
    "<span>行内</span>",
    "<div><!-- 注 --></div>",
    "<pre>一\n  二</pre>",
    "<p>*一* &amp; `二` ![三](四)</p>",
    "    <p>缩进</p>",
    "- 项\n\n<p>一</p>\n\n- 项",
    "```\n\n<p>一</p>\n\n```",
    "<ul>\n<li>一</li>\n</ul>\n后文",
)


def by_the_parser(text: str) -> str:
    return Markdown(extensions=EXTENSIONS).convert(text)


def around_it(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, RawBlocks()]).convert(text)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_comes_out_the_same(block: str) -> None:
    text = f"# 题\n\n前文\n\n{block}\n\n后文 *二*\n"
    assert around_it(text) == by_the_parser(text)


@pytest.mark.parametrize("page", PAGES[:: max(1, len(PAGES) // 12)], ids=lambda page: page.stem)
def test_a_page_comes_out_the_same(page: Path) -> None:
    text = re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert around_it(text) == by_the_parser(text)


def test_one_element_begins_and_ends_the_block() -> None:
    assert one_element("<div><div></div></div>", "div")
    assert not one_element("<div></div><div></div>", "div")
    assert not one_element("<div><div></div>", "div")
