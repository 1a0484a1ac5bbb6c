"""The command line: usage, pipes, locales, and what comes out of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.damage import make
from tests.sidecar_slips import write
from tests.typed import FINE, PLAIN, ROOT, WRONG_USAGE, refused, restored, run, the_fault

SEEDS = ROOT / "seeds"
SCHEMA = ROOT / "build_scripts/reading/restoration.schema.json"

# Usage


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("mend",),
        ("restore",),
        ("restore", "a", "b"),
        ("restore", "-", "--format", "xml"),
        ("restore", "-", "--colour"),
        ("check", "everything"),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_two(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (WRONG_USAGE, b"")
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize("command", ["", "restore", "explain", "new", "check", "build", "serve"])
@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_help_speaks_both_languages(command: str, locale: str) -> None:
    done = run(*command.split(), "--help", locale=locale)
    assert (done.returncode, done.stderr) == (FINE, b"")
    text = done.stdout.decode("utf-8")
    assert re.search("[\u4e00-\u9fff]", text)
    assert re.search("[A-Za-z]{4} ", text)


# Pipes and locales


def test_standard_input_is_read_like_a_file(tmp_path: Path) -> None:
    data = make("epaper-mixed", 1).data
    path = tmp_path / "stdin.txt"
    path.write_bytes(data)
    for form in ("text", "json"):
        through = run("restore", "-", "--format", form, stdin=data)
        assert through.returncode == FINE
        assert through.stdout == run("restore", path, "--format", form).stdout


def test_automatic_leaves_the_sidecar_out(tmp_path: Path) -> None:
    page = write(tmp_path)
    edited, alone = run("restore", page), run("restore", page, "--automatic")
    assert edited.stdout.decode() == "# 题目\n第二段。第一段。\n"
    assert alone.stdout != edited.stdout
    assert alone.stdout == run("restore", "-", stdin=page.read_bytes()).stdout


@pytest.mark.parametrize("locale", ["C", "zh_CN.GBK"])
def test_a_locale_without_utf_8_changes_nothing(tmp_path: Path, locale: str) -> None:
    path = tmp_path / "剪报.txt"
    path.write_bytes(make("commas", 2).data)
    for words in (("restore", "--format", "json"), ("explain",)):
        usual, there = run(*words, path), run(*words, path, locale=locale)
        assert (there.returncode, there.stdout) == (FINE, usual.stdout), there.stderr.decode()
    missing = tmp_path / "没有.txt"
    said = run("restore", missing, locale=locale)
    assert the_fault(said) == refused("restore", missing)


def sentence(n: int) -> str:
    return f"第{n}户的账上记着，去年卖果子收入{n * 7 + 3}元，比前年多了{n % 91}元。\n"


def test_a_reader_that_has_gone_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("".join(sentence(n) for n in range(4_000)), encoding="utf-8")
    for form in ("text", "json"):
        running = subprocess.Popen(
            [sys.executable, "-m", "build_scripts", "restore", str(path), "--format", form],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert running.stdout and running.stderr
        running.stdout.read(10)
        running.stdout.close()
        assert (running.stderr.read(), running.wait(60)) == (b"", FINE)
        running.stderr.close()


# What comes out


@pytest.mark.parametrize(
    "path",
    [*sorted(SEEDS.glob("*.txt")), "mirror", "web-html", "encoding-big5", "invisible"],
    ids=lambda each: each if isinstance(each, str) else each.stem[:3],
)
@pytest.mark.parametrize("words", [(), ("--automatic",)], ids=["edited", "automatic"])
def test_the_ledger_fits_its_schema(tmp_path: Path, path: Path | str, words: tuple[str]) -> None:
    if isinstance(path, str):
        data, path = make(path, 1).data, tmp_path / "page.txt"
        path.write_bytes(data)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(run("restore", path, "--format", "json", *words).stdout)
    assert [each.message for each in Draft202012Validator(schema).iter_errors(document)] == []
    assert document["bytes"] == path.stat().st_size
    Draft202012Validator(schema).validate(document)
    spoilt = document | {"version": 0}
    assert not Draft202012Validator(schema).is_valid(spoilt)


@pytest.mark.parametrize(
    "hostile",
    [
        "他写下“<script>alert(1)</script>”一行代码。",
        "网页里写着[点这里](javascript:alert(1))几个字。",
        "他写的[说明](javascript:alert(1))没有人去看，也没有人去问。",
        "模板里留着{{ page.title }}没有填。",
        "文中夹着--8<--一行记号。",
        "表头是|户名|金额|三格。",
        "文件名叫<img src=x onerror=alert(1)>的图没有打开。",
        "他用`rm -rf`和**两个星号**开玩笑。",
        "路径写作../../etc/passwd的文件不在。",
        "&lt;script&gt;写在纸上。",
    ],
)
def test_hostile_text_comes_through_as_text(hostile: str) -> None:
    text = restored(
        f"{PLAIN}{hostile}\n会后，大家合影留念，又到田间看了新修的水渠。\n", "--automatic"
    )
    assert text.count("\n") == 4, text
    assert letters(text.splitlines()[-2]) == letters(hostile)


def letters(text: str) -> str:
    """What no rule may touch in prose: everything but the width of marks and blanks."""
    folded = text.translate(str.maketrans("（），：！；？｜", "(),:!;?|"))
    return re.sub(r"\s", "", folded)


@pytest.mark.parametrize(
    "sign",
    [
        "# ",
        "[图] ",
        "\\",
        "\\# ",
        "-----",
    ],
)
def test_a_line_that_looks_like_a_sign_gets_a_backslash(sign: str) -> None:
    line = sign if sign == "-----" else f"{sign}这一行像是记号，其实是正文里的话，到此为止。"
    text = restored(f"{PLAIN}{line}\n会后，大家合影留念，又到田间看了新修的水渠。\n", "--automatic")
    assert f"\n\\{line}\n" in text


def test_bytes_that_do_not_decode_are_shown() -> None:
    data = PLAIN.encode().replace("讲了".encode(), "讲".encode() + b"\xff\xfe" + "了".encode())
    text = restored(data)
    assert re.search("讲.{1,2}了自己", text), "the lost bytes leave a mark"
    document = json.loads(restored(data, "--format", "json"))
    assert document["encoding"] == "utf-8"
