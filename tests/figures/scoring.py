"""What the extractor alone says of a text, beside what a reader annotated by hand.

    python -m tests.figures.scoring [FIELD ...]

prints the scores of all sets, and each difference in the named fields (missed, extra, kind, value,
unit, qualifier, period, area, name, role, indicator).
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from build_scripts.figures import Figure, Kind, figures_of
from build_scripts.numerals import plain
from build_scripts.reading import reading_text
from build_scripts.restore import restore

HERE = Path(__file__).resolve().parent
GOLDEN = HERE.parent / "golden"
FIELDS = ("value", "unit", "qualifier", "period", "area", "name", "role")
SETS = (
    "sources",
    "automatic",
    "articles",
    "held_out",
    "second_round",
    "third_round",
    "fourth_round",
    "fifth_round",
    "sixth_round",
)
SEEDS = HERE.parent.parent / "seeds"
_AROUND = 8  # characters on either side by which a numeral is found again in another text


class Row(NamedTuple):
    """One numeral as a reader annotated it; ``start`` and ``end`` count characters of the text."""

    start: int
    end: int
    says: dict[str, str]


class Annotated(NamedTuple):
    """A text, what was annotated in it, and the spans of the lines that were read."""

    name: str
    text: str
    rows: list[Row]
    read: list[tuple[int, int]]


def annotated(folder: str) -> Iterator[Annotated]:
    """The texts of a set, in the order of their names. *automatic*: the annotated numerals of the
    sources, found again in what the machine alone restores."""
    if folder == "automatic":
        for given in annotated("sources"):
            yield _restored(given)
        return
    for path in sorted((HERE / folder).glob("*.csv")):
        own = path.with_suffix(".txt")
        source = own if own.exists() else GOLDEN / f"{path.stem[:3]}.txt"
        yield _placed(path, source.read_text(encoding="utf-8"), whole=source is own)


def _placed(path: Path, text: str, *, whole: bool) -> Annotated:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    rows = []
    with path.open(encoding="utf-8", newline="") as table:
        for says in csv.DictReader(table):
            number = int(says["line"])
            at = -1
            for _ in range(int(says["nth"])):
                at = lines[number - 1].index(says["printed"], at + 1)
            start = starts[number - 1] + at
            rows.append(Row(start, start + len(says["printed"]), says))
    numbers = [int(row.says["line"]) for row in rows]
    first, last = (1, len(lines)) if whole else (min(numbers), max(numbers))
    return Annotated(path.stem, text, rows, [(starts[first - 1], starts[last])])


def _restored(given: Annotated) -> Annotated:
    path = next(SEEDS.glob(f"{given.name[:3]}_*.txt"))
    text = reading_text(restore(path.read_bytes(), "page"))
    rows = []
    for row in given.rows:
        first = given.text.rfind("\n", row.start - _AROUND, row.start) + 1 or row.start - _AROUND
        last = given.text.find("\n", row.end, row.end + _AROUND)
        around = given.text[max(0, first) : last if last >= 0 else row.end + _AROUND]
        at = -1
        for _ in range(1 + given.text.count(around, 0, row.start - _AROUND)):
            at = max(at, text.find(around, at + 1))
        start = at + row.start - max(0, first) if at >= 0 else len(text)
        rows.append(Row(start, start + row.end - row.start, row.says))
    return Annotated(given.name, text, rows, [(row.start, row.end) for row in rows])


def compared(given: Annotated, told: Counter[str], shown: tuple[str, ...] = ()) -> None:
    """Adds to ``told`` what of the annotation the extractor found, and what it found right."""
    found = [
        figure
        for figure in figures_of(given.text)
        if any(low < figure.end and figure.start < high for low, high in given.read)
    ]
    met = set[int]()
    for row in given.rows:
        figure = next(
            (each for each in found if each.start < row.end and row.start < each.end), None
        )
        told["numerals"] += 1
        if figure is None:
            _show(given, "missed", row.says["kind"], "", row, shown)
            continue
        met.add(figure.start)
        told["found"] += 1
        _kind(given, figure, row, told, shown)
    for figure in found:
        if figure.start not in met and figure.kind is Kind.FIGURE:
            told["called figure"] += 1
            _show(given, "extra", "", figure.printed, Row(figure.start, figure.end, {}), shown)


def _kind(
    given: Annotated, figure: Figure, row: Row, told: Counter[str], shown: tuple[str, ...]
) -> None:
    truly, called = row.says["kind"] == "figure", figure.kind is Kind.FIGURE
    told["figures"] += truly
    told["called figure"] += called
    if row.says["kind"] != figure.kind.value:
        _show(given, "kind", row.says["kind"], figure.kind.value, row, shown)
    if not (truly and called):
        return
    told["right figures"] += 1
    for field in FIELDS:
        says, machine = annotation_of(row.says, field), reading_of(figure, field)
        told[field] += says == machine
        if says != machine:
            _show(given, field, says, machine, row, shown)
    told["indicator per cent"] += round(100 * likeness(row.says["indicator"], figure.indicator))
    _show(given, "indicator", row.says["indicator"], figure.indicator, row, shown)


def annotation_of(says: dict[str, str], field: str) -> str:
    """The annotated field; codes as GB/T 2260 has them, six digits."""
    if field == "value":
        return plain(Decimal(says["value"])) if says["value"] else ""
    if field == "area":
        return ";".join(code[:6] for code in says["ref_area"].split(";"))
    names = {"period": "time_period", "name": "ref_area_name", "role": "figure_role"}
    return says[names.get(field, field)]


def reading_of(figure: Figure, field: str) -> str:
    """The same field as the extractor reads it."""
    return {
        "value": plain(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "period": figure.period.value,
        "area": figure.area.codes,
        "name": figure.area.names,
        "role": figure.role.value,
    }[field]


def likeness(left: str, right: str) -> float:
    """Twice the characters that both have, over the characters of both (Dice)."""
    shared = (Counter(left) & Counter(right)).total()
    return 2 * shared / (len(left) + len(right)) if left or right else 1.0


def _show(
    given: Annotated, field: str, says: str, machine: str, row: Row, shown: tuple[str, ...]
) -> None:
    if field in shown:
        before, after = (
            given.text[max(0, row.start - 18) : row.start],
            given.text[row.end : row.end + 12],
        )
        context = f"{before}【{given.text[row.start : row.end]}】{after}".replace("\n", "|")
        print(f"{given.name} {field}: {says or '-'} <> {machine or '-'}  {context}")


def shares(told: Counter[str]) -> dict[str, str]:
    """The counts as per cent, for people."""
    right = told["right figures"]
    parts = {
        "found": (told["found"], told["numerals"]),
        "precision": (right, told["called figure"]),
        "recall": (right, told["figures"]),
        **{field: (told[field], right) for field in FIELDS},
        "indicator": (told["indicator per cent"] // 100, right),
    }
    return {name: f"{100 * part / max(1, whole):.1f}" for name, (part, whole) in parts.items()}


def main() -> None:
    """Scores of all sets."""
    for folder in SETS:
        told = Counter[str]()
        for given in annotated(folder):
            compared(given, told, tuple(sys.argv[1:]))
        print(folder, told["numerals"], shares(told))


if __name__ == "__main__":
    main()
