"""Text that only looks damaged: the whole way leaves every character, but for the width of marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.reading import reading_text
from build_scripts.restore import restore

SNIPPETS = (
    (Path(__file__).parent / "cases/spared.txt").read_text(encoding="utf-8").rstrip().split("\n%\n")
)
BEFORE = """山里的路修通了
昨天上午，镇上召开座谈会，三十多名村民代表讲了自己的看法，也提了不少建议。
"""
AFTER = "会后，大家合影留念，又到田间看了新修的水渠。"
HALF = str.maketrans("（），：！；？“”‘’。", "(),:!;?\"\"''.")
MARKS = ("# ", "[图] ", "\\")


def folded(line: str) -> str:
    return line.translate(HALF)


def bare(printed: str, source: str) -> list[str]:
    """The printed lines without the signs that printing put in front of them."""
    known = {folded(line.strip()) for line in source.splitlines()}
    lines = []
    for line in printed.splitlines():
        sign = next((sign for sign in MARKS if line.startswith(sign)), "")
        lines.append(line if folded(line) in known else line.removeprefix(sign))
    return lines


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: snippet[:12])
def test_every_character_stays_and_a_second_run_is_silent(snippet: str) -> None:
    source = f"{BEFORE}{snippet}\n{AFTER}\n"
    lines = bare(reading_text(restore(source.encode(), "page")), source)
    expected = [line.strip() for line in source.splitlines() if line.strip()]
    assert [folded(line) for line in lines] == [folded(line) for line in expected]
    again = "\n".join(lines) + "\n"
    assert bare(reading_text(restore(again.encode(), "page")), again) == lines


def test_a_sign_of_a_font_inside_a_word_is_told() -> None:
    done = restore(
        f"{BEFORE}他名叫王\ue123明，今年八岁，在村里上小学。\n{AFTER}\n".encode(), "page"
    )
    assert [finding.code for finding in done.findings] == ["DOUBT"]
