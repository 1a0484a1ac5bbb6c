"""The reading text: paragraphs with their permanent ids, doubtful places marked.

What is drawn around the text (signs of paragraphs, numbers of notes) is drawn by the style sheet
from attributes: the text of a paragraph's element is the reading text and nothing else.
"""

from collections.abc import Iterable, Iterator

from build_scripts.chapters.escaping import attribute, inline, plain, spoken
from build_scripts.chapters.links import NO_WAYS, Ways, link_marks
from build_scripts.chapters.marking import Mark, marked
from build_scripts.chapters.moved import anchored
from build_scripts.chapters.names import CERTAINTIES, CLASSES, WITHHELD
from build_scripts.records.anchors import Alias
from build_scripts.records.book import BookChapter, Entry, Note
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.text import Certainty

GAP = "□"
_CLASSES = {
    Role.PARAGRAPH: "text",
    Role.DATELINE: "dateline",
    Role.BYLINE: "byline",
    Role.CREDIT: "credit",
}


def blocks(
    chapter: BookChapter,
    paragraphs: tuple[Paragraph, ...],
    aliases: tuple[Alias, ...],
    ways: Ways = NO_WAYS,
) -> Iterator[str]:
    """One Markdown block for each paragraph; a chapter that was cut says so."""
    for paragraph in paragraphs:
        yield anchored(block(chapter, paragraph, ways), paragraph.id, aliases)
    if chapter.withheld:
        yield f'<p class="withheld">{WITHHELD[chapter.sidecar.rights]}</p>'


def block(chapter: BookChapter, paragraph: Paragraph, ways: Ways = NO_WAYS) -> str:
    """The Markdown block of one paragraph, with its anchor."""
    name = attribute(paragraph.id)
    if paragraph.role.is_heading:
        # A Markdown heading: the contents of the page are read off those.
        return f"## {heading_text(chapter, paragraph, ways)} {{: #{name} }}"
    shown = marked(paragraph.text, list(marks(chapter, paragraph, ways)), inline)
    pilcrow = f'<a class="pilcrow" href="#{name}" aria-label="本段的永久链接"></a>'
    if paragraph.role is Role.CAPTION:
        return (
            f'<figure class="lost" id="{name}"><p class="absent">图片未存</p>'
            f"<figcaption>{shown}{pilcrow}</figcaption></figure>"
        )
    return f'<p class="{_CLASSES[paragraph.role]}" id="{name}">{shown}{pilcrow}</p>'


def heading_text(
    chapter: BookChapter, paragraph: Paragraph, ways: Ways = NO_WAYS, more: Iterable[Mark] = ()
) -> str:
    """The text of a title or heading with its marks, to stand in a Markdown heading."""
    return marked(paragraph.text, [*more, *marks(chapter, paragraph, ways)], plain)


def marks(chapter: BookChapter, paragraph: Paragraph, ways: Ways = NO_WAYS) -> Iterator[Mark]:
    """Doubtful and likely readings, gaps, editor's notes and links of a paragraph."""
    yield from link_marks(chapter, paragraph.id, ways)
    slug = attribute(chapter.decision.slug)
    for entry in chapter.entries:
        if entry.paragraph == paragraph.id and entry.certainty is not Certainty.SURE:
            yield _reading(entry, slug)
    for note in chapter.notes:
        if note.paragraph == paragraph.id:
            yield _note(note)
    for at, char in enumerate(paragraph.text):
        if char == GAP:
            opens = '<span class="gap" title="此处原文缺失，无从补出">'
            yield Mark(at, at + 1, opens, "</span>")


def _reading(entry: Entry, slug: str) -> Mark:
    rivals = "；".join(entry.alternatives)
    says = f"{CERTAINTIES[entry.certainty]}。原作：{entry.lemma or '（无）'}"
    says += f"。异读：{rivals}" if rivals else ""
    opens = f'<mark class="{CLASSES[entry.certainty]}" title="{spoken(says)}">'
    link = (
        f'<a class="ref entry" id="entry-{entry.number}" data-label="校{entry.number}" '
        f'href="../../apparatus/{slug}/#entry-{entry.number}" '
        f'aria-label="校记{entry.number}：{CERTAINTIES[entry.certainty]}"></a>'
    )
    return Mark(entry.at.start, entry.at.end, opens, f"</mark>{link}")


def _note(note: Note) -> Mark:
    link = (
        f'<a class="ref note" id="note-ref-{note.number}" data-label="注{note.number}" '
        f'href="#note-{note.number}" aria-label="编者注{note.number}"></a>'
    )
    return Mark(note.at.start, note.at.end, '<span class="noted">', f"</span>{link}")
