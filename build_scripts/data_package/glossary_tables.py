"""Terms, places and cited works, their relations and their occurrences, as tables."""

from collections.abc import Iterable, Iterator

from build_scripts.data_package.schema import PLACE, Cell, Field, Table, Type, joined, values_of
from build_scripts.reading.spots import Spots
from build_scripts.records.book import Book
from build_scripts.records.glossary import Occurrence, Standing, Term
from build_scripts.records.restoration import Paragraph

_CERTAINTY = Field("certainty", "把握 / certainty", required=True, one_of=values_of(Standing))
RELATIONS = ("broader", "narrower", "related")


def terms(book: Book) -> Table:
    """One row a term."""
    rows = tuple(_term(term) for term in book.glossary.terms)
    fields = (
        Field("term", "术语的永久编号 / permanent id", required=True),
        Field("headword", "词头 / headword", required=True),
        Field("variants", "异称与简称 / variants"),
        Field("pinyin", "拼音 / pinyin", required=True),
        Field("traditional", "繁体 / traditional form"),
        Field("english", "英译 / English"),
        Field("english_authority", "英译所据 / whose wording"),
        Field("english_certainty", "英译是否查证 / whether it was looked up"),
        Field("definition", "释义 / definition", required=True),
        Field("more", "补充 / more"),
        Field("members", "所包含的各项 / members"),
        Field("theme", "主题 / theme", required=True),
        _CERTAINTY,
        Field("definition_source", "释义所据 / source of the definition"),
    )
    return Table("terms", "术语 / terms", ("term",), fields, rows)


def _term(term: Term) -> tuple[Cell, ...]:
    return (
        term.id,
        term.headword,
        joined(term.variants),
        term.pinyin,
        term.traditional or None,
        term.english.text or None,
        term.english.authority or None,
        term.english.certainty or None,
        term.definition,
        term.more or None,
        joined(term.members),
        term.theme,
        term.certainty.value,
        term.source or None,
    )


def term_relations(book: Book) -> Table:
    """How terms stand to one another, as in SKOS."""
    rows = tuple(
        (term.id, relation, other)
        for term in book.glossary.terms
        for relation, others in zip(RELATIONS, related(term), strict=True)
        for other in dict.fromkeys(others)
    )
    fields = (
        Field("term", "术语 / term", required=True, refers="terms.term"),
        Field("relation", "关系 / relation", required=True, one_of=RELATIONS),
        Field("other", "另一术语 / the other term", required=True, refers="terms.term"),
    )
    title = "术语之间的关系 / relations of terms"
    return Table("term_relations", title, ("term", "relation", "other"), fields, rows)


def related(term: Term) -> tuple[tuple[str, ...], ...]:
    """The ids of broader, narrower and related terms."""
    return term.broader, term.narrower, term.related


def term_senses(book: Book) -> Table:
    """The meanings of forms that have several, and the chapters that use each."""
    rows = tuple(
        (
            term.id,
            at,
            sense.label,
            sense.definition,
            joined(sense.chapters),
            sense.certainty.value,
            sense.note or None,
        )
        for term in book.glossary.terms
        for at, sense in enumerate(term.senses, 1)
    )
    fields = (
        Field("term", "术语 / term", required=True, refers="terms.term"),
        Field("position", "次序 / position", Type.INTEGER, True),
        Field("label", "义项 / sense", required=True),
        Field("definition", "释义 / definition", required=True),
        Field("chapters", "所在篇 / chapters"),
        _CERTAINTY,
        Field("note", "附记 / note"),
    )
    return Table("term_senses", "义项 / senses", ("term", "position"), fields, rows)


def places(book: Book) -> Table:
    """One row a place that the texts name."""
    rows = tuple(
        (
            place.id,
            joined(place.forms),
            place.code or None,
            place.full,
            place.level,
            place.certainty.value,
            place.note or None,
        )
        for place in book.glossary.places
    )
    fields = (
        Field("place", "地名的永久编号 / permanent id", required=True),
        Field("forms", "文中的写法 / forms in the texts", required=True),
        Field(
            "area",
            "代码；乡镇与村为所属县 / code of the area or of its county",
            refers="areas.area",
        ),
        Field("full_name", "全名 / full name", required=True),
        Field("level", "级别 / level", required=True),
        _CERTAINTY,
        Field("note", "附记 / note"),
    )
    return Table("places", "地名 / places", ("place",), fields, rows)


def works(book: Book) -> Table:
    """One row a document or work cited in 《》."""
    rows = tuple(
        (
            work.id,
            joined(work.printed),
            work.official or None,
            work.issuer or None,
            work.year or None,
            work.kind or None,
            work.certainty.value,
            work.note or None,
        )
        for work in book.glossary.works
    )
    fields = (
        Field("work", "文件的永久编号 / permanent id", required=True),
        Field("printed", "文中的写法 / as printed", required=True),
        Field("official", "全称 / official title"),
        Field("issuer", "发布机关 / issuer"),
        Field("year", "年份 / year"),
        Field("kind", "种类 / kind"),
        _CERTAINTY,
        Field("note", "附记 / note"),
    )
    return Table("works", "所引文件 / works", ("work",), fields, rows)


def occurrence_tables(book: Book) -> tuple[Table, Table, Table]:
    """Every place where a term, a place or a work stands in the chapters."""
    held = _Paragraphs(book)
    glossary = book.glossary
    return (
        held.table("term", "术语所在 / occurrences of terms", glossary.term_occurrences),
        held.table("place", "地名所在 / occurrences of places", glossary.place_occurrences),
        held.table("work", "文件所在 / occurrences of works", glossary.work_occurrences),
    )


class _Paragraphs:
    """The paragraphs of a book, and the way from their characters to bytes of the source."""

    def __init__(self, book: Book) -> None:
        spots: dict[str, Spots] = {}
        self._known: dict[str, tuple[Paragraph, str, Spots]] = {}
        for chapter in book.chapters:
            source = chapter.sidecar.source
            found = spots.get(source) or spots.setdefault(source, Spots(chapter.restoration))
            for paragraph in chapter.article.paragraphs:
                self._known[paragraph.id] = (paragraph, source, found)

    def table(self, entry: str, title: str, occurrences: Iterable[Occurrence]) -> Table:
        fields = (
            Field("occurrence", "序号 / number", Type.INTEGER, True),
            Field(entry, "条目 / entry", required=True, refers=f"{entry}s.{entry}"),
            *PLACE,
            Field("start", "在段中的首字，从0数 / first character", Type.INTEGER, True),
            Field("end", "末字之后 / behind the last character", Type.INTEGER, True),
            Field("inside", "所在的更长条目 / the longer entry that takes the link"),
            Field("first", "节中首见 / first use in its section", Type.BOOLEAN, True),
        )
        rows = tuple(self._rows(occurrences))
        return Table(f"{entry}_occurrences", title, ("occurrence",), fields, rows)

    def _rows(self, occurrences: Iterable[Occurrence]) -> Iterator[tuple[Cell, ...]]:
        told = (each for each in occurrences if each.paragraph in self._known)
        for number, each in enumerate(told, 1):
            paragraph, source, spots = self._known[each.paragraph]
            start, end = spots.bytes_of(paragraph, each.at)
            words = paragraph.text[slice(*each.at)]
            place = (each.chapter, each.paragraph, source, start, end, words)
            yield number, each.entry, *place, *each.at, each.inside or None, each.first
