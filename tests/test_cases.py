"""Whole pages in four drawers: after life, made, spared, and those that nothing heals yet.

What a page leaves out, keeps, joins and in which order is compared line by line; the width of marks
is judged elsewhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.reading import reading_text
from build_scripts.restore import restore
from tests.damage.annotated import AnnotatedPage, annotated, folded

CASES = Path(__file__).parent / "cases"
MARKS = ("# ", "[图] ", "\\")


def drawer(*names: str) -> list[AnnotatedPage]:
    return [annotated(path) for name in names for path in sorted((CASES / name).glob("*.page"))]


def read(text: str) -> list[str]:
    printed = reading_text(restore(text.encode(), "page"))
    return [folded(line) for line in printed.splitlines()]


def wanted(page: AnnotatedPage) -> list[str]:
    return [folded(line) for line in page.truth]


@pytest.mark.parametrize("page", drawer("wild", "made", "spare"), ids=lambda page: page.name)
def test_a_page_is_read_as_it_was_meant(page: AnnotatedPage) -> None:
    assert read(page.text) == wanted(page)


@pytest.mark.parametrize("page", drawer("spare"), ids=lambda page: page.name)
def test_a_spared_page_keeps_every_line(page: AnnotatedPage) -> None:
    lines = [line for line in map(folded, page.text.splitlines()) if line]
    bare = [
        next((line.removeprefix(mark) for mark in MARKS if line.startswith(mark)), line)
        for line in read(page.text)
    ]
    assert bare == lines


@pytest.mark.xfail(strict=True, reason="nothing heals it yet")
@pytest.mark.parametrize("page", drawer("unhealed"), ids=lambda page: page.name)
def test_a_page_that_nothing_heals_yet(page: AnnotatedPage) -> None:
    assert read(page.text) == wanted(page)
