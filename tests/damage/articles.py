"""The clean articles in `tests/cases/clean/`: what is damaged on purpose, and what must stay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

CLEAN = Path(__file__).resolve().parent.parent / "cases" / "clean"
_HEADINGS = CLEAN / "headings.tsv"
_FIGURES = Path(__file__).resolve().parent.parent / "figures"
_PAGES_OF_SEVERAL = ("front-page", "county-page")
BETWEEN_ARTICLES = "-----"


class Kind(Enum):
    """What a line of an article is, and the mark `restore --format text` puts in front of it."""

    HEADING = "# "
    CAPTION = "[图] "
    TEXT = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or caption, simplified, in full-width marks."""

    text: str
    kind: Kind = Kind.TEXT

    @property
    def printed(self) -> str:
        """The line as `restore --format text` prints it."""
        looks = (BETWEEN_ARTICLES, "# ", "[图] ", "\\")
        escape = "\\" if self.kind is Kind.TEXT and self.text.startswith(looks) else ""
        return escape + self.kind.value + self.text


@dataclass(frozen=True, slots=True)
class Article:
    """One clean article; its first line is its title."""

    name: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        return self.lines[0].text

    @property
    def plain(self) -> str:
        """One line each, headings as plain lines: what a clean text file holds."""
        return "\n".join(line.text for line in self.lines) + "\n"

    @property
    def truth(self) -> str:
        """What `restore --format text` is to print."""
        return truth_of(self.lines)


def truth_of(*articles: tuple[Line, ...]) -> str:
    """The reading text of one or several articles, as `restore --format text` prints it."""
    printed = ("".join(line.printed + "\n" for line in lines) for lines in articles)
    return f"{BETWEEN_ARTICLES}\n".join(printed)


@cache
def clean_articles() -> tuple[Article, ...]:
    """All clean articles, by name.  Raises `ValueError` when the list of headings does not fit."""
    headings = _read_headings()
    paths = sorted(CLEAN.glob("*.txt"))
    unknown = set(headings) - {path.name for path in paths}
    if unknown:
        raise ValueError(f"headings.tsv names files that are not there: {sorted(unknown)}")
    return tuple(_read(path, headings.get(path.name, frozenset({1}))) for path in paths)


@cache
def other_articles() -> tuple[Article, ...]:
    """The articles annotated for their figures: the restoration was not fitted on them.

    Their wide spaces are common ones here, as every mirror page writes them. Two files are pages
    of several articles under the head of their paper, no articles, and are left out.
    """
    texts = (
        (path.stem, path.read_text(encoding="utf-8")) for path in sorted(_FIGURES.glob("*/*.txt"))
    )
    return tuple(
        Article(name, tuple(_marked(line) for line in text.splitlines() if line.strip()))
        for name, text in texts
        if name not in _PAGES_OF_SEVERAL
    )


def _marked(line: str) -> Line:
    text = line.replace("\u3000", " ")
    sign = Kind.HEADING.value
    return Line(text.removeprefix(sign), Kind.HEADING) if text.startswith(sign) else Line(text)


def _read(path: Path, headings: frozenset[int]) -> Article:
    texts = path.read_text(encoding="utf-8").splitlines()
    lines = tuple(
        Line(text, Kind.HEADING if number in headings else Kind.TEXT)
        for number, text in enumerate(texts, 1)
    )
    return Article(path.stem, lines)


def _read_headings() -> dict[str, frozenset[int]]:
    """`file<TAB>line numbers`, lines counted from 1: which plain lines are headings."""
    rows = (row.split("\t") for row in _HEADINGS.read_text(encoding="utf-8").splitlines() if row)
    return {name: frozenset(map(int, numbers.split())) for name, numbers in rows}
