"""The data package: valid, complete, the same each time, and silent about what may not be shown."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from frictionless import Package
from rdflib import Graph, Namespace
from rdflib.namespace import RDF, SKOS

from build_scripts.commands.edition import book_of
from build_scripts.data_package import data_package_files, write_data_package
from build_scripts.data_package.package import tables_of
from build_scripts.data_package.schema import Table, Type
from build_scripts.records.book import Book
from build_scripts.records.checks import Check, Computation, Interval, Relation, Verdict
from build_scripts.records.sidecar import Rights

ROOT = Path(__file__).resolve().parent.parent
HERE = "http://example.org/terms.ttl"
RELATIONS = {"broader": SKOS.broader, "narrower": SKOS.narrower, "related": SKOS.related}


@cache
def book() -> Book:
    """The edition, with one more check: every table has a row."""
    whole = book_of(ROOT / "seeds")
    first, second = [o for chapter in whole.chapters for o in chapter.observations if o.is_figure][
        :2
    ]
    span = Interval(first.figure.value or 0, first.figure.value or 0)  # type: ignore[arg-type]
    made = Check(
        "made",
        Relation.SUM,
        first.chapter,
        first.paragraph,
        first.id,
        (second.id,),
        span,
        (Computation("", "1 + 1 = 2", span, True),),
        Verdict.AMBIGUOUS,
        ("甲；乙",),
    )
    return replace(whole, checks=(*whole.checks, made))


@cache
def files() -> dict[str, bytes]:
    return data_package_files(book())


@cache
def tables() -> dict[str, Table]:
    return {table.name: table for table in tables_of(book())}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files()[name].decode("utf-8"))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("package")
    write_data_package(book(), made)
    return made


def test_the_package_is_valid_with_its_foreign_keys(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert len(report.tasks) == len(tables())


def test_a_row_that_refers_to_nothing_is_found(folder: Path, tmp_path: Path) -> None:
    """The descriptor's keys are checked at all: a figure of an unknown chapter is a fault."""
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    table = (tmp_path / "figures.csv").read_text(encoding="utf-8")
    figure = rows("figures.csv")[0]
    broken = table.replace(f",{figure['chapter']},", ",no-such-chapter,", 1)
    (tmp_path / "figures.csv").write_text(broken, encoding="utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_two_packages_are_byte_identical() -> None:
    assert data_package_files(book_of(ROOT / "seeds")) == data_package_files(
        book_of(ROOT / "seeds")
    )


def test_what_is_written_is_what_was_made(folder: Path) -> None:
    written = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert written == files()


def test_every_observation_stands_in_the_tables_once() -> None:
    observations = {o.id: o for chapter in book().chapters for o in chapter.observations}
    assert {row["numeral"] for row in rows("numerals.csv")} == observations.keys()
    assert {row["figure"] for row in rows("figures.csv")} == {
        name for name, each in observations.items() if each.is_figure
    }


def test_every_row_leads_to_its_words() -> None:
    """Chapter, paragraph, bytes and quote of each row are those of the edition."""
    paragraphs = {row["paragraph"]: row for row in rows("paragraphs.csv")}
    sources = {
        chapter.sidecar.source: chapter.restoration.text.source.data for chapter in book().chapters
    }
    placed = [table for table in tables().values() if "quote" in {f.name for f in table.fields}]
    assert {"figures", "numerals", "checks", "term_occurrences"} <= {t.name for t in placed}
    for table in placed:
        for row in rows(f"{table.name}.csv"):
            paragraph = paragraphs[row["paragraph"]]
            assert paragraph["chapter"] == row["chapter"] and paragraph["source"] == row["source"]
            start, end = int(row["byte_start"]), int(row["byte_end"])
            assert 0 <= start < end <= len(sources[row["source"]]), (table.name, row)
            if table.name.endswith("_occurrences") or table.name == "paragraphs":
                assert row["quote"] in paragraph["quote"]
            elif "printed" in row:
                assert row["printed"] in row["quote"]


def test_occurrences_lie_where_they_are_said_to_lie() -> None:
    texts = {row["paragraph"]: row["quote"] for row in rows("paragraphs.csv")}
    for entry in ("term", "place", "work"):
        found = rows(f"{entry}_occurrences.csv")
        assert found
        for row in found:
            assert texts[row["paragraph"]][int(row["start"]) : int(row["end"])] == row["quote"]


def test_the_database_opens_and_agrees_with_the_book() -> None:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files()["edition.sqlite"])
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables().values():
        (count,) = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        assert count == len(table.rows) == len(rows(f"{table.name}.csv"))
    total = connection.execute("SELECT sum(value) FROM figures WHERE unit = '元'").fetchone()[0]
    exact = sum(
        o.figure.value or 0
        for chapter in book().chapters
        for o in chapter.observations
        if o.is_figure and o.figure.unit == "元"
    )
    assert total == pytest.approx(float(exact))


