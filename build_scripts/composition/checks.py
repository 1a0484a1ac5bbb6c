"""The checks as a section: each claim, its recomputation, and how the two stand to each other."""

from build_scripts.chapters.figure_names import VERDICTS
from build_scripts.chapters.titles import short_title
from build_scripts.composition.chapter import section_id
from build_scripts.composition.document import (
    Block,
    Break,
    Column,
    Heading,
    Inline,
    Inlines,
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
from build_scripts.records.book import Book, Target
from build_scripts.records.checks import Check, Computation, Interval, Relation, Verdict

RELATIONS = {
    Relation.SUM: "合计",
    Relation.SHARE: "占比",
    Relation.GROWTH: "增长",
    Relation.AVERAGE_GROWTH: "年均增长",
    Relation.PART: "部分与整体",
    Relation.PER_UNIT: "平均",
    Relation.MEMBERS: "成员与数目",
    Relation.ENUMERATION: "列举",
    Relation.UNIT: "单位",
    Relation.HOUSEHOLD: "户均人口",
    Relation.REPEAT: "重出",
    Relation.AREA: "地区与所属",
    Relation.GAZETTEER: "区划数",
    Relation.DATE: "时间",
}
_COLUMNS = (
    Column("核算"),
    Column("算法与结果", 7),
    Column("结论"),
    Column("说明", 5),
    Column("页"),
)


def checks_section(book: Book) -> Section | None:
    """All checks by chapter; None where a book has none."""
    if not book.checks:
        return None
    counts = {verdict: sum(c.verdict is verdict for c in book.checks) for verdict in Verdict}
    told = "，".join(f"{VERDICTS[verdict]}{n}项" for verdict, n in counts.items() if n)
    opening = (
        f"把报道中的合计、占比、增长等按原文所印的位数重新计算，共{len(book.checks)}项：{told}。"
        "这里只作算术，不作评判。"
    )
    blocks: list[Block] = [Prose("checks-opening", Style.TEXT, plain(opening))]
    for chapter in book.chapters:
        slug = chapter.decision.slug
        linked = {a.id for a in chapter.annotations if a.target is Target.FIGURE}
        own = [check for check in book.checks if check.chapter == slug]
        if own:
            title = Words(short_title(chapter), target=section_id(slug))
            blocks.append(Heading(2, f"checks-{slug}", (title,)))
            blocks.append(Table("", _COLUMNS, tuple(_row(check, linked) for check in own)))
    title_line = (TitleLine(plain("核算")),)
    return Section("checks", SectionKind.CHECKS, title_line, "核算", tuple(blocks))


def _row(check: Check, linked: set[str]) -> Row:
    # A claim may be a numeral that is no figure, and has no place of its own.
    place = f"number-{check.claim}" if check.claim in linked else check.paragraph
    return Row(
        (
            plain(RELATIONS[check.relation]),
            _computations(check.computations, check.claimed),
            plain(VERDICTS[check.verdict]),
            plain("；".join(check.reasons)),
            (PageOf(place, "原文"),),
        ),
        f"check-{check.id}",
    )


def _computations(computations: tuple[Computation, ...], claimed: Interval | None) -> Inlines:
    """What the text states, and each way of recomputing it, on lines of their own."""
    lines: list[Inlines] = [plain(f"原文：{interval(claimed)}")] if claimed else []
    for each in computations:
        name = f"{each.name}：" if each.name else ""
        line = plain(name + each.formula)
        if each.result.low != each.result.high:
            line += plain(f"，在{interval(each.result)}", Look.FAINT)
        lines.append(line)
    found: list[Inline] = []
    for line in lines:
        found += [*([Break()] if found else []), *line]
    return tuple(found)


def interval(of: Interval) -> str:
    """An interval as a reader is told it: one number where both ends are one."""
    low, high = f"{of.low:f}", f"{of.high:f}"
    if not of.high.is_finite():
        return f"不小于{low}"
    if not of.low.is_finite():
        return f"不大于{high}"
    return low if low == high else f"{low}至{high}之间"
