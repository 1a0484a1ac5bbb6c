"""The edition as committed: pages are what the build makes, anchors are kept, drafts are drafts."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.apparatus.anchors import standing
from build_scripts.commands import main
from build_scripts.commands.edition import book_of
from build_scripts.records.anchors import Anchor
from build_scripts.records.book import Book
from build_scripts.records.faults import InputFault
from build_scripts.seeds import load
from build_scripts.seeds.anchors import anchors
from build_scripts.website import generate

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GENERATED = ("chapters", "apparatus")


@pytest.fixture(scope="module")
def book() -> Book:
    return book_of(SEEDS)


def test_committed_pages_are_what_the_build_makes(book: Book, tmp_path: Path) -> None:
    generate(book, tmp_path)
    made = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*.md")}
    assert len(made) > 22
    for name, content in made.items():
        assert (ROOT / "docs" / name).read_bytes() == content, f"run `make site`: docs/{name}"
    committed = {
        file.relative_to(ROOT / "docs")
        for folder in GENERATED
        for file in (ROOT / "docs" / folder).glob("*.md")
    }
    assert committed <= made.keys()


def test_every_published_anchor_is_in_the_table_and_arrives(book: Book) -> None:
    held = standing(anchors(SEEDS), book)
    assert held.added == () and held.gone == (), "run `make site`"


def test_an_anchor_of_a_joined_paragraph_goes_to_what_it_was_joined_to(book: Book) -> None:
    paragraph = next(
        paragraph
        for chapter in book.chapters
        for paragraph in chapter.article.paragraphs
        if len(paragraph.spans) > 1
    )
    second = f"{paragraph.id.split('-')[0]}-{paragraph.spans[1].start}"
    held = standing((Anchor(second, "somewhere-else"),), book)
    (alias,) = held.aliases
    assert (alias.id, alias.paragraph) == (second, paragraph.id)


def test_an_anchor_over_bytes_that_are_not_published_is_gone(book: Book) -> None:
    assert standing((Anchor("001-999999", "linfen-2017"),), book).gone


def test_a_lost_anchor_stops_the_build(tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path, dirs_exist_ok=True)
    table = tmp_path / "anchors.tsv"
    table.write_text(table.read_text(encoding="utf-8") + "001-999999\tlinfen-2017\n", "utf-8")
    with pytest.raises(InputFault, match="ANCHOR-GONE"):
        book_of(tmp_path)


def test_a_slug_is_all_that_moves_when_a_chapter_is_retitled(book: Book) -> None:
    first = book.chapters[0]
    moved = replace(first, decision=replace(first.decision, slug="renamed"))
    held = standing(anchors(SEEDS), replace(book, chapters=(moved, *book.chapters[1:])))
    assert not held.gone
    assert {alias.now for alias in held.aliases} == {"renamed"}


def test_a_new_source_gets_a_draft_that_cannot_be_published_by_oversight(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SEEDS, tmp_path, dirs_exist_ok=True)
    source = tmp_path / "900_new.txt"
    source.write_text("村里修好了路\n\n五月的一天，村里修好了通向镇上的路。大家都去看。\n", "utf-8")
    assert main(["new", str(source)]) == 0
    names = [
        entry["name"] for entry in json.loads((tmp_path / "manifest.json").read_bytes())["sources"]
    ]
    assert "900_new.txt" in names and names == sorted(names)
    capsys.readouterr()
    assert main(["check", "--seeds", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "900_new.yml:" in said and "SEED-VALUE" in said and "Traceback" not in said
    with pytest.raises(InputFault):
        load(source)
    assert main(["new", str(source)]) == 1, "a sidecar is never written over"
