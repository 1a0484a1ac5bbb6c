"""How long the exports of a long book take, and how much memory: chapters of the edition, copied.

``python -m tests.benchmarks.exports [CHAPTERS] [FORM ...]`` prints for each form, or for a whole
release with the form ``all``, seconds of processor and of the clock, and the greatest memory of all processes together:
what each holds alone, and its part of what it shares (PSS), read five times a second (Linux only).
The making of the long book, which stands for restoring one, is not counted.

Measured: 200 chapters, all forms, 198 s of processor, 1.6 GiB; 40 chapters, 63 s, 1.25 GiB (before
the collector of garbage was kept from the book). The copies say the same words: a real book of 200
chapters has more terms, places and characters, and a larger index.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from threading import Event, Thread

from build_scripts.book.release import FORMS, every_form
from build_scripts.book.volume import Volume
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.checks import Check
from build_scripts.records.glossary import Occurrence
from tests.exports.volumes import EPOCH, ROOT, edition_volume

PAUSE = 0.2  # seconds between two readings of the memory


def copied(chapter: BookChapter, number: int) -> BookChapter:
    """The chapter under another name, all its ids made new."""
    slug = f"{chapter.decision.slug}-{number}"

    def new(id: str) -> str:
        return f"{id}-{number}"

    paragraphs = tuple(replace(p, id=new(p.id)) for p in chapter.article.paragraphs)
    return replace(
        chapter,
        decision=replace(chapter.decision, slug=slug),
        sidecar=replace(chapter.sidecar, source=f"{number}_{chapter.sidecar.source}"),
        article=replace(chapter.article, slug=slug, paragraphs=paragraphs),
        entries=tuple(e._replace(paragraph=new(e.paragraph)) for e in chapter.entries),
        notes=tuple(n._replace(paragraph=new(n.paragraph)) for n in chapter.notes),
        observations=tuple(
            replace(o, id=new(o.id), chapter=slug, paragraph=new(o.paragraph))
            for o in chapter.observations
        ),
        annotations=tuple(
            a._replace(
                paragraph=new(a.paragraph), id=new(a.id) if a.target.value == "figure" else a.id
            )
            for a in chapter.annotations
        ),
    )


def copied_check(check: Check, number: int) -> Check:
    return replace(
        check,
        id=f"{check.id}-{number}",
        chapter=f"{check.chapter}-{number}",
        paragraph=f"{check.paragraph}-{number}",
        claim=f"{check.claim}-{number}" if check.claim else "",
        inputs=tuple(f"{each}-{number}" for each in check.inputs),
    )


def long_book(chapters: int) -> Book:
    """A book of that many chapters, with figures, checks and an index that grow with it."""
    book = edition_volume().book

    def endless() -> Iterator[tuple[BookChapter, int]]:
        for number in count():
            yield from ((chapter, number) for chapter in book.chapters)

    taken = list(islice(endless(), chapters))
    slugs = {(chapter.decision.slug, number) for chapter, number in taken}
    rounds = range(max(number for _, number in taken) + 1)

    def again(occurrences: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
        return tuple(
            each._replace(chapter=f"{each.chapter}-{n}", paragraph=f"{each.paragraph}-{n}")
            for n in rounds
            for each in occurrences
            if (each.chapter, n) in slugs
        )

    glossary = book.glossary
    return replace(
        book,
        chapters=tuple(copied(chapter, number) for chapter, number in taken),
        aliases=(),
        checks=tuple(
            copied_check(c, n) for n in rounds for c in book.checks if (c.chapter, n) in slugs
        ),
        glossary=replace(
            glossary,
            term_occurrences=again(glossary.term_occurrences),
            place_occurrences=again(glossary.place_occurrences),
            work_occurrences=again(glossary.work_occurrences),
        ),
    )


def family(process: int) -> Iterator[int]:
    """The process and all that it, and they, have started."""
    yield process
    for told in Path(f"/proc/{process}/task").glob("*/children"):
        for child in told.read_text().split():
            yield from family(int(child))


def memory() -> int:
    """MiB that this process and those below it hold."""
    held = 0
    for process in family(os.getpid()):
        with suppress(OSError):  # it has just ended
            told = Path(f"/proc/{process}/smaps_rollup").read_text()
            held += next(int(line.split()[1]) for line in told.splitlines() if line[:4] == "Pss:")
    return held // 1024


def used() -> float:
    """Seconds of processor of this process and those below it, and of those that have ended."""
    ticks = 0
    for process in family(os.getpid()):
        with suppress(OSError):
            told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, told[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


class Peak(Thread):
    """The greatest memory from ``start`` to ``end``."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.over, self.most = Event(), 0

    def run(self) -> None:
        while not self.over.wait(PAUSE):
            with suppress(OSError, StopIteration):
                self.most = max(self.most, memory())

    def end(self) -> int:
        self.over.set()
        self.join()
        return self.most


def made(form: str, volume: Volume) -> Iterator[tuple[str, bytes]]:
    """The files of one form, or of all."""
    if form == "all":
        return (file for _, files in every_form(volume) for file in files)
    return FORMS[form](volume)


def main(argv: list[str]) -> None:
    chapters = int(argv[0]) if argv else 200
    forms = argv[1:] or ["all"]
    volume = Volume(long_book(chapters), EPOCH, ROOT / "docs")
    for form in forms:
        clock, processor, peak = time.perf_counter(), used(), Peak()
        peak.start()
        size = sum(len(content) for _, content in made(form, volume))
        clock, processor = time.perf_counter() - clock, used() - processor
        print(
            f"{form}: {chapters} chapters, {processor:.1f} s processor, {clock:.1f} s clock, "
            f"{size / 2**20:.1f} MiB, peak {peak.end()} MiB",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
