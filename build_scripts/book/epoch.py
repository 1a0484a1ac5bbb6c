"""The date of a release: that of the last commit, never that of the day on which it is built."""

import os
import subprocess
from pathlib import Path
from typing import Final

VARIABLE: Final = "SOURCE_DATE_EPOCH"
# The first moment a ZIP archive can tell; used outside a repository.
EARLIEST: Final = 315532800


def release_epoch(root: Path) -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH, else the last commit of ``root``, else 1980."""
    named = os.environ.get(VARIABLE, "")
    if named.isdecimal():
        return max(int(named), EARLIEST)
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "log", "-1", "--format=%ct"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return EARLIEST
    said = done.stdout.strip()
    return max(int(said), EARLIEST) if done.returncode == 0 and said.isdecimal() else EARLIEST
