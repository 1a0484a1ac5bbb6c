"""Files written whole or not at all, and folders put in place at one stroke."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h


def write_whole(path: Path, content: str | bytes) -> bool:
    """The file holds ``content`` or, if the process dies, what it held before.

    A file that holds it already is left alone, so that a preview does not reload for nothing.
    Returns whether it was written. Line ends are line feeds on every system.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def put_in_place(fresh: Path, place: Path) -> None:
    """``place`` becomes the folder ``fresh``; a process killed at any moment leaves a whole one.

    Where the system can exchange two folders there is no moment without one. Elsewhere the old
    one is moved aside first, and ``recover`` brings it back should the process die in between.
    """
    aside = _aside(place)
    if not place.exists():
        os.rename(fresh, place)
    elif _exchange(fresh, place):
        shutil.rmtree(fresh)
    else:
        shutil.rmtree(aside, ignore_errors=True)
        os.rename(place, aside)
        os.rename(fresh, place)
    shutil.rmtree(aside, ignore_errors=True)


def recover(place: Path) -> None:
    """Brings back a folder that a killed process had moved aside."""
    aside = _aside(place)
    if aside.is_dir() and not place.exists():
        os.rename(aside, place)


def _aside(place: Path) -> Path:
    return place.with_name(f"{place.name}.before")


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders at one stroke; False where the system or the disk cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return int(library.renamex_np(first, second, _RENAME_SWAP)) == 0
        return int(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)) == 0
    except (OSError, AttributeError, TypeError):
        return False


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Only one build at a time works beside ``folder``'s entries; others wait.

    The folder itself is locked: no lock file is left behind. Systems without such locks go on.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
