"""The folder of sources: untouched bytes, whole sidecars, and one clear line for every slip."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.restoration import Role
from build_scripts.records.sidecar import Basis, Rights
from build_scripts.seeds import MANIFEST, load, manifest, sources, verify
from tests.sidecar_slips import SCRAPS, SIDECAR, SLIPS, SOURCE, write

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
SCHEMA_LINE = "# yaml-language-server: $schema=sidecar.schema.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one small source with its sidecar and manifest."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    write(seeds)
    (seeds / MANIFEST).write_text(manifest(seeds), encoding="utf-8")
    assert verify(seeds) == ()
    return seeds


def line_of(sidecar: str, words: str) -> int:
    return sidecar[: sidecar.index(words)].count("\n") + 1


def the_fault(seeds: Path) -> Fault:
    """The one fault of a folder, fit to be shown: bilingual, on one line."""
    faults = verify(seeds)
    assert len(faults) == 1, "\n".join(map(str, faults))
    assert " / " in faults[0].message
    assert "\n" not in str(faults[0])
    return faults[0]


# The five sources


def test_the_seeds_are_without_fault() -> None:
    assert verify(SEEDS) == ()


def test_the_manifest_is_that_of_the_sources() -> None:
    assert (SEEDS / MANIFEST).read_text(encoding="utf-8") == manifest(SEEDS)
    assert len(sources(SEEDS)) == 5


def test_the_chapters_are_eleven() -> None:
    counts = [len(sidecar.chapters) for path in sources(SEEDS) if (sidecar := load(path))]
    assert counts == [1, 4, 1, 4, 1]


@pytest.mark.parametrize("path", sources(SEEDS), ids=lambda path: path.stem)
def test_decisions_are_filled_in(path: Path) -> None:
    sidecar = load(path)
    assert sidecar
    assert sidecar.rights in Rights
    for chapter in sidecar.chapters:
        assert chapter.publisher.source, "where the publisher is printed, or inferred from what"
        assert chapter.date.source
        out_of_order = any(
            list(placement.lines) != sorted(placement.lines) for placement in chapter.placements
        )
        assert chapter.order_note or not out_of_order
        titles = [each for each in chapter.placements if each.role is Role.TITLE]
        assert len(titles) == (0 if chapter.supplied_title else 1)
    assert path.with_suffix(".yml").read_text(encoding="utf-8").startswith(SCHEMA_LINE)


def test_the_schema_is_one_and_says_what_every_field_is() -> None:
    schema = json.loads((SEEDS / "sidecar.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    places = [schema, *schema["$defs"].values()]
    for place in places:
        for name, field in place.get("properties", {}).items():
            named = schema["$defs"].get(str(field.get("$ref", "")).removeprefix("#/$defs/"), {})
            assert field.get("description") or named.get("description"), name


# Loading


def test_a_sidecar_becomes_records(folder: Path) -> None:
    sidecar = load(folder / "page.txt")
    assert sidecar
    (chapter,) = sidecar.chapters
    assert chapter.date == ("2020-01-31", Basis.INFERRED, "文中所记")
    assert chapter.placements[1].lines == (4, 3)
    assert chapter.placements[1].where == line_of(SIDECAR, "lines: [4, 3]")
    assert (sidecar.original, sidecar.rights_statement, chapter.supplied_title) == ("", "", "")


def test_a_source_without_sidecar_has_no_decisions(tmp_path: Path) -> None:
    (tmp_path / "alone.txt").write_text("文", encoding="utf-8")
    assert load(tmp_path / "alone.txt") is None
    assert load(Path()) is None


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(folder: Path) -> None:
    before = load(folder / "page.txt")
    write(folder, "\ufeff" + SIDECAR.replace("\n", "\r\n"), "\ufeff" + SOURCE.replace("\n", "\r\n"))
    assert load(folder / "page.txt") == before


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_gives_one_fault_on_its_line(folder: Path, name: str) -> None:
    before, after, code, words = SLIPS[name]
    assert SIDECAR.count(before) >= 1
    sidecar = SIDECAR.replace(before, after, 1)
    write(folder, sidecar)
    fault = the_fault(folder)
    assert (fault.code, fault.line) == (code, line_of(sidecar, words)), str(fault)
    assert fault.path == (folder / "page.yml").as_posix()


def test_a_misspelt_field_is_told_the_right_one(folder: Path) -> None:
    write(folder, SIDECAR.replace("proofreading", "Profreading"))
    assert "proofreading" in the_fault(folder).hint


def test_a_line_left_over_is_named_in_the_source(folder: Path) -> None:
    write(folder, SIDECAR.replace("lines: [4, 3]", "line: 3"))
    fault = the_fault(folder)
    assert (fault.code, fault.line) == ("SEED-UNCOVERED", 4)
    assert fault.path == (folder / "page.txt").as_posix()


def test_one_slug_serves_one_chapter(folder: Path) -> None:
    write(folder, SIDECAR.replace("page.txt", "twin.txt"), name="twin")
    (folder / MANIFEST).write_text(manifest(folder), encoding="utf-8")
    fault = the_fault(folder)
    assert (fault.code, fault.line) == ("SEED-SLUG", line_of(SIDECAR, "slug"))
    assert "page.yml" in fault.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"\x00\x01",
        b"[" * 50_000,
        b"- - 1",
        b"42",
        b"{" * 900,
        b"? [1]\n: 2\n",
    ],
    ids=repr,
)
def test_what_is_no_sidecar_is_refused_in_one_line(folder: Path, data: bytes) -> None:
    (folder / "page.yml").write_bytes(data)
    faults = verify(folder)
    assert faults
    assert all(fault.path.endswith("page.yml") for fault in faults)


# The folder


def changed_byte(seeds: Path) -> None:
    (seeds / "page.txt").write_bytes(SOURCE.replace("第一", "第二").encode())


def missing_source(seeds: Path) -> None:
    (seeds / "page.txt").unlink()
    (seeds / "page.yml").unlink()


def unlisted_source(seeds: Path) -> None:
    (seeds / "new.txt").write_text("", encoding="utf-8")


def sidecar_alone(seeds: Path) -> None:
    (seeds / "ghost.yml").write_text(SIDECAR, encoding="utf-8")


def link_out(seeds: Path) -> None:
    outside = seeds.parent / "outside.txt"
    outside.write_text(SOURCE, encoding="utf-8")
    (seeds / "link.txt").symlink_to(outside)


def sidecar_linked_out(seeds: Path) -> None:
    outside = seeds.parent / "outside.yml"
    shutil.move(seeds / "page.yml", outside)
    (seeds / "page.yml").symlink_to(outside)


def climbing_name(seeds: Path) -> None:
    relist(seeds, '"page.txt"', '"../page.txt"')


def listed_twice(seeds: Path) -> None:
    entries = json.loads(manifest(seeds))
    entries["sources"] *= 2
    (seeds / MANIFEST).write_text(json.dumps(entries), encoding="utf-8")


def broken_manifest(seeds: Path) -> None:
    relist(seeds, "]", "")


def relist(seeds: Path, before: str, after: str) -> None:
    text = manifest(seeds).replace(before, after)
    (seeds / MANIFEST).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (changed_byte, "SEED-CHANGED"),
        (missing_source, "SEED-MISSING-SOURCE"),
        (unlisted_source, "SEED-UNLISTED"),
        (sidecar_alone, "SEED-ORPHAN"),
        (link_out, "SEED-PATH"),
        (climbing_name, "SEED-PATH"),
        (listed_twice, "SEED-MANIFEST"),
        (broken_manifest, "SEED-MANIFEST"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_spoilt_folder_gives_a_fault(
    folder: Path, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(folder)
    faults = verify(folder)
    assert [fault.code for fault in faults] in ([code], [code, "SEED-UNLISTED"])


def test_a_sidecar_that_is_a_link_out_is_not_read(folder: Path) -> None:
    sidecar_linked_out(folder)
    with pytest.raises(InputFault, match="SEED-PATH"):
        load(folder / "page.txt")
    assert {fault.code for fault in verify(folder)} == {"SEED-PATH"}


def test_no_folder_is_a_fault_and_no_sources(tmp_path: Path) -> None:
    assert sources(tmp_path / "none") == ()
    assert the_fault(tmp_path / "none").code == "SEED-FOLDER"


# Chance


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_mutilated_sidecar_raises_nothing_but_faults(folder: Path, data: st.DataObject) -> None:
    text = SIDECAR
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        scrap = data.draw(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=6)))
        text = text[:start] + scrap + text[end:]
    (folder / "page.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    for fault in verify(folder):
        assert fault.path.startswith(folder.as_posix())
        assert 0 <= fault.line <= text.count("\n") + 1
        assert "\n" not in str(fault)
        str(fault).encode("utf-8")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_a_mutilated_manifest_raises_nothing_but_faults(
    folder: Path, scrap: bytes, at: int
) -> None:
    whole = manifest(folder).encode()
    (folder / MANIFEST).write_bytes(whole[:at] + scrap + whole[at + 3 :])
    assert all(fault.code.startswith("SEED-") for fault in verify(folder))
