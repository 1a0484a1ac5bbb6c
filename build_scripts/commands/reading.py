"""Input files, refused in one clear line when they cannot be used."""

import sys
from pathlib import Path

from build_scripts.records.faults import Fault, InputFault
from build_scripts.text import Text

LARGEST = 32 * 1024 * 1024  # bytes; a book of ten million characters
STDIN = "-"
_UNSEEN = dict.fromkeys((0, 0x200B, 0xFEFF))  # characters that print nothing, and are no blank


def read_bytes(name: str) -> bytes:
    """The bytes of a file or of standard input; raises InputFault when there are none to use."""
    data = sys.stdin.buffer.read(LARGEST + 1) if name == STDIN else _file(Path(name))
    if len(data) > LARGEST:
        raise _fault(
            name, "FILE-LARGE", "文件超过 32 MB / the file is over 32 MB", "分开处理 / split it"
        )
    if not Text.of(data[:65_536]).content.translate(_UNSEEN).strip():
        raise _fault(name, "FILE-EMPTY", "文件是空的 / the file is empty")
    if _is_binary(data):
        raise _fault(name, "FILE-BINARY", "不是文字文件 / this is not a text file")
    return data


def name_of(name: str) -> str:
    """The prefix of permanent ids: what stands before the first underscore of the file name."""
    return "stdin" if name == STDIN else Path(name).stem.split("_")[0]


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise _fault(str(path), "FILE-MISSING", "没有这个文件 / no such file") from None
    except IsADirectoryError:
        raise _fault(str(path), "FILE-FOLDER", "这是目录 / this is a folder") from None
    except OSError as error:
        says = f"读不出 / cannot be read: {error.strerror}"
        raise _fault(str(path), "FILE-UNREAD", says) from None


def _is_binary(data: bytes) -> bool:
    """True when the characters are mostly control characters or bytes that do not decode."""
    content = Text.of(data[:65_536]).content
    strange = sum(
        (char < " " and char not in "\t\n\r\f\x1a") or "\udc00" <= char <= "\udcff"
        for char in content
    )
    return strange * 10 > len(content)


def _fault(path: str, code: str, message: str, hint: str = "") -> InputFault:
    return InputFault(Fault(path, 0, code, message, hint))
