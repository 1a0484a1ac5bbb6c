"""Typst, in processes of their own: what setting a book takes of memory is given back at its end."""

import json
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from build_scripts.book.fonts import font_files
from build_scripts.records.faults import Fault, InputFault
from build_scripts.typeset import PLACES, WHERE

STANDARDS: Final = ["ua-1", "a-3a"]  # accessible, and for archives with files attached
_COVER_PPI: Final = 150.0
_WORKERS: Final = 2
# Characters of program that one process sets: a volume, or some chapters.
_LOAD: Final = 400_000
_PASSES: Final = 6
# A server that forks starts a process in a moment, without the memory of this one.
_START: Final = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
_START.set_forkserver_preload([__name__])


class Place(NamedTuple):
    """Where an id stands: a page, from 1, and points from its top."""

    page: int
    height: float


class Job(NamedTuple):
    """A program to be set: as ``pdf`` or ``png``, with files beside it.

    ``linked`` are the ids that it leads to: it is set until all of them stand where it says. Where
    there are none Typst sees to the links itself.
    """

    source: str
    epoch: int
    form: str = "pdf"
    files: Mapping[str, bytes] = {}
    linked: frozenset[str] = frozenset()


class Done(NamedTuple):
    """What was made of it, where its ids stand, and what the engine had to say."""

    made: bytes
    places: dict[str, Place]
    faults: tuple[Fault, ...]


def typst_installed() -> ModuleType:
    """The engine; raises InputFault, in one line, where it is not installed."""
    try:
        import typst
    except ImportError:
        says = "没有安装 PDF 引擎 Typst / the PDF engine Typst is not installed"
        hint = "make export；或 / or: pip install 'jiaokan[export]'"
        raise InputFault(Fault("typst", 0, "ENGINE-MISSING", says, hint)) from None
    return typst


def set_all(jobs: Iterable[Job]) -> Iterator[Done]:
    """The jobs in their order. Raises InputFault at the first error or warning.

    A job is begun as soon as it is there: the next may be written meanwhile.
    """
    typst_installed()
    fonts = tuple(map(str, font_files()))
    with ThreadPoolExecutor(_WORKERS) as pool:
        waiting: deque[Future[list[Done]]] = deque(
            pool.submit(_set_apart, load, fonts) for load in _loads(jobs)
        )
        try:
            while waiting:
                for done in waiting.popleft().result():
                    if done.faults:
                        raise InputFault(*done.faults)
                    yield done
        finally:
            pool.shutdown(cancel_futures=True)


def _loads(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    load: list[Job] = []
    for job in jobs:
        if load and sum(len(each.source) for each in (*load, job)) > _LOAD:
            yield load
            load = []
        load.append(job)
    if load:
        yield load


def _set_apart(load: list[Job], fonts: tuple[str, ...]) -> list[Done]:
    with ProcessPoolExecutor(1, _START) as process:
        return process.submit(_set_each, load, fonts).result()


def _set_each(load: list[Job], fonts: tuple[str, ...]) -> list[Done]:
    """In a process of its own: faults are values, because they have a way to go."""
    typst = typst_installed()
    folders = sorted({str(Path(file).parent) for file in fonts})
    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    return [_set(typst, job, known) for job in load]


def _set(typst: ModuleType, job: Job, fonts: object) -> Done:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in job.files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        (root / "main.typ").write_text(job.source, encoding="utf-8")
        try:
            return _settled(typst, job, fonts, root)
        except typst.TypstError as error:
            return Done(b"", {}, (_fault(str(error.message), error.hints),))


def _settled(typst: ModuleType, job: Job, fonts: object, root: Path) -> Done:
    """The job set until every link leads to where its target stands.

    What did not move since the pass before is not set again: Typst knows it.
    """
    told: dict[str, Place] | None = {} if job.linked else None
    for _ in range(_PASSES):
        (root / PLACES).write_text(json.dumps(told), encoding="utf-8")
        compiler = typst.Compiler(root / "main.typ", root=root, font_paths=fonts)
        made, warnings = b"", []
        if told != {}:
            made, warnings = compiler.compile_with_warnings(
                format=job.form,
                timestamp=job.epoch,
                ppi=_COVER_PPI,
                pdf_standards=STANDARDS if job.form == "pdf" else [],
            )
        faults = tuple(_fault(warning.message, warning.hints) for warning in warnings)
        done = Done(bytes(made[0] if isinstance(made, list) else made), {}, faults)
        if told is None or faults:
            return done
        answer = json.loads(compiler.query(f"<{WHERE}>", field="value", one=True))
        places = {id: Place(page, height) for id, page, height in answer}
        if all(told.get(id) == places[id] for id in job.linked):
            return done._replace(places=places)
        told = places
    return Done(b"", {}, (_fault("页码没有定下来 / the pages do not settle", []),))


def _fault(message: str, hints: list[str]) -> Fault:
    return Fault("typst", 0, "PDF", " ".join(message.split()), "; ".join(hints))
