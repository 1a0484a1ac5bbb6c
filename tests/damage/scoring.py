"""How far a restored text is from the truth: edit distance, lines in order, runs exact."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from tests.damage.pages import Page


@dataclass(frozen=True, slots=True)
class Score:
    """The distance of one restored page from its truth.

    `errors`: characters to insert, delete or replace.  `characters`: length of the truth.
    `lines_right`: every paragraph, heading and caption the right one in the right order.
    `runs`, `runs_exact`: shifted runs, and those restored to the letter (gaps included).
    """

    errors: int
    characters: int
    lines_right: bool
    runs: int
    runs_exact: int

    @property
    def error_rate(self) -> float:
        """Errors for each character of the truth."""
        return self.errors / max(1, self.characters)


def score(restored: str, page: Page) -> Score:
    """The restored text, as `restore --format text` printed it, measured against the page's truth."""
    exact = exact_runs(restored, page)
    errors = distance(restored, page.truth)
    lines = restored.splitlines() == page.truth.splitlines()
    return Score(errors, len(page.truth), lines, len(page.runs), sum(exact))


def exact_runs(restored: str, page: Page) -> tuple[bool, ...]:
    """For each run of the page, whether it and its two neighbours stand as they should."""
    blocks = SequenceMatcher(None, page.truth, restored, autojunk=False).get_matching_blocks()
    return tuple(
        any(
            block.a <= max(0, run.truth_start - 1)
            and min(run.truth_start + len(run.truth) + 1, len(page.truth)) <= block.a + block.size
            for block in blocks
        )
        for run in page.runs
    )


def distance(left: str, right: str) -> int:
    """The least number of characters inserted, deleted or replaced to get from one text to the other.

    Time grows with the length times the distance: fast where the texts are nearly equal.
    """
    if len(left) > len(right):
        left, right = right, left
    goal = len(right) - len(left)
    reach = {0: _slide(left, right, 0, 0)}
    errors = 0
    while reach.get(goal, -1) < len(left):
        errors += 1
        reach = {
            diagonal: _slide(left, right, _furthest(reach, diagonal, left, right), diagonal)
            for diagonal in range(-errors, errors + 1)
            if -len(left) <= diagonal <= len(right)
        }
    return errors


def _furthest(reach: dict[int, int], diagonal: int, left: str, right: str) -> int:
    """The furthest place in `left` that one more error reaches on a diagonal (right minus left)."""
    ways = (
        reach.get(diagonal, -2) + 1,  # replace
        reach.get(diagonal - 1, -2),  # insert
        reach.get(diagonal + 1, -2) + 1,  # delete
    )
    return min(max(ways), len(left), len(right) - diagonal)


def _slide(left: str, right: str, at: int, diagonal: int) -> int:
    while 0 <= at < len(left) and 0 <= at + diagonal < len(right):
        if left[at] != right[at + diagonal]:
            break
        at += 1
    return at
