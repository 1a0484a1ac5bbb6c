"""PDF by Typst: tagged, archival, the same bytes for the same text; every warning is an error."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from build_scripts.book.engine import Job, numbers, set_all
from build_scripts.book.fonts import covered, font_files
from build_scripts.composition.document import Document
from build_scripts.composition.targets import anchors_of
from build_scripts.typeset import WHERE, Attachment, cover_program, program


class Bound(NamedTuple):
    """The book as PDF, and the page (from 1) on which each id of the document stands."""

    pdf: bytes
    page_of: dict[str, int]


def bind(document: Document, epoch: int, attached: Mapping[str, bytes] | None = None) -> Bound:
    """The book with cover and title page, dated ``epoch``. Raises InputFault at any warning."""
    font_files()
    files = dict(sorted((attached or {}).items()))
    source = program(document, covered=covered, attachments=tuple(map(Attachment, files)))
    (done,) = set_all([Job(source, epoch, files=files, selector=f"<{WHERE}>")])
    return Bound(done.made, dict(zip(sorted(anchors_of(document)), numbers(done), strict=True)))


def write_alone(documents: Iterable[Document], epoch: int) -> Iterator[bytes]:
    """Documents without cover: chapters."""
    font_files()
    jobs = [Job(program(each, covered=covered, bound=False), epoch) for each in documents]
    yield from (done.made for done in set_all(jobs))


def write_cover(document: Document) -> bytes:
    """The cover as a PNG picture."""
    font_files()
    (done,) = set_all([Job(cover_program(document, covered), 0, "png")])
    return done.made
