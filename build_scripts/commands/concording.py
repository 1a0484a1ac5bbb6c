"""The reviewed tables of seeds/ brought to the chapters: figures, and what leads to them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from build_scripts.concordance import annotations
from build_scripts.figures.reviewed import observations
from build_scripts.records.book import BookChapter
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.figures import FigureDecision, Observation
from build_scripts.records.glossary import NO_GLOSSARY
from build_scripts.seeds.figures import figure_decisions


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
    return tuple(_chapter(each, tuple(found.get(each.decision.slug, ()))) for each in chapters)


def _chapter(chapter: BookChapter, own: tuple[Observation, ...]) -> BookChapter:
    links = annotations(chapter.decision.slug, own, NO_GLOSSARY)
    return replace(chapter, observations=own, annotations=links)


def _strangers(decisions: Sequence[FigureDecision], slugs: set[str]) -> list[Fault]:
    paths = {each.path for each in decisions if each.chapter not in slugs}
    message = "没有这一章 / there is no such chapter"
    return [Fault(path, 0, "FIGURE-CHAPTER", message) for path in sorted(paths)]
