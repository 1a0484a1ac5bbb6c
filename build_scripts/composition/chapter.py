"""A chapter as a section: title, source card, text."""

from build_scripts.chapters.names import WITHHELD
from build_scripts.chapters.titles import body as body_of
from build_scripts.chapters.titles import date_in_words, full_title, short_title, title_lines
from build_scripts.composition.card import card
from build_scripts.composition.document import (
    Block,
    Heading,
    Inline,
    PageOf,
    Prose,
    Section,
    SectionKind,
    Style,
    TitleLine,
    Words,
    plain,
)
from build_scripts.composition.passages import Called, Reach, passage
from build_scripts.records.book import BookChapter
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.text import Certainty

_STYLES = {
    Role.PARAGRAPH: Style.TEXT,
    Role.CAPTION: Style.CAPTION,
    Role.DATELINE: Style.DATELINE,
    Role.BYLINE: Style.BYLINE,
    Role.CREDIT: Style.CREDIT,
}


def section_id(slug: str) -> str:
    """The id of a chapter's section."""
    return f"chapter-{slug}"


def apparatus_id(slug: str) -> str:
    """The id of the part of the apparatus that belongs to a chapter."""
    return f"apparatus-{slug}"


def chapter_section(chapter: BookChapter, reach: Reach, called: Called) -> Section:
    """The chapter: card, text with its notes, and one line on what was changed."""
    blocks: list[Block] = [card(chapter)]
    blocks += (_block(chapter, paragraph, reach, called) for paragraph in body_of(chapter))
    if chapter.withheld:
        says = WITHHELD[chapter.sidecar.rights]
        blocks.append(Prose(f"withheld-{chapter.decision.slug}", Style.WITHHELD, plain(says)))
    blocks.append(_summary(chapter, reach))
    supplied = bool(chapter.decision.supplied_title)
    return Section(
        section_id(chapter.decision.slug),
        SectionKind.CHAPTER,
        _title(chapter, reach),
        short_title(chapter),
        tuple(blocks),
        note="原页没有标题；〔 〕中的题目为编者所拟。" if supplied else "",
    )


def _title(chapter: BookChapter, reach: Reach) -> tuple[TitleLine, ...]:
    printed = tuple(title_lines(chapter))
    if chapter.decision.supplied_title or not printed:
        return (TitleLine(plain(full_title(chapter))),)
    return tuple(
        TitleLine(passage(chapter, line, reach), line.role is Role.SUBTITLE, line.id)
        for line in printed
    )


def _block(chapter: BookChapter, paragraph: Paragraph, reach: Reach, called: Called) -> Block:
    inlines = passage(chapter, paragraph, reach, called)
    if paragraph.role.is_heading:
        return Heading(2, paragraph.id, inlines)
    return Prose(paragraph.id, _STYLES[paragraph.role], inlines)


def _summary(chapter: BookChapter, reach: Reach) -> Prose:
    counted = sum(tally.times for tally in chapter.tallies)
    marked = sum(entry.certainty is not Certainty.SURE for entry in chapter.entries)
    says = f"本篇依通例改动{counted}处，逐条出校{len(chapter.entries)}处"
    says += f"，其中文中标出{marked}处。" if marked else "。"
    inlines: list[Inline] = [Words(says)]
    if reach.apparatus:
        where = PageOf(apparatus_id(chapter.decision.slug), "后文")
        inlines += [Words("校勘记见"), where, Words("。")]
    return Prose(f"summary-{chapter.decision.slug}", Style.SMALL, tuple(inlines))


def line_about(chapter: BookChapter) -> str:
    """Publisher, date and area on one line."""
    decision = chapter.decision
    told = (decision.publisher.value, date_in_words(decision.date.value), decision.area_name)
    return "，".join(filter(None, told))
