"""PDF by Typst: tagged, archival, the same bytes for the same text; every warning is an error."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from build_scripts.book.engine import Job, set_all
from build_scripts.book.fonts import covered, font_files
from build_scripts.composition.document import Document
from build_scripts.composition.targets import targets_of
from build_scripts.typeset import Attachment, cover_program, program


class Bound(NamedTuple):
    """The book as PDF, and the page (from 1) on which each id of the document stands."""

    pdf: bytes
    page_of: dict[str, int]


class Sheets(NamedTuple):
    """A document to be bound, and the files to be put into it."""

    document: Document
    attached: Mapping[str, bytes] = {}


def bind(document: Document, epoch: int, attached: Mapping[str, bytes] | None = None) -> Bound:
    """The book with cover and title page, dated ``epoch``. Raises InputFault at any warning."""
    (bound,) = bind_all([Sheets(document, attached or {})], epoch)
    return bound


def bind_all(books: Iterable[Sheets], epoch: int) -> Iterator[Bound]:
    """Each as ``bind`` makes it; several are set at once."""
    font_files()
    for done in set_all(_job(each, epoch) for each in books):
        yield Bound(done.made, {id: place.page for id, place in done.places.items()})


def _job(sheets: Sheets, epoch: int) -> Job:
    files = dict(sorted(sheets.attached.items()))
    source = program(sheets.document, covered=covered, attachments=tuple(map(Attachment, files)))
    return Job(source, epoch, files=files, linked=frozenset(targets_of(sheets.document)))


def write_alone(documents: Iterable[Document], epoch: int) -> Iterator[bytes]:
    """Documents without cover: chapters."""
    font_files()
    jobs = (Job(program(each, covered=covered, bound=False), epoch) for each in documents)
    yield from (done.made for done in set_all(jobs))


def write_cover(document: Document) -> bytes:
    """The cover as a PNG picture."""
    font_files()
    (done,) = set_all([Job(cover_program(document, covered), 0, "png")])
    return done.made
