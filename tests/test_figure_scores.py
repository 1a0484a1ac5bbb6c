"""The extractor beside annotations made by hand: the shares may rise freely, and fall only when told.

`tests/scores/figures.json` holds what was reached; `tests/figures/README.md` tells of the sets.
LOWER_SCORES=1 accepts lower numbers. On CI nothing is written.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from tests.figures.scoring import FIELDS, HERE, SETS, annotated, annotation_of, compared, likeness

SCORES = Path(__file__).resolve().parent / "scores" / "figures.json"
LOWERED = os.environ.get("LOWER_SCORES") == "1"
WRITTEN = LOWERED or not os.environ.get("CI")
# What is a share of what. The independent annotation asks for these of the machine alone on the
# sources (names, roles and indicators are our own measure); other articles may fall short by three.
SHARES = (
    ("found", "numerals", 98),
    ("right figures", "called figure", 95),
    ("right figures", "figures", 95),
    ("value", "right figures", 98),
    ("unit", "right figures", 96),
    ("qualifier", "right figures", 97),
    ("period", "right figures", 85),
    ("area", "right figures", 90),
    ("name", "right figures", 90),
    ("role", "right figures", 83),
    ("indicator per cent", "right figures", 0),
)


OF_SOURCES, MARGIN = ("sources", "automatic"), 3


def kept() -> dict[str, dict[str, int]]:
    if not SCORES.exists():
        return {}
    scores: dict[str, dict[str, int]] = json.loads(SCORES.read_text(encoding="utf-8"))
    return scores


def share(told: dict[str, int], part: str, whole: str) -> float:
    return 100 * told[part] / max(1, told[whole])


def fallen(now: dict[str, int], before: dict[str, int]) -> list[str]:
    return [
        f"{part}/{whole} {share(before, part, whole):.2f} -> {share(now, part, whole):.2f}"
        for part, whole, _ in SHARES
        if share(now, part, whole) < share(before, part, whole)
    ]


@pytest.mark.parametrize("name", SETS)
def test_no_score_falls(name: str) -> None:
    told = Counter[str]()
    for given in annotated(name):
        compared(given, told)
    scores = kept()
    worse = fallen(told, scores[name]) if name in scores else []
    assert LOWERED or not worse, f"{name}: {'; '.join(worse)}. LOWER_SCORES=1 accepts it."
    if WRITTEN and scores.get(name) != dict(told):
        rows = {**scores, name: dict(sorted(told.items()))}
        lines = (f"{json.dumps(key)}: {json.dumps(rows[key])}" for key in SETS if key in rows)
        SCORES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


@pytest.mark.parametrize(("part", "whole", "least"), SHARES)
def test_what_the_machine_alone_must_reach(part: str, whole: str, least: int) -> None:
    for name, told in kept().items():
        wanted = least - (0 if name in OF_SOURCES else MARGIN)
        assert share(told, part, whole) >= wanted, name


def test_a_fall_is_told() -> None:
    before = dict.fromkeys({each for pair in SHARES for each in pair[:2]}, 50)
    assert fallen(before, before) == []
    assert len(fallen({**before, "period": 49}, before)) == 1
    assert fallen({**before, "period": 50, "found": 60}, before) == []


def test_annotations_are_sound() -> None:
    """Every annotated figure has its value, unit, area and role; what is none has none of them."""
    for folder in (name for name in SETS if name != "automatic"):
        assert list((HERE / folder).glob("*.csv"))
        for given in annotated(folder):
            ends = [row.end for row in given.rows]
            assert all(row.start >= end for row, end in zip(given.rows[1:], ends, strict=False))
            for row in given.rows:
                filled = [bool(annotation_of(row.says, field)) for field in FIELDS]
                if row.says["kind"] == "figure":
                    assert row.says["qualifier"] == "indefinite" or filled[0], row
                    part = "分之" in row.says["printed"] or row.says["printed"] == "一半"
                    assert row.says["unit"] or part, row
                    assert row.says["figure_role"] and row.says["indicator"], row
                else:
                    assert not any((row.says["value"], row.says["unit"], row.says["indicator"]))


def test_likeness_is_of_characters() -> None:
    assert likeness("苹果产值", "苹果产值") == 1
    assert likeness("苹果产值", "产值") == pytest.approx(2 * 2 / 6)
    assert likeness("户数", "里程") == 0
