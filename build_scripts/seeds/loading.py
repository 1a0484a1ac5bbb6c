"""A source's sidecar, read and checked: a record, or the faults that stand against it."""

from pathlib import Path

from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.sidecar import Sidecar
from build_scripts.seeds.decisions import decisions
from build_scripts.seeds.marked import read_marked
from build_scripts.seeds.sense import lines_of, sense_faults
from build_scripts.seeds.shape import shape_faults

SUFFIX = ".yml"


def load(path: Path) -> Sidecar | None:
    """The decisions about the source at ``path``, or None where it has no sidecar.

    ``path`` is the source (any name); its sidecar lies beside it under the same name with the
    suffix ``.yml``. Raises InputFault, with every fault found, where the sidecar cannot be read,
    has not the shape of the schema, or does not fit the source.
    """
    beside = path.with_suffix(SUFFIX) if path.name else path
    if path == beside or not (beside.exists() or beside.is_symlink()):
        return None
    shown = beside.as_posix()
    marked = read_marked(read_text(beside), shown)
    if faults := shape_faults(marked, shown):
        raise InputFault(*faults)
    sidecar = decisions(marked, shown)
    if fault := _source_fault(sidecar, path, marked.line(("source",))):
        raise InputFault(fault)
    if faults := sense_faults(sidecar, lines_of(read_bytes(path), path.as_posix())):
        raise InputFault(*faults)
    return sidecar


def is_outside(path: Path, folder: Path) -> bool:
    """True where ``path``, links followed, does not lie in ``folder``."""
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links; a NUL in the name
        return True


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises InputFault where it leads out of its folder or is unreadable."""
    shown = path.as_posix()
    if is_outside(path, path.parent):
        message = "链接通向文件夹之外 / a link that leads out of its folder"
        raise InputFault(Fault(shown, 0, "SEED-PATH", message))
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise OSError(0, "not a regular file")
        return path.read_bytes()
    except OSError as error:
        message = f"读不了这个文件 / the file cannot be read: {error.strerror}"
        raise InputFault(Fault(shown, 0, "SEED-READ", message)) from None


def read_text(path: Path) -> str:
    """The text of a file in UTF-8. Raises InputFault where it cannot be read."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "不是 UTF-8 文字 / not UTF-8 text"
        raise InputFault(Fault(path.as_posix(), line, "SEED-READ", message)) from None


def _source_fault(sidecar: Sidecar, path: Path, line: int) -> Fault | None:
    if sidecar.source == path.name:
        return None
    if not is_plain_name(sidecar.source):
        message = "来源须在同一文件夹 / the source must lie in the same folder"
        return Fault(sidecar.path, line, "SEED-PATH", message, path.name)
    message = "来源的文件名与本文件不符 / the name of the source is not that of this file"
    return Fault(sidecar.path, line, "SEED-SOURCE", message, path.name)


def is_plain_name(name: str) -> bool:
    """True for the name of a file alone: nothing that could lead into another folder."""
    return name not in ("", ".", "..") and not set(name) & set("/\\:\0")
