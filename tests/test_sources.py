"""The laws on the five sources: with the editor's decisions, and by the machine alone."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from build_scripts.reading import ledger, reading_text
from build_scripts.records.restoration import Proof, Restoration, Witness
from build_scripts.restore import restore
from build_scripts.restore.cleaning import Stages, cleaned
from build_scripts.restore.emend import EMENDATION
from build_scripts.rules.mirror.slips import Repaired, repaired
from build_scripts.rules.mirrors import SLIPS
from build_scripts.seeds import load, sources
from build_scripts.text import Certainty, Layer, Text
from tests import laws

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).resolve().parent / "golden"
SOURCES = sources(ROOT / "seeds")
MOST_EMENDED = 0.05  # of the damaged runs of a source
FEWEST_TOLD = 0.95  # of wrong characters, in lines whose bytes are all there: see the test
BY = {"edited": True, "automatic": False}


def number(path: Path) -> str:
    return path.stem.split("_")[0]


@cache
def restored(path: Path, by: str) -> Restoration:
    return restore(path.read_bytes(), number(path), load(path) if BY[by] else None)


class Mirrored(NamedTuple):
    """A page of a mirror: the lines it shows, and the same lines with the damage undone."""

    repair: Repaired
    lines: list[tuple[str, str]]  # (restored, source)


@cache
def mirrored(path: Path) -> Mirrored | None:
    stages: Stages = cleaned(Text.of(path.read_bytes()))
    repair = repaired(stages.damaged)
    if repair is None:
        return None
    lines = zip(stages.undamaged.split("\n"), stages.damaged.split("\n"), strict=True)
    return Mirrored(repair, [(after, before) for after, before in lines if before.strip()])


MIRRORS = tuple(path for path in SOURCES if mirrored(path))
each_source = pytest.mark.parametrize("path", SOURCES, ids=number)
each_mirror = pytest.mark.parametrize("path", MIRRORS, ids=number)
each_way = pytest.mark.parametrize("by", BY)


def test_two_of_the_five_are_mirror_pages() -> None:
    assert (len(SOURCES), len(MIRRORS)) == (5, 2)


# The reading text


@each_source
def test_the_reading_text_is_the_golden_one(path: Path) -> None:
    """The goldens are readings made by eye, independent of this code. BLESS=1 writes them anew."""
    golden = GOLDEN / f"{number(path)}.txt"
    text = reading_text(restored(path, "edited"))
    if os.environ.get("BLESS") == "1":
        golden.write_text(text, encoding="utf-8", newline="")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()
    assert text.endswith("\n")


def test_every_golden_has_its_source() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(map(number, SOURCES))


# The laws


@each_way
@each_source
@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
def test_a_law_holds(path: Path, by: str, law: laws.Law) -> None:
    assert law(restored(path, by)) == []


@each_way
@each_source
def test_a_second_run_is_silent(path: Path, by: str) -> None:
    assert laws.not_silent(restored(path, by)) == []


@each_way
@each_source
def test_the_ledger_alone_rebuilds_every_paragraph(path: Path, by: str) -> None:
    """Published text + apparatus = source, for a reader who has nothing but the JSON."""
    done = restored(path, by)
    source = done.text.source
    document = json.loads(ledger(done))
    changes = [
        (each["source"]["bytes"], each["before"], each["after"]) for each in document["changes"]
    ]
    for article, printed in zip(done.articles, document["chapters"], strict=True):
        for paragraph, shown in zip(article.paragraphs, printed["paragraphs"], strict=True):
            pieces = [
                carried_out(source.data, source.encoding, first, last, changes)
                for first, last in shown["bytes"]
            ]
            assert paragraph.glue.join(pieces) == shown["text"], shown["id"]


def carried_out(
    data: bytes, encoding: str, first: int, last: int, changes: list[tuple[list[int], str, str]]
) -> str:
    """The bytes from first to last, decoded, with the changes that lie among them carried out."""
    parts, here = [], first
    for (start, end), before, after in changes:
        if first <= start and end <= last:
            assert data[start:end].decode(encoding) == before
            parts += [data[here:start].decode(encoding), after]
            here = end
    return "".join([*parts, data[here:last].decode(encoding)])


# The certificate


@each_way
@each_mirror
def test_every_line_of_a_mirror_is_proved(path: Path, by: str) -> None:
    certificates = restored(path, by).certificates
    lines = restored(path, by).text.source.content.split("\n")
    assert [each for each in certificates if each.proof is not Proof.PROVED] == []
    assert [each.line for each in certificates] == [
        at for at, line in enumerate(lines, 1) if line.strip()
    ]


@each_source
def test_no_line_of_another_page_is_said_to_be_proved(path: Path) -> None:
    proofs = {each.proof for each in restored(path, "automatic").certificates}
    assert proofs == {Proof.PROVED if path in MIRRORS else Proof.UNTESTED}


@each_mirror
def test_wrong_bytes_in_the_source_fail(path: Path) -> None:
    """One character of the damaged line changed, at every place: nothing restored proves it."""
    page = mirrored(path)
    assert page
    for restored_line, line in page.lines:
        assert page.repair.certifier.proves(restored_line, line)
        step = max(1, len(line) // 12)
        for at in range(0, len(line), step):
            for wrong in ("一", "?", "", line[at] * 2):
                if wrong != line[at]:
                    spoilt = line[:at] + wrong + line[at + 1 :]
                    if spoilt.strip() == line.strip():  # an indent is no matter of the mirror's
                        continue
                    assert not page.repair.certifier.proves(restored_line, spoilt), spoilt


@each_mirror
def test_wrong_characters_in_the_restored_text_fail(path: Path) -> None:
    """One restored character changed. In whole lines all are told; where bytes were lost, some
    wrong characters differ in the lost byte alone, and no certificate can tell them.
    """
    page = mirrored(path)
    assert page
    tried = missed = 0
    for restored_line, line in page.lines:
        for at in range(0, len(restored_line), max(1, len(restored_line) // 30)):
            for wrong in ("一", "縣", ""):
                if wrong == restored_line[at]:
                    continue
                spoilt = restored_line[:at] + wrong + restored_line[at + 1 :]
                if spoilt.strip() == restored_line.strip():
                    continue
                proved = page.repair.certifier.proves(spoilt, line)
                assert not proved or "?" in line, spoilt
                tried, missed = tried + 1, missed + proved
    assert tried > 300
    assert missed <= tried * (1 - FEWEST_TOLD), f"{missed} of {tried}"


@each_mirror
def test_a_run_left_as_it_was_fails(path: Path) -> None:
    """Had the machine left a damaged run alone, its line would not be proved."""
    page = mirrored(path)
    assert page
    damaged = cleaned(Text.of(path.read_bytes())).damaged
    for edit in page.repair.edits:
        start = damaged.rfind("\n", 0, edit.start) + 1
        end = damaged.find("\n", edit.end)
        line = damaged[start : end if end >= 0 else None]
        assert not page.repair.certifier.proves(line, line)


# The editor's share


@each_mirror
def test_emendations_heal_hardly_any_damage(path: Path) -> None:
    done = restored(path, "edited")
    runs = sum(len(layer.edits) for layer in layers_of(done, SLIPS.code))
    by_hand = sum(len(layer.edits) for layer in layers_of(done, EMENDATION))
    assert runs >= 5
    assert by_hand <= MOST_EMENDED * (runs + by_hand)


@each_source
def test_no_emendation_is_more_than_likely_without_a_reason(path: Path) -> None:
    sidecar = load(path)
    assert sidecar
    assert all(each.reason.strip() for each in sidecar.emendations)


def layers_of(done: Restoration, code: str) -> list[Layer]:
    return [layer for layer in done.text.layers if layer.rule == code and isinstance(layer, Layer)]


@each_mirror
def test_what_is_doubtful_is_listed(path: Path) -> None:
    """Every doubtful reading inside damage is a finding of its line."""
    done = restored(path, "edited")
    listed = {finding.at for finding in done.findings}
    doubtful = [c for c in done.text.changes() if c.certainty is Certainty.DOUBTFUL]
    assert {change.at for change in doubtful} <= listed


# The laws can be broken: each spoilt restoration is caught by the law it breaks


def spoilt() -> dict[str, tuple[Restoration, laws.Law]]:
    web, mirror = restored(SOURCES[4], "edited"), restored(SOURCES[1], "edited")
    (article,) = web.articles
    shorter = replace(article, paragraphs=article.paragraphs[1:])
    content = web.text.content.replace(article.paragraphs[-1].text[:4], "全都错了", 1)
    failed = tuple(each._replace(proof=Proof.FAILED) for each in mirror.certificates)
    damaged = replace(article.paragraphs[0], text="堅(jiān)持打贏攻堅(jiān)戰(zhàn),堅(jiān)決")
    return {
        "omission forgotten": (replace(web, omissions=()), laws.lost_in_silence),
        "omission unpublished": (replace(web, omissions=()), laws.unpublished),
        "paragraph lost": (replace(web, articles=(shorter,)), laws.lost_in_silence),
        "article twice": (replace(web, articles=(article, article)), laws.used_twice),
        "paragraph rewritten": (
            replace(web, articles=(replace(article, paragraphs=(damaged,)),)),
            laws.used_twice,
        ),
        "character changed": (
            replace(web, text=replace(web.text, content=content)),
            laws.touched_in_silence,
        ),
        "change unrecorded": (
            replace(web, text=replace(web.text, content=content)),
            laws.not_replayed,
        ),
        "sure of a failed line": (
            replace(mirror, called=lambda: Witness((), failed)),
            laws.sure_without_proof,
        ),
        "damage published": (
            replace(web, articles=(replace(article, paragraphs=(damaged,)),)),
            laws.not_silent,
        ),
    }


@pytest.mark.parametrize("name", spoilt())
def test_a_spoilt_restoration_is_caught(name: str) -> None:
    restoration, law = spoilt()[name]
    assert law(restoration)
