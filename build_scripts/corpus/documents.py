"""The documents of a corpus, one after the other: files of a folder, lines of JSONL, rows of Parquet.

Nothing here holds more than one document, or one batch of a table; a document that cannot be read
comes as a fault in its place, so that it is counted and reported like any other.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from build_scripts.records.faults import Fault, InputFault
from build_scripts.text import Text

LARGEST = 32 * 1024 * 1024  # bytes of one document
_LINES = (".jsonl", ".ndjson")
_TABLES = (".parquet",)
_LONE = re.compile("[\ud800-\udfff]")
_BATCH = 64  # rows of a table held at once
_PROBE = 65_536  # bytes looked at to tell text from other files


class Document(NamedTuple):
    """One document. ``place`` is its file, ``line`` its line or row there (0: the whole file)."""

    id: str
    place: str
    line: int
    data: bytes
    fault: Fault | None = None


def documents(source: Path, leaving_out: Path) -> Iterator[Document]:
    """All documents of a folder, a JSONL or a Parquet file, in a fixed order.

    In a folder, JSONL and Parquet files give their lines and rows; every other file is a document.
    Hidden files and ``leaving_out`` (where the outcome goes) are passed over. Raises InputFault
    when the source cannot be used at all.
    """
    if not source.exists():
        raise InputFault(
            Fault(str(source), 0, "FILE-MISSING", "没有这个文件或目录 / no such file or folder")
        )
    if not source.is_dir():
        if source.suffix.lower() not in (*_LINES, *_TABLES):
            message = "应为目录、JSONL 或 Parquet / a folder, JSONL or Parquet is wanted"
            raise InputFault(Fault(str(source), 0, "CORPUS-KIND", message, "jiaokan restore FILE"))
        yield from _of_file(source, "")
        return
    for path in _files(source, leaving_out.resolve()):
        yield from _of_file(path, path.relative_to(source).as_posix())


def sizes(source: Path, leaving_out: Path) -> int:
    """The bytes of all files of the source; 0 where a table makes them meaningless."""
    files = _files(source, leaving_out.resolve()) if source.is_dir() else iter([source])
    total = 0
    for path in files:
        if path.suffix.lower() in _TABLES:
            return 0
        total += path.stat().st_size if path.is_file() else 0
    return total


def _files(folder: Path, leaving_out: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = folder / entry.name
        if entry.name.startswith(".") or path.resolve() == leaving_out:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(path, leaving_out)
        else:
            yield path


def _of_file(path: Path, name: str) -> Iterator[Document]:
    suffix = path.suffix.lower()
    prefix = f"{name}:" if name else ""
    if suffix in _LINES:
        yield from _of_lines(path, prefix)
    elif suffix in _TABLES:
        yield from _of_table(path, prefix)
    else:
        yield _whole(path, name)


def _whole(path: Path, name: str) -> Document:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        says = f"读不出 / cannot be read: {error.strerror}"
        return Document(name, str(path), 0, b"", Fault(str(path), 0, "FILE-UNREAD", says))
    return _checked(Document(name, str(path), 0, data))


def _checked(document: Document) -> Document:
    """The document, or its fault where it holds nothing to restore."""
    data = document.data
    if len(data) > LARGEST:
        return _faulty(
            document, "FILE-LARGE", "文件超过 32 MB / the file is over 32 MB", "分开处理 / split it"
        )
    if not data.strip():
        return _faulty(document, "FILE-EMPTY", "文件是空的 / the file is empty")
    probe = Text.of(data[:_PROBE]).content
    strange = sum(
        (char < " " and char not in "\t\n\r\f\x1a") or "\udc00" <= char <= "\udcff"
        for char in probe
    )
    if strange * 10 > len(probe):
        return _faulty(document, "FILE-BINARY", "不是文字文件 / this is not a text file")
    return document


def _faulty(document: Document, code: str, message: str, hint: str = "") -> Document:
    fault = Fault(document.place, document.line, code, message, hint)
    return document._replace(data=b"", fault=fault)


def _of_lines(path: Path, prefix: str) -> Iterator[Document]:
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(4 * LARGEST):
            number += 1
            empty = Document(f"{prefix}{number}", str(path), number, b"")
            if not line.endswith(b"\n") and len(line) == 4 * LARGEST:
                while (rest := stream.readline(LARGEST)) and not rest.endswith(b"\n"):
                    pass
                yield _faulty(empty, "CORPUS-LARGE", "这一行过长 / the line is too long")
            elif line.strip():
                yield _of_line(line, empty, prefix)


def _of_line(line: bytes, empty: Document, prefix: str) -> Document:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return _faulty(empty, "CORPUS-JSON", "不是 JSON / this line is no JSON")
    if not isinstance(record, dict):
        return _faulty(empty, "CORPUS-JSON", "应为 JSON 对象 / a JSON object is wanted")
    return _of_record(record.get("text"), record.get("id"), empty, prefix)


def _of_record(text: object, given: object, empty: Document, prefix: str) -> Document:
    named = empty._replace(id=f"{prefix}{given}") if isinstance(given, str | int) else empty
    if not isinstance(text, str):
        return _faulty(
            named, "CORPUS-FIELD", "缺少文字字段 text / there is no text in the field text"
        )
    # Half a surrogate pair is no character: it is lost, and the rules mark it as such.
    return _checked(named._replace(data=_LONE.sub("\ufffd", text).encode("utf-8")))


def _of_table(path: Path, prefix: str) -> Iterator[Document]:
    try:
        from pyarrow import ArrowException  # type: ignore[attr-defined,unused-ignore]
        from pyarrow.parquet import ParquetFile
    except ImportError:
        message = "读 Parquet 要装 pyarrow / reading Parquet needs pyarrow"
        hint = "pip install 'jiaokan[corpus]'"
        raise InputFault(Fault(str(path), 0, "CORPUS-PYARROW", message, hint)) from None
    number = 0
    try:
        with ParquetFile(path) as table:
            names = [name for name in ("text", "id") if name in table.schema_arrow.names]
            if "text" not in names:
                message = "没有 text 列 / there is no column text"
                raise InputFault(Fault(str(path), 0, "CORPUS-FIELD", message))
            for batch in table.iter_batches(batch_size=_BATCH, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    empty = Document(f"{prefix}{number}", str(path), number, b"")
                    yield _of_record(row.get("text"), row.get("id"), empty, prefix)
    except (ArrowException, OSError) as error:
        broken = Document(f"{prefix}{number + 1}", str(path), number + 1, b"")
        first = str(error).partition("\n")[0]
        yield _faulty(broken, "CORPUS-PARQUET", f"Parquet 读不下去 / cannot be read on: {first}")
