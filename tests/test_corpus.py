"""Corpus mode: all documents in order, faulty ones reported, nothing done twice, nothing half done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.commands import main
from build_scripts.corpus import restore_corpus
from build_scripts.corpus import running as corpus_running
from build_scripts.corpus.documents import Document, documents
from build_scripts.corpus.parts import MOST_BYTES, MOST_DOCUMENTS, finished_parts, parted
from build_scripts.records.faults import InputFault

ROOT = Path(__file__).resolve().parent.parent
CLEAN = sorted((Path(__file__).parent / "cases/clean").glob("*.txt"))[:5]
SENTENCE = "今年以来,全村修路三公里,通了自来水。"


def outcome(out: Path, kind: str) -> list[dict[str, object]]:
    parts = sorted((out / kind).glob("part-*.jsonl"))
    return [json.loads(line) for part in parts for line in part.read_text("utf-8").splitlines()]


def all_bytes(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "done.jsonl"
    }


def skipped(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "skipped.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of texts and pages, two of its files no text at all."""
    made = tmp_path / "in"
    (made / "sub").mkdir(parents=True)
    for path in CLEAN:
        (made / path.name).write_bytes(path.read_bytes())
    page = next((Path(__file__).parent / "cases/pages").glob("01-*.html"))
    (made / "sub" / page.name).write_bytes(page.read_bytes())
    (made / "blank.txt").write_bytes(b" \n")
    (made / "picture.png").write_bytes(bytes(range(32)) * 50)
    (made / ".hidden").write_text("不读", "utf-8")
    return made


def test_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["restore", "--corpus", str(folder), "--out", str(out), "--jobs", "2"]) == 1
    texts, ledgers = outcome(out, "text"), outcome(out, "ledger")
    names = [*(path.name for path in CLEAN), "sub/01-div-soup.html"]
    assert [text["id"] for text in texts] == [entry["id"] for entry in ledgers] == names
    assert all(
        isinstance(entry["ledger"], dict) and entry["ledger"]["version"] for entry in ledgers
    )
    capsys.readouterr()
    assert main(["restore", str(folder / CLEAN[0].name)]) == 0
    assert capsys.readouterr().out == texts[0]["text"]
    assert [(entry["id"], entry["code"]) for entry in skipped(out)] == [
        ("blank.txt", "FILE-EMPTY"),
        ("picture.png", "FILE-BINARY"),
    ]
    assert str(skipped(out)[0]["message"]).startswith(f"{folder / 'blank.txt'}: FILE-EMPTY ")


