"""The table of published anchors, `anchors.tsv`: append-only, one `id<TAB>chapter` a line."""

import re
from pathlib import Path

from build_scripts.records.anchors import Anchor
from build_scripts.records.faults import Fault, InputFault

ANCHORS = "anchors.tsv"
_ID = re.compile(r"[0-9A-Za-z.\u3400-\u9fff]+(?:-[0-9]+){1,2}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def anchors(root: Path) -> tuple[Anchor, ...]:
    """The published anchors, oldest first; none where the table does not exist yet.

    Raises InputFault for a line that is not an id and a chapter, or an id that stands twice.
    """
    path = root / ANCHORS
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise InputFault(_fault(path, 0, "读不出 / cannot be read")) from None
    found: dict[str, Anchor] = {}
    for number, line in enumerate(lines, 1):
        name, _, slug = line.partition("\t")
        if not (_ID.fullmatch(name) and _SLUG.fullmatch(slug)):
            raise InputFault(
                _fault(path, number, "应为「编号、制表符、章名」 / not an id and a chapter")
            )
        if name in found:
            raise InputFault(_fault(path, number, f"{name} 重出 / stands twice"))
        found[name] = Anchor(name, slug)
    return tuple(found.values())


def as_table(published: tuple[Anchor, ...]) -> str:
    """The table as it stands in the file."""
    return "".join(f"{anchor.id}\t{anchor.slug}\n" for anchor in published)


def _fault(path: Path, line: int, message: str) -> Fault:
    return Fault(path.as_posix(), line, "SEED-ANCHOR", message)
