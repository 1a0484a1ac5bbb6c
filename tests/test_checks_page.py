"""Floor 4: the page of the checks: every check stands on it, and every link leads somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from build_scripts.chapters import pages
from build_scripts.chapters.checks_page import checks_page
from build_scripts.commands.edition import book_of
from build_scripts.records.book import Book
from build_scripts.records.checks import Check, Computation, Interval, Relation, Verdict
from tests.made_book import HOSTILE, hostile

ROOT = Path(__file__).resolve().parent.parent
PAGE = "checks/index.md"


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(ROOT / "seeds")


@pytest.fixture(scope="module")
def page(book: Book) -> str:
    return checks_page(book)


def test_every_check_stands_on_the_page_once(book: Book, page: str) -> None:
    ids = re.findall(r' id="([^"]+)"', page)
    assert sorted(ids) == sorted(check.id for check in book.checks)


def test_every_link_to_a_chapter_or_a_table_arrives(book: Book, page: str) -> None:
    numerals = {
        chapter.decision.slug: {each.id for each in chapter.observations}
        for chapter in book.chapters
    }
    figures = {
        each.id for chapter in book.chapters for each in chapter.observations if each.is_figure
    }
    paragraphs = {each.id for chapter in book.chapters for each in chapter.article.paragraphs}
    links = re.findall(r'href="\.\./(chapters|figures)/([^/"]+)/(?:#([^"]+))?"', page)
    assert len(links) > len(book.checks)
    for folder, slug, name in links:
        assert slug in numerals
        if name and folder == "figures":
            assert name in numerals[slug]
        elif name:
            assert name in figures or name in paragraphs


def test_chapters_lead_to_their_checks(book: Book, page: str) -> None:
    made = pages(book)
    for chapter in book.chapters:
        slug = chapter.decision.slug
        if f"../../checks/#{slug}" in made[f"chapters/{slug}.md"]:
            assert f"{{: #{slug} }}" in page


def test_average_growth_stands_both_ways_side_by_side(page: str) -> None:
    part = page.split("{: #average-growth }")[1].split("\n## ")[0]
    rows = re.findall(r"<tr>.*?</tr>", part)
    assert len(rows) == 1 + 4
    for row in rows[1:]:
        assert [label[:4] for label in re.findall('data-label="([^"]+)"', row)] == [
            "所说", "复合增长", "复合增长", "简单平均", "简单平均",
        ]  # fmt: skip
        assert row.count('class="fits"') == 1


def test_what_was_not_checked_is_listed_with_its_reason(book: Book, page: str) -> None:
    part = page.split("{: #not-checked }")[1]
    unchecked = [check for check in book.checks if check.verdict is Verdict.NOT_CHECKED]
    assert unchecked
    for check in unchecked:
        row = re.search(f'<tr id="{check.id}">.*?</tr>', part)
        assert row and all(reason in row[0] for reason in check.reasons)


def test_a_formula_stands_with_its_interval_and_that_of_the_claim(page: str) -> None:
    assert "10792.5 + 5215.5 + 15 + 264.04 = 16287.04（万元）" in page
    assert "16286.435—16287.645万元" in page
    assert "16287.05—16287.15万元" in page


def test_the_words_of_the_page_accuse_nobody(page: str) -> None:
    said = re.sub(r"<q>.*?</q>", "", page)
    assert not re.search("造假|虚报|错误|撒谎|谎报|编造", said)


def test_hostile_text_stays_text() -> None:
    book = hostile()
    (chapter,) = book.chapters
    paragraph = chapter.article.paragraphs[0]
    check = Check(
        "members-made",
        Relation.MEMBERS,
        chapter.decision.slug,
        paragraph.id,
        "",
        (),
        None,
        (Computation("", HOSTILE[0], Interval(Decimal(1), Decimal("Infinity")), False),),
        Verdict.AMBIGUOUS,
        HOSTILE,
    )
    made = checks_page(replace(book, checks=(check,)))
    body = made.split("---", 2)[2]
    assert "<script" not in body and "<img" not in body and "</table><h1>" not in body
    assert not re.search(r"^(?:# 不是|::: |!!! |--8<--)", body, re.M)


def test_a_book_without_figures_has_a_page() -> None:
    assert "{: #not-checked }" in checks_page(hostile())
