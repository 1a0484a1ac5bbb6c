"""The glossary as a section, and the index of terms, places and works."""

from collections import defaultdict
from collections.abc import Iterable

from build_scripts.composition.document import (
    Block,
    Fact,
    Facts,
    Heading,
    Inline,
    Look,
    PageOf,
    Section,
    SectionKind,
    TitleLine,
    Words,
    plain,
)
from build_scripts.records.book import Book
from build_scripts.records.glossary import Glossary, Occurrence, Standing, Term


def glossary_section(glossary: Glossary) -> Section | None:
    """The terms that occur in the book, with their definitions; None where there are none."""
    used = {occurrence.entry for occurrence in glossary.term_occurrences}
    terms = sorted((t for t in glossary.terms if t.id in used), key=lambda t: (t.pinyin, t.id))
    if not terms:
        return None
    names = {term.id: term.headword for term in glossary.terms}
    facts = tuple(_fact(term, names, used) for term in terms)
    blocks: tuple[Block, ...] = (Facts("术语", facts),)
    title = (TitleLine(plain("术语")),)
    return Section("glossary", SectionKind.GLOSSARY, title, "术语", blocks)


def _fact(term: Term, names: dict[str, str], used: set[str]) -> Fact:
    said: list[Inline] = []
    if term.english.text:
        said.append(Words(f"{term.english.text}　", Look.FAINT))
    said += plain(term.definition)
    for number, sense in enumerate(term.senses, 1):
        said.append(Words(f"　（{number}）{sense.label}：{sense.definition}"))
    if term.variants:
        said.append(Words(f"　又作：{'、'.join(term.variants)}。"))
    if term.certainty is not Standing.SURE:
        said.append(Words("　此条释义待考。", Look.FAINT))
    related = [id for id in (*term.broader, *term.narrower, *term.related) if id in used]
    if related:
        said.append(Words("　参见："))
        for at, id in enumerate(related):
            said += [Words("、")] if at else []
            said.append(Words(names[id], target=f"term-{id}"))
        said.append(Words("。"))
    if term.source:
        said.append(Words(f"　据{term.source}。", Look.FAINT))
    return Fact(term.headword, tuple(said), f"term-{term.id}")


def index_section(book: Book) -> Section | None:
    """Where each term, place and cited work stands; None where nothing was marked."""
    glossary = book.glossary
    shown = {p.id for chapter in book.chapters for p in chapter.article.paragraphs}
    groups = (
        ("术语", {t.id: (t.pinyin, t.headword) for t in glossary.terms}, glossary.term_occurrences),
        ("地名", {p.id: (p.code, p.full) for p in glossary.places}, glossary.place_occurrences),
        (
            "文献",
            {
                w.id: (w.printed[0] if w.printed else w.id, w.official or w.printed[0])
                for w in glossary.works
            },
            glossary.work_occurrences,
        ),
    )
    blocks: list[Block] = []
    for number, (name, entries, occurrences) in enumerate(groups):
        facts = _places(entries, (o for o in occurrences if o.paragraph in shown))
        if facts:
            blocks.append(Heading(2, f"index-{number}", plain(name)))
            blocks.append(Facts(f"{name}索引", facts))
    if not blocks:
        return None
    title = (TitleLine(plain("索引")),)
    return Section("index", SectionKind.INDEX, title, "索引", tuple(blocks))


def _places(
    entries: dict[str, tuple[str, str]], occurrences: Iterable[Occurrence]
) -> tuple[Fact, ...]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for occurrence in occurrences:
        if occurrence.entry in entries and not occurrence.inside:
            found[occurrence.entry][occurrence.paragraph] = None
    ordered = sorted(found, key=lambda id: (*entries[id], id))
    return tuple(
        Fact(entries[id][1], tuple(PageOf(paragraph, "正文") for paragraph in found[id]))
        for id in ordered
    )
