"""The command `figures`: every numeral of a text as a row."""

import argparse
from pathlib import Path

from build_scripts.commands.reading import name_of, read_bytes
from build_scripts.commands.single import _print, _sidecar
from build_scripts.figures import figures_of
from build_scripts.figures.printing import as_csv, as_json
from build_scripts.figures.reviewed import observations, proposed
from build_scripts.reading import reading_text
from build_scripts.records.figures import FigureDecision
from build_scripts.records.restoration import Restoration
from build_scripts.restore import restore
from build_scripts.seeds.figures import FOLDER, as_table, figure_decisions
from build_scripts.website.files import write_whole


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What may be typed behind `figures`."""
    command.add_argument(
        "file", nargs="?", default="-", help="文件，- 为标准输入 / a file, or - for standard input"
    )
    command.add_argument(
        "--format", choices=("csv", "json"), default="csv", help="表格或 JSON / table or JSON"
    )
    command.add_argument(
        "--automatic",
        action="store_true",
        help="不看编者的决定，只用机器 / ignore the sidecar: what the machine does alone",
    )
    command.add_argument(
        "--propose",
        action="store_true",
        help="补写 seeds/figures/ 中的裁定表 / write the reviewed tables, undecided rows proposed",
    )


def run(arguments: argparse.Namespace) -> int:
    """Prints the numerals of exactly what `restore --format text` prints for the same input."""
    name = arguments.file
    data = read_bytes(name)
    sidecar = None if arguments.automatic else _sidecar(name)
    restoration = restore(data, name_of(name), sidecar)
    if sidecar is None:
        # What restore prints for a byte that did not decode is one character: offsets stay the same.
        figures = figures_of(reading_text(restoration))
    else:
        decisions = figure_decisions(Path(name).parent)
        if arguments.propose:
            return _propose(Path(name), restoration, decisions)
        source = Path(name).name
        figures = [each.figure for each in observations(source, restoration, decisions)]
    _print(as_csv(figures) if arguments.format == "csv" else as_json(figures))
    return 0


def _propose(path: Path, restoration: Restoration, decisions: tuple[FigureDecision, ...]) -> int:
    """Writes the tables with a row for every numeral; decided rows stay as they are."""
    for slug, table in proposed(path.name, restoration, decisions).items():
        written = path.parent / FOLDER / f"{slug}.csv"
        fresh = sum(not row.path for row in table)
        if write_whole(written, as_table(table)):
            _print(f"已写 / written: {written} ({fresh} 行待审 / rows to be reviewed)\n")
    return 0
