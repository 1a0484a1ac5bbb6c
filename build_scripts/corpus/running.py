"""The run: parts handed to workers, few at a time; finished ones noted; the rest done again."""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from build_scripts.corpus.documents import documents
from build_scripts.corpus.parts import (
    KINDS,
    DoneList,
    Finished,
    Part,
    finished_parts,
    parted,
    place_of,
)
from build_scripts.corpus.work import begin_worker, restored_part
from build_scripts.records.faults import Fault, InputFault

AHEAD = 2  # parts in hand for each worker: memory does not grow with the corpus
SKIPPED = "skipped.jsonl"


class Outcome(NamedTuple):
    """How many documents there were, how many were skipped, how many had been done before."""

    documents: int
    skipped: int
    done_before: int


def restore_corpus(
    source: Path, out: Path, workers: int, passed: Callable[[int], None] = lambda _: None
) -> Outcome:
    """Restores every document of ``source`` into ``out``; what is finished there is not done again.

    ``passed`` is told the bytes of each part when it is finished. The outcome does not depend on
    the number of workers. Raises InputFault when the source or the folder cannot be used.
    """
    if out.resolve() == source.resolve():
        message = "结果不能写进来源 / the outcome cannot go where the source is"
        raise InputFault(Fault(str(out), 0, "CORPUS-WRITE", message, "--out"))
    _made(out)
    before = finished_parts(out)
    run = _Run(out, max(1, workers), passed)
    reused = 0
    last = -1
    try:
        for part in parted(documents(source, out)):
            last = part.number
            entry = before.get(part.number)
            if entry is not None and entry.digest == part.digest:
                reused += entry.documents
                run.note(entry, part, anew=False)
            else:
                run.hand_out(part)
        run.finish()
    finally:
        run.close()
    _cleared(out, last)
    _gathered(out, last)
    return Outcome(run.documents, run.skipped, reused)


class _Run:
    """The workers, the parts they have in hand, and the counts so far."""

    def __init__(self, out: Path, workers: int, passed: Callable[[int], None]) -> None:
        self._out = out
        self._workers = workers
        self._passed = passed
        self._pool = _pool(workers)
        self._done = DoneList(out)
        self._in_hand: dict[Future[Finished], Part] = {}
        self.documents = 0
        self.skipped = 0

    def hand_out(self, part: Part) -> None:
        """Gives a part to a worker; waits while all have enough in hand."""
        while len(self._in_hand) >= AHEAD * self._workers:
            self._collect()
        self._in_hand[self._submitted(part)] = part

    def finish(self) -> None:
        """Waits for all that is in hand."""
        while self._in_hand:
            self._collect()

    def note(self, entry: Finished, part: Part, *, anew: bool) -> None:
        """Counts a finished part, and writes it down when it is new."""
        if anew:
            self._done.append(entry)
        self.documents += entry.documents
        self.skipped += entry.skipped
        self._passed(part.bytes)

    def close(self) -> None:
        """Nothing more is handed out; what a worker has in hand it may leave."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._done.close()

    def _submitted(self, part: Part) -> Future[Finished]:
        try:
            return self._pool.submit(restored_part, self._out, part)
        except BrokenProcessPool:
            self._mend()
            return self._pool.submit(restored_part, self._out, part)

    def _collect(self) -> None:
        ready, _ = wait(self._in_hand, return_when=FIRST_COMPLETED)
        for future in ready:
            part = self._in_hand.pop(future, None)
            if part is None:  # mended away below
                continue
            try:
                self.note(future.result(), part, anew=True)
            except BrokenProcessPool:
                self._in_hand[future] = part
                self._mend()
                return
            except OSError as error:
                raise _unwritten(self._out, error) from None

    def _mend(self) -> None:
        """A worker has died: all that was in hand is done again, each part by itself."""
        parts = sorted(self._in_hand.values(), key=lambda part: part.number)
        self._in_hand.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for part in parts:
            self.note(_alone(self._out, part), part, anew=True)
        self._pool = _pool(self._workers)


def _alone(out: Path, part: Part) -> Finished:
    """The part in a process of its own; documents that bring it down are found and skipped."""
    try:
        return _tried(out, part)
    except BrokenProcessPool:
        deadly = frozenset(
            number for number in range(len(part.documents)) if _is_deadly(out, part, number)
        )
    kept = [
        document._replace(data=b"", fault=_died(document.place, document.line))
        if number in deadly
        else document
        for number, document in enumerate(part.documents)
    ]
    return _tried(out, part._replace(documents=tuple(kept)))


def _is_deadly(out: Path, part: Part, number: int) -> bool:
    try:
        _tried(out, part._replace(documents=part.documents[number : number + 1]))
    except BrokenProcessPool:
        return True
    return False


def _tried(out: Path, part: Part) -> Finished:
    with _pool(1) as pool:
        return pool.submit(restored_part, out, part).result()


def _died(place: str, line: int) -> Fault:
    return Fault(place, line, "CORPUS-DIED", "处理时进程中止 / the process died on it")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the same on every system, and no lock is copied in mid-air.
    return ProcessPoolExecutor(workers, get_context("spawn"), begin_worker)


def _made(out: Path) -> None:
    try:
        for kind in KINDS:
            (out / kind).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(out, error) from None


def _unwritten(out: Path, error: OSError) -> InputFault:
    message = f"写不进去 / cannot be written: {error.strerror}"
    return InputFault(Fault(str(error.filename or out), 0, "CORPUS-WRITE", message))


def _cleared(out: Path, last: int) -> None:
    """Removes parts beyond the last, left by a longer corpus, and what a killed run left half done."""
    for kind in KINDS:
        for path in (out / kind).iterdir():
            number = path.name.removeprefix("part-")[:6]
            if path.suffix == ".tmp" or (number.isdecimal() and int(number) > last):
                path.unlink(missing_ok=True)


def _gathered(out: Path, last: int) -> None:
    """All reports of skipped documents in one file, in the order of the corpus."""
    written = out / f"{SKIPPED}.{os.getpid()}.tmp"
    with written.open("wb") as whole:
        for path in _reports(out, last):
            with path.open("rb") as stream:
                shutil.copyfileobj(stream, whole)
    os.replace(written, out / SKIPPED)


def _reports(out: Path, last: int) -> Iterator[Path]:
    for number in range(last + 1):
        yield place_of(out, "skipped", number)
