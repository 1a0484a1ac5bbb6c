"""Enumerators without a hole: 一是 to 九是, 其一, （一）; and what a title or a lead says of them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from build_scripts.checks.intervals import point
from build_scripts.checks.judging import computation
from build_scripts.checks.passages import Passage, Reading
from build_scripts.numerals import worth_of
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Observation

_N: Final = "[一二三四五六七八九十]{1,3}"
_MARKERS: Final = (
    re.compile(rf"(?:^|(?<=[。；：，！？”）\u3000 ]))(?P<number>{_N})是(?!否)"),
    re.compile(rf"(?:^|(?<=[。；：，！？”）]))其(?P<number>{_N})[，是、：]"),
    re.compile(rf"(?:^|(?<=[。；：，！？”）]))第(?P<number>{_N})[，：、]"),
    re.compile(rf"(?:^|(?<=[。；：，！？”）]))[（(](?P<number>{_N})[）)]"),
    re.compile(rf"^(?P<number>{_N})、"),
)
_SUMMED: Final = re.compile(r"[项大条个招点](?:措施|举措|办法|做法|方面|要点|工作|重点|抓手|着力)")
_LEAD: Final = re.compile(
    r"(?P<number>[两一二三四五六七八九十]{1,3}|[0-9]{1,2})"
    r"(?:个方面|方面|[项大条个点种](?:[^，。；：]{0,8}))[：，]$"
)


class Marker(NamedTuple):
    """An enumerator and where it stands."""

    number: int
    passage: Passage
    at: int


def enumerations(reading: Reading) -> Iterator[Check]:
    """Every run of enumerators of the chapter, and the number words that sum up one."""
    for pattern in _MARKERS:
        runs = _runs(list(_marked(reading, pattern)))
        for run in runs:
            yield _complete(reading, run)
            yield from _summed_in_lead(run)
        if len(runs) == 1:
            yield from _summed_in_title(reading, runs[0])


def _marked(reading: Reading, pattern: "re.Pattern[str]") -> Iterator[Marker]:
    for passage in reading.passages:
        for found in pattern.finditer(passage.text):
            value = worth_of(found["number"]).low
            if value is not None:
                yield Marker(int(value), passage, found.start("number"))


def _runs(markers: list[Marker]) -> list[list[Marker]]:
    """Enumerators in runs; 一 begins a run inside another, and the outer one goes on behind it."""
    done: list[list[Marker]] = []
    nested: list[list[Marker]] = []
    for marker in markers:
        if marker.number == 1:
            nested.append([marker])
            continue
        fitting = next(
            (
                at
                for at in range(len(nested) - 1, -1, -1)
                if nested[at][-1].number + 1 == marker.number
            ),
            None,
        )
        if fitting is None:
            fitting = len(nested) - 1
        if fitting < 0:
            nested.append([marker])
            continue
        done += nested[fitting + 1 :]
        del nested[fitting + 1 :]
        nested[fitting].append(marker)
    done += nested
    return [run for run in done if len(run) > 1]


def _complete(reading: Reading, run: list[Marker]) -> Check:
    numbers = [marker.number for marker in run]
    wanted = list(range(1, len(run) + 1))
    fits = numbers == wanted
    first = run[0]
    way = computation(
        f"依次为{'、'.join(map(str, numbers))}",
        point(Decimal(len(run))),
        fits=fits,
        exact=fits,
    )
    verdict = Verdict.CONSISTENT if fits else Verdict.INCONSISTENT
    reasons = () if fits else ("序数不是从一起逐个相接。",)
    if not fits and numbers[0] != 1:
        verdict, reasons = (
            Verdict.AMBIGUOUS,
            ("序数不从一起；前面的或许用了别的词（首先、一要）。",),
        )
    ids = tuple(found.id for marker in run if (found := _numeral(marker)))
    name = ids[0] if ids else f"{first.passage.paragraph}.{first.at}"
    return Check(
        f"{Relation.ENUMERATION.value}-{name}",
        Relation.ENUMERATION,
        reading.slug,
        first.passage.paragraph,
        "",
        ids,
        None,
        (way,),
        verdict,
        reasons,
        "项",
    )


def _numeral(marker: Marker) -> Observation | None:
    return next(
        (each for each in marker.passage.numerals if each.at.start <= marker.at < each.at.end), None
    )


def _summed_in_lead(run: list[Marker]) -> Iterator[Check]:
    """三个方面：一是……: the number word right before the first enumerator."""
    first = run[0]
    found = _LEAD.search(first.passage.text, max(0, first.at - 24), first.at)
    if found:
        yield from _summed(first.passage, found.start("number"), run, sure=found[0].endswith("："))


def _summed_in_title(reading: Reading, run: list[Marker]) -> Iterator[Check]:
    """五项措施 in a title, and a chapter with one run of enumerators."""
    for passage in reading.passages:
        if not passage.role.is_heading:
            continue
        for numeral in passage.numerals:
            if _SUMMED.match(passage.text, numeral.at.end):
                yield from _summed(passage, numeral.at.start, run, sure=False)


def _summed(passage: Passage, at: int, run: list[Marker], *, sure: bool) -> Iterator[Check]:
    numeral = next((each for each in passage.numerals if each.at.start <= at < each.at.end), None)
    claimed = worth_of(numeral.figure.printed).low if numeral else None
    if numeral is None or claimed is None:
        return
    fits = claimed == len(run)
    way = computation(f"序数有{len(run)}个", point(Decimal(len(run))), fits=fits, exact=fits)
    verdict = Verdict.CONSISTENT
    if not fits:
        verdict = Verdict.INCONSISTENT if sure else Verdict.AMBIGUOUS
    yield Check(
        f"{Relation.MEMBERS.value}-{numeral.id}",
        Relation.MEMBERS,
        passage.chapter,
        passage.paragraph,
        numeral.id,
        tuple(found.id for marker in run if (found := _numeral(marker))),
        point(claimed),
        (way,),
        verdict,
        () if fits else ("序数的个数与数词不同。",),
        "项",
    )
