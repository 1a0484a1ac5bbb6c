"""Lists made by hand, brought to the numerals and the checks of a book."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from build_scripts.records.book import BookChapter
from build_scripts.records.checks import Check, Verdict
from build_scripts.records.figures import Observation

HERE = Path(__file__).parent
OPEN, CLOSE = "【】"


class Row(NamedTuple):
    """One claim as a reader found it; ``found`` is no where the engine does not see it."""

    chapter: str
    relation: str
    claim: str
    inputs: tuple[str, ...]
    verdict: Verdict
    found: bool


def expected() -> list[Row]:
    with (HERE / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["chapter"],
                row["relation"],
                row["claim"],
                tuple(row["inputs"].split()),
                Verdict(row["verdict"]),
                row["found"] == "yes",
            )
            for row in csv.DictReader(file)
        ]


def coincidences() -> list[dict[str, str]]:
    with (HERE / "coincidences.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numerals_at(chapter: BookChapter, marked: str) -> list[Observation]:
    """The numerals that stand in a passage whose numeral is marked with 【】."""
    before, _, rest = marked.partition(OPEN)
    printed, _, after = rest.partition(CLOSE)
    texts = {paragraph.id: paragraph.text for paragraph in chapter.article.paragraphs}
    return [
        each
        for each in chapter.observations
        if each.figure.printed == printed
        and texts[each.paragraph][: each.at.start].endswith(before)
        and texts[each.paragraph][each.at.end :].startswith(after)
    ]


def said_of(checks: Iterable[Check], relation: str, numerals: list[Observation]) -> list[Check]:
    """The checks under a relation that claim one of the numerals, or are made from it alone."""
    names = {each.id for each in numerals}
    return [
        check
        for check in checks
        if check.relation.value == relation
        and (
            check.claim in names
            or (not check.claim and check.inputs[:1] and check.inputs[0] in names)
        )
    ]
