"""Invented articles read by the machine alone: planted claims are seen, and nobody is accused."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from build_scripts.checks.passages import Passage
from build_scripts.records.checks import Check, Relation, Verdict
from tests.checks.invented import ARTICLES, HERE, checks_of_article

WHOLE_CHAPTER = (Relation.UNIT, Relation.DATE)


class Planted(NamedTuple):
    article: str
    relation: str
    claim: str
    verdict: Verdict


def planted() -> list[Planted]:
    with (HERE / "planted.csv").open(encoding="utf-8", newline="") as file:
        return [
            Planted(row["article"], row["relation"], row["claim"], Verdict(row["verdict"]))
            for row in csv.DictReader(file)
        ]


ROWS = planted()


@cache
def checks_by_article(number: str) -> tuple[tuple[Check, ...], tuple[Passage, ...]]:
    (path,) = [path for path in ARTICLES if path.stem.startswith(f"{number}-")]
    return checks_of_article(path)


def ids_at(passages: tuple[Passage, ...], marked: str) -> set[str]:
    before, _, rest = marked.partition("【")
    printed, _, after = rest.partition("】")
    return {
        each.id
        for passage in passages
        for each in passage.numerals
        if each.figure.printed == printed
        and passage.text[: each.at.start].endswith(before)
        and passage.text[each.at.end :].startswith(after)
    }


def told(row: Planted) -> list[Check]:
    checks, passages = checks_by_article(row.article)
    names = ids_at(passages, row.claim)
    assert names, f"no such numeral: {row.claim}"
    return [
        check
        for check in checks
        if check.relation.value == row.relation
        and (check.claim in names or (not check.claim and check.inputs[0] in names))
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.article} {row.relation} {row.claim}")
def test_a_planted_claim_comes_out_as_it_was_planted(row: Planted) -> None:
    assert [check.verdict for check in told(row)] == [row.verdict]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_nothing_else_is_claimed(path: Path) -> None:
    number = path.stem[0]
    listed = {check.id for row in ROWS if row.article == number for check in told(row)}
    strange = [
        check
        for check in checks_by_article(number)[0]
        if check.id not in listed and not (check.relation in WHOLE_CHAPTER and not check.claim)
    ]
    assert not strange
