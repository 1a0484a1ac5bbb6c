"""What an HTML file says of its lines, where the assembly could only guess from their look."""

from bisect import bisect_right
from dataclasses import replace

from build_scripts.records.restoration import Article, Paragraph, Role
from build_scripts.rules.html import PAGE, marks
from build_scripts.text import Layer, Text

_GUESSED = (Role.PARAGRAPH, Role.HEADING, Role.TITLE, Role.CAPTION)


def with_marks(text: Text, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles with the roles that the markup of the page tells; as they are without a page.

    A heading above the text keeps the rank that the assembly gave it.
    """
    spans = _marked_bytes(text)
    if not spans:
        return articles
    starts = [start for start, _, _ in spans]
    return tuple(
        replace(
            article,
            paragraphs=tuple(_marked(each, starts, spans) for each in article.paragraphs),
        )
        for article in articles
    )


def _marked(
    paragraph: Paragraph, starts: list[int], spans: list[tuple[int, int, Role]]
) -> Paragraph:
    start = paragraph.spans[0].start
    at = bisect_right(starts, start) - 1
    if at < 0 or start >= spans[at][1] or paragraph.role not in _GUESSED:
        return paragraph
    role = spans[at][2]
    if role.is_heading and paragraph.role.is_heading:
        return paragraph
    return replace(paragraph, role=role)


def _marked_bytes(text: Text) -> list[tuple[int, int, Role]]:
    """Marks in bytes of the source: first, end, role; in order."""
    for number, layer in enumerate(text.layers):
        if layer.rule == PAGE.code and isinstance(layer, Layer):
            earlier = Text(text.source, layer.before, text.layers[:number]).alignment()
            return [(*earlier.byte_span(mark.at), mark.role) for mark in marks(layer.before)]
    return []
