"""The number of the edition: it stands in one file, and from there on every page and file."""

import json
import re
from pathlib import Path
from typing import Final

from build_scripts.records.faults import Fault, InputFault

EDITIONS: Final = "editions"
CURRENT: Final = "current.json"
UNNUMBERED: Final = "0"
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def edition(seeds: Path) -> str:
    """The number of the edition being prepared; ``0`` where a folder of sources names none."""
    path = seeds / EDITIONS / CURRENT
    if not path.is_file():
        return UNNUMBERED
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        raise InputFault(_fault(path, f"不能读 / cannot be read: {error}", line)) from None
    number = read.get("edition") if isinstance(read, dict) else None
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        raise InputFault(_fault(path, '版次应为 "1" 或 "1.2" 之类 / not an edition number'))
    return number


def _fault(path: Path, says: str, line: int = 0) -> Fault:
    return Fault(path.as_posix(), line, "EDITION", says, '{"edition": "1"}')
