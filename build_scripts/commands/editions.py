"""The command edition: which edition this is, what it changes, and its publication."""

import argparse
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from build_scripts.apparatus.rights import as_published
from build_scripts.errata import errata_of, recorded
from build_scripts.records.book import Book
from build_scripts.records.edition import Edition, Errata
from build_scripts.records.faults import Fault, InputFault
from build_scripts.seeds.edition import EDITIONS
from build_scripts.seeds.editions import REASONS, as_json, edition_path, editions, ordered, reasons
from build_scripts.website.files import write_whole


def add_arguments(command: argparse.ArgumentParser, root: Path) -> None:
    """What may be typed behind ``edition``."""
    command.add_argument("--seeds", type=Path, default=root / "seeds", help="来源目录 / sources")
    command.add_argument(
        "--publish", action="store_true", help="记下本版，此后不可再改 / record it for good"
    )


def with_editions(seeds: Path, book: Book) -> Book:
    """The book with the editions before it, and what each changed.

    Raises InputFault where this edition was published already and says otherwise now: a reader
    who cites an edition must find what it said.
    """
    number = ordered(book.edition or "0")
    known = editions(seeds)
    now = recorded(as_published(book))
    for edition in known:
        if edition.number == book.edition and edition != now:
            message = f"第{edition.number}版已发布，不可再改 / published already, and differs now"
            hint = "current.json 中改用新的版次 / raise the number in current.json"
            raise InputFault(
                Fault(
                    edition_path(seeds, edition.number).as_posix(),
                    0,
                    "EDITION-CHANGED",
                    message,
                    hint,
                )
            )
    earlier = tuple(edition for edition in known if ordered(edition.number) < number)
    return replace(book, earlier=earlier, errata=_errata(seeds, [*earlier, now], book))


def _errata(seeds: Path, all_editions: list[Edition], book: Book) -> tuple[Errata, ...]:
    known = reasons(seeds)
    found = []
    for before, after in pairwise(all_editions):
        why = {id: text for (number, id), text in known.items() if number == after.number}
        present = book if after is all_editions[-1] else None
        found.append(errata_of(before, after, why, present))
    return tuple(reversed(found))


def publish(seeds: Path, book: Book) -> Path:
    """Records the edition; raises InputFault where a change against the last has no reason."""
    place = edition_path(seeds, book.edition)
    if not book.edition or place.exists():
        says = "这一版已记下，或没有版次 / recorded already, or without a number"
        raise InputFault(Fault(place.as_posix(), 0, "EDITION", says, "current.json"))
    bare = [item for item in (book.errata[0].items if book.errata else ()) if not item.why]
    if bare:
        table = (seeds / EDITIONS / REASONS).as_posix()
        says = "没有理由 / no reason: {}「{}」→「{}」"
        raise InputFault(
            *(
                Fault(
                    table,
                    0,
                    "ERRATUM-WHY",
                    says.format(i.id, i.before, i.after),
                    f"{book.edition},{i.id},…",
                )
                for i in bare
            )
        )
    write_whole(place, as_json(recorded(as_published(book))))
    return place
