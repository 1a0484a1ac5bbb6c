"""Editions that were published, each in a file of its own, never changed again."""

import csv
import io
import json
from pathlib import Path
from typing import Final

from build_scripts.records.edition import (
    Edition,
    PublishedChapter,
    PublishedFigure,
    PublishedParagraph,
    PublishedTerm,
)
from build_scripts.records.faults import Fault, InputFault
from build_scripts.seeds.edition import CURRENT, EDITIONS

REASONS: Final = "reasons.csv"
_FIELDS: Final = ("edition", "id", "why")
_VERSION: Final = 1


def edition_path(seeds: Path, number: str) -> Path:
    """Where an edition is kept."""
    return seeds / EDITIONS / f"{number}.json"


def as_json(edition: Edition) -> str:
    """An edition as its file: one paragraph, figure or term a line, so that a diff can be read."""
    lines = ["{", f' "version": {_VERSION},', f' "edition": {json.dumps(edition.number)},']
    chapters = []
    for chapter in edition.chapters:
        rows = ",\n".join(f"   {_row(paragraph)}" for paragraph in chapter.paragraphs)
        head = (
            f'  {{"slug": {_text(chapter.slug)}, "title": {_text(chapter.title)}, "paragraphs": ['
        )
        chapters.append(f"{head}\n{rows}\n  ]}}")
    lines.append(' "chapters": [\n' + ",\n".join(chapters) + "\n ],")
    figures = ",\n".join(f"  {_row(figure)}" for figure in edition.figures)
    terms = ",\n".join(f"  {_row(term)}" for term in edition.terms)
    lines += [f' "figures": [\n{figures}\n ],', f' "terms": [\n{terms}\n ]', "}"]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _row(record: PublishedParagraph | PublishedFigure | PublishedTerm) -> str:
    return json.dumps(list(record), ensure_ascii=False)


def editions(seeds: Path) -> tuple[Edition, ...]:
    """The published editions, oldest first; raises InputFault where a file cannot be read."""
    folder = seeds / EDITIONS
    paths = [path for path in folder.glob("*.json") if path.name != CURRENT]
    return tuple(sorted(map(_read, paths), key=lambda edition: ordered(edition.number)))


def ordered(number: str) -> tuple[int, ...]:
    """An edition number to sort by: 1.10 comes after 1.9."""
    return tuple(int(part) for part in number.split("."))


def _read(path: Path) -> Edition:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        found = Edition(
            str(read["edition"]),
            tuple(
                PublishedChapter(
                    str(chapter["slug"]),
                    str(chapter["title"]),
                    tuple(PublishedParagraph(*row) for row in chapter["paragraphs"]),
                )
                for chapter in read["chapters"]
            ),
            tuple(PublishedFigure(*row) for row in read["figures"]),
            tuple(PublishedTerm(*row) for row in read["terms"]),
        )
        ordered(found.number)
    except (OSError, ValueError, KeyError, TypeError) as error:
        says = f"不能读 / cannot be read: {error!r}"
        raise InputFault(Fault(path.as_posix(), 0, "EDITION", says)) from None
    if path.stem != found.number:
        says = f"文件名与版次不合 / is not edition {path.stem}: {found.number}"
        raise InputFault(Fault(path.as_posix(), 0, "EDITION", says))
    return found


def reasons(seeds: Path) -> dict[tuple[str, str], str]:
    """Why something changed: (edition, id) -> the reviewed reason."""
    path = seeds / EDITIONS / REASONS
    if not path.is_file():
        return {}
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), strict=True)
    if tuple(rows.fieldnames or ()) != _FIELDS:
        says = f"首行应为 / the first line is {','.join(_FIELDS)}"
        raise InputFault(Fault(path.as_posix(), 1, "EDITION", says))
    return {(row["edition"], row["id"]): row["why"] for row in rows}