def test_lines(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    lines = [
        json.dumps({"id": "甲", "text": SENTENCE}),
        "",
        json.dumps({"text": SENTENCE, "id": None}),
        "{broken",
        json.dumps({"id": 7, "body": SENTENCE}),
        json.dumps([1]),
        json.dumps({"id": 8, "text": "\ud800坏字" + SENTENCE}),
    ]
    source.write_text("\n".join(lines), "utf-8")
    assert restore_corpus(source, out, 1) == (6, 3, 0)
    assert [text["id"] for text in outcome(out, "text")] == ["甲", "3", "8"]
    assert outcome(out, "text")[0]["text"] == SENTENCE.replace(",", "，") + "\n"
    assert [(entry["line"], entry["code"]) for entry in skipped(out)] == [
        (4, "CORPUS-JSON"),
        (5, "CORPUS-FIELD"),
        (6, "CORPUS-JSON"),
    ]
    assert str(skipped(out)[0]["message"]).startswith(f"{source}:4: CORPUS-JSON ")


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    source, out = tmp_path / "in.parquet", tmp_path / "out"
    names = [f"d{number}" for number in range(150)]
    columns = {
        "id": names,
        "text": [SENTENCE] * 149 + [None],
        "more": [0] * 150,
    }
    parquet.write_table(pyarrow.table(columns), source, row_group_size=40)
    assert restore_corpus(source, out, 2) == (150, 1, 0)
    assert [text["id"] for text in outcome(out, "text")] == names[:149]
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 no table")
    assert restore_corpus(tmp_path / "broken.parquet", out, 1) == (1, 1, 0)


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "in.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputFault) as raised:
        list(documents(tmp_path / "in.parquet", tmp_path / "out"))
    assert [fault.code for fault in raised.value.faults] == ["CORPUS-PYARROW"]


def many(path: Path, count: int) -> Path:
    """A JSONL file of so many documents."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps({"id": number, "text": f"第{number}篇。{SENTENCE}"}) + "\n")
    return path


def test_workers_do_not_change_a_byte(tmp_path: Path) -> None:
    source = many(tmp_path / "in.jsonl", 3 * MOST_DOCUMENTS)
    for jobs in (1, 2):
        restore_corpus(source, tmp_path / f"out{jobs}", jobs)
    assert all_bytes(tmp_path / "out1") == all_bytes(tmp_path / "out2")


def test_second_run_does_only_what_is_missing(tmp_path: Path) -> None:
    source, out = many(tmp_path / "in.jsonl", 3 * MOST_DOCUMENTS), tmp_path / "out"
    restore_corpus(source, out, 1)
    whole = all_bytes(out)
    assert restore_corpus(source, out, 1).done_before == 3 * MOST_DOCUMENTS
    (out / "ledger/part-000001.jsonl").unlink()
    with (out / "done.jsonl").open("ab") as stream:
        stream.write(b'{"number": 2, "dig')  # torn by a crash
    assert restore_corpus(source, out, 1).done_before == 2 * MOST_DOCUMENTS
    assert all_bytes(out) == whole
    many(source, MOST_DOCUMENTS)
    assert restore_corpus(source, out, 1) == (MOST_DOCUMENTS, 0, MOST_DOCUMENTS)
    assert not (out / "text/part-000001.jsonl").exists()


def test_killed_run_is_taken_up(tmp_path: Path) -> None:
    """Killed without warning, workers and all: the next run completes it, byte for byte."""
    source, out = many(tmp_path / "in.jsonl", 12 * MOST_DOCUMENTS), tmp_path / "out"
    command = [sys.executable, "-m", "build_scripts", "restore", "--corpus", str(source)]
    command += ["--out", str(out), "--jobs", "1"]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 60
    while not finished_parts(out) and time.monotonic() < until and running.poll() is None:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    done = len(finished_parts(out))
    assert done
    assert restore_corpus(source, out, 1).done_before >= done * MOST_DOCUMENTS
    restore_corpus(source, tmp_path / "fresh", 1)
    assert all_bytes(out) == all_bytes(tmp_path / "fresh")


def test_parts_are_bounded() -> None:
    small = (Document(str(n), "x", n, b"a" * 10) for n in range(1000))
    assert max(len(part.documents) for part in parted(small)) == MOST_DOCUMENTS
    large = (Document(str(n), "x", n, b"a" * (MOST_BYTES // 3)) for n in range(20))
    assert max(part.bytes for part in parted(large)) <= MOST_BYTES


def test_source_is_read_no_further_ahead_than_the_workers_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the corpus: what was read and is not finished stays below a fixed number."""
    read = finished = most = 0

    def endless(source: Path, leaving_out: Path) -> Iterator[Document]:
        nonlocal read, most
        for number in range(12 * MOST_DOCUMENTS):
            read += 1
            most = max(most, read - finished * MOST_DOCUMENTS)
            yield Document(str(number), "x", number, SENTENCE.encode())

    def passed(size: int) -> None:
        nonlocal finished
        finished += 1

    monkeypatch.setattr(corpus_running, "documents", endless)
    restore_corpus(tmp_path, tmp_path / "out", 1, passed)
    assert finished == 12
    assert most <= (corpus_running.AHEAD + 2) * MOST_DOCUMENTS


def test_a_document_that_fails_is_skipped_with_its_reason(tmp_path: Path) -> None:
    """The first documents of `deadly` raise, end their process, and go well, in this order."""
    source, out = many(tmp_path / "in.jsonl", 5), tmp_path / "out"
    script = tmp_path / "deadly.py"
    script.write_text(DEADLY, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(source), str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["5", "2", "0"], done.stderr
    assert [(entry["id"], entry["code"]) for entry in skipped(out)] == [
        ("1", "CORPUS-FAILED"),
        ("3", "CORPUS-DIED"),
    ]
    assert "broken on purpose (deadly.py:" in str(skipped(out)[0]["message"])
    assert [text["id"] for text in outcome(out, "text")] == ["0", "2", "4"]


# Imported anew by each worker, because workers are spawned: the damage is there in all of them.
DEADLY = """
import os, sys
from pathlib import Path
import build_scripts.corpus.work as work

kept = work.restore
def restore(data, name, sidecar=None):
    if name == "1":
        raise ValueError("broken on purpose")
    if name == "3":
        os._exit(9)
    return kept(data, name, sidecar)
work.restore = restore

if __name__ == "__main__":
    from build_scripts.corpus import restore_corpus
    print(*restore_corpus(Path(sys.argv[1]), Path(sys.argv[2]), 2))
"""


@pytest.mark.parametrize(
    "arguments",
    [[], ["--corpus", "x"], ["x", "--out", "y"], ["x", "--corpus", "y", "--out", "z"]],
    ids=["nothing", "no-out", "no-corpus", "both"],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        main(["restore", *arguments])
    assert raised.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_unusable_places_are_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "file.txt").write_text("甲", "utf-8")
    for source, out, code in (
        ("none", "out", "FILE-MISSING"),
        ("file.txt", "out", "CORPUS-KIND"),
        ("in", "file.txt", "CORPUS-WRITE"),
        ("in", "in", "CORPUS-WRITE"),
    ):
        arguments = ["--corpus", str(tmp_path / source), "--out", str(tmp_path / out)]
        assert main(["restore", *arguments]) == 1
        errors = capsys.readouterr().err.splitlines()
        assert len(errors) == 1 and f" {code} " in errors[0]
