"""The files of a release below ``dist/``: each form by name, and their checksums."""

import gc
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Final

from build_scripts.book.archive import zipped
from build_scripts.book.offline import offline_files
from build_scripts.book.pdf import write_alone, write_cover
from build_scripts.book.volume import Volume
from build_scripts.chapters.contents import TITLE
from build_scripts.data_package import data_package_files
from build_scripts.epub import epub_files
from build_scripts.manuscript import markdown, plain_text
from build_scripts.tei import chapter_file, corpus_file
from build_scripts.website import build
from build_scripts.website.files import write_whole

CHECKSUMS: Final = "SHA256SUMS"
Files = Iterator[tuple[str, bytes]]


def pdf_files(volume: Volume) -> Files:
    """The book, in volumes if it is long, and each chapter alone."""
    for part, bound in zip(volume.parts, volume.bounds, strict=True):
        yield f"{part.stem}.pdf", bound.pdf
    documents = volume.chapters()
    for slug, made in zip(documents, write_alone(documents.values(), volume.epoch), strict=True):
        yield f"chapters/{slug}-{volume.edition}.pdf", made


def epub_file(volume: Volume) -> Files:
    """The book as EPUB 3; its page list is that of the PDF, volume by volume."""
    document = volume.electronic
    files = epub_files(document, write_cover(document), volume.epoch, volume.printed)
    yield f"{volume.stem}.epub", zipped(files, volume.epoch, stored=frozenset({"mimetype"}))


def data_files(volume: Volume) -> Files:
    """The tables; each chapter as plain text, Markdown and TEI; the TEI of the whole."""
    for name, content in data_package_files(volume.book).items():
        yield f"data/package-{volume.edition}/{name}", content
    documents = volume.chapters()
    for chapter in volume.book.chapters:
        slug = chapter.decision.slug
        yield f"data/text/{slug}-{volume.edition}.txt", plain_text(chapter).encode("utf-8")
        yield f"data/markdown/{slug}-{volume.edition}.md", markdown(documents[slug]).encode("utf-8")
        made = chapter_file(volume.book, chapter, volume.edition)
        yield f"data/tei/{slug}-{volume.edition}.xml", made.encode("utf-8")
    yield f"data/{volume.stem}.tei.xml", corpus_file(volume.book, volume.edition).encode("utf-8")


def offline_file(volume: Volume) -> Files:
    """The whole site in one archive, to be opened from a disk."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(volume.book, docs_dir=Path(folder) / "docs", site_dir=site)
        made = offline_files(site, TITLE, volume.edition)
    name = f"{volume.stem}-offline"
    files = {f"{name}/{path}": content for path, content in made.items()}
    yield f"{name}.zip", zipped(files, volume.epoch)


FORMS: Final[dict[str, Callable[[Volume], Files]]] = {
    "pdf": pdf_files,
    "epub": epub_file,
    "data": data_files,
    "offline": offline_file,
}
# Made in a process of its own while the others are made: it needs nothing of theirs.
_ASIDE: Final = "offline"


def every_form(volume: Volume) -> Iterator[tuple[str, Iterable[tuple[str, bytes]]]]:
    """The name of each form and its files; two are made at once where the system can fork."""
    if _ASIDE not in FORMS or "fork" not in get_all_start_methods():
        yield from ((form, files(volume)) for form, files in FORMS.items())
        return
    # A fork shares the book; it would be too large to be sent. Frozen, it stays shared, and the
    # collector of garbage does not go through all of it again and again.
    gc.freeze()
    try:
        with ProcessPoolExecutor(1, get_context("fork"), _take, (volume,)) as process:
            aside = process.submit(_made_aside)
            for form, files in FORMS.items():
                yield form, aside.result() if form == _ASIDE else files(volume)
    finally:
        gc.unfreeze()


_taken: list[Volume] = []


def _take(volume: Volume) -> None:
    _taken.append(volume)


def _made_aside() -> list[tuple[str, bytes]]:
    return list(FORMS[_ASIDE](_taken.pop()))


def write_checksums(dist: Path) -> None:
    """``SHA256SUMS`` tells the sum of every other file below ``dist``, in the form of sha256sum."""
    files = sorted(
        file.relative_to(dist).as_posix()
        for file in dist.rglob("*")
        if file.is_file() and file.name != CHECKSUMS and not file.name.startswith(".")
    )
    sums = (f"{hashlib.sha256((dist / name).read_bytes()).hexdigest()}  {name}\n" for name in files)
    write_whole(dist / CHECKSUMS, "".join(sums))
