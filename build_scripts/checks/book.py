"""All checks of a book, each under an id of its own, in the order of chapters and text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts.checks.areas import areas
from build_scripts.checks.averages import averages, yearly
from build_scripts.checks.counties import counties
from build_scripts.checks.dates import dates
from build_scripts.checks.enumerations import enumerations
from build_scripts.checks.growth import growth
from build_scripts.checks.households import households
from build_scripts.checks.members import members
from build_scripts.checks.parts import parts, parts_of_all
from build_scripts.checks.passages import Passage, Reading, reading_of
from build_scripts.checks.repeats import repeats
from build_scripts.checks.shares import shares
from build_scripts.checks.sums import sums
from build_scripts.checks.unit_fit import unit_fit
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.checks import Check, Relation, Verdict

_OF_PASSAGES = (sums, shares, growth, averages, parts, households, members)


def checks_of(book: Book) -> tuple[Check, ...]:
    """Every claim of the book that the engine knows, with its verdict."""
    return checks_of_chapters(book.chapters)


def checks_of_chapters(chapters: Iterable[BookChapter]) -> tuple[Check, ...]:
    """The same for chapters that are no book yet."""
    return checks_of_readings([reading_of(chapter) for chapter in chapters])


def checks_of_readings(readings: list[Reading]) -> tuple[Check, ...]:
    """The same for chapters as the checks read them."""
    found: list[Check] = []
    for reading in readings:
        for passage in reading.passages:
            found += _of_passage(passage)
        found += parts_of_all(reading.passages)
        found += yearly(reading.passages)
        found += enumerations(reading)
        found += counties(reading)
        found += unit_fit(reading)
        found += dates(reading)
    found += repeats(readings)
    found += areas(readings)
    return tuple(_in_order(_once(found), readings))


def _of_passage(passage: Passage) -> Iterator[Check]:
    for search in _OF_PASSAGES:
        yield from search(passage)


def _once(checks: list[Check]) -> Iterator[Check]:
    """Each claim under each relation once; one that could be checked drives out 'not checked'."""
    seen: set[tuple[object, ...]] = set()
    settled = {
        name
        for check in checks
        if check.verdict is not Verdict.NOT_CHECKED and (check.claim or check.computations)
        for name in (check.claim, *(check.inputs if check.relation is Relation.SUM else ()))
    }
    names: Counter[str] = Counter()
    for check in checks:
        if check.verdict is Verdict.NOT_CHECKED and check.claim in settled:
            continue
        key = (check.relation, check.chapter, check.paragraph, check.claim, check.inputs)
        if key in seen and check.claim:
            continue
        seen.add(key)
        names[check.id] += 1
        yield check if names[check.id] == 1 else replace(check, id=f"{check.id}-{names[check.id]}")


def _in_order(checks: Iterable[Check], readings: list[Reading]) -> list[Check]:
    """Chapter by chapter, in the order of the claims; what is said of the whole chapter last."""
    places: dict[str, tuple[int, int, int]] = {}
    for number, reading in enumerate(readings):
        for row, passage in enumerate(reading.passages):
            places[f"{reading.slug}#{passage.paragraph}"] = (number, row, 0)
            for numeral in passage.numerals:
                places[numeral.id] = (number, row, numeral.at.start)

    def place(check: Check) -> tuple[int, int, int, int]:
        whole = not check.claim and not check.computations
        at = places.get(check.claim) or places[f"{check.chapter}#{check.paragraph}"]
        return at[0], int(whole), at[1], at[2]

    return sorted(checks, key=place)
