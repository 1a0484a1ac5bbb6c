"""The reviewed tables of places and of works cited in 《》: `glossary/places.csv`, `works.csv`."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.glossary import CitedWork, PlaceName, Standing
from build_scripts.seeds.loading import read_text
from build_scripts.seeds.terms import FOLDER

PLACES: Final = "places.csv"
WORKS: Final = "works.csv"
_PLACE_COLUMNS: Final = (
    "id", "forms", "spares", "code", "full_path", "level", "certainty", "note",
)  # fmt: skip
_WORK_COLUMNS: Final = ("id", "printed", "official", "issuer", "year", "kind", "certainty", "note")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE: Final = re.compile(r"(?:\d{6})?")
_LEVELS: Final = frozenset(
    ("country", "province", "prefecture", "county", "town", "village", "other")
)
_JOIN: Final = ";"


def places(root: Path) -> tuple[PlaceName, ...]:
    """All places, in the order of the table. Raises InputFault with every fault."""
    rows = _Rows(root / FOLDER / PLACES, _PLACE_COLUMNS)
    found = []
    for line, row in rows:
        if row["level"] not in _LEVELS:
            rows.fault(line, f"没有这一级：{row['level']} / no such level")
        if not _CODE.fullmatch(row["code"]):
            rows.fault(line, f"代码应为六位数：{row['code']} / not a code of GB/T 2260")
        found.append(
            PlaceName(
                row["id"],
                tuple(row["forms"].split(_JOIN)),
                tuple(filter(None, row["spares"].split(_JOIN))),
                row["code"],
                row["full_path"],
                row["level"],
                rows.standing(line, row),
                row["note"],
                line,
            )
        )
    rows.close()
    return tuple(found)


def works(root: Path) -> tuple[CitedWork, ...]:
    """All cited works, in the order of the table. Raises InputFault with every fault."""
    rows = _Rows(root / FOLDER / WORKS, _WORK_COLUMNS)
    found = [
        CitedWork(
            row["id"],
            tuple(row["printed"].split(_JOIN)),
            row["official"],
            row["issuer"],
            row["year"],
            row["kind"],
            rows.standing(line, row),
            line,
            row["note"],
        )
        for line, row in rows
    ]
    rows.close()
    return tuple(found)


class _Rows:
    """The rows of one table with their lines; faults are gathered and raised at the end."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._path, self._columns = path, columns
        self._faults: list[Fault] = []

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        if not self._path.exists():
            return
        reader = csv.reader(io.StringIO(read_text(self._path)), strict=True)
        seen: set[str] = set()
        try:
            if tuple(next(reader, ())) != self._columns:
                self.fault(1, "首行应为各栏之名 / the first line must name the columns")
                return
            for cells in reader:
                line = reader.line_num
                if len(cells) != len(self._columns):
                    self.fault(line, f"应有 {len(self._columns)} 栏 / wrong number of cells")
                    continue
                row = dict(zip(self._columns, cells, strict=True))
                if not _ID.fullmatch(row["id"]) or row["id"] in seen:
                    self.fault(line, f"编号「{row['id']}」不合式或重出 / not an id, or twice")
                seen.add(row["id"])
                yield line, row
        except csv.Error:
            self.fault(reader.line_num, "不合 CSV 的格式 / not well-formed CSV")

    def standing(self, line: int, row: dict[str, str]) -> Standing:
        try:
            return Standing(row["certainty"])
        except ValueError:
            self.fault(line, f"certainty 没有「{row['certainty']}」 / no such value")
            return Standing.UNSURE

    def fault(self, line: int, message: str) -> None:
        self._faults.append(Fault(self._path.as_posix(), line, "SEED-NAME", message))

    def close(self) -> None:
        if self._faults:
            raise InputFault(*self._faults)
