"""Numerals, figures, indicators and areas as tables."""

from collections.abc import Iterator

from build_scripts.data_package.schema import (
    PLACE,
    Cell,
    Field,
    Row,
    Table,
    Type,
    joined,
    values_of,
)
from build_scripts.figures.gazetteer import COUNTRY, gazetteer
from build_scripts.records.book import Book
from build_scripts.records.figures import Basis, Kind, Observation, Qualifier, Role

_LEVELS = {1: "province", 2: "prefecture", 3: "county"}


def numerals(book: Book) -> Table:
    """Every numeral of the chapters: figures, and those that are none, each with its kind."""
    rows = tuple(
        (
            each.id,
            *place_of(each),
            each.at.start,
            each.at.end,
            each.line,
            each.figure.printed,
            each.figure.kind.value,
            bool(each.where),
            each.note or None,
        )
        for each in _observations(book)
    )
    fields = (
        Field("numeral", "数字的永久编号 / permanent id", required=True),
        *PLACE,
        Field(
            "start", "在段中的首字，从0数 / first character in the paragraph", Type.INTEGER, True
        ),
        Field("end", "末字之后 / behind its last character", Type.INTEGER, True),
        Field("line", "来源的行，从1数 / line of the source", Type.INTEGER, True),
        Field("printed", "原文所印 / as printed", required=True),
        Field("kind", "种类 / kind", required=True, one_of=values_of(Kind)),
        Field("reviewed", "经人工审定 / reviewed by an editor", Type.BOOLEAN, True),
        Field("note", "编者附记 / editor's note"),
    )
    return Table("numerals", "全部数字 / numerals", ("numeral",), fields, rows)


def figures(book: Book) -> Table:
    """The numeric facts, as reported by the articles, one row each."""
    rows = tuple(_figure(each) for each in _observations(book) if each.is_figure)
    basis = values_of(Basis)
    fields = (
        Field("figure", "数据的永久编号 / permanent id", required=True, refers="numerals.numeral"),
        *PLACE,
        Field("indicator", "指标 / indicator", refers="indicators.indicator"),
        Field("value", "数值，基本单位 / value in the base unit", Type.NUMBER),
        Field("upper", "两端之数的上端 / upper end of a range", Type.NUMBER),
        Field("unit", "基本单位 / base unit"),
        Field("qualifier", "确切程度 / how exact", required=True, one_of=values_of(Qualifier)),
        Field("printed", "原文所印 / as printed", required=True),
        Field("unit_mult", "所印单位为10的几次方 / power of ten printed as a word", Type.INTEGER),
        Field("decimals", "所印小数位 / decimals printed", Type.INTEGER),
        Field("time_period", "时期，ISO 8601 / period"),
        Field("time_basis", "时期的根据 / basis", one_of=basis),
        Field("ref_area", "地区代码，GB/T 2260 / area codes"),
        Field("ref_area_name", "地区全名 / area names"),
        Field("area_basis", "地区的根据 / basis", one_of=basis),
        Field("figure_role", "用途 / role", required=True, one_of=values_of(Role)),
        Field("comparison", "与何相比 / compared with"),
        Field("theme", "主题 / theme"),
        Field("note", "编者附记 / editor's note"),
    )
    return Table("figures", "数据 / figures", ("figure",), fields, rows)


def _figure(each: Observation) -> Row:
    figure = each.figure
    return (
        each.id,
        *place_of(each),
        figure.indicator or None,
        figure.value,
        figure.upper,
        figure.unit or None,
        figure.qualifier.value,
        figure.printed,
        figure.unit_mult,
        figure.decimals,
        figure.period.value or None,
        figure.period.basis.value or None,
        figure.area.codes or None,
        figure.area.names or None,
        figure.area.basis.value or None,
        figure.role.value,
        figure.comparison or None,
        each.theme or None,
        each.note or None,
    )


def place_of(each: Observation) -> tuple[Cell, ...]:
    """The cells of ``PLACE`` for a numeral; its words are its sentence."""
    start, end = each.bytes
    quote = each.figure.quote or each.figure.printed
    return each.chapter, each.paragraph, each.source, start, end, quote


def figure_areas(book: Book) -> Table:
    """Which areas a figure is about: a figure of two counties has two rows."""
    rows = tuple((each.id, at, code) for each in _observations(book) for at, code in _areas(each))
    fields = (
        Field("figure", "数据 / figure", required=True, refers="figures.figure"),
        Field("position", "在原文中的次序 / position in the text", Type.INTEGER, True),
        Field("area", "地区代码 / area", required=True, refers="areas.area"),
    )
    return Table(
        "figure_areas", "数据所及地区 / areas of figures", ("figure", "position"), fields, rows
    )


def _areas(each: Observation) -> Iterator[tuple[int, str]]:
    if each.is_figure:
        codes = each.figure.area.codes.split(";")
        yield from ((at, code) for at, code in enumerate(codes, 1) if code)


def indicators(book: Book) -> Table:
    """What is measured: each name once, with its themes, units, and how many figures it has."""
    found: dict[str, list[Observation]] = {}
    for each in _observations(book):
        if each.is_figure and each.figure.indicator:
            found.setdefault(each.figure.indicator, []).append(each)
    rows = tuple(
        (
            name,
            joined(dict.fromkeys(each.theme for each in own if each.theme)),
            joined(dict.fromkeys(each.figure.unit for each in own if each.figure.unit)),
            len(own),
            joined(dict.fromkeys(each.chapter for each in own)),
        )
        for name, own in sorted(found.items())
    )
    fields = (
        Field("indicator", "指标名 / name", required=True),
        Field("themes", "主题 / themes"),
        Field("units", "单位 / units"),
        Field("figures", "数据项数 / number of figures", Type.INTEGER, True),
        Field("chapters", "所在篇 / chapters"),
    )
    return Table("indicators", "指标 / indicators", ("indicator",), fields, rows)


def areas(book: Book) -> Table:
    """The areas that figures, chapters and places name, and those above them."""
    codes = {chapter.decision.area for chapter in book.chapters}
    codes |= {code for each in _observations(book) for _, code in _areas(each)}
    codes |= {place.code for place in book.glossary.places}
    codes = {code[:6] for code in codes if code}
    known = gazetteer()
    above = {parent for code in codes for parent in _above(code) if parent in known.by_code}
    rows = tuple(_area(code) for code in sorted(codes | above))
    fields = (
        Field("area", "代码，GB/T 2260 / code", required=True),
        Field("name", "名称 / name"),
        Field("full_name", "全名 / full name", required=True),
        Field("level", "级别 / level", one_of=("country", *_LEVELS.values())),
        Field("parent", "所属 / part of", refers="areas.area"),
    )
    return Table("areas", "地区 / areas", ("area",), fields, rows)


def _above(code: str) -> tuple[str, ...]:
    return tuple(c for c in (f"{code[:4]}00", f"{code[:2]}0000") if c != code and code != COUNTRY)


def _area(code: str) -> Row:
    known = gazetteer()
    if code == COUNTRY:
        return code, known.path(code), known.path(code), "country", None
    place = known.by_code.get(code)
    parent = next((each for each in _above(code) if each in known.by_code), None)
    level = _LEVELS[place.level] if place else None
    return code, place.name if place else None, known.path(code) or code, level, parent


def _observations(book: Book) -> Iterator[Observation]:
    return (each for chapter in book.chapters for each in chapter.observations)
