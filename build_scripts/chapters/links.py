"""Links inside the text: what a number, a term, a work or a place leads to, and what it says.

Plain links: they work without scripts and in print. The words that appear when a link is pointed
at or focused stand in an attribute, which the style sheet draws.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from build_scripts import checks
from build_scripts.chapters.escaping import attribute, spoken
from build_scripts.chapters.figure_names import VERDICTS, period_in_words, value_in_words
from build_scripts.chapters.marking import Mark
from build_scripts.chapters.spelling import initial
from build_scripts.numerals import plain
from build_scripts.records.book import Annotation, Book, BookChapter, Target
from build_scripts.records.checks import Verdict
from build_scripts.records.figures import Observation
from build_scripts.records.glossary import Term


@dataclass(frozen=True, slots=True)
class Ways:
    """What links lead to, by the id of the entry.

    ``labels`` say what a work or a place is, ``pages`` where it is told, seen from the site's root.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)


NO_WAYS: Final = Ways()


def ways_of(book: Book) -> Ways:
    """The ways of a whole book."""
    glossary = book.glossary
    labels = {place.id: place.full for place in glossary.places}
    labels |= {work.id: work.official or f"《{work.printed[0]}》" for work in glossary.works}
    return Ways(
        verdicts=verdicts_of(book),
        terms={term.id: term for term in glossary.terms},
        labels=labels,
        pages={place.id: "glossary/places/" for place in glossary.places}
        | {work.id: "glossary/works/" for work in glossary.works},
    )


def verdicts_of(book: Book) -> dict[str, Verdict]:
    """Observation -> how it came out: as a claim, or else as what a claim was made from."""
    return checks.verdicts_of(book.checks)


def link_marks(chapter: BookChapter, paragraph: str, ways: Ways) -> Iterator[Mark]:
    """The links of one paragraph."""
    own = {each.id: each for each in chapter.observations}
    for annotation in chapter.annotations:
        if annotation.paragraph != paragraph:
            continue
        if annotation.target is Target.FIGURE:
            yield figure_mark(own[annotation.id], ways)
        elif annotation.target is Target.TERM:
            yield term_mark(annotation, ways.terms[annotation.id])
        else:
            yield _named_mark(annotation, ways)


def figure_mark(observation: Observation, ways: Ways) -> Mark:
    """A number that leads to its row; its value stands in ``data``."""
    slug, name = attribute(observation.chapter), attribute(observation.id)
    says = spoken(figure_says(observation, ways.verdicts.get(observation.id)))
    value = plain(observation.figure.value)
    inner, closes = (f'<data value="{value}">', "</data></a>") if value else ("", "</a>")
    opens = f'<a class="figure" id="{name}" href="../../figures/{slug}/#{name}" data-says="{says}">'
    return Mark(observation.at.start, observation.at.end, opens + inner, closes)


def figure_says(observation: Observation, verdict: Verdict | None) -> str:
    """Indicator, value in the base unit, period, area, and how the claim came out."""
    figure = observation.figure
    said = [
        figure.indicator,
        value_in_words(figure),
        period_in_words(figure.period.value),
        figure.area.names.replace(";", "、"),
        f"核算：{VERDICTS[verdict]}" if verdict else "",
    ]
    return "；".join(filter(None, said))


def term_mark(annotation: Annotation, term: Term) -> Mark:
    """A term that leads to its entry; first uses in a section are drawn plainly."""
    drawn = "term first" if annotation.first and not term.sparse else "term"
    opens = (
        f'<a class="{drawn}" href="../../glossary/{initial(term)}/#{attribute(term.id)}" '
        f'data-says="{spoken(f"{term.headword}：{term.definition}")}">'
    )
    return Mark(annotation.at.start, annotation.at.end, opens, "</a>")


def _named_mark(annotation: Annotation, ways: Ways) -> Mark:
    way = f"../../{ways.pages[annotation.id]}#{attribute(annotation.id)}"
    label = spoken(ways.labels[annotation.id])
    opens = f'<a class="{annotation.target.value}" href="{way}" data-says="{label}">'
    return Mark(annotation.at.start, annotation.at.end, opens, "</a>")
