"""The figures as CSV and JSON: one row a numeral, in the order of the text."""

import csv
import io
import json
from typing import Final

from build_scripts.numerals import plain
from build_scripts.records.figures import Figure

VERSION: Final = 1
FIELDS: Final = [
    "start",
    "end",
    "printed",
    "kind",
    "value",
    "upper",
    "unit",
    "qualifier",
    "unit_mult",
    "decimals",
    "time_period",
    "time_basis",
    "ref_area",
    "ref_area_name",
    "area_basis",
    "figure_role",
    "comparison",
    "indicator",
    "quote",
]


def as_csv(figures: list[Figure]) -> str:
    """RFC 4180 with a head line; values as plain decimals, empty where there is none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([row[field] for field in FIELDS] for row in map(_row, figures))
    return out.getvalue()


def as_json(figures: list[Figure]) -> str:
    """``{"version", "figures"}``; values are strings, so that no digit is lost, or null."""
    rows = [
        {
            field: None if field in ("value", "upper") and said == "" else said
            for field, said in row.items()
        }
        for row in map(_row, figures)
    ]
    return json.dumps({"version": VERSION, "figures": rows}, ensure_ascii=False, indent=1) + "\n"


def _row(figure: Figure) -> dict[str, str | int]:
    return {
        "start": figure.start,
        "end": figure.end,
        "printed": figure.printed,
        "kind": figure.kind.value,
        "value": plain(figure.value),
        "upper": plain(figure.upper),
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "unit_mult": figure.unit_mult,
        "decimals": figure.decimals,
        "time_period": figure.period.value,
        "time_basis": figure.period.basis.value,
        "ref_area": figure.area.codes,
        "ref_area_name": figure.area.names,
        "area_basis": figure.area.basis.value,
        "figure_role": figure.role.value,
        "comparison": figure.comparison,
        "indicator": figure.indicator,
        "quote": figure.quote,
    }
