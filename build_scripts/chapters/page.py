"""The page of a chapter."""

import re
from collections import Counter
from collections.abc import Iterator

from build_scripts.apparatus.lines import Lines
from build_scripts.chapters.body import blocks, heading_text
from build_scripts.chapters.card import card
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.figure_names import VERDICTS
from build_scripts.chapters.links import NO_WAYS, Ways
from build_scripts.chapters.marking import Mark
from build_scripts.chapters.moved import anchored, signposts
from build_scripts.chapters.titles import (
    body,
    date_in_words,
    edited,
    full_title,
    short_title,
    title_lines,
)
from build_scripts.chapters.views import views
from build_scripts.citation import printed, reference
from build_scripts.records.anchors import Alias
from build_scripts.records.book import BookChapter
from build_scripts.records.checks import Verdict
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.text import Certainty


def chapter_page(
    chapter: BookChapter,
    before: BookChapter | None,
    after: BookChapter | None,
    aliases: tuple[Alias, ...] = (),
    ways: Ways = NO_WAYS,
) -> str:
    """The Markdown of a chapter, with links to the chapters before and after it."""
    parts = [
        heading(chapter, aliases, ways),
        *supplied_note(chapter),
        views(chapter.decision.slug, "chapters"),
        card(chapter, first_line(chapter)),
        *abstract(chapter),
        *blocks(chapter, body(chapter), aliases, ways),
        *signposts(chapter.decision.slug, aliases),
        *notes(chapter),
        summary(chapter, ways),
        neighbours(before, after),
    ]
    return metadata(chapter) + "\n\n".join(parts) + "\n"


def metadata(chapter: BookChapter) -> str:
    """Title and description for the head of the page; edits go to the decisions, not here."""
    decision = chapter.decision
    said = [decision.publisher.value, date_in_words(decision.date.value), decision.area_name]
    title = full_title(chapter).replace("　", " ")
    description = f"{title}（{'，'.join(filter(None, said))}）校勘整理本，附来源与校勘记。"
    cited = reference(chapter, "", "")
    return front_matter(
        title=title,
        description=description,
        edit=edited(chapter.sidecar),
        slug=decision.slug,
        work=cited.full_title,
        authors="；".join(cited.authors),
        publisher=decision.publisher.value,
        date=decision.date.value,
        place=decision.area_name,
        abstract_en=decision.abstract_en,
        cite=printed(cited).replace("[N]", "[N/OL]").removesuffix("."),
    )


def heading(chapter: BookChapter, aliases: tuple[Alias, ...], ways: Ways = NO_WAYS) -> str:
    """The title as printed, line by line, each line with its permanent id."""
    if chapter.decision.supplied_title:
        return f"# {plain(full_title(chapter))} {{: #title .supplied }}"
    lines = [
        anchored(
            f'<span class="{"shoulder" if line.role is Role.SUBTITLE else "line"}" '
            f'id="{attribute(line.id)}">{line_of_title(chapter, line, ways)}</span>',
            line.id,
            aliases,
        )
        for line in title_lines(chapter)
    ]
    return f"# {' '.join(lines) or plain(full_title(chapter))} {{: #title }}"


def line_of_title(chapter: BookChapter, line: Paragraph, ways: Ways) -> str:
    """A line of the title, marked like any text; its halves stay whole where it is broken."""
    return heading_text(chapter, line, ways, halves(line.text))


def halves(title: str) -> Iterator[Mark]:
    """The parts of a title line that was printed with a space between them."""
    for part in re.finditer("[^ \u3000]+", title):
        yield Mark(part.start(), part.end(), '<span class="half">', "</span>")


def supplied_note(chapter: BookChapter) -> list[str]:
    """Says so when the title is the editor's."""
    if not chapter.decision.supplied_title:
        return []
    return ['<p class="supplied-note">原页没有标题；〔 〕中的题目为编者所拟。</p>']


def abstract(chapter: BookChapter) -> list[str]:
    """The editor's English abstract, folded away; nothing where none was written."""
    told = chapter.decision.abstract_en
    if not told:
        return []
    return [
        '<details class="abstract"><summary>英文提要 <span lang="en">Abstract</span></summary>'
        f'<p lang="en">{inline(told)}</p></details>'
    ]


def first_line(chapter: BookChapter) -> int:
    """The first source line of the article."""
    found = Lines(chapter.restoration.text.source).of_article(chapter.article)
    return min(found, default=1)


def notes(chapter: BookChapter) -> list[str]:
    """The editor's notes, each with the way back to its passage."""
    if not chapter.notes:
        return []
    items = "".join(
        f'<li id="note-{note.number}"><p>{inline(note.text)}&nbsp;'
        f'<a class="back" href="#note-ref-{note.number}" aria-label="回到注{note.number}所在处">'
        "↩</a></p></li>"
        for note in chapter.notes
    )
    return ["## 编者注 {: #notes }", f'<ol class="notes">{items}</ol>']


def summary(chapter: BookChapter, ways: Ways) -> str:
    """One line on what was changed, with the ways to the whole account."""
    slug = attribute(chapter.decision.slug)
    counted = sum(tally.times for tally in chapter.tallies)
    marked = sum(entry.certainty is not Certainty.SURE for entry in chapter.entries)
    says = f"本篇依通例改动{counted}处（{len(chapter.tallies)}条校例），逐条出校{len(chapter.entries)}处"
    says += f"，其中文中标出{marked}处。" if marked else "。"
    said = f'<p class="summary">{says} <a href="../../apparatus/{slug}/">校勘记</a></p>'
    return said + figure_summary(chapter, ways)


def figure_summary(chapter: BookChapter, ways: Ways) -> str:
    """How many figures the chapter has, how many were checked, how they came out."""
    figures = [each for each in chapter.observations if each.is_figure]
    if not figures:
        return ""
    said = (ways.verdicts.get(each.id, Verdict.NOT_CHECKED) for each in figures)
    verdicts: Counter[Verdict] = Counter(each for each in said if each is not Verdict.NOT_CHECKED)
    came_out = "，".join(
        f"{VERDICTS[each]}{verdicts[each]}项" for each in Verdict if verdicts[each]
    )
    slug = attribute(chapter.decision.slug)
    says = f"本篇有数据{len(figures)}项" + (
        f"；经核算{verdicts.total()}项：{came_out}。" if verdicts else "。"
    )
    more = f' <a href="../../checks/#{slug}">核算</a>' if verdicts else ""
    return f'\n\n<p class="summary">{says} <a href="../../figures/{slug}/">数据表</a>{more}</p>'


def neighbours(before: BookChapter | None, after: BookChapter | None) -> str:
    """Previous and next, in the order of the book."""
    links = []
    for word, rel, chapter in (("上一篇", "prev", before), ("下一篇", "next", after)):
        if chapter:
            links.append(
                f'<a rel="{rel}" href="../{attribute(chapter.decision.slug)}/">'
                f"<span>{word}</span> {inline(short_title(chapter))}</a>"
            )
    return f'<nav class="neighbours" aria-label="相邻篇目">{"".join(links)}</nav>'
