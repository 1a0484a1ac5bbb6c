"""Bad input and faulty decisions: one clear line, exit code 1, nothing half-written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build_scripts.seeds import manifest
from tests.sidecar_slips import SIDECAR, write
from tests.typed import FINE, PLAIN, ROOT, refused, run, the_fault

# Bad input


@pytest.mark.parametrize("command", ["restore", "explain", "new"])
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FILE-EMPTY"),
        (b" \r\n\t\n", "FILE-EMPTY"),
        (bytes(range(256)) * 40, "FILE-BINARY"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 4000, "FILE-BINARY"),
        (b"\xef\xbb\xbf", "FILE-EMPTY"),
        ("\u3000\ufeff\n".encode(), "FILE-EMPTY"),
    ],
    ids=["empty", "blank", "binary", "program", "mark-alone", "wide-blanks"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, command: str, data: bytes, code: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    assert f"{path}: {code} " in refused(command, path)
    assert [each.name for each in tmp_path.iterdir()] == ["page.txt"]


@pytest.mark.parametrize("command", ["restore", "explain", "new"])
def test_what_is_not_there_is_refused(tmp_path: Path, command: str) -> None:
    assert "FILE-MISSING" in refused(command, tmp_path / "none.txt")
    assert "FILE-FOLDER" in refused(command, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "x" * 5000, "页\n面.txt", "\x1b[2J.txt", "\udce9.txt"])
def test_a_name_that_cannot_be_is_refused(name: str) -> None:
    assert re.search("FILE-(MISSING|FOLDER|UNREAD)", refused("restore", name))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PLAIN, encoding="utf-8")
    path.chmod(0)
    assert "FILE-UNREAD" in refused("restore", path)


def test_a_file_beyond_the_limit_is_refused_within_seconds(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(0)
        for _ in range(50):
            stream.write("县里的路通了。".encode() * 49_933)  # 1 MB
    started = time.monotonic()
    assert "FILE-LARGE" in refused("restore", path)
    assert time.monotonic() - started < 40
    with path.open("rb") as stream:
        assert "FILE-LARGE" in refused("restore", "-", stdin=stream.read())


def test_a_pipe_that_never_ends_is_refused(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "build_scripts", "restore", "-"],
            cwd=ROOT,
            stdin=endless,
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert re.search("FILE-(LARGE|BINARY)", the_fault(done))


# Faulty decisions


@pytest.mark.parametrize("command", [("restore",), ("restore", "--format", "json"), ("explain",)])
def test_a_typo_in_a_sidecar_is_told_on_its_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    page = write(tmp_path, SIDECAR.replace("publisher:", "publishr:"))
    line = SIDECAR[: SIDECAR.index("publisher:")].count("\n") + 1
    said = refused(*command, page)
    assert said.startswith(f"{tmp_path / 'page.yml'}:{line}: SEED-FIELD ")
    assert "publisher" in said.replace("publishr", "")
    assert run(*command, page, "--automatic").returncode == FINE


@pytest.mark.parametrize(
    ("before", "after", "code", "words"),
    [
        ("[4, 3]", "[4, 3, 1]", "SEED-TWICE", "lines: [4"),
        (
            "omit:\n  - line: 6\n    reason: advert\n    note: 广告\n",
            "omit: []\n",
            "SEED-UNCOVERED",
            "",
        ),
        ("第二段", "另一段", "SEED-BEGINS", "另一段"),
        ("page.txt", "../page.txt", "SEED-PATH", "source:"),
    ],
    ids=["passage used twice", "line uncovered", "begins otherwise", "path that climbs"],
)
def test_a_decision_that_does_not_fit_is_refused(
    tmp_path: Path, before: str, after: str, code: str, words: str
) -> None:
    sidecar = SIDECAR.replace(before, after, 1)
    assert sidecar != SIDECAR
    said = refused("restore", write(tmp_path, sidecar))
    assert f": {code} " in said
    if words:
        line = sidecar[: sidecar.index(words)].count("\n") + 1
        assert said.startswith(f"{tmp_path / 'page.yml'}:{line}: ")


def test_check_and_build_tell_a_spoilt_source_and_write_nothing(tmp_path: Path) -> None:
    seeds, docs, site = (tmp_path / name for name in ("seeds", "docs", "site"))
    seeds.mkdir()
    page = write(seeds)
    (seeds / "manifest.json").write_text(manifest(seeds), encoding="utf-8")
    assert run("check", "--seeds", seeds).returncode == FINE
    page.write_bytes(page.read_bytes().replace("广告".encode(), "广播".encode()))
    folders = ("--seeds", seeds, "--docs-dir", docs, "--site-dir", site)
    for done in (run("check", "--seeds", seeds), run("build", *folders)):
        assert "SEED-CHANGED" in the_fault(done)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["seeds"]


def test_the_five_sources_pass_the_check() -> None:
    done = run("check")
    assert done.returncode == FINE, done.stderr.decode()
    assert "11" in done.stdout.decode()
