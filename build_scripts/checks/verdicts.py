"""What the checks say of one figure, and of a chapter as a whole."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from build_scripts.records.book import BookChapter
from build_scripts.records.checks import Check, Relation, Verdict

# The first of these that a figure's checks bear is what is said of the figure.
_GRAVEST: Final = (
    Verdict.INCONSISTENT,
    Verdict.AMBIGUOUS,
    Verdict.BY_ROUNDING,
    Verdict.CONSISTENT,
    Verdict.NOT_CHECKED,
)
# Said of a whole chapter at once: a figure that only these name has not been recomputed.
_BLANKET: Final = (Relation.UNIT, Relation.DATE)


class Outcome(NamedTuple):
    """How the figures of a chapter came out; ``figures`` is the number of all of them."""

    figures: int
    consistent: int
    by_rounding: int
    inconsistent: int
    ambiguous: int
    not_checked: int

    @property
    def checked(self) -> int:
        """Figures that at least one check has decided, or tried to."""
        return self.figures - self.not_checked


def verdicts_of(checks: Iterable[Check]) -> dict[str, Verdict]:
    """Observation -> the gravest verdict of what it claims; else of the claims made from it.

    A figure whose own claims came out keeps that, whatever became of sums it is a part of.
    """
    claims: dict[str, Verdict] = {}
    inputs: dict[str, Verdict] = {}
    for check in checks:
        if check.relation in _BLANKET and not check.claim:
            continue
        if check.claim and _graver(check.verdict, claims.get(check.claim)):
            claims[check.claim] = check.verdict
        for name in check.inputs:
            if _graver(check.verdict, inputs.get(name)):
                inputs[name] = check.verdict
    settled = {name: each for name, each in claims.items() if each is not Verdict.NOT_CHECKED}
    return {**claims, **inputs, **settled}


def _graver(verdict: Verdict, than: Verdict | None) -> bool:
    return than is None or _GRAVEST.index(verdict) < _GRAVEST.index(than)


def verdict_of(observation: str, checks: Iterable[Check]) -> Verdict:
    """The verdict of one figure by its id; NOT_CHECKED where no check names it."""
    return verdicts_of(checks).get(observation, Verdict.NOT_CHECKED)


def outcome_of(chapter: BookChapter, checks: Iterable[Check]) -> Outcome:
    """The chapter's figures, counted by verdict."""
    verdicts = verdicts_of(checks)
    figures = [each.id for each in chapter.observations if each.is_figure]
    said = [verdicts.get(name, Verdict.NOT_CHECKED) for name in figures]
    return Outcome(
        len(figures),
        said.count(Verdict.CONSISTENT),
        said.count(Verdict.BY_ROUNDING),
        said.count(Verdict.INCONSISTENT),
        said.count(Verdict.AMBIGUOUS),
        said.count(Verdict.NOT_CHECKED),
    )
