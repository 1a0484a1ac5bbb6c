"""The reviewed tables of seeds/ brought to the chapters: figures, and what leads to them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from build_scripts.charts import faults as chart_faults
from build_scripts.concordance import annotations
from build_scripts.figures.reviewed import observations
from build_scripts.glossary import concorded
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.figures import FigureDecision, Observation
from build_scripts.records.glossary import Glossary
from build_scripts.seeds.charts import charts, outlines
from build_scripts.seeds.figures import figure_decisions
from build_scripts.seeds.names import places, works
from build_scripts.seeds.terms import terms


def with_figures(seeds: Path, chapters: Sequence[BookChapter]) -> tuple[BookChapter, ...]:
    """The chapters with their numerals, and the links of their paragraphs.

    Raises InputFault with every decision that does not fit, and every table without a chapter.
    """
    decisions = figure_decisions(seeds)
    faults = list(_strangers(decisions, {each.decision.slug for each in chapters}))
    found: dict[str, list[Observation]] = {}
    for source, group in groupby(chapters, key=lambda each: each.sidecar.source):
        restoration = next(group).restoration
        try:
            for each in observations(source, restoration, decisions):
                found.setdefault(each.chapter, []).append(each)
        except InputFault as fault:
            faults += fault.faults
    if faults:
        raise InputFault(*faults)
    return tuple(
        replace(each, observations=tuple(found.get(each.decision.slug, ()))) for each in chapters
    )


def with_glossary(seeds: Path, book: Book) -> Book:
    """The book with its terms, places and works, and with the links of all paragraphs.

    Raises InputFault with every fault of the tables of the glossary.
    """
    known = Glossary(terms(seeds), places(seeds), works(seeds))
    glossary = concorded(known, book.chapters)
    chapters = tuple(
        replace(each, annotations=annotations(each.decision.slug, each.observations, glossary))
        for each in book.chapters
    )
    return replace(book, chapters=chapters, glossary=glossary)


def with_charts(seeds: Path, book: Book) -> Book:
    """The book with its charts and the outlines of its areas.

    Raises InputFault with every chart that cannot be drawn any more.
    """
    drawn = replace(book, charts=charts(seeds), outlines=outlines(seeds))
    if faults := tuple(chart_faults(drawn)):
        raise InputFault(*faults)
    return drawn


def _strangers(decisions: Sequence[FigureDecision], slugs: set[str]) -> list[Fault]:
    paths = {each.path for each in decisions if each.chapter not in slugs}
    message = "没有这一章 / there is no such chapter"
    return [Fault(path, 0, "FIGURE-CHAPTER", message) for path in sorted(paths)]
