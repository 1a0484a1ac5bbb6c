"""Nothing is reported from after its publication."""

import re
from collections.abc import Iterator
from typing import Final

from build_scripts.checks.passages import Reading, clause_at
from build_scripts.checks.times import begins_after
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Kind, Observation

_FUTURE: Final = re.compile(
    r"到|至|将|定于|拟|届时|明年|下月|预计|力争|目标|计划|规划|确保|底前|年底|前$"
)


def dates(reading: Reading) -> Iterator[Check]:
    """One check a chapter for all its dates; one more for each that lies after it."""
    if not reading.published:
        return
    fitting: list[str] = []
    late: list[Check] = []
    first = ""
    for passage in reading.passages:
        for numeral in passage.numerals:
            if not _dated(numeral):
                continue
            first = first or passage.paragraph
            if not begins_after(numeral.figure.period.value, reading.published):
                fitting.append(numeral.id)
                continue
            clause = clause_at(passage.text, numeral.at.start)
            said = passage.text[clause.start : numeral.at.end + 4]
            if not _FUTURE.search(said):
                late.append(_late(reading, numeral))
    if fitting:
        yield Check(
            f"{Relation.DATE.value}-{reading.slug}",
            Relation.DATE,
            reading.slug,
            first,
            "",
            tuple(fitting),
            None,
            (),
            Verdict.CONSISTENT,
            (f"文中{len(fitting)}处日期都不晚于刊发之时（{reading.published}）。",),
        )
    yield from late


def _dated(numeral: Observation) -> bool:
    figure = numeral.figure
    if not figure.period.value:
        return False
    return figure.kind is Kind.DATE


def _late(reading: Reading, numeral: Observation) -> Check:
    return Check(
        f"{Relation.DATE.value}-{numeral.id}",
        Relation.DATE,
        reading.slug,
        numeral.paragraph,
        numeral.id,
        (),
        None,
        (),
        Verdict.INCONSISTENT,
        (f"{numeral.figure.period.value}晚于刊发之时（{reading.published}）。",),
    )
