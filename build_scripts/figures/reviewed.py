"""The figures of a source as an editor settled them, each at its place in the text.

What the reviewed table says of a numeral is taken whole; the machine's reading serves to see that
no numeral was passed over (law 6), and stands in where a chapter has no table yet.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from build_scripts.figures.extract import figures_of
from build_scripts.figures.sentences import Sentences
from build_scripts.reading.spots import Spot, Spots
from build_scripts.records.faults import Fault, InputFault
from build_scripts.records.figures import Figure, FigureDecision, Observation
from build_scripts.records.restoration import Article, Restoration
from build_scripts.text import Span

_DECIMALS: Final = re.compile(r"[0-9]\.([0-9]+)")
CONTEXT: Final = 6  # characters kept on either side of a numeral, to know its sentence again


def observations(
    source: str, restoration: Restoration, decisions: Iterable[FigureDecision]
) -> tuple[Observation, ...]:
    """Every numeral of the source's articles, in the order of its reading text.

    Raises InputFault for each decision whose sentence no longer says so, and each numeral that
    was passed over in a chapter that has a table.
    """
    page = _Page(source, restoration)
    by_chapter: dict[str, list[FigureDecision]] = {}
    for decision in decisions:
        by_chapter.setdefault(decision.chapter, []).append(decision)
    faults: list[Fault] = []
    found: list[Observation] = []
    for article in restoration.articles:
        own = by_chapter.get(article.slug)
        if own is None:
            found += page.proposed(article)
            continue
        settled = list(_settled(page, article, own, faults))
        faults += _passed_over(page, article, settled, own[0].path)
        found += settled
    if faults:
        raise InputFault(*faults)
    return tuple(sorted(found, key=lambda each: each.figure.start))


class _Page:
    """A source read once: its text, the machine's figures, and the names of its numerals."""

    def __init__(self, source: str, restoration: Restoration) -> None:
        self.source = source
        self._spots = Spots(restoration)
        self._sentences = Sentences(self._spots.text)
        self._taken: Counter[str] = Counter(
            paragraph.id for article in restoration.articles for paragraph in article.paragraphs
        )
        self._starts: dict[str, int] = {}
        number = 0
        for article in restoration.articles:
            for paragraph in article.paragraphs:
                self._starts[paragraph.id] = self._spots.start_of(number)
                number += 1
        self.figures = figures_of(self._spots.text)

    def of(self, article: Article) -> Iterator[Figure]:
        """The machine's figures of one article."""
        for figure in self.figures:
            if self.spot(figure).article is article:
                yield figure

    def spot(self, figure: Figure) -> Spot:
        return self._spots.at(Span(figure.start, figure.end))

    def proposed(self, article: Article) -> Iterator[Observation]:
        """What the machine says, for a chapter without a table."""
        for figure in self.of(article):
            spot = self.spot(figure)
            yield self.observation(article, spot, self._name(spot), figure)

    def decision_of(self, figure: Figure) -> tuple[str, str, str]:
        """The id a numeral would be decided under, and what stands before and after it."""
        spot = self.spot(figure)
        text = spot.paragraph.text
        return (
            self._name(spot),
            text[max(0, spot.at.start - CONTEXT) : spot.at.start],
            text[spot.at.end : spot.at.end + CONTEXT],
        )

    def _name(self, spot: Spot) -> str:
        name = f"{spot.paragraph.id.split('-')[0]}-{spot.bytes.start}"
        self._taken[name] += 1
        return name if self._taken[name] == 1 else f"{name}-{self._taken[name]}"

    def placed(self, decision: FigureDecision, article: Article) -> Spot | None:
        """Where the decision's numeral stands: its byte, its sentence."""
        offset = int(decision.id.split("-")[1])
        shape = decision.before + decision.figure.printed + decision.after
        for paragraph in article.paragraphs:
            if not any(span.start <= offset < span.end for span in paragraph.spans):
                continue
            at = paragraph.text.find(shape)
            while at >= 0:
                start = at + len(decision.before)
                within = Span(start, start + len(decision.figure.printed))
                bytes_ = self._spots.bytes_of(paragraph, within)
                if bytes_.start == offset:
                    return Spot(article, paragraph, within, bytes_)
                at = paragraph.text.find(shape, at + 1)
        return None

    def observation(
        self,
        article: Article,
        spot: Spot,
        name: str,
        figure: Figure,
        decision: FigureDecision | None = None,
    ) -> Observation:
        """The numeral at a spot, counted in the reading text."""
        start = self._starts[spot.paragraph.id] + spot.at.start
        exponent, decimals = _precision(figure.printed)
        return Observation(
            name,
            article.slug,
            spot.paragraph.id,
            self.source,
            spot.paragraph.line,
            spot.at,
            spot.bytes,
            replace(
                figure,
                start=start,
                end=start + len(spot.at),
                quote=self._sentences.quote(start),
                unit_mult=exponent if figure.value is not None else 0,
                decimals=decimals if figure.value is not None else 0,
            ),
            decision.theme if decision else "",
            decision.note if decision else "",
            decision.where if decision else 0,
        )


