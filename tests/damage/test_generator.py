"""The generator keeps its own promises: same seed, same page; runs and truth fit the page."""

from __future__ import annotations

from random import Random

import pytest

from build_scripts.forward import PrivateUse, Reading, Table, naive_table, to_traditional
from tests.damage import ENCODINGS, KINDS, MIRROR, clean_articles, make, random_table, shift_line
from tests.damage.scoring import distance, exact_runs, score

SEEDS = range(4)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_page_fits_its_facts(kind: str, seed: int) -> None:
    page = make(kind, seed)
    assert page == make(kind, seed)
    for run in page.runs:
        assert page.text[run.start : run.end] == run.damaged
        in_truth = page.truth[run.truth_start : run.truth_start + len(run.truth)]
        assert [a for a, b in zip(in_truth, run.truth, strict=True) if a != b] == ["□"] * run.gaps
    assert page.truth.count("□") == sum(run.gaps for run in page.runs)
    assert page.truth.startswith("# ")
    assert page.truth.endswith("\n")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(ENCODINGS) - {"masked"}))
def test_every_kind_does_damage(kind: str) -> None:
    assert any(make(kind, seed).text != make(kind, seed).truth.replace("# ", "") for seed in SEEDS)


@pytest.mark.parametrize("kind", sorted(k for k in KINDS if k not in MIRROR))
def test_what_must_go_is_not_in_the_truth(kind: str) -> None:
    for seed in SEEDS:
        page = make(kind, seed)
        lines = set(page.truth.splitlines())
        assert not [line for line in page.removed if len(line) > 4 and line in lines]


def test_a_shift_is_accounted_for_to_the_letter() -> None:
    readings = (Reading("驅", "qū"), Reading("實", "shí"))
    done = shift_line("实打实算收入，", Table(readings))
    assert [(run.damaged, run.truth) for run in done.runs] == [("?qū)嵥闶杖耄?", "实算收入，")]
    assert done.page == "實(shí)打?qū)嵥闶杖耄?"


def test_a_swallowed_digit_is_a_gap() -> None:
    pages = [make("mirror", seed) for seed in range(40)]
    swallowed = [(page, run) for page in pages for run in page.runs if run.gaps]
    assert swallowed
    for page, run in swallowed:
        assert any(c.isascii() for c in run.truth)
        assert "□" in page.truth[run.truth_start : run.truth_start + len(run.truth)]


def test_a_lead_byte_takes_the_bracket_of_a_tag() -> None:
    assert any("?/" in make("mirror-tags", seed).text for seed in range(20))


def test_random_tables_are_of_the_size_of_real_ones() -> None:
    for seed in range(20):
        table = random_table(Random(seed))
        assert 60 <= len(table.readings) <= 120
        assert table.decoder.private_use in PrivateUse


def test_clean_articles_hold_what_must_be_spared() -> None:
    text = "".join(article.plain for article in clean_articles())
    assert len(clean_articles()) >= 24
    for spared in (
        "（街道）",
        "（KTV）",
        "mg",
        "著名",
        "显著",
        "论著",
        "着力",
        "乾隆",
        "http://",
        "@",
    ):
        assert spared in text
    traditional = set(naive_table().values()) - {"著"}
    assert not [c for c in text if c in traditional and ord(c) not in naive_table()]
    assert to_traditional("着力") == "著力"


@pytest.mark.parametrize(
    ("left", "right", "errors"),
    [
        ("", "", 0),
        ("甲乙丙", "甲丙", 1),
        ("甲", "乙", 1),
        ("", "甲乙", 2),
        ("甲乙丙丁", "乙丙丁戊", 2),
    ],
)
def test_the_distance(left: str, right: str, errors: int) -> None:
    assert distance(left, right) == distance(right, left) == errors


def test_the_truth_scores_full_marks_and_damage_does_not() -> None:
    page = make("mirror", 1)
    assert page.runs
    full = score(page.truth, page)
    assert (full.errors, full.lines_right, full.runs_exact) == (0, True, full.runs)
    run = page.runs[0]
    wrong = page.truth[: run.truth_start] + "错" + page.truth[run.truth_start + 1 :]
    assert score(wrong, page).errors == 1
    assert not exact_runs(wrong, page)[0]
