"""From the book to docs/ and on to site/."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from build_scripts.apparatus import collation
from build_scripts.chapters import collation_pages, pages
from build_scripts.charts import cover_charts
from build_scripts.data_package import write_data_package
from build_scripts.lexicon import glossary_pages
from build_scripts.records.book import Book, CollationRow
from build_scripts.tables import figure_pages
from build_scripts.website.engine import set_pages
from build_scripts.website.files import alone_in, put_in_place, recover, write_whole

ROOT = Path(__file__).resolve().parent.parent.parent
# Folders in which every Markdown file is a generated one.
_GENERATED = ("chapters", "apparatus", "figures", "glossary")


def generate(book: Book, docs_dir: Path) -> list[Path]:
    """The generated pages stand in ``docs_dir``, and none of an earlier book beside them.

    Pages hold no date and no commit. Each file is written whole; one that does not change is not
    touched. Returns the files that changed or went.
    """
    made = pages(book, cover_charts(book)) | figure_pages(book) | glossary_pages(book)
    changed = [
        docs_dir / name for name, content in made.items() if write_whole(docs_dir / name, content)
    ]
    for stale in _stale(docs_dir, set(made)):
        stale.unlink()
        changed.append(stale)
    return sorted(changed)


def _stale(docs_dir: Path, made: set[str]) -> Iterator[Path]:
    for folder in _GENERATED:
        for file in sorted((docs_dir / folder).glob("*.md")):
            if f"{folder}/{file.name}" not in made:
                yield file


def build(book: Book, *, docs_dir: Path, site_dir: Path, root: Path = ROOT) -> None:
    """``docs_dir`` holds the generated pages and ``site_dir`` the site, complete.

    Hand-written pages come from ``root``/docs, the settings from ``root``/mkdocs.yml. The site is
    made beside ``site_dir`` and put in its place at the end: a build that fails or is killed
    leaves the last complete one. Raises SiteFault when MkDocs has anything to say.
    """
    site_dir = site_dir.resolve()
    with alone_in(site_dir.parent):
        recover(site_dir)
        generate(book, docs_dir)
        work = site_dir.with_name(f"{site_dir.name}.work")
        shutil.rmtree(work, ignore_errors=True)
        try:
            _gather(book, root / "docs", docs_dir, work / "docs")
            set_pages(root / "mkdocs.yml", work / "docs", work / "site")
            put_in_place(work / "site", site_dir)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _gather(book: Book, written: Path, docs_dir: Path, gathered: Path) -> None:
    """All pages in one folder: written by hand, generated, and made for the site only."""
    if written.is_dir():
        shutil.copytree(written, gathered, ignore=shutil.ignore_patterns(*_GENERATED, ".*"))
    shutil.copytree(docs_dir, gathered, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    for name, content in collation_pages(book, _collations(book)).items():
        write_whole(gathered / name, content)
    write_data_package(book, gathered / "data")


def _collations(book: Book) -> dict[str, tuple[CollationRow, ...]]:
    restorations = {each.sidecar.source: each.restoration for each in book.chapters}
    return {source: collation(restoration) for source, restoration in restorations.items()}
