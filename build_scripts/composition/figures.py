"""The figures as a section: one table for each chapter, a row for each numeric fact."""

import re
from itertools import takewhile

from build_scripts.chapters.figure_names import ROLES, period_in_words, value_in_words
from build_scripts.chapters.titles import short_title
from build_scripts.composition.chapter import section_id
from build_scripts.composition.document import (
    Block,
    Column,
    Heading,
    Look,
    PageOf,
    Prose,
    Row,
    Section,
    SectionKind,
    Style,
    Table,
    TitleLine,
    Words,
    plain,
)
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.figures import Figure, Observation, Role

_COLUMNS = (
    Column("原文", 3),
    Column("指标", 6),
    Column("数值", 4),
    Column("时期", 4),
    Column("地区", 4),
    Column("页", number=True),
)


# What is left of a shared beginning behind its last whole area.
_INNERMOST = re.compile(r"[^省市县区州盟旗]*\Z")


def row_id(observation: Observation) -> str:
    """The id of a figure's row."""
    return f"figure-{observation.id}"


def number_id(observation: Observation) -> str:
    """The id of the numeral in the text of the chapter."""
    return f"number-{observation.id}"


def figures_section(book: Book) -> Section | None:
    """All figures, as the articles report them; None where a book has none."""
    told = [(chapter, _figures(chapter)) for chapter in book.chapters]
    total = sum(len(figures) for _, figures in told)
    if not total:
        return None
    opening = (
        f"全书共{total}个数字，均照原报道，不代表编者的看法。“数值”已换算为基本单位；空着的是原文没有说明、也不能推定的。"
        "点“页”回到原文，点原文中的数字到这里。"
    )
    blocks: list[Block] = [Prose("figures-opening", Style.TEXT, plain(opening))]
    for chapter, figures in told:
        if figures:
            slug = chapter.decision.slug
            title = Words(short_title(chapter), target=section_id(slug))
            blocks.append(Heading(2, f"figures-{slug}", (title,)))
            blocks.append(Table("", _COLUMNS, tuple(map(_row, figures))))
    title_line = (TitleLine(plain("数据表")),)
    return Section("figures", SectionKind.FIGURES, title_line, "数据表", tuple(blocks))


def _figures(chapter: BookChapter) -> list[Observation]:
    return [each for each in chapter.observations if each.is_figure]


def _row(observation: Observation) -> Row:
    figure = observation.figure
    role = "" if figure.role is Role.REPORTED else f"（{ROLES[figure.role]}）"
    return Row(
        (
            plain(figure.printed),
            plain(figure.indicator) + plain(role, Look.FAINT),
            plain(value_of(figure)),
            plain(period_in_words(figure.period.value)),
            plain(areas_in_words(figure.area.names)),
            (PageOf(number_id(observation), "原文"),),
        ),
        row_id(observation),
    )


def areas_in_words(names: str) -> str:
    """Several areas without repeating what they lie in: 甲省乙市丙县、丁县."""
    first, *others = names.split(";")
    same = takewhile(lambda signs: len(set(signs)) == 1, zip(first, *others, strict=False))
    within = len(_INNERMOST.sub("", "".join(signs[0] for signs in same))) if others else 0
    return "、".join([first, *(other[within:] for other in others)])


def value_of(figure: Figure) -> str:
    """The value in the base unit, groups of digits parted by commas."""
    return value_in_words(figure, ",")
