"""The figures of a chapter in their passages: sentence, clause, what stands before and after."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from build_scripts.checks.intervals import stated
from build_scripts.figures.units import unit_at
from build_scripts.records.book import BookChapter
from build_scripts.records.checks import Interval
from build_scripts.records.figures import Figure, Observation
from build_scripts.records.restoration import Role as ParagraphRole
from build_scripts.text import Span

_SENTENCE: Final = re.compile(r"[^。！？]*[。！？]+[”’」』）]*|[^。！？]+")
CLAUSE_MARKS: Final = "。！？；，："
_CLAUSE_END: Final = re.compile(f"[{CLAUSE_MARKS}]")
_SAME_UNITS: Final = (
    frozenset(("件", "起", "宗", "例")),
    frozenset(("个", "家", "所", "处", "座")),
)


@dataclass(frozen=True)
class Fact:
    """A figure with a value, and the passage it stands in; offsets count the paragraph's text."""

    observation: Observation
    text: str
    sentence: Span
    clause: Span
    since: int  # the end of the fact before it in its clause, else the start of the clause
    after: int  # the end of its unit

    @property
    def id(self) -> str:
        """The id of the observation."""
        return self.observation.id

    @property
    def figure(self) -> Figure:
        """What is said of the numeral."""
        return self.observation.figure

    @property
    def start(self) -> int:
        """The offset of the numeral."""
        return self.observation.at.start

    @property
    def unit(self) -> str:
        """The base unit."""
        return self.figure.unit

    @cached_property
    def value(self) -> Decimal:
        """The value, which a fact always has."""
        if self.figure.value is None:
            raise ValueError(f"{self.id} has no value")
        return self.figure.value

    @cached_property
    def interval(self) -> Interval:
        """All values it may stand for."""
        return stated(self.figure)

    @property
    def lead(self) -> str:
        """The clause up to the numeral."""
        return self.text[self.clause.start : self.start]

    @property
    def own_lead(self) -> str:
        """The clause up to the numeral, from the fact before it on."""
        return self.text[self.since : self.start]

    @property
    def tail(self) -> str:
        """The clause behind the unit."""
        return self.text[self.after : self.clause.end]

    @property
    def words(self) -> str:
        """The figure with its unit, as printed."""
        return self.text[self.start : self.after]

    def follows(self, other: "Fact") -> bool:
        """True when the other stands earlier in the same sentence."""
        return self.sentence == other.sentence and other.start < self.start


@dataclass(frozen=True)
class Passage:
    """One paragraph: its text, its numerals of every kind, and those that are figures."""

    chapter: str
    paragraph: str
    role: ParagraphRole
    text: str
    numerals: tuple[Observation, ...]
    facts: tuple[Fact, ...]

    def sentences(self) -> Iterator[tuple[Span, tuple[Fact, ...]]]:
        """Each sentence with its figures."""
        for found in _SENTENCE.finditer(self.text):
            span = Span(found.start(), found.end())
            yield span, tuple(fact for fact in self.facts if fact.sentence == span)

    def sentence_before(self, start: int) -> tuple[Fact, ...]:
        """The figures of the sentence that ends where another starts."""
        return tuple(fact for fact in self.facts if fact.sentence.end == start)


@dataclass(frozen=True)
class Reading:
    """One chapter as the checks read it."""

    slug: str
    published: str  # ISO 8601, as the editor states or infers it
    area: str
    passages: tuple[Passage, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All figures, in order."""
        return tuple(fact for passage in self.passages for fact in passage.facts)


def reading_of(chapter: BookChapter) -> Reading:
    """The chapter's paragraphs with their observations."""
    held: dict[str, list[Observation]] = {}
    for observation in chapter.observations:
        held.setdefault(observation.paragraph, []).append(observation)
    return Reading(
        chapter.decision.slug,
        chapter.decision.date.value,
        chapter.decision.area,
        tuple(
            passage_of(
                chapter.decision.slug,
                paragraph.id,
                paragraph.role,
                paragraph.text,
                sorted(held.get(paragraph.id, ()), key=lambda each: each.at),
            )
            for paragraph in chapter.article.paragraphs
        ),
    )


def passage_of(
    chapter: str,
    paragraph: str,
    role: ParagraphRole,
    text: str,
    numerals: list[Observation],
) -> Passage:
    """One paragraph, its figures put into sentences and clauses."""
    facts: list[Fact] = []
    bounds = _Bounds(text)
    for observation in numerals:
        if not observation.is_figure or observation.figure.value is None:
            continue
        sentence = bounds.sentence(observation.at.start)
        clause = bounds.clause(observation.at.start)
        since = clause.start
        if facts and facts[-1].after > since:
            since = min(facts[-1].after, observation.at.start)
        facts.append(Fact(observation, text, sentence, clause, since, unit_end(text, observation)))
    return Passage(chapter, paragraph, role, text, tuple(numerals), tuple(facts))


def unit_end(text: str, observation: Observation) -> int:
    """Where the unit behind a numeral ends; the numeral's end where none is printed."""
    found = unit_at(text, observation.at.end)
    if found and (found.base == observation.figure.unit or not observation.is_figure):
        return found.end
    return observation.at.end


class _Bounds:
    """Sentences and clauses of a paragraph, found once and looked up."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._sentences = [found.start() for found in _SENTENCE.finditer(text)]
        self._ends = [found.start() for found in _CLAUSE_END.finditer(text)]

    def sentence(self, at: int) -> Span:
        place = bisect_right(self._sentences, at)
        start = self._sentences[place - 1] if place else 0
        end = self._sentences[place] if place < len(self._sentences) else self._length
        return Span(start, end)

    def clause(self, at: int) -> Span:
        place = bisect_right(self._ends, at - 1)
        start = self._ends[place - 1] + 1 if place else 0
        end = self._ends[place] if place < len(self._ends) else self._length
        return Span(start, end)


def clause_at(text: str, at: int) -> Span:
    """The clause around a character; 、 does not end one."""
    start = max(text.rfind(mark, 0, at) for mark in CLAUSE_MARKS) + 1
    ends = [found for mark in CLAUSE_MARKS if (found := text.find(mark, at)) >= 0]
    return Span(start, min(ends, default=len(text)))


def same_unit(left: str, right: str) -> bool:
    """True for one unit, and for measure words that count the same kind of thing (件, 起)."""
    return left == right or any(left in units and right in units for units in _SAME_UNITS)


def pairs_of_words(text: str) -> set[str]:
    """All pairs of neighbouring Chinese characters: what two phrases may share."""
    return {
        text[at : at + 2]
        for at in range(len(text) - 1)
        if all("\u4e00" <= char <= "\u9fff" for char in text[at : at + 2])
    }
