"""Parts of a corpus: so many documents in a row, restored by one worker, written as one whole.

A part is there completely or not at all: it is written beside its place and then renamed. The list
of finished parts is only ever appended to, after the renaming, so that a run may be killed at any
moment. A part is finished for exactly the documents it was made from.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from build_scripts.corpus.documents import Document

MOST_DOCUMENTS = 64
MOST_BYTES = 2 * 1024 * 1024  # of one part; a larger document is a part by itself
KINDS = ("text", "ledger", "skipped")  # folders of the outcome
_DONE = "done.jsonl"


class Part(NamedTuple):
    """Documents in a row. ``digest`` tells whether a finished part was made from the same ones."""

    number: int
    documents: tuple[Document, ...]
    digest: str

    @property
    def bytes(self) -> int:
        """The bytes of all its documents."""
        return sum(len(document.data) for document in self.documents)


class Finished(NamedTuple):
    """A line of the list of finished parts."""

    number: int
    digest: str
    documents: int
    skipped: int


def parted(documents: Iterable[Document]) -> Iterator[Part]:
    """The documents in parts; the same documents always give the same parts."""
    held: list[Document] = []
    size = number = 0
    for document in documents:
        if held and (len(held) == MOST_DOCUMENTS or size + len(document.data) > MOST_BYTES):
            yield _part(number, held)
            number, held, size = number + 1, [], 0
        held.append(document)
        size += len(document.data)
    if held:
        yield _part(number, held)


def _part(number: int, held: list[Document]) -> Part:
    digest = hashlib.sha256()
    for document in held:
        fault = document.fault.code if document.fault else ""
        for piece in (document.id, str(document.line), fault):
            digest.update(piece.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(hashlib.sha256(document.data).digest())
    return Part(number, tuple(held), digest.hexdigest())


def place_of(out: Path, kind: str, number: int) -> Path:
    """Where a part of one kind stands."""
    return out / kind / f"part-{number:06}.jsonl"


def finished_parts(out: Path) -> dict[int, Finished]:
    """The finished parts whose files are all there; a line torn by a crash is passed over."""
    found: dict[int, Finished] = {}
    try:
        lines = (out / _DONE).read_bytes().splitlines()
    except FileNotFoundError:
        return found
    for line in lines:
        try:
            entry = Finished(**json.loads(line))
        except (ValueError, TypeError):
            continue
        found[entry.number] = entry
    return {
        number: entry
        for number, entry in found.items()
        if all(place_of(out, kind, number).exists() for kind in KINDS)
    }


class DoneList:
    """The list of finished parts, open for appending."""

    def __init__(self, out: Path) -> None:
        path = out / _DONE
        torn = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
        self._stream: IO[bytes] = path.open("ab")
        if torn:
            self._stream.write(b"\n")

    def append(self, entry: Finished) -> None:
        """One more finished part, on the disk before this returns."""
        self._stream.write(json.dumps(entry._asdict()).encode("ascii") + b"\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Nothing more to append."""
        self._stream.close()
