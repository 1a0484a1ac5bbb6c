"""The quality of restoring alone, in numbers: they may rise freely, and fall only when told to.

`tests/scores/restore.json` holds what was reached. LOWER_SCORES=1 writes the present numbers, worse
ones too; without it better numbers are written, worse ones fail. On CI nothing is written.
"""

from __future__ import annotations

import json
import os
import tempfile
from bisect import bisect_left
from itertools import takewhile
from pathlib import Path
from random import Random
from typing import TypedDict

import pytest
from filelock import FileLock

from build_scripts.reading import reading_text
from build_scripts.records.restoration import Restoration
from build_scripts.restore import restore
from build_scripts.restore.findings import GAP
from build_scripts.seeds import sources
from build_scripts.text import Certainty
from tests.damage import KINDS, MIRROR, Article, Page, clean_articles, make, other_articles
from tests.damage.pages import Run
from tests.damage.scoring import distance, exact_runs, score

ROOT = Path(__file__).resolve().parent.parent
SCORES = Path(__file__).resolve().parent / "scores" / "restore.json"
GOLDEN = Path(__file__).resolve().parent / "golden"
SHIFTED = (
    "mirror",
    "mirror-commas",
    "mirror-shifted-first",
    "mirror-simplified",
    "mirror-tags",
    "mirror-two-tables",
    "mirror-visible-marks",
    "mirror-web",
)
SEEDS = range(100, 108)  # eight articles, and none of the pages that other tests look at
LOWERED = os.environ.get("LOWER_SCORES") == "1"
WRITTEN = LOWERED or not os.environ.get("CI")


class Score(TypedDict):
    """Sums over the pages of one kind. `sure`: runs whose reading is marked SURE, be there a gap at
    their end or not; `sure_right`: those restored exactly, the gap in its place.

    `flagged`: swallowed characters shown as a gap, or inside a run that is marked DOUBTFUL.
    """

    errors: int
    characters: int
    pages: int
    pages_right: int
    runs: int
    runs_exact: int
    sure: int
    sure_right: int
    gaps: int
    flagged: int


def nothing() -> Score:
    return Score(
        errors=0,
        characters=0,
        pages=0,
        pages_right=0,
        runs=0,
        runs_exact=0,
        sure=0,
        sure_right=0,
        gaps=0,
        flagged=0,
    )


def measured(pages: list[Page]) -> Score:
    total = nothing()
    for page in pages:
        done = restore(page.data, "page")
        text = reading_text(done)
        found = score(text, page)
        exact = exact_runs(text, page)
        trust = [trusted(done, run.start, run.end) for run in page.runs]
        read = [trusted(done, run.start, run.end, gaps=False) for run in page.runs]
        fair = [
            right or is_left_out(done, run) for right, run in zip(exact, page.runs, strict=True)
        ]
        total["errors"] += found.errors
        total["characters"] += found.characters
        total["pages"] += 1
        total["pages_right"] += found.lines_right
        total["runs"] += found.runs
        total["runs_exact"] += found.runs_exact
        total["sure"] += sum(each is Certainty.SURE for each in read)
        total["sure_right"] += sum(
            each is Certainty.SURE and right for each, right in zip(read, fair, strict=True)
        )
        total["gaps"] += sum(run.gaps for run in page.runs)
        total["flagged"] += sum(
            run.gaps
            for run, each in zip(page.runs, trust, strict=True)
            if each is Certainty.DOUBTFUL
        )
    return total


def trusted(done: Restoration, start: int, end: int, *, gaps: bool = True) -> Certainty:
    """The lowest certainty of the changes that touch these characters of the source; without
    ``gaps``, of those that say what stood there.

    A run that nothing touches stands there damaged and unmarked: as if it were sure.
    """
    changes = done.text.changes()
    first = bisect_left([change.at.end for change in changes], start + 1)
    met = list(takewhile(lambda change: change.at.start < end, changes[first:]))
    said = [change for change in met if gaps or change.after != GAP] or met
    return min((change.certainty for change in said), default=Certainty.SURE)


def is_left_out(done: Restoration, run: Run) -> bool:
    """True where the line that holds the run was left out: its reading claims nothing."""
    source_span = done.text.alignment().source_span
    spans = (source_span(gone.at) for gone in done.omissions)
    return any(span.start <= run.start and run.end <= span.end for span in spans)


