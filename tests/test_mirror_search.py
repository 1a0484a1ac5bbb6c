"""Whatever a mirror did, the text that it was done to is among the readings that are looked at.

A language that knows nothing but the true text takes the place of the model: so the search finds
the truth if there is any way to it, and a page that it leaves damaged shows a way that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from random import Random

import pytest

from build_scripts.conversion import convert
from build_scripts.forward import Decoder, Mark, PrivateUse, Reading, Script, Table, full_width
from build_scripts.language.symbols import symbols_of
from build_scripts.rules.mirror import repair as repairs
from build_scripts.rules.mirror.annotation import stripped, study
from build_scripts.rules.mirror.segments import segments
from tests.damage import clean_articles, make, random_table, shift_line
from tests.damage.tables import PLAIN

_ORDER = 6
_SCRIPTS = (Script.TRADITIONAL, Script.SHIFTED_FIRST, Script.SIMPLIFIED)
_LINES = 24
HEADLESS = re.compile("[?？][a-zāáǎàēéěèīíǐìōóǒòūúǔùü]{1,6}[)）]")


class Knowing:
    """A language in which only the pieces of one text are said."""

    order = _ORDER

    def __init__(self, truth: str) -> None:
        text = symbols_of(truth)
        sizes = range(1, _ORDER + 2)
        self._pieces = {text[at : at + n] for n in sizes for at in range(len(text) - n + 1)}

    def knows(self, char: str) -> bool:
        """Nobody is asked whether a character is odd: the truth is all there is."""
        return True

    def adapted(self, _: str) -> Knowing:
        return self

    def logp(self, context: str, char: str) -> float:
        said = symbols_of(context[-_ORDER:] + char)
        return -0.01 if said in self._pieces else -15.0

    def logps(self, context: str, chars: Sequence[str]) -> list[float]:
        return [self.logp(context, char) for char in chars]

    def score_words(self, _: str) -> float:
        return 0.0


@cache
def _everyday() -> str:
    """The characters of the clean articles, each once: texts are put together from them."""
    chars = {char for article in clean_articles() for char in article.plain}
    return "".join(sorted(char for char in chars if "一" <= char <= "龥" and char not in "著着"))


def _text(rng: Random) -> str:
    """A line of characters in any order, with marks and figures, as no model would expect it."""
    parts: list[str] = []
    for _ in range(rng.randint(4, 8)):
        parts += rng.sample(_everyday(), rng.randint(3, 9))
        parts.append(rng.choice(("，", "、", "，", "12", "3", "“一”", "；")))
    return "".join(parts) + "，都来了。"


def _table(rng: Random, lines: list[str], script: Script) -> Table:
    """A random site that shows what it drops, so that no more than one byte is lost at a place."""
    made = random_table(rng, "\n".join(lines), form=PLAIN, script=script, slips=12)
    return Table(
        made.readings, made.opening, made.closing, made.marks, Decoder(PrivateUse.KEPT), script
    )


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda each: each.name)
@pytest.mark.parametrize("seed", range(4))
def test_the_true_text_is_found_in_any_text(
    script: Script, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines of characters in any order: of each the whole, gaps where figures were swallowed."""
    rng = Random(f"{script.name}/{seed}")
    lines = [_text(rng) for _ in range(_LINES)]
    table = _table(rng, lines, script)
    done = [shift_line(line, table) for line in lines]
    page = "\n".join(each.page for each in done)
    truth = "\n".join(lines)
    monkeypatch.setattr(repairs, "load", lambda: Knowing(truth))
    found = restored(page, script).split("\n")
    assert any(each.runs for each in done)
    true = [full_width(convert(each.truth)) for each in done]
    assert not [pair for pair in zip(found, true, strict=True) if pair[0] != pair[1]]


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda each: each.name)
@pytest.mark.parametrize("seed", range(3))
def test_hardly_a_run_is_left_unread_where_pairs_vanish(
    script: Script, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several characters may be lost in a row: then they are guessed, but the line is read.

    In a text that says nothing the beam may lose its way once.
    """
    rng = Random(f"dropped/{script.name}/{seed}")
    lines = [_text(rng) for _ in range(_LINES)]
    kept = _table(rng, lines, script)
    table = Table(
        kept.readings, kept.opening, kept.closing, kept.marks, Decoder(PrivateUse.DROPPED), script
    )
    done = [shift_line(line, table) for line in lines]
    monkeypatch.setattr(repairs, "load", lambda: Knowing("\n".join(lines)))
    found = restored("\n".join(each.page for each in done), script)
    assert any(HEADLESS.search(each.page) for each in done)
    assert len([line for line in found.split("\n") if HEADLESS.search(line)]) <= 1
    true = [full_width(convert(each.truth)) for each in done]
    right = sum(a == b for a, b in zip(found.split("\n"), true, strict=True))
    assert right > 0.6 * len(lines)


@pytest.mark.parametrize("seed", range(3))
def test_a_lead_that_went_without_a_trace_before_a_mark_is_found(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some decoders say nothing of it: read where the line shows a `?`, one line of a page apart."""
    script = Script.TRADITIONAL
    rng = Random(f"silenced/{seed}")
    lines = [_text(rng) for _ in range(_LINES)]
    made = _table(rng, lines, script)
    marks = tuple(map(Mark, "，、；。"))
    decoder = Decoder(PrivateUse.KEPT, silenced="")
    table = Table(made.readings, made.opening, made.closing, marks, decoder, script)
    done = [shift_line(line, table) for line in lines]
    shown = [all("?" in run.damaged for run in each.runs) for each in done]
    loud = Table(made.readings, made.opening, made.closing, marks, Decoder(), script)
    assert any(a.page != shift_line(b, loud).page for a, b in zip(done, lines, strict=True))
    monkeypatch.setattr(repairs, "load", lambda: Knowing("\n".join(lines)))
    found = restored("\n".join(each.page for each in done), script).split("\n")
    true = [full_width(convert(each.truth)) for each in done]
    wrong = [
        pair
        for pair, seen in zip(zip(found, true, strict=True), shown, strict=True)
        if seen and pair[0] != pair[1]
    ]
    assert len(wrong) <= 1


def restored(content: str, script: Script) -> str:
    """The page with its slips repaired and its annotations out, in simplified characters."""
    page = study(content)
    assert page.annotated
    parts: list[str] = []
    here = 0
    for edit in repairs.Repair(content, page, script, "").edits:
        parts += (content[here : edit.start], edit.after)
        here = edit.end
    plain = stripped("".join(parts) + content[here:], page)
    return full_width(convert(plain)).replace("著", "着")


def test_a_page_of_two_mirrors_is_cut_where_the_second_begins() -> None:
    lines = ["我们的国家和农业都发展了，农业和国家发展了。"] * 12
    first = Table((Reading("国", "guó"), Reading("农", "nóng")), script=Script.SIMPLIFIED)
    second = Table((Reading("发", "fā"), Reading("业", "yè")), script=Script.SIMPLIFIED)
    tables = [first] * 7 + [second] * 5
    content = "\n".join(
        shift_line(line, table).page for line, table in zip(lines, tables, strict=True)
    )
    cut = sum(len(line) + 1 for line in content.split("\n")[:7])
    assert segments(content, study(content)) == ((0, cut), (cut, len(content)))
    one = "\n".join(shift_line(line, first).page for line in lines)
    assert segments(one, study(one)) == ((0, len(one)),)


@pytest.mark.parametrize("seed", range(4))
def test_a_page_of_one_mirror_is_not_cut(seed: int) -> None:
    content = make("mirror", seed).text
    assert segments(content, study(content)) == ((0, len(content)),)
