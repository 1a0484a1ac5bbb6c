"""Floor 3: the checks of the five sources against a reader's list, made with a pencil."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checks import outcome_of, verdict_of, verdicts_of
from build_scripts.commands.edition import book_of
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.checks import Check, Relation, Verdict
from tests.checks.matching import Row, coincidences, expected, numerals_at, said_of

ROOT = Path(__file__).resolve().parent.parent
ROWS = expected()
WHOLE_CHAPTER = (Relation.UNIT, Relation.DATE)


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(ROOT / "seeds")


def chapter_of(book: Book, slug: str) -> BookChapter:
    return next(each for each in book.chapters if each.decision.slug == slug)


def checks_at(book: Book, row: Row) -> list[Check]:
    numerals = numerals_at(chapter_of(book, row.chapter), row.claim)
    assert numerals, f"no such numeral: {row.claim}"
    return said_of(book.checks, row.relation, numerals)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.found], ids=lambda row: f"{row.relation} {row.claim}"
)
def test_what_a_reader_found_is_found(book: Book, row: Row) -> None:
    printed = {
        each.id: each.figure.printed for chapter in book.chapters for each in chapter.observations
    }
    found = checks_at(book, row)
    assert [check.verdict for check in found] == [row.verdict]
    (check,) = found
    if row.inputs and check.relation is not Relation.ENUMERATION:
        assert sorted(printed[name] for name in check.inputs) == sorted(row.inputs)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if not row.found], ids=lambda row: f"{row.relation} {row.claim}"
)
def test_what_only_a_reader_sees_is_not_claimed(book: Book, row: Row) -> None:
    """Written down so that the list is whole; one that is found later moves to the others."""
    assert not checks_at(book, row)


def test_nothing_is_found_that_a_reader_did_not_find(book: Book) -> None:
    listed = {check.id for row in ROWS for check in checks_at(book, row)}
    strange = [
        check
        for check in book.checks
        if check.id not in listed and not (check.relation in WHOLE_CHAPTER and not check.claim)
    ]
    assert not strange, [check.id for check in strange]


@pytest.mark.parametrize("pair", coincidences(), ids=lambda pair: f"{pair['one']} {pair['other']}")
def test_a_coincidence_is_no_relation(book: Book, pair: dict[str, str]) -> None:
    one = numerals_at(chapter_of(book, pair["one_chapter"]), pair["one"])
    other = numerals_at(chapter_of(book, pair["other_chapter"]), pair["other"])
    assert one and other
    for check in book.checks:
        if check.relation in WHOLE_CHAPTER and not check.claim:
            continue
        names = {check.claim, *check.inputs}
        assert not (names & {each.id for each in one} and names & {each.id for each in other}), (
            check
        )


def test_dates_of_every_chapter_are_compared_with_its_publication(book: Book) -> None:
    dated = {
        chapter.decision.slug
        for chapter in book.chapters
        if any(each.figure.kind.value == "date" for each in chapter.observations)
    }
    checks = [check for check in book.checks if check.relation is Relation.DATE]
    assert {check.chapter for check in checks} == dated
    assert {check.verdict for check in checks} == {Verdict.CONSISTENT}


def test_every_id_leads_to_a_numeral_and_stands_once(book: Book) -> None:
    numerals = {each.id for chapter in book.chapters for each in chapter.observations}
    assert len({check.id for check in book.checks}) == len(book.checks)
    for check in book.checks:
        assert {check.claim, *check.inputs} - {""} <= numerals
        assert check.claim not in check.inputs


def test_a_formula_and_its_interval_are_always_printed(book: Book) -> None:
    bare = (Relation.UNIT, Relation.DATE)
    for check in book.checks:
        if check.verdict is not Verdict.NOT_CHECKED and check.relation not in bare:
            assert check.computations, check
            assert all(
                way.formula and way.result.low <= way.result.high for way in check.computations
            )
        else:
            assert check.reasons, check


def test_average_growth_is_reckoned_both_ways_over_both_counts_of_years(book: Book) -> None:
    checks = [check for check in book.checks if check.relation is Relation.AVERAGE_GROWTH]
    assert len(checks) == 4
    for check in checks:
        assert [way.name[:4] for way in check.computations] == ["复合增长"] * 2 + ["简单平均"] * 2
        fitting = [way.name for way in check.computations if way.fits]
        assert len(fitting) == 1
        assert f"{fitting[0]}相合" in check.reasons[0]


def test_a_figure_is_told_by_its_gravest_claim(book: Book) -> None:
    verdicts = verdicts_of(book.checks)
    for check in book.checks:
        if check.claim and check.verdict is Verdict.INCONSISTENT:
            assert verdicts[check.claim] is Verdict.INCONSISTENT
    assert verdict_of("nothing", book.checks) is Verdict.NOT_CHECKED


def test_a_chapter_counts_every_figure_once(book: Book) -> None:
    for chapter in book.chapters:
        outcome = outcome_of(chapter, book.checks)
        assert outcome.figures == sum(each.is_figure for each in chapter.observations)
        assert sum(outcome[1:]) == outcome.figures
        assert outcome.checked + outcome.not_checked == outcome.figures
