"""The apparatus as a section: for each chapter what was changed, by which rule, and why."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from build_scripts.apparatus.lines import Lines
from build_scripts.chapters.names import CERTAINTIES, REASONS, chinese, lines_in_words, said
from build_scripts.chapters.titles import short_title
from build_scripts.composition.chapter import apparatus_id, section_id
from build_scripts.composition.document import (
    Block,
    Column,
    Heading,
    Inline,
    Listing,
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
from build_scripts.composition.passages import ended, entry_id, reason_of
from build_scripts.records.book import BookChapter, Entry
from build_scripts.records.restoration import Omission, Proof
from build_scripts.records.rule import Rule
from build_scripts.text import Certainty

_SHOWN = 60  # characters of an omitted passage
_LOOKS = {
    Certainty.SURE: Look.PLAIN,
    Certainty.LIKELY: Look.LIKELY,
    Certainty.DOUBTFUL: Look.DOUBTFUL,
}
_ENTRY_COLUMNS = (
    Column("校"),
    Column("行", number=True),
    Column("页", number=True),
    Column("来源作", 4),
    Column("今作", 6),
    Column("可信度"),
    Column("差距", number=True),
    Column("理由与异读", 9),
)


def apparatus_section(chapters: Iterable[BookChapter], rules: tuple[Rule, ...]) -> Section:
    """The apparatus of all chapters, in the order of the book."""
    opening = (
        "凡与来源不同之处，都记在这里：依校例统一改动的按条计数，其余逐条列出。"
        "“行”是来源文件的行号；“差距”是所选读法与次优读法之差，越大越可信。"
    )
    blocks: list[Block] = [Prose("apparatus-opening", Style.TEXT, plain(opening))]
    for chapter in chapters:
        blocks += _account(chapter, rules)
    return Section(
        "apparatus",
        SectionKind.APPARATUS,
        (TitleLine(plain("校勘记")),),
        "校勘记",
        tuple(blocks),
    )


def _account(chapter: BookChapter, rules: tuple[Rule, ...]) -> Iterator[Block]:
    slug = chapter.decision.slug
    title = Words(short_title(chapter), target=section_id(slug))
    yield Heading(2, apparatus_id(slug), (title,))
    if chapter.tallies:
        yield _tallies(chapter, rules)
    if chapter.entries:
        rows = tuple(_row(entry, slug, rules) for entry in chapter.entries)
        yield Table("逐条出校", _ENTRY_COLUMNS, rows)
    if chapter.omissions:
        yield Listing(tuple(_omitted(chapter)), "略去的文字")
    if chapter.findings:
        told = (f"第{f.line}行　{chinese(f.says)}（{f.code}）" for f in chapter.findings)
        yield Listing(tuple(map(plain, told)), "来源所见")
    yield Prose(f"proof-{slug}", Style.SMALL, plain(_proof(chapter)))


def _tallies(chapter: BookChapter, rules: tuple[Rule, ...]) -> Table:
    rows = (
        Row((plain(tally.rule, Look.CODE), plain(said(tally.rule, rules)), plain(str(tally.times))))
        for tally in chapter.tallies
    )
    columns = (Column("校例"), Column("内容", 1), Column("次数", number=True))
    return Table("通例改动", columns, tuple(rows))


def _row(entry: Entry, slug: str, rules: tuple[Rule, ...]) -> Row:
    before, after = entry.context
    reading: list[Inline] = [
        *plain(before, Look.FAINT),
        *plain(entry.reading, Look.PUT),
        *plain(after, Look.FAINT),
    ]
    reason = ended(reason_of(entry, rules))
    others = f"异读：{'；'.join(entry.alternatives)}。" if entry.alternatives else ""
    return Row(
        (
            plain(str(entry.number)),
            plain(str(entry.line)),
            (PageOf(entry.paragraph, "正文"),),
            plain(entry.lemma or "（无）", Look.STRUCK),
            tuple(reading),
            plain(CERTAINTIES[entry.certainty], _LOOKS[entry.certainty]),
            plain("" if entry.margin is None else f"{entry.margin:.1f}"),
            (*plain(reason + others), *plain("　" + " ".join(entry.rules), Look.CODE)),
        ),
        entry_id(slug, entry),
    )


def _omitted(chapter: BookChapter) -> Iterator[tuple[Inline, ...]]:
    lines = Lines(chapter.restoration.text.source)
    for run in runs(chapter.omissions):
        first, last = lines.of_omission(run[0]).start, lines.of_omission(run[-1]).stop - 1
        text = " ".join(word for omission in run for word in omission.text.split())
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "……"
        note = f"：{run[0].note}" if run[0].note else ""
        says = f"{lines_in_words(first, last)}　{REASONS[run[0].reason]}{note}"
        yield (Words(ended(says)), *plain(shown, Look.FAINT))


def runs(omissions: Iterable[Omission]) -> list[tuple[Omission, ...]]:
    """Omissions that follow one another for one reason, told together."""
    grouped = groupby(omissions, key=lambda omission: (omission.reason, omission.note))
    return [tuple(run) for _, run in grouped]


def _proof(chapter: BookChapter) -> str:
    proved = sum(c.proof is Proof.PROVED for c in chapter.certificates)
    failed = [c.line for c in chapter.certificates if c.proof is Proof.FAILED]
    if not proved and not failed:
        return "复验：此来源没有按已知的方式损坏，复验不适用。"
    margins = [c.margin for c in chapter.certificates if c.margin is not None]
    least = f"所选读法与次优读法的最小差距为{min(margins):.1f}。" if margins else ""
    others = f"不同的行：{'、'.join(f'第{line}行' for line in failed)}。" if failed else ""
    return (
        f"复验：按镜像站的方式重新损坏，再与来源逐字节比较，{proved}行完全相同，"
        f"{len(failed)}行不同。{others}{least}"
    )
