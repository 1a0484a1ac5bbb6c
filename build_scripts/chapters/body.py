"""The reading text: paragraphs with their permanent ids, doubtful places marked.

What is drawn around the text (signs of paragraphs, numbers of notes) is drawn by the style sheet
from attributes: the text of a paragraph's element is the reading text and nothing else.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from build_scripts.chapters.escaping import attribute, inline, plain, spoken
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


class Mark(NamedTuple):
    """Something drawn in a paragraph: ``opens`` at ``start``, ``closes`` at ``end``."""

    start: int
    end: int
    opens: str
    closes: str


def blocks(
    chapter: BookChapter, paragraphs: tuple[Paragraph, ...], aliases: tuple[Alias, ...]
) -> Iterator[str]:
    """One Markdown block for each paragraph; a chapter that was cut says so."""
    for paragraph in paragraphs:
        yield anchored(block(chapter, paragraph), paragraph.id, aliases)
    if chapter.withheld:
        yield f'<p class="withheld">{WITHHELD[chapter.sidecar.rights]}</p>'


def block(chapter: BookChapter, paragraph: Paragraph) -> str:
    """The Markdown block of one paragraph, with its anchor."""
    name = attribute(paragraph.id)
    if paragraph.role.is_heading:
        # A Markdown heading: the contents of the page are read off those.
        return f"## {heading_text(chapter, paragraph)} {{: #{name} }}"
    shown = marked(paragraph.text, list(marks(chapter, paragraph)), inline)
    pilcrow = f'<a class="pilcrow" href="#{name}" aria-label="本段的永久链接"></a>'
    if paragraph.role is Role.CAPTION:
        return (
            f'<figure class="lost" id="{name}"><p class="absent">图片未存</p>'
            f"<figcaption>{shown}{pilcrow}</figcaption></figure>"
        )
    return f'<p class="{_CLASSES[paragraph.role]}" id="{name}">{shown}{pilcrow}</p>'


def heading_text(chapter: BookChapter, paragraph: Paragraph) -> str:
    """The text of a title or heading with its marks, to stand in a Markdown heading."""
    return marked(paragraph.text, list(marks(chapter, paragraph)), plain)


def marks(chapter: BookChapter, paragraph: Paragraph) -> Iterator[Mark]:
    """Doubtful and likely readings, gaps, and editor's notes of a paragraph."""
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


def marked(text: str, found: list[Mark], escaped: Callable[[str], str]) -> str:
    """The text with its marks. Marks that overlap in part are cut so that elements nest.

    An inner mark is closed and opened again where an outer one ends; its own end, which may carry
    a link with an id, is written once.
    """
    found = sorted(found, key=lambda mark: (mark.start, -mark.end))
    cuts = sorted({0, len(text)} | {at for mark in found for at in (mark.start, mark.end)})
    pieces: list[str] = []
    stack: list[Mark] = []
    waiting = list(found)
    for here, there in zip(cuts, [*cuts[1:], len(text)], strict=True):
        stack = _close_ended(stack, here, pieces)
        while waiting and waiting[0].start <= here:
            mark = waiting.pop(0)
            pieces.append(mark.opens)
            if mark.end <= here:
                pieces.append(mark.closes)
            else:
                stack.append(mark)
        pieces.append(escaped(text[here:there]))
    _close_ended(stack, len(text), pieces)
    return "".join(pieces)


def _close_ended(stack: list[Mark], here: int, pieces: list[str]) -> list[Mark]:
    """Closes marks that end here; those opened inside them are closed and opened again."""
    ended = [at for at, mark in enumerate(stack) if mark.end <= here]
    if not ended:
        return stack
    reopened = [mark for mark in stack[ended[0] :] if mark.end > here]
    for mark in reversed(stack[ended[0] :]):
        element = mark.opens.removeprefix("<").split(" ")[0]
        pieces.append(mark.closes if mark.end <= here else f"</{element}>")
    pieces.extend(mark.opens for mark in reopened)
    return stack[: ended[0]] + reopened