def _precision(printed: str) -> tuple[int, int]:
    """The power of ten printed as 万 or 亿, and the digits behind the point."""
    point = _DECIMALS.search(printed)
    return 4 * printed.count("万") + 8 * printed.count("亿"), len(point[1]) if point else 0


def _settled(
    page: _Page, article: Article, decisions: list[FigureDecision], faults: list[Fault]
) -> Iterator[Observation]:
    for decision in decisions:
        spot = page.placed(decision, article)
        if spot is None:
            faults.append(_gone(decision))
        else:
            yield page.observation(article, spot, decision.id, decision.figure, decision)


def _gone(decision: FigureDecision) -> Fault:
    said = f"{decision.before}【{decision.figure.printed}】{decision.after}"
    return Fault(
        decision.path,
        decision.where,
        "FIGURE-FIT",
        f"正文此处不作「{said}」 / the text no longer says so at {decision.id}",
        "jiaokan figures SOURCE --propose",
    )


def _passed_over(
    page: _Page, article: Article, settled: list[Observation], path: str
) -> Iterator[Fault]:
    """A fault for each numeral the machine sees and no decision covers."""
    covered = {(each.paragraph, at) for each in settled for at in range(each.at.start, each.at.end)}
    for figure in page.of(article):
        spot = page.spot(figure)
        if not any((spot.paragraph.id, at) in covered for at in range(*spot.at)):
            yield Fault(
                path,
                0,
                "FIGURE-NEW",
                f"「{figure.printed}」没有裁定 / a numeral without a decision: {_seen(spot)}",
                "jiaokan figures SOURCE --propose",
            )


def _seen(spot: Spot) -> str:
    text = spot.paragraph.text
    return text[max(0, spot.at.start - CONTEXT) : spot.at.end + CONTEXT]


def proposed(
    source: str, restoration: Restoration, decisions: Iterable[FigureDecision]
) -> dict[str, tuple[FigureDecision, ...]]:
    """Chapter -> its table with a row for every numeral: decided ones kept, the rest proposed.

    A decision that no longer fits its sentence is dropped.
    """
    page = _Page(source, restoration)
    kept = list(decisions)
    tables: dict[str, tuple[FigureDecision, ...]] = {}
    for article in restoration.articles:
        rows: list[tuple[int, FigureDecision]] = []
        covered: set[tuple[str, int]] = set()
        for decision in kept:
            spot = page.placed(decision, article) if decision.chapter == article.slug else None
            if spot:
                placed = page.observation(article, spot, decision.id, decision.figure)
                rows.append((placed.figure.start, decision))
                covered |= {(spot.paragraph.id, at) for at in range(*spot.at)}
        for figure in page.of(article):
            spot = page.spot(figure)
            if not any((spot.paragraph.id, at) in covered for at in range(*spot.at)):
                rows.append((figure.start, _proposal(page, article, figure)))
        tables[article.slug] = tuple(row for _, row in sorted(rows, key=lambda row: row[0]))
    return tables


def _proposal(page: _Page, article: Article, figure: Figure) -> FigureDecision:
    name, before, after = page.decision_of(figure)
    return FigureDecision(name, article.slug, before, after, figure, "", "", "", 0)
