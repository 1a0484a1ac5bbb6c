"""Counts of counties and districts against the table of areas (GB/T 2260, December 2017)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from build_scripts.checks.intervals import point
from build_scripts.checks.judging import computation
from build_scripts.checks.passages import Passage, Reading
from build_scripts.figures.gazetteer import gazetteer
from build_scripts.numerals import worth_of
from build_scripts.records.checks import Check, Relation, Verdict
from build_scripts.records.figures import Kind, Observation, Role

REVISION: Final = 2017
_ALL_KINDS: Final = re.compile(
    r"个?(?:县（市、区）|县\(市、区\)|县市区|县（区、市）|县区|县（区）|区县)"
)
_DISTRICTS: Final = re.compile(r"(?:个?(?:市辖)?(?:城区|市辖区))")
_SOME: Final = re.compile(r"个?[\u4e00-\u9fff]{0,6}?县(?![级域委政城（])")
_KINDS: Final = (Kind.FIGURE, Kind.NAME, Kind.OTHER)
_ORIGIN: Final = "全国|各省|东部|西部|中部|片区"
_PROVINCE, _PREFECTURE = 2, 4
_WHOLE: Final = re.compile(r"[全我][省市](?:共|辖|共辖|现辖|的)?$")
_FEW: Final = 2
_LEAST: Final = 4  # that two or three counties lie in an area says nothing
_ROLES: Final = (Role.REPORTED, Role.TARGET, Role.INTENDED)


def counties(reading: Reading) -> Iterator[Check]:
    """Every number of counties the chapter states of a prefecture or a province."""
    for passage in reading.passages:
        for numeral in passage.numerals:
            yield from _counted(reading, passage, numeral)


def _counted(reading: Reading, passage: Passage, numeral: Observation) -> Iterator[Check]:
    figure = numeral.figure
    if figure.kind not in _KINDS:
        return
    claimed = figure.value if figure.value is not None else _read(figure.printed)
    before = passage.text[max(0, numeral.at.start - 12) : numeral.at.start]
    area = _area_of(reading, numeral)
    if claimed is None or not area or re.search(_ORIGIN, before):
        return
    behind, text = numeral.at.end, passage.text
    whole = bool(_WHOLE.search(before))
    if re.search("[全我]省", before) and not area.endswith("0000"):
        return
    if _ALL_KINDS.match(text, behind):
        yield _check(reading, passage, numeral, claimed, area, _held(area), whole=whole)
    elif _DISTRICTS.match(text, behind) and len(_districts(area)) > 1:
        yield _check(reading, passage, numeral, claimed, area, _districts(area), whole=whole)
    elif (
        (found := _SOME.match(text, behind))
        and figure.role in _ROLES
        and claimed >= _LEAST
        and figure.unit in ("个", "县")
        and "、" not in found[0]
    ):
        yield _check(reading, passage, numeral, claimed, area, _held(area), whole=False)


def _read(printed: str) -> Decimal | None:
    """A bare number word of any kind; None for dates, ordinals and labels."""
    return (
        worth_of(printed).low
        if re.fullmatch(r"[0-9]{1,3}|[两二三四五六七八九十百]{1,4}", printed)
        else None
    )


def _area_of(reading: Reading, numeral: Observation) -> str:
    """The prefecture or province the count is about; empty when it is about a county or several."""
    codes = numeral.figure.area.codes
    area = reading.area if not codes or ";" in codes else codes
    if len(area) != 6 or not area.endswith("00"):
        area = reading.area
    return area if len(area) == 6 and area.endswith("00") and area != "000000" else ""


def _held(area: str) -> list[str]:
    """The codes of all counties, cities and districts of the area."""
    prefix = area[: _PROVINCE if area.endswith("0000") else _PREFECTURE]
    return [
        code for code in gazetteer().by_code if code.startswith(prefix) and not code.endswith("00")
    ]


def _districts(area: str) -> list[str]:
    return [code for code in _held(area) if gazetteer().by_code[code].name.endswith("区")]


def _check(
    reading: Reading,
    passage: Passage,
    numeral: Observation,
    claimed: Decimal,
    area: str,
    held: list[str],
    *,
    whole: bool,
) -> Check:
    number = len(held)
    fits = claimed == number if whole else claimed <= number
    way = computation(
        f"{gazetteer().path(area)}县级区划{number}个（{REVISION}年12月）"
        if number == len(_held(area))
        else f"{gazetteer().path(area)}市辖区{number}个（{REVISION}年12月）",
        point(Decimal(number)),
        fits=fits,
        exact=fits,
    )
    verdict, reasons = _judged(reading, claimed, number, fits=fits, whole=whole)
    return Check(
        f"{Relation.GAZETTEER.value}-{numeral.id}",
        Relation.GAZETTEER,
        passage.chapter,
        passage.paragraph,
        numeral.id,
        (),
        point(claimed),
        (way,),
        verdict,
        reasons,
        "个",
    )


def _judged(
    reading: Reading, claimed: Decimal, number: int, *, fits: bool, whole: bool
) -> tuple[Verdict, tuple[str, ...]]:
    if fits:
        return Verdict.CONSISTENT, ()
    if whole and claimed < number and abs(claimed - number) > _FEW:
        return Verdict.AMBIGUOUS, ("少于区划表所列，或只指其中一部分。",)
    if str(REVISION) in reading.published:
        return Verdict.INCONSISTENT, ("与区划表所列不同。",)
    if abs(claimed - number) <= _FEW:
        return Verdict.AMBIGUOUS, (f"与{REVISION}年的区划表不同；区划或有调整。",)
    return Verdict.INCONSISTENT, ("多于区划表所列。",)
