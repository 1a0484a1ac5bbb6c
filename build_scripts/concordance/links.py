"""The links of a chapter: figures first, then works, terms and places.

Links never overlap: a page cannot hold a link inside a link. A figure that stands inside the name
of a term is a row of the tables all the same; its row leads to the paragraph.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from build_scripts.records.book import Annotation, Target
from build_scripts.records.figures import Observation
from build_scripts.records.glossary import Glossary, Occurrence

_RANK: Final = {Target.FIGURE: 0, Target.WORK: 1, Target.TERM: 2, Target.PLACE: 3}


def annotations(
    chapter: str, observations: Iterable[Observation], glossary: Glossary
) -> tuple[Annotation, ...]:
    """The links of one chapter, by paragraph and place; none overlaps another."""
    wanted = [*_figures(observations), *_entries(chapter, glossary)]
    taken: dict[str, set[int]] = {}
    kept: list[Annotation] = []
    for each in sorted(wanted, key=lambda each: (_RANK[each.target], -len(each.at), each.at.start)):
        own = taken.setdefault(each.paragraph, set())
        if own.isdisjoint(range(*each.at)):
            own.update(range(*each.at))
            kept.append(each)
    order = {paragraph: number for number, paragraph in enumerate(taken)}
    return tuple(sorted(kept, key=lambda each: (order[each.paragraph], each.at)))


def _figures(observations: Iterable[Observation]) -> Iterator[Annotation]:
    for each in observations:
        if each.is_figure:
            yield Annotation(each.paragraph, each.at, Target.FIGURE, each.id)


def _entries(chapter: str, glossary: Glossary) -> Iterator[Annotation]:
    kinds: tuple[tuple[Target, tuple[Occurrence, ...]], ...] = (
        (Target.TERM, glossary.term_occurrences),
        (Target.WORK, glossary.work_occurrences),
        (Target.PLACE, glossary.place_occurrences),
    )
    for target, occurrences in kinds:
        for each in occurrences:
            if each.chapter == chapter and not each.inside:
                yield Annotation(each.paragraph, each.at, target, each.entry, each.first)
