"""The data package of a book: all its files by name, made of the book and nothing else."""

import os
from pathlib import Path
from typing import Final

from build_scripts.apparatus.rights import as_published
from build_scripts.chapters.contents import TITLE
from build_scripts.data_package import check_tables, figure_tables, glossary_tables, text_tables
from build_scripts.data_package.files import (
    DATABASE,
    DESCRIPTOR,
    RIGHTS,
    as_csv,
    database,
    descriptor,
)
from build_scripts.data_package.linked import DATASET, dataset
from build_scripts.data_package.schema import Table
from build_scripts.data_package.skos import linked, plain_json, turtle
from build_scripts.records.book import Book

NAME: Final = f"{TITLE}：数据包"


def tables_of(book: Book) -> tuple[Table, ...]:
    """All tables; a table stands behind those it refers to."""
    book = as_published(book)
    return (
        text_tables.sources(book),
        figure_tables.areas(book),
        text_tables.chapters(book),
        text_tables.paragraphs(book),
        figure_tables.indicators(book),
        figure_tables.numerals(book),
        figure_tables.figures(book),
        figure_tables.figure_areas(book),
        *check_tables.check_tables(book),
        glossary_tables.terms(book),
        glossary_tables.term_relations(book),
        glossary_tables.term_senses(book),
        glossary_tables.places(book),
        glossary_tables.works(book),
        *glossary_tables.occurrence_tables(book),
    )


def data_package_files(book: Book) -> dict[str, bytes]:
    """Name -> content of every file. Words that may not be shown are in none of them."""
    tables = tables_of(book)
    terms = book.glossary.terms
    files = {f"{table.name}.csv": as_csv(table) for table in tables}
    files[DESCRIPTOR] = descriptor(tables, files, NAME, book.edition)
    files[DATABASE] = database(tables)
    files["terms.json"] = plain_json(terms)
    files["terms.skos.jsonld"] = linked(terms)
    files["terms.ttl"] = turtle(terms)
    files["README.txt"] = _readme(tables)
    by_name = {table.name: table for table in tables}
    files[DATASET] = dataset(book, by_name, files, NAME)
    return files


def write_data_package(book: Book, folder: Path) -> list[Path]:
    """``folder`` holds the package, each file written whole; returns the files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in data_package_files(book).items():
        beside = folder / f".{name}.{os.getpid()}.part"
        try:
            beside.write_bytes(content)
            os.replace(beside, folder / name)
        finally:
            beside.unlink(missing_ok=True)
        written.append(folder / name)
    return written


def _readme(tables: tuple[Table, ...]) -> bytes:
    lines = [NAME, "=" * (2 * len(NAME)), "", RIGHTS, ""]
    for table in tables:
        lines += [f"{table.name}.csv  {table.title}  ({len(table.rows)})"]
        lines += [f"    {field.name}: {field.says}" for field in table.fields]
        lines.append("")
    return "\n".join(lines).encode()
