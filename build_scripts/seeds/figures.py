"""The reviewed tables of figures, `figures/CHAPTER.csv`: one row a numeral, in the order of text."""

import csv
import io
import re
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from build_scripts.numerals import plain
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.figures import (
    Area,
    Basis,
    Figure,
    FigureDecision,
    Kind,
    Period,
    Qualifier,
    Role,
)
from build_scripts.seeds.loading import read_text

if TYPE_CHECKING:
    import _csv

FOLDER: Final = "figures"
COLUMNS: Final = (
    "id", "before", "printed", "after", "kind", "value", "upper", "unit", "qualifier",
    "time_period", "time_basis", "ref_area", "ref_area_name", "area_basis", "figure_role",
    "comparison", "indicator", "theme", "note",
)  # fmt: skip
_ID: Final = re.compile(r"[0-9A-Za-z.\u3400-\u9fff]+(?:-[0-9]+){1,2}")
_DAY: Final = r"(?:\d{4}(?:-\d\d){0,2})"
_PERIOD: Final = re.compile(rf"(?:{_DAY}|{_DAY}/{_DAY}|\.\./{_DAY}|{_DAY}/\.\.)?")
_AREA: Final = re.compile(r"(?:\d{6}(?:\d{3})?(?:;(?:\d{6}(?:\d{3})?)?)*)?")
_Code = TypeVar("_Code", bound=StrEnum)


def figure_decisions(root: Path) -> tuple[FigureDecision, ...]:
    """The decisions of all tables, by the names of the files. Raises InputFault with every fault."""
    found: list[FigureDecision] = []
    faults: list[Fault] = []
    for path in sorted((root / FOLDER).glob("*.csv")):
        table = _Table(path)
        found += table.decisions
        faults += table.faults
    if faults:
        raise InputFault(*faults)
    return tuple(found)


class _Table:
    """One file: its decisions, or its faults."""

    def __init__(self, path: Path) -> None:
        self._path, self._line = path, 1
        self.faults: list[Fault] = []
        self.decisions: list[FigureDecision] = []
        reader = csv.reader(io.StringIO(read_text(path)), strict=True)
        try:
            self._read(reader)
        except csv.Error:
            self._line = reader.line_num
            self._fault("不合 CSV 的格式 / not well-formed CSV")

    def _read(self, reader: "_csv.Reader") -> None:
        if tuple(next(reader, ())) != COLUMNS:
            self._fault(
                "首行应为各栏之名 / the first line must name the columns", ",".join(COLUMNS)
            )
            return
        seen: set[str] = set()
        for cells in reader:
            self._line = reader.line_num
            if len(cells) != len(COLUMNS):
                self._fault(f"应有 {len(COLUMNS)} 栏，实有 {len(cells)} 栏 / wrong number of cells")
                continue
            row = dict(zip(COLUMNS, cells, strict=True))
            if row["id"] in seen:
                self._fault(f"{row['id']} 重出 / stands twice")
            seen.add(row["id"])
            self.decisions.append(self._decision(row))

    def _decision(self, row: dict[str, str]) -> FigureDecision:
        if not _ID.fullmatch(row["id"]):
            self._fault(f"「{row['id']}」不是编号 / not an id")
        if not row["printed"]:
            self._fault("printed 不能空 / must not be empty")
        kind = self._code(Kind, row, "kind", Kind.OTHER)
        figure = Figure(
            0,
            0,
            row["printed"],
            kind,
            value=self._number(row, "value"),
            upper=self._number(row, "upper"),
            unit=row["unit"],
            qualifier=self._code(Qualifier, row, "qualifier", Qualifier.EXACT),
            period=Period(
                self._shaped(row, "time_period", _PERIOD),
                self._code(Basis, row, "time_basis", Basis.NONE),
            ),
            area=Area(
                self._shaped(row, "ref_area", _AREA),
                row["ref_area_name"],
                self._code(Basis, row, "area_basis", Basis.NONE),
            ),
            role=self._code(Role, row, "figure_role", Role.REPORTED),
            comparison=row["comparison"],
            indicator=row["indicator"],
        )
        if kind is Kind.FIGURE:
            self._complete(row, figure)
        chapter = self._path.stem
        return FigureDecision(
            row["id"],
            chapter,
            row["before"],
            row["after"],
            figure,
            row["theme"],
            row["note"],
            self._path.as_posix(),
            self._line,
        )

    def _complete(self, row: dict[str, str], figure: Figure) -> None:
        """A figure has a value (unless it is indefinite), a name and a theme."""
        if not row["value"] and figure.qualifier is not Qualifier.INDEFINITE:
            self._fault("数据须有值 / a figure needs a value", "不定之数，qualifier 写 indefinite")
        for column in ("indicator", "theme"):
            if not row[column]:
                self._fault(f"数据须有 {column} / a figure needs it")

    def _code(self, codes: type[_Code], row: dict[str, str], column: str, absent: _Code) -> _Code:
        said = row[column]
        if not said:
            return absent
        try:
            return codes(said)
        except ValueError:
            known = " ".join(code.value for code in codes if code.value)
            self._fault(f"{column} 没有「{said}」 / no such value", known)
            return absent

    def _number(self, row: dict[str, str], column: str) -> Decimal | None:
        said = row[column]
        try:
            number = Decimal(said) if said else None
        except InvalidOperation:
            number = Decimal("NaN")
        if number is None or number.is_finite():
            return number
        self._fault(f"{column}「{said}」不是数 / not a number")
        return None

    def _shaped(self, row: dict[str, str], column: str, shape: "re.Pattern[str]") -> str:
        if not shape.fullmatch(row[column]):
            self._fault(f"{column}「{row[column]}」格式不对 / is not of its form")
        return row[column]

    def _fault(self, message: str, hint: str = "") -> None:
        self.faults.append(Fault(self._path.as_posix(), self._line, "SEED-FIGURE", message, hint))


def as_table(decisions: tuple[FigureDecision, ...]) -> str:
    """The rows as they stand in a file, the line of names first."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(each) for each in decisions)
    return out.getvalue()


def _cells(each: FigureDecision) -> list[str]:
    figure = each.figure
    is_figure = figure.kind is Kind.FIGURE
    return [
        each.id, each.before, figure.printed, each.after, figure.kind.value,
        plain(figure.value), plain(figure.upper), figure.unit,
        figure.qualifier.value if is_figure else "",
        figure.period.value, figure.period.basis.value,
        figure.area.codes, figure.area.names, figure.area.basis.value,
        figure.role.value if is_figure else "",
        figure.comparison, figure.indicator, each.theme, each.note,
    ]  # fmt: skip
