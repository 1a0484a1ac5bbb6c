"""No input, of whatever bytes, makes restoring raise, break a law or take much longer than its size."""

from __future__ import annotations

import json
from functools import cache
from itertools import chain, count, islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from build_scripts.reading import ledger, reading_text
from build_scripts.records.restoration import Restoration
from build_scripts.restore import restore
from build_scripts.seeds import sources
from tests import laws
from tests.damage import KINDS, clean_articles, make
from tests.growth import STEEPEST, steepness

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 4_000  # bytes of a page under attack: many small attacks tell more than few large ones
SCRAPS = (
    "?", "(", ")", "(qū)", "?qū)", "(jiān)", "\ue080", "\ufeff", "\u200b", "\0", "\x80", "□", "◆",
    "<", ">", "</p>", "<script>", "<div", "&amp;", "&#x", "&#9999999999;", "，，", ",。", "“", "”",
    "‘", "...", "——", "***", "\n", "\r", "\n\n\n", "\u2028", "\x0c", "\t", "\u3000", "著", "着",
    "😀", "é́", "𠮷", "# ", "\\", "-----", "[图] ", "1", "2.5%", "１", "\udcff",
)  # fmt: skip

attacked = settings(
    max_examples=max(20, settings.default.max_examples // 2 if settings.default else 20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.target),
)


def holds(data: bytes) -> None:
    """Restores and asserts laws 1 to 5, and that both ways of printing it work."""
    done = restore(data, "page")
    assert laws.broken(done) == []
    reading_text(done).encode("utf-8", "surrogatepass")
    assert json.loads(ledger(done))["bytes"] == len(data)


@cache
def pages() -> tuple[bytes, ...]:
    """The five sources and one page of every kind, cut to what an attack can bear."""
    whole = chain(
        (path.read_bytes() for path in sources(ROOT / "seeds")),
        (make(kind, 3).data for kind in KINDS),
    )
    return tuple(data[:LONGEST] for data in whole)


@attacked
@given(st.binary(max_size=600))
@example(b"")
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"\xef\xbb\xbf\n")
@example("?".encode("utf-16"))
@example(b"\x81\x30\x81\x30\x84\x31\xa4\x37")
@example(b"<" * 500)
@example(b"(" * 500)
@example("“".encode() * 300)
def test_any_bytes(data: bytes) -> None:
    holds(data)


@attacked
@given(st.lists(st.sampled_from((*SCRAPS, "坚", "堅", "实", "县", "的")), max_size=80))
def test_any_heap_of_what_rules_look_for(pieces: list[str]) -> None:
    holds("".join(pieces).encode("utf-8", "surrogateescape"))


@attacked
@given(st.data())
def test_any_mutation_of_a_page(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(pages()))
    start = data.draw(st.integers(0, len(page)))
    page = page[start : start + data.draw(st.integers(1, 1_500))]
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(page)))
        end = data.draw(st.integers(at, min(len(page), at + 30)))
        scrap = data.draw(
            st.one_of(
                st.sampled_from(SCRAPS).map(lambda text: text.encode("utf-8", "surrogateescape")),
                st.binary(max_size=5),
                st.integers(0, 200).map(lambda size, page=page: page[:size]),  # type: ignore[misc]
            )
        )
        page = page[:at] + scrap + page[end:]
    holds(page)


@attacked
@given(st.sampled_from(pages()), st.sampled_from(("gb18030", "big5", "utf-16", "utf-16-le")))
def test_any_page_in_another_encoding(page: bytes, encoding: str) -> None:
    holds(page.decode("utf-8", "ignore").encode(encoding, "ignore"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_laws_hold_on_made_pages(kind: str) -> None:
    for seed in range(2):
        holds(make(kind, seed).data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_run_is_silent_on_made_pages(kind: str) -> None:
    assert [
        each
        for seed in range(3)
        for each in laws.not_silent(restore(make(kind, seed).data, "page"))
    ] == []


# Time: see tests/growth.py.

SMALL, LARGE = 24_000, 96_000  # characters


def prose() -> str:
    """Articles with a number in every line, so that no line stands twice."""
    lines = (
        line for n in count() for article in clean_articles() for line in numbered(article.plain, n)
    )
    return "".join(islice(lines, 6_000))


def numbered(text: str, n: int) -> list[str]:
    return [f"{line}（{n}之{at}）。\n" for at, line in enumerate(text.splitlines())]


def repeated(text: str) -> str:
    return text * (LARGE // len(text) + 1)


def mirrored(seed: int) -> str:
    return repeated(make("mirror", seed).text)


def noise() -> str:
    random = Random(1)
    return "".join(random.choice(("坚", "县", *SCRAPS)) for _ in range(LARGE))


ANNOTATED = "堅(jiān)持打贏攻堅(jiān)戰(zhàn),堅(jiān)決\n" * 4
LONG = {
    "prose": prose,
    "one short line again and again": lambda: repeated("春耕开始了\n"),
    "two lines again and again": lambda: repeated(
        "全市成果展开幕\n三位村支书讲了自己村里的故事。\n"
    ),
    "one line without end": lambda: repeated("春耕开始了，水渠也通了。"),
    "annotations": lambda: repeated("堅(jiān)持打贏攻堅(jiān)戰(zhàn)。\n"),
    "a slip again and again": lambda: ANNOTATED + repeated("堅(jiān)持實(shí)打?qū)嵥闶杖耄?\n"),
    "question marks": lambda: ANNOTATED + repeated("?" * 31 + "\n"),
    "opening brackets": lambda: repeated("("),
    "opening tags": lambda: repeated("<div"),
    "ampersands": lambda: repeated("&#"),
    "opening quotes": lambda: repeated("“春耕"),
    "commas": lambda: repeated(",，"),
    "dots": lambda: repeated("."),
    "blanks": lambda: repeated(" \u3000"),
    "line ends": lambda: repeated("\n春\n\n"),
    "stars": lambda: repeated("*"),
    "digits": lambda: repeated("1,"),
    "noise": noise,
}
SEARCHED = {"a slip again and again"}  # every place of it is searched for: dear, but even
FEW = 400  # characters


@pytest.mark.parametrize("name", LONG)
def test_time_grows_with_size(name: str) -> None:
    text = LONG[name]()
    small, large = (FEW, FEW * 4) if name in SEARCHED else (SMALL, LARGE)
    restore(text[:200].encode("utf-8", "surrogateescape"), "page")
    assert steepness(lambda length: restored(text[:length]), small, large) < STEEPEST


def restored(text: str) -> Restoration:
    return restore(text.encode("utf-8", "surrogateescape"), "page")
