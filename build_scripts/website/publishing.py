"""From the book to docs/ and on to site/."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from build_scripts.apparatus import collation
from build_scripts.apparatus.rights import as_published
from build_scripts.chapters import collation_pages, edition_pages, pages, view_pages
from build_scripts.charts import cover_charts
from build_scripts.citation import Reference
from build_scripts.conversion.traditional import traditional
from build_scripts.data_package import write_data_package
from build_scripts.lexicon import glossary_pages
from build_scripts.records.book import Book, CollationRow
from build_scripts.tables import figure_pages
from build_scripts.website.citing import citable, put_blocks, put_files
from build_scripts.website.engine import Settings, set_pages, settings
from build_scripts.website.feed import feed, references, sitemap
from build_scripts.website.files import alone_in, put_in_place, recover, write_whole
from build_scripts.website.finishing import clean, finish
from build_scripts.website.hant import FOLDER as TRADITIONAL
from build_scripts.website.hant import write_traditional
from build_scripts.website.search_index import FOLDER, indexed, write_index

ROOT = Path(__file__).resolve().parent.parent.parent
# Folders in which every Markdown file is a generated one.
_GENERATED = ("chapters", "apparatus", "figures", "glossary", "checks")
_CUT_FONTS = ROOT / ".build" / "fonts"


def generate(book: Book, docs_dir: Path) -> list[Path]:
    """The generated pages stand in ``docs_dir``, and none of an earlier book beside them.

    Pages hold no date and no commit. Each file is written whole; one that does not change is not
    touched. Returns the files that changed or went.
    """
    book = as_published(book)
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
    book = as_published(book)
    site_dir = site_dir.resolve()
    with alone_in(site_dir.parent):
        recover(site_dir)
        generate(book, docs_dir)
        work = site_dir.with_name(f"{site_dir.name}.work")
        shutil.rmtree(work, ignore_errors=True)
        try:
            config = settings(root / "mkdocs.yml")
            cited = references(book, config)
            _gather(book, cited, root / "docs", docs_dir, work / "docs")
            own = [*citable(book, cited, config)]
            put_blocks(own, work / "docs")
            set_pages(root / "mkdocs.yml", work / "docs", work / "site", book.edition)
            clean(work / "site")
            _add_data(book, cited, config, work / "site")
            put_files([*cited.values(), *(page.reference for page in own)], work / "site")
            finish(work / "site", _CUT_FONTS)
            put_in_place(work / "site", site_dir)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _gather(
    book: Book, cited: dict[str, Reference], written: Path, docs_dir: Path, gathered: Path
) -> None:
    """All pages in one folder: written by hand, generated, and made for the site only."""
    if written.is_dir():
        shutil.copytree(written, gathered, ignore=shutil.ignore_patterns(*_GENERATED, ".*"))
    shutil.copytree(docs_dir, gathered, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
    rows = _collations(book)
    made = collation_pages(book, rows) | view_pages(book, rows, cited) | edition_pages(book)
    for name, content in made.items():
        write_whole(gathered / name, content)
    write_data_package(book, gathered / "data")


def _add_data(book: Book, cited: dict[str, Reference], config: Settings, site: Path) -> None:
    """What stands beside the pages: the data of the search, the other edition, the feed."""
    write_index(indexed(book, site), site / FOLDER)
    write_traditional(site, config.address)
    other = site / TRADITIONAL
    write_index(indexed(book, other, traditional), other / FOLDER)
    write_whole(site / "sitemap.xml", sitemap(site))
    write_whole(site / "feed.xml", feed(book, cited, config))


def _collations(book: Book) -> dict[str, tuple[CollationRow, ...]]:
    restorations = {each.sidecar.source: each.restoration for each in book.chapters}
    return {source: collation(restoration) for source, restoration in restorations.items()}
