"""All reviewed YAML files of one folder, each known to have the shape of their schema."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from build_scripts.records.faults import Fault, InputFault
from build_scripts.seeds.loading import read_text
from build_scripts.seeds.marked import Marked, Value, read_marked
from build_scripts.seeds.shape import shape_faults


class Item(NamedTuple):
    """One item of the list that a file holds: its fields, where it stands, and the file."""

    fields: dict[str, Value]
    place: tuple[str | int, ...]
    marked: Marked
    path: str

    @property
    def line(self) -> int:
        """The line of the file on which the item begins."""
        return self.marked.line(self.place)


def items_of(folder: Path, schema: Path, name: str) -> tuple[Item, ...]:
    """The items listed under ``name`` in all files of ``folder``, by the names of the files.

    Raises InputFault with every departure from the schema.
    """
    found: list[Item] = []
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.yml")):
        shown = path.as_posix()
        marked = read_marked(read_text(path), shown)
        own = shape_faults(marked, shown, schema)
        faults += own
        if not own:
            found += _items(marked, name, shown)
    if faults:
        raise InputFault(*faults)
    return tuple(found)


def _items(marked: Marked, name: str, shown: str) -> Iterator[Item]:
    listed = marked.value.get(name) if isinstance(marked.value, dict) else None
    for number, given in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(given, dict):
            yield Item(given, (name, number), marked, shown)
