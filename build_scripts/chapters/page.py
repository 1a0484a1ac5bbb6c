"""The page of a chapter."""

import re

from build_scripts.apparatus.lines import Lines
from build_scripts.chapters.body import blocks, heading_text, marks
from build_scripts.chapters.card import card
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.moved import anchored, signposts
from build_scripts.chapters.titles import (
    body,
    date_in_words,
    edited,
    full_title,
    short_title,
    title_lines,
)
from build_scripts.records.anchors import Alias
from build_scripts.records.book import BookChapter
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.text import Certainty


def chapter_page(
    chapter: BookChapter,
    before: BookChapter | None,
    after: BookChapter | None,
    aliases: tuple[Alias, ...] = (),
) -> str:
    """The Markdown of a chapter, with links to the chapters before and after it."""
    parts = [
        heading(chapter, aliases),
        *supplied_note(chapter),
        card(chapter, first_line(chapter)),
        *blocks(chapter, body(chapter), aliases),
        *signposts(chapter.decision.slug, aliases),
        *notes(chapter),
        summary(chapter),
        neighbours(before, after),
    ]
    return metadata(chapter) + "\n\n".join(parts) + "\n"


def metadata(chapter: BookChapter) -> str:
    """Title and description for the head of the page; edits go to the decisions, not here."""
    decision = chapter.decision
    said = [decision.publisher.value, date_in_words(decision.date.value), decision.area_name]
    title = full_title(chapter).replace("　", " ")
    description = f"{title}（{'，'.join(filter(None, said))}）校勘整理本，附来源与校勘记。"
    return front_matter(title=title, description=description, edit=edited(chapter.sidecar))


def heading(chapter: BookChapter, aliases: tuple[Alias, ...]) -> str:
    """The title as printed, line by line, each line with its permanent id."""
    if chapter.decision.supplied_title:
        return f"# {plain(full_title(chapter))} {{: #title .supplied }}"
    lines = [
        anchored(
            f'<span class="{"shoulder" if line.role is Role.SUBTITLE else "line"}" '
            f'id="{attribute(line.id)}">{line_of_title(chapter, line)}</span>',
            line.id,
            aliases,
        )
        for line in title_lines(chapter)
    ]
    return f"# {' '.join(lines) or plain(full_title(chapter))} {{: #title }}"


def line_of_title(chapter: BookChapter, line: Paragraph) -> str:
    """A line of the title, marked like any text; unmarked ones are broken between halves."""
    return heading_text(chapter, line) if list(marks(chapter, line)) else halves(line.text)


def halves(title: str) -> str:
    """A title line whose halves, printed with a space between, stay whole where it is broken."""
    parts = re.split("([ \u3000]+)", title)
    return "".join(
        f'<span class="half">{plain(part)}</span>' if part.strip() else part for part in parts
    )


def supplied_note(chapter: BookChapter) -> list[str]:
    """Says so when the title is the editor's."""
    if not chapter.decision.supplied_title:
        return []
    return ['<p class="supplied-note">原页没有标题；〔 〕中的题目为编者所拟。</p>']


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


def summary(chapter: BookChapter) -> str:
    """One line on what was changed, with the ways to the whole account."""
    slug = attribute(chapter.decision.slug)
    counted = sum(tally.times for tally in chapter.tallies)
    marked = sum(entry.certainty is not Certainty.SURE for entry in chapter.entries)
    says = f"本篇依通例改动{counted}处（{len(chapter.tallies)}条校例），逐条出校{len(chapter.entries)}处"
    says += f"，其中文中标出{marked}处。" if marked else "。"
    return f'<p class="summary">{says} <a href="../../apparatus/{slug}/">校勘记</a></p>'


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
