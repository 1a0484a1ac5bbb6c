"""Invented articles with true and false claims planted in them, read by the machine alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from build_scripts.checks.book import checks_of_readings
from build_scripts.checks.passages import Passage, Reading, passage_of
from build_scripts.figures.publication import published
from build_scripts.figures.reviewed import observations
from build_scripts.records.checks import Check
from build_scripts.restore import restore

HERE = Path(__file__).parent
ARTICLES = sorted((HERE / "articles").glob("*.txt"))


def reading_of_text(text: str, name: str = "made") -> Reading:
    """A clean text as the checks read it: date and area from the text, nothing reviewed."""
    restoration = restore(text.encode(), name)
    found = observations(f"{name}.txt", restoration, ())
    areas = Counter(each.figure.area.codes for each in found if each.figure.area.codes)
    day = published(text)
    passages = tuple(
        passage_of(
            article.slug,
            paragraph.id,
            paragraph.role,
            paragraph.text,
            [each for each in found if each.paragraph == paragraph.id],
        )
        for article in restoration.articles
        for paragraph in article.paragraphs
    )
    return Reading("", day.iso(), areas.most_common(1)[0][0] if areas else "", passages)


def checks_of_text(text: str) -> tuple[Check, ...]:
    """The checks of one clean text."""
    return checks_of_readings([reading_of_text(text)])


def checks_of_article(path: Path) -> tuple[tuple[Check, ...], tuple[Passage, ...]]:
    """The checks of an invented article, and its paragraphs."""
    reading = reading_of_text(path.read_text(encoding="utf-8"), f"made{path.stem[0]}")
    return checks_of_readings([reading]), reading.passages
