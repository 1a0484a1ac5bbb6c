"""A release: every form, its checksums, the same bytes on another day, nothing left of an older one."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from build_scripts.book import release
from build_scripts.book.archive import zipped
from build_scripts.book.epoch import EARLIEST, VARIABLE, release_epoch
from build_scripts.book.release import CHECKSUMS, FORMS, write_checksums
from build_scripts.commands import main
from build_scripts.seeds.edition import edition
from tests.exports.volumes import EPOCH, ROOT, volume_of
from tests.made_book import mirror

PURE = ("pdf", "epub", "data")  # the site has a test of its own for its bytes


@pytest.mark.parametrize("form", PURE)
def test_two_exports_are_the_same_bytes(form: str) -> None:
    first, second = (dict(FORMS[form](volume_of(mirror()))) for _ in range(2))
    assert first == second and first


@pytest.mark.parametrize("form", PURE)
def test_every_file_tells_the_edition(form: str, tmp_path: Path) -> None:
    import pikepdf

    for name, content in FORMS[form](volume_of(mirror())):
        assert "9.8" in name
        if name.endswith(".txt"):
            continue  # the reading text and nothing else
        if "/package-" in name and not name.endswith("datapackage.json"):
            continue  # tables are data alone: their descriptor tells the edition
        path = tmp_path / Path(name).name
        path.write_bytes(content)
        if name.endswith(".pdf"):
            with pikepdf.open(path) as pdf:
                said = str(pdf.docinfo["/Keywords"])
        elif name.endswith(".epub"):
            with zipfile.ZipFile(path) as archive:
                said = archive.read("EPUB/package.opf").decode()
        else:
            said = content.decode()
        assert "9.8" in said, name


def test_checksums_are_those_of_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.txt").write_bytes(b"x")
    (tmp_path / "c.txt").write_bytes(b"")
    write_checksums(tmp_path)
    write_checksums(tmp_path)
    said = (tmp_path / CHECKSUMS).read_text(encoding="utf-8")
    assert said == (
        f"{hashlib.sha256(b'x').hexdigest()}  a/b.txt\n{hashlib.sha256(b'').hexdigest()}  c.txt\n"
    )


def test_the_date_is_that_of_the_last_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "1700000000")
    assert release_epoch(ROOT) == 1_700_000_000
    monkeypatch.delenv(VARIABLE)
    assert release_epoch(tmp_path) == EARLIEST, "outside a repository there is one date"
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    day = "2020-01-02T03:04:05+00:00"
    monkeypatch.setenv("GIT_COMMITTER_DATE", day)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x", "--date", day], check=True)
    assert release_epoch(tmp_path) == 1_577_934_245


def test_an_archive_is_the_same_for_the_same_files() -> None:
    files = {"b": b"1", "a": b"2"}
    assert zipped(files, EPOCH) == zipped(dict(files), EPOCH)
    assert zipped(files, EPOCH) != zipped(files, EPOCH + 86400)


def test_a_release_holds_nothing_of_an_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "dist"
    (out / "chapters").mkdir(parents=True)
    (out / "chapters/gone.pdf").write_bytes(b"old")
    monkeypatch.setattr("build_scripts.commands.export.book_of", lambda _: mirror())
    for form in [name for name in FORMS if name != "data"]:
        monkeypatch.delitem(release.FORMS, form)
    assert main(["export", "--out", str(out)]) == 0
    names = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    assert "chapters/gone.pdf" not in names
    assert {CHECKSUMS, "data/text/first-0.txt", "data/tei/first-0.xml"} <= names
    listed = (out / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    assert {line.split("  ", 1)[1] for line in listed} == names - {CHECKSUMS}


def test_a_missing_engine_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    """In a process of its own, where Typst cannot be imported."""
    code = (
        "import sys; sys.modules['typst'] = None; from tests.made_book import mirror;"
        "import build_scripts.commands.export as e; e.book_of = lambda _: mirror();"
        "from build_scripts.commands import main;"
        f"sys.exit(main(['export', 'pdf', '--out', {str(tmp_path / 'dist')!r}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("typst: ENGINE-MISSING") and "make export" in line
    assert not list((tmp_path / "dist").glob("*.pdf"))


def test_the_edition_is_a_number(tmp_path: Path) -> None:
    assert edition(tmp_path) == "0", "a folder of sources need not have one"
    assert edition(ROOT / "seeds")[0].isdigit()
