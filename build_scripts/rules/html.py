"""HTML files: what is article stays, character by character; the page around it goes, with reasons.

A page holds its article once and much else besides. An extractor names the article, the tree of
the page says what surrounds it, and both are laid over the characters of the file as edits, so
that what stays still comes from its own bytes. Only what is certain goes here; lines in doubt stay
for the assembly, which judges them by their place. Entities are decoded by a later rule, except
the signs of markup themselves, which must not be taken for markup again.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.extraction import (
    Mark,
    article_units,
    chosen,
    grown,
    is_html_file,
    made_whole,
    marked,
    names_more,
    rendered,
    scan,
    titled,
    units,
)
from build_scripts.rules.extraction.scanner import Kind
from build_scripts.text import Certainty, Edit


class _Reading(NamedTuple):
    """What a file gives: the edits, and what markup tells of the lines that stay."""

    edits: tuple[Edit, ...]
    marks: tuple[Mark, ...]


def find(content: str) -> Iterator[Edit]:
    """Edits that leave only the article of an HTML file; none for anything else."""
    if is_html_file(content):
        yield from _reading(content).edits


def marks(content: str) -> tuple[Mark, ...]:
    """The lines of the article, by their characters in the file, in order.

    Their markup tells what plain lines no longer do. Empty for anything but an HTML file.
    """
    return _reading(content).marks if is_html_file(content) else ()


@lru_cache(maxsize=1)  # the edits and the marks of a file are asked for one after the other
def _reading(content: str) -> _Reading:
    tokens = list(scan(content))
    tree = grown(content, tokens)
    found = units(content, tokens, tree)
    title = titled(content, tokens, found)
    if title is not None:
        found = made_whole(content, found, title)
    held = article_units(content, sum(token.kind is Kind.TAG for token in tokens), found)
    said = title.bare if title else ""
    named = said if title is not None and names_more(content, title) else ""
    choice = chosen(found, tree, held, said, bool(named))
    lines, reasons = list(found), list(choice.reasons)
    if title is not None and choice.needs_title:
        lines, reasons = [title, *lines], ["", *reasons]
    kept = [unit for unit, why in zip(lines, reasons, strict=True) if not why]
    return _Reading(
        tuple(rendered(content, tokens, tree, lines, reasons)), marked(tokens, tree, kept, named)
    )


_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>山里通了车_某网</title>'
    '<style>p{margin:0}</style></head><body><div class="nav"><a href="/">首页</a></div>'
    "<h1>山里通了车</h1><p>昨天上午，第一辆班车开进了<b>山里</b>的村子。</p>"
    "<script>var a = 1;</script><p>老人们站在村口，看着车，笑着说不出话来。</p></body></html>"
)
PAGE = Rule(
    "PAGE-1",
    "网页文件只留正文，其余各记缘由删去。 / Of an HTML file the article stays; the rest goes, with reasons.",
    Certainty.SURE,
    find,
    (
        Case(
            _PAGE,
            "山里通了车\n昨天上午，第一辆班车开进了山里的村子。\n老人们站在村口，看着车，笑着说不出话来。\n",
        ),
    ),
    ("网页以 <html> 开头，<head> 与 <body> 在其中", "<p>第一段</p><p>第二段</p>"),
)
