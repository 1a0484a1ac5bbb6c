"""The files of a release below ``dist/``: each form by name, and their checksums."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from build_scripts.book.archive import zipped
from build_scripts.book.pdf import write_alone, write_cover
from build_scripts.book.volume import Volume
from build_scripts.epub import epub_files
from build_scripts.website.files import write_whole

CHECKSUMS: Final = "SHA256SUMS"
Files = Iterator[tuple[str, bytes]]


def pdf_files(volume: Volume) -> Files:
    """The book, and each chapter alone."""
    yield f"{volume.stem}.pdf", volume.bound.pdf
    for slug, document in volume.chapters().items():
        yield f"chapters/{slug}.pdf", write_alone(document, volume.epoch)


def epub_file(volume: Volume) -> Files:
    """The book as EPUB 3; its page list is that of the PDF."""
    document = volume.document
    files = epub_files(document, write_cover(document), volume.epoch, volume.bound.page_of)
    yield f"{volume.stem}.epub", zipped(files, volume.epoch, stored=frozenset({"mimetype"}))


FORMS: Final[dict[str, Callable[[Volume], Files]]] = {"pdf": pdf_files, "epub": epub_file}


def write_checksums(dist: Path) -> None:
    """``SHA256SUMS`` tells the sum of every other file below ``dist``, in the form of sha256sum."""
    files = sorted(
        file.relative_to(dist).as_posix()
        for file in dist.rglob("*")
        if file.is_file() and file.name != CHECKSUMS and not file.name.startswith(".")
    )
    sums = (f"{hashlib.sha256((dist / name).read_bytes()).hexdigest()}  {name}\n" for name in files)
    write_whole(dist / CHECKSUMS, "".join(sums))
