"""Commands run in processes of their own, as a reader would type them; what a refusal looks like."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FINE, FAULTY, WRONG_USAGE = 0, 1, 2
A_FAULT = re.compile(r"[^\n]+?: [A-Z]+(?:-[A-Z0-9]+)* [^\n]+")
PLAIN = "全市脱贫攻坚成果展开幕\n开幕式上，三位村支书讲了自己村里的故事。\n"


def run(
    *words: str | Path, stdin: bytes = b"", locale: str = "C.UTF-8", patience: float = 60
) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own, as a reader would type it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-m", "build_scripts", *map(str, words)],
        cwd=ROOT,
        env=kept | {"LC_ALL": locale},
        input=stdin,
        capture_output=True,
        timeout=patience,
        check=False,
    )


def the_fault(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of a refusal; asserts that there is nothing else."""
    said = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (FAULTY, b""), said
    assert said.count("\n") == 1, said
    assert A_FAULT.fullmatch(said.rstrip("\n")), said
    return said


def refused(*words: str | Path, stdin: bytes = b"") -> str:
    return the_fault(run(*words, stdin=stdin))


def restored(text: str | bytes, *words: str) -> str:
    data = text.encode() if isinstance(text, str) else text
    done = run("restore", "-", *words, stdin=data)
    assert (done.returncode, done.stderr) == (FINE, b""), done.stderr.decode()
    return done.stdout.decode("utf-8")