def test_cells_are_of_their_types() -> None:
    types = {Type.STRING: str, Type.INTEGER: int, Type.BOOLEAN: bool}
    for table in tables().values():
        keys = set()
        for row in table.rows:
            assert len(row) == len(table.fields)
            for field, cell in zip(table.fields, row, strict=True):
                assert cell is not None or not field.required, (table.name, field.name, row)
                if cell is not None and field.type in types:
                    assert type(cell) is types[field.type], (table.name, field.name, row)
                assert cell != "", (table.name, field.name)
            names = [field.name for field in table.fields]
            keys.add(tuple(row[names.index(name)] for name in table.key))
        assert len(keys) == len(table.rows), table.name


def test_every_downloaded_file_is_described() -> None:
    described = json.loads(files()["dataset.jsonld"])
    dataset, terms = described["@graph"]
    told = {each["contentUrl"] for each in dataset["distribution"]}
    assert told == files().keys() - {"dataset.jsonld"}
    assert len(terms["hasDefinedTerm"]) == len(book().glossary.terms)
    page = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    for name in files():
        assert f'href="../data/{name}"' in page, name


def test_the_terms_are_the_same_in_turtle_and_json_ld() -> None:
    turtle = Graph().parse(data=files()["terms.ttl"], format="turtle", publicID=HERE)
    linked = Graph().parse(data=files()["terms.skos.jsonld"], format="json-ld", publicID=HERE)
    assert set(turtle) == set(linked)
    concepts = set(turtle.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == len(book().glossary.terms)
    base = Namespace(f"{HERE}#")
    for term in book().glossary.terms:
        labels = {str(label) for label in turtle.objects(base[term.id], SKOS.prefLabel)}
        assert term.headword in labels
        assert {str(each) for each in turtle.objects(base[term.id], SKOS.definition)} == {
            term.definition
        }
        for name, relation in RELATIONS.items():
            others = {base[other] for other in getattr(term, name)}
            assert set(turtle.objects(base[term.id], relation)) == others <= concepts


@pytest.mark.parametrize("rights", [Rights.METADATA, Rights.QUOTATION])
def test_what_may_not_be_shown_is_in_no_file(rights: Rights) -> None:
    """A sentence of a withheld paragraph stands in none of the files, nor do its figures."""
    whole = book()
    cut = replace(whole.chapters[0], sidecar=replace(whole.chapters[0].sidecar, rights=rights))
    made = data_package_files(replace(whole, chapters=(cut, *whole.chapters[1:])))
    last = [p for p in cut.article.paragraphs if len(p.text) > 30][-1]
    sentence = last.text[:20].encode("utf-8")
    hidden = next(o for o in reversed(cut.observations) if o.paragraph == last.id or o.is_figure)
    assert any(sentence in content for content in files().values())
    for name, content in made.items():
        assert sentence not in content, name
        assert hidden.id.encode() not in content, name


def test_a_list_made_of_nothing_is_still_a_package(tmp_path: Path) -> None:
    write_data_package(Book(()), tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
