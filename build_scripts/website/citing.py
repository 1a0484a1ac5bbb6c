"""Citations of what the edition made itself: tables of figures, pages of entries."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from build_scripts.chapters import cite_files
from build_scripts.chapters.citing import CITED_HERE, entries_block, table_block
from build_scripts.citation import Imprint, Reference, Work
from build_scripts.lexicon import entries_of
from build_scripts.records.book import Book
from build_scripts.tables import tables_of
from build_scripts.website.engine import Settings
from build_scripts.website.files import write_whole


class Citable(NamedTuple):
    """A page that cites itself: its path below docs/, how it is cited, the block that says so."""

    path: str
    reference: Reference
    block: str


def citable(book: Book, pieces: Mapping[str, Reference], config: Settings) -> Iterator[Citable]:
    """The pages of tables and entries; ``pieces`` holds the reference of each chapter by slug."""
    imprint = Imprint(config.title, book.edition, config.released)
    for table in tables_of(book):
        cited = _part(imprint, Work.TABLE, table.path, table.title, config)
        yield Citable(table.path, cited, table_block(cited, [pieces[s] for s in table.slugs]))
    for entries in entries_of(book):
        cited = _part(imprint, Work.ENTRY, entries.path, entries.title, config)
        yield Citable(entries.path, cited, entries_block(cited, entries.what))


def _part(imprint: Imprint, work: Work, path: str, title: str, config: Settings) -> Reference:
    route = path.removesuffix(".md")
    return imprint.part(work, route.replace("/", "-"), title, f"{config.address}{route}/")


def put_blocks(pages: list[Citable], docs: Path) -> None:
    """The pages in ``docs`` say how they are cited."""
    for page in pages:
        file = docs / page.path
        written = file.read_text(encoding="utf-8")
        write_whole(file, written.replace(CITED_HERE, page.block, 1))


def put_files(cited: list[Reference], site: Path) -> None:
    """The files to cite by stand below ``site``/cite."""
    for reference in cited:
        folder = site / "cite" / reference.key
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in cite_files(reference).items():
            # Bytes: a file of RIS has its own line ends.
            (folder / name).write_bytes(content.encode("utf-8"))
