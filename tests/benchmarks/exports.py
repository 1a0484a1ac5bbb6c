"""How long the exports of a long book take, and how much memory: chapters of the edition, copied.

``python -m tests.benchmarks.exports [CHAPTERS] [FORM ...]`` prints seconds of processor and of the
clock for each form, and the greatest memory of one process.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice

from build_scripts.book.release import FORMS
from build_scripts.book.volume import Volume
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.checks import Check
from build_scripts.records.glossary import Occurrence
from tests.exports.volumes import EPOCH, ROOT, edition_volume

WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


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


def used() -> float:
    """Seconds of processor of this process and of those it has started and seen end."""
    return sum(sum(resource.getrusage(who)[:2]) for who in WHO)


def main(argv: list[str]) -> None:
    chapters = int(argv[0]) if argv else 200
    forms = argv[1:] or list(FORMS)
    volume = Volume(long_book(chapters), EPOCH, ROOT / "docs")
    for form in forms:
        clock, processor = time.perf_counter(), used()
        size = sum(len(content) for _, content in FORMS[form](volume))
        clock, processor = time.perf_counter() - clock, used() - processor
        peak = max(resource.getrusage(who).ru_maxrss for who in WHO) // 1024
        print(
            f"{form}: {chapters} chapters, {processor:.1f} s processor, {clock:.1f} s clock, "
            f"{size / 2**20:.1f} MiB, peak {peak} MiB",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
