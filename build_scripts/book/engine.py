"""Typst, in processes of their own: what setting a book takes of memory is given back at its end."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from build_scripts.book.fonts import font_files
from build_scripts.records.faults import Fault, InputFault

STANDARDS: Final = ["ua-1", "a-3a"]  # accessible, and for archives with files attached
_COVER_PPI: Final = 150.0
_WORKERS: Final = 2
_BATCH: Final = 16  # programs set before the processes make room


class Job(NamedTuple):
    """A program to be set: as ``pdf`` or ``png``, with files beside it, and a question to it."""

    source: str
    epoch: int
    form: str = "pdf"
    files: Mapping[str, bytes] = {}
    selector: str = ""


class Done(NamedTuple):
    """What was made of it, the answer as JSON, and what the engine had to say."""

    made: bytes
    answer: str
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
    """The jobs in their order. Raises InputFault at the first error or warning."""
    waiting = list(jobs)
    typst_installed()
    fonts = tuple(map(str, font_files()))
    context = get_context("spawn")
    workers = min(_WORKERS, len(waiting)) or 1
    # A new pool for each batch: the pool's own way of renewing a process (max_tasks_per_child) can
    # wait for ever in Python 3.11.
    for at in range(0, len(waiting), _BATCH):
        batch = waiting[at : at + _BATCH]
        with ProcessPoolExecutor(workers, context) as pool:
            for done in pool.map(_set, batch, [fonts] * len(batch)):
                if done.faults:
                    raise InputFault(*done.faults)
                yield done


def _set(job: Job, fonts: tuple[str, ...]) -> Done:
    """In a process of its own: faults are values, because they have a way to go."""
    typst = typst_installed()
    folders = sorted({str(Path(file).parent) for file in fonts})
    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in job.files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        main = root / "main.typ"
        main.write_text(job.source, encoding="utf-8")
        compiler = typst.Compiler(main, root=root, font_paths=known)
        try:
            made, warnings = compiler.compile_with_warnings(
                format=job.form,
                timestamp=job.epoch,
                ppi=_COVER_PPI,
                pdf_standards=STANDARDS if job.form == "pdf" else [],
            )
        except typst.TypstError as error:
            return Done(b"", "", (_fault(str(error.message), error.hints),))
        faults = tuple(_fault(warning.message, warning.hints) for warning in warnings)
        answer = compiler.query(job.selector, field="value", one=True) if job.selector else ""
    return Done(bytes(made[0] if isinstance(made, list) else made), str(answer), faults)


def numbers(done: Done) -> list[int]:
    """An answer that is a list of numbers."""
    return [int(each) for each in json.loads(done.answer)]


def _fault(message: str, hints: list[str]) -> Fault:
    return Fault("typst", 0, "PDF", " ".join(message.split()), "; ".join(hints))
