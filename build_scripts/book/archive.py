"""ZIP archives that are the same bytes for the same files: one date, one order, one mode."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

_PLAIN_FILE = 0o644 << 16
_UNIX = 3


def zipped(
    files: Mapping[str, bytes], epoch: int, *, stored: frozenset[str] = frozenset()
) -> bytes:
    """The files in their order; those in ``stored`` are not compressed (an EPUB wants one so)."""
    day = datetime.fromtimestamp(epoch, UTC)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, day.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()
