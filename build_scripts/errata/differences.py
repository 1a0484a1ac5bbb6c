"""What one edition says otherwise than the one before, place by place, and why.

A reason is that of a reviewed table, else that of the apparatus entry at the place. A difference
without either is told without a reason: a reader should see that there is none.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

from build_scripts.records.book import Book
from build_scripts.records.edition import (
    Edition,
    Errata,
    Erratum,
    Matter,
    PublishedFigure,
    PublishedParagraph,
    PublishedTerm,
)

_CONTEXT: Final = 8
_WHOLE: Final = 40  # characters of a whole paragraph that came or went


def errata_of(
    earlier: Edition,
    later: Edition,
    reasons: Mapping[str, str],
    book: Book | None = None,
) -> Errata:
    """The differences; ``reasons`` by id, ``book`` where the later edition is the present one."""
    items = [*_texts(earlier, later), *_figures(earlier, later), *_terms(earlier, later)]
    told = tuple(item._replace(why=_why(item, reasons, book)) for item in items)
    return Errata(earlier.number, later.number, told)


def _why(item: Erratum, reasons: Mapping[str, str], book: Book | None) -> str:
    if item.id in reasons or item.place in reasons:
        return reasons.get(item.id) or reasons[item.place]
    if book is None or item.matter is not Matter.TEXT:
        return ""
    said = [
        entry.reason
        for chapter in book.chapters
        if chapter.decision.slug == item.chapter
        for entry in chapter.entries
        if entry.paragraph == item.place and item.after and item.after in entry.reading
    ]
    return "；".join(dict.fromkeys(filter(None, said)))


def _texts(earlier: Edition, later: Edition) -> Iterator[Erratum]:
    old = {p.id: (c.slug, p) for c in earlier.chapters for p in c.paragraphs}
    new = {p.id: (c.slug, p) for c in later.chapters for p in c.paragraphs}
    for id, (slug, paragraph) in new.items():
        if id in old:
            yield from _changed(slug, old[id][1], paragraph)
        else:
            yield Erratum(Matter.TEXT, id, slug, id, ("", ""), "", _begins(paragraph.text), "")
    for id, (slug, paragraph) in old.items():
        if id not in new:
            yield Erratum(Matter.TEXT, id, slug, id, ("", ""), _begins(paragraph.text), "", "")


def _changed(slug: str, old: PublishedParagraph, new: PublishedParagraph) -> Iterator[Erratum]:
    if old.text == new.text:
        return
    matcher = SequenceMatcher(None, old.text, new.text, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            around = (new.text[max(0, c - _CONTEXT) : c], new.text[d : d + _CONTEXT])
            yield Erratum(
                Matter.TEXT, new.id, slug, new.id, around, old.text[a:b], new.text[c:d], ""
            )


def _begins(text: str) -> str:
    return text if len(text) <= _WHOLE else text[:_WHOLE] + "……"


def _figures(earlier: Edition, later: Edition) -> Iterator[Erratum]:
    old = {figure.id: figure for figure in earlier.figures}
    new = {figure.id: figure for figure in later.figures}
    for id in dict.fromkeys([*new, *old]):
        before, after = old.get(id), new.get(id)
        if before and after and (before.printed, before.says) == (after.printed, after.says):
            continue
        where = after or before
        assert where
        yield Erratum(
            Matter.FIGURE,
            id,
            where.chapter,
            where.paragraph,
            ("", ""),
            _figure(before),
            _figure(after),
            "",
        )


def _figure(figure: PublishedFigure | None) -> str:
    return f"“{figure.printed}”：{figure.says}" if figure else ""


def _terms(earlier: Edition, later: Edition) -> Iterator[Erratum]:
    old = {term.id: term for term in earlier.terms}
    new = {term.id: term for term in later.terms}
    for id in sorted({*old, *new}):
        before, after = old.get(id), new.get(id)
        if before != after:
            yield Erratum(Matter.TERM, id, "", "", ("", ""), _term(before), _term(after), "")


def _term(term: PublishedTerm | None) -> str:
    return f"{term.headword}：{term.definition}" if term else ""
