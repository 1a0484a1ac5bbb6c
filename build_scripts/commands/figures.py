"""The command `figures`: every numeral of a text as a row."""

import argparse

from build_scripts.commands.reading import name_of, read_bytes
from build_scripts.commands.single import _print, _sidecar
from build_scripts.figures import figures_of
from build_scripts.figures.printing import as_csv, as_json
from build_scripts.reading import reading_text
from build_scripts.restore import restore


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


def run(arguments: argparse.Namespace) -> int:
    """Prints the numerals of exactly what `restore --format text` prints for the same input."""
    name = arguments.file
    data = read_bytes(name)
    restoration = restore(data, name_of(name), None if arguments.automatic else _sidecar(name))
    # What restore prints for a byte that did not decode is one character: offsets stay the same.
    figures = figures_of(reading_text(restoration))
    _print(as_csv(figures) if arguments.format == "csv" else as_json(figures))
    return 0