def kept() -> dict[str, Score]:
    if not SCORES.exists():
        return {}
    scores: dict[str, Score] = json.loads(SCORES.read_text(encoding="utf-8"))
    return scores


def worse(now: Score, before: Score) -> list[str]:
    """What has fallen. Shares are compared, not sums: a new article may join the clean ones."""
    found = []
    for part, whole, better in (
        ("errors", "characters", -1),
        ("pages_right", "pages", 1),
        ("runs_exact", "runs", 1),
        ("sure", "runs", 1),
        ("sure_right", "sure", 1),
        ("flagged", "gaps", 1),
    ):
        new, old = share(now, part, whole), share(before, part, whole)
        if new is not None and old is not None and (new - old) * better < 0:
            found.append(f"{part}/{whole} {old:.4%} -> {new:.4%}")
    return found


def share(numbers: Score, part: str, whole: str) -> float | None:
    """None where there is nothing to have a share of."""
    counts: dict[str, int] = {key: int(str(value)) for key, value in numbers.items()}
    return counts[part] / counts[whole] if counts[whole] else None


def compare(name: str, now: Score) -> None:
    """Fails where a number has fallen; writes it where it has risen, or where that is allowed."""
    with FileLock(Path(tempfile.gettempdir()) / f"scores-{os.getuid()}.lock"):
        scores = kept()
        fallen = worse(now, scores[name]) if name in scores else []
        assert LOWERED or not fallen, f"{name}: {'; '.join(fallen)}. LOWER_SCORES=1 accepts it."
        if WRITTEN and scores.get(name) != now:
            rows = {**scores, name: now}
            lines = (f"{json.dumps(key)}: {json.dumps(rows[key])}" for key in sorted(rows))
            SCORES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_no_score_falls(kind: str) -> None:
    compare(kind, measured([make(kind, seed) for seed in SEEDS]))


@pytest.mark.parametrize("kind", SHIFTED)
def test_no_score_falls_on_articles_that_nothing_was_fitted_on(kind: str) -> None:
    """Their files mark no headings but the first, so the errors count some `# `; the runs do not."""
    articles = other_articles()
    pages = [MIRROR[kind](Random(f"held/{kind}/{each.name}"), each) for each in articles]
    now = measured(pages)
    assert now["sure_right"] == now["sure"]
    assert now["flagged"] == now["gaps"]
    compare(f"other {kind}", now)


def test_clean_articles_come_back_unchanged() -> None:
    pages = [Page("clean", each.plain.encode(), each.truth) for each in clean_articles()]
    compare("clean", measured(pages))


@pytest.mark.parametrize("article", clean_articles(), ids=lambda each: each.name)
def test_not_a_character_of_a_clean_article_changes(article: Article) -> None:
    text = reading_text(restore(article.plain.encode(), "page"))
    plain = [line.removeprefix("\\").removeprefix("# ") for line in text.splitlines()]
    assert plain == article.plain.splitlines()


@pytest.mark.parametrize("path", sources(ROOT / "seeds"), ids=lambda path: path.stem[:3])
def test_the_five_sources_without_their_editor(path: Path) -> None:
    """How near the machine alone comes to what the editor settled."""
    golden = (GOLDEN / f"{path.stem.split('_')[0]}.txt").read_text(encoding="utf-8")
    text = reading_text(restore(path.read_bytes(), "page"))
    now = nothing()
    now |= {"errors": distance(text, golden), "characters": len(golden), "pages": 1}
    now["pages_right"] = int(text.splitlines() == golden.splitlines())
    compare(f"source {path.stem.split('_')[0]}", now)


def test_a_fall_is_told() -> None:
    before = nothing() | {
        "errors": 1,
        "characters": 1000,
        "runs": 100,
        "sure": 80,
        "sure_right": 80,
    }
    assert worse(before, before) == []
    assert worse(before | {"errors": 2}, before)
    assert worse(before | {"sure": 79, "sure_right": 79}, before)
    assert worse(before | {"sure_right": 79}, before)
    assert not worse(before | {"errors": 0, "sure": 90, "sure_right": 90}, before)


def test_every_score_belongs_to_something() -> None:
    known = {*KINDS, "clean", *(f"source {path.stem[:3]}" for path in sources(ROOT / "seeds"))}
    assert set(kept()) <= known | {f"other {kind}" for kind in SHIFTED}
    assert not kept() or set(kept()) >= set(KINDS)
