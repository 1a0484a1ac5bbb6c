"""What a worker does: one part restored, document by document, and put in its place."""

import json
import os
import re
import signal
from contextlib import ExitStack
from pathlib import Path
from traceback import extract_tb
from typing import IO

from build_scripts.corpus.documents import Document
from build_scripts.corpus.parts import KINDS, Finished, Part, place_of
from build_scripts.reading import ledger, reading_text
from build_scripts.records.faults import Fault
from build_scripts.restore import restore
from build_scripts.text import KEPT

_INDENT = re.compile(r"\n *")  # a JSON text holds no raw line end in its strings
_SHORTENED = 200


def begin_worker() -> None:
    """Leaves an interrupt to the process that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def restored_part(out: Path, part: Part) -> Finished:
    """The part restored and written: reading texts, ledgers, and what was skipped and why."""
    skipped = 0
    places = [place_of(out, kind, part.number) for kind in KINDS]
    written = [place.with_suffix(f".{os.getpid()}.tmp") for place in places]
    try:
        with ExitStack() as stack:
            texts, ledgers, faults = (stack.enter_context(path.open("wb")) for path in written)
            for document in part.documents:
                fault = document.fault or _restored(document, texts, ledgers)
                if fault is not None:
                    skipped += 1
                    _write(faults, _skipped(document, fault))
        for path, place in zip(written, places, strict=True):
            os.replace(path, place)
    finally:
        for path in written:
            path.unlink(missing_ok=True)
    return Finished(part.number, part.digest, len(part.documents), skipped)


def _restored(document: Document, texts: IO[bytes], ledgers: IO[bytes]) -> Fault | None:
    """Writes what the document gives; a fault where it gives nothing."""
    try:
        restoration = restore(document.data, _name(document.id))
        text, account = reading_text(restoration), _INDENT.sub("", ledger(restoration))
    except Exception as error:  # one document never stops the others; the fault names it
        at = extract_tb(error.__traceback__)[-1]
        says = f"{type(error).__name__}: {error}".replace("\n", " ")[:_SHORTENED]
        says += f" ({Path(at.filename).name}:{at.lineno})"
        message = f"复原时出错 / failed in restoring: {says}"
        return Fault(
            document.place, document.line, "CORPUS-FAILED", message, "请报告 / please report"
        )
    key = json.dumps(document.id, ensure_ascii=False)
    _write(texts, f'{{"id": {key}, "text": {json.dumps(text, ensure_ascii=False)}}}')
    _write(ledgers, f'{{"id": {key}, "ledger": {account}}}')
    return None


def _skipped(document: Document, fault: Fault) -> str:
    entry = {
        "id": document.id,
        "path": fault.path,
        "line": fault.line,
        "code": fault.code,
        "message": str(fault),
    }
    return json.dumps(entry, ensure_ascii=False)


def _write(stream: IO[bytes], line: str) -> None:
    escaped = KEPT.sub(lambda kept: f"\\u{ord(kept[0]):04x}", line)
    stream.write(escaped.encode("utf-8", "backslashreplace") + b"\n")


def _name(given: str) -> str:
    """The prefix of permanent ids, as for a single file."""
    last = given.rsplit("/", 1)[-1]
    return last.rsplit(".", 1)[0].split("_")[0] if "." in last else last
