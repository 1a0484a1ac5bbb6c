"""The charts an editor has put together, `charts/*.yml`, and the outlines of areas, `maps/`."""

import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Final

from build_scripts.records.charts import (
    NO_OUTLINES,
    Chart,
    ChartKind,
    ChartRow,
    Outline,
    Outlines,
    Ring,
)
from build_scripts.records.faults import Fault, InputFault
from build_scripts.seeds.loading import read_text
from build_scripts.seeds.marked import Value
from build_scripts.seeds.marked_files import Item, items_of

FOLDER: Final = "charts"
OUTLINES: Final = "maps/outlines.json"
SCHEMA: Final = Path(__file__).resolve().parents[2] / "seeds" / FOLDER / "charts.schema.json"
VERSION: Final = 1
_PARTS: Final = {
    ChartKind.BARS: ("value",),
    ChartKind.SHARES: ("part", "whole"),
    ChartKind.GROWTH: ("first", "last", "stated"),
}


def charts(root: Path) -> tuple[Chart, ...]:
    """All charts, by the names of the files and their order in them. Raises InputFault."""
    found = tuple(_chart(item) for item in items_of(root / FOLDER, SCHEMA, "charts"))
    if faults := tuple(_doubled(found)):
        raise InputFault(*faults)
    return found


def _chart(item: Item) -> Chart:
    given = item.fields
    kind = ChartKind(str(given["kind"]))
    rows = tuple(
        ChartRow(
            str(row["label"]),
            tuple(str(row[part]) for part in _PARTS[kind]),
            item.marked.line((*item.place, "rows", at)),
        )
        for at, row in enumerate(_listed(given, "rows"))
        if isinstance(row, dict)
    )
    return Chart(
        id=str(given["id"]),
        kind=kind,
        title=str(given["title"]),
        says=str(given["says"]),
        note=str(given.get("note") or ""),
        cover=given.get("cover") == "yes",
        rows=rows,
        path=item.path,
        where=item.line,
    )


def _listed(value: Value, name: str) -> list[Value]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _doubled(found: tuple[Chart, ...]) -> Iterator[Fault]:
    seen: set[str] = set()
    for chart in found:
        if chart.id in seen:
            message = f"编号 {chart.id} 重出 / the id stands twice"
            yield Fault(chart.path, chart.where, "SEED-CHART", message)
        seen.add(chart.id)


def outlines(root: Path) -> Outlines:
    """The outlines of areas; none where the file is missing. Raises InputFault."""
    path = root / OUTLINES
    if not path.is_file():
        return NO_OUTLINES
    try:
        held = json.loads(read_text(path))
        if held["version"] != VERSION:
            raise ValueError
        grids = held["grid"]
        return Outlines(
            str(held["origin"]),
            _outlines(held["counties"], float(grids["counties"])),
            _outlines(held["prefectures"], float(grids["prefectures"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        message = "不是本程序写的轮廓表 / not a table of outlines"
        hint = "python -m build_scripts.seeds.outlining seeds"
        raise InputFault(Fault(path.as_posix(), 0, "SEED-OUTLINE", message, hint)) from None


def _outlines(held: dict[str, list[list[int]]], grid: float) -> tuple[Outline, ...]:
    return tuple(
        Outline(code, tuple(_ring(steps, grid) for steps in rings)) for code, rings in held.items()
    )


def _ring(steps: list[int], grid: float) -> Ring:
    """Points from steps: the first pair is a place, every other one the way from the last."""
    across, along = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple(
        (round(x * grid, 6), round(y * grid, 6)) for x, y in zip(across, along, strict=True)
    )
