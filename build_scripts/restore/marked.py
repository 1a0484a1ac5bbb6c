"""What an HTML file says of its lines, where the assembly could only guess from their look."""

from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from build_scripts.assemble.lines import Told
from build_scripts.records.restoration import Article, Paragraph, Role
from build_scripts.rules.characters import EDGE_SPACES
from build_scripts.rules.html import PAGE, marks
from build_scripts.text import Layer, Text

_GUESSED = (Role.PARAGRAPH, Role.HEADING, Role.TITLE, Role.CAPTION)


class _Place(NamedTuple):
    """A line of the article in bytes of the source, and what its markup says."""

    start: int
    end: int
    told: Told


def told_lines(text: Text) -> dict[int, Told]:
    """What markup says of the lines of the content, by their numbers from 1; empty without a page.

    A line that holds two of the page, because a rule has joined them, is told the first.
    """
    places = _places(text)
    if not places:
        return {}
    starts = [place.start for place in places]
    alignment, byte_at = text.alignment(), text.source.byte_at
    told: dict[int, Told] = {}
    at = passed = 0
    for number, line in enumerate(text.content.split("\n"), 1):
        if bare := line.strip():
            first = at + line.index(bare[0])
            here = bisect_right(starts, byte_at(alignment.source_at(first)))
            if here > passed:
                begins = any(place.told.begins for place in places[passed:here])
                told[number] = places[here - 1].told._replace(begins=begins)
            passed = here
        at += len(line) + 1
    return told


def indents(text: Text) -> dict[int, int]:
    """How far the lines of the content were indented before a rule took the blanks away, by their
    numbers from 1; empty where another rule has put lines together since.
    """
    before = next((layer.before for layer in text.layers if layer.rule == EDGE_SPACES.code), "")
    lines = before.split("\n")
    if not before or len(lines) != text.content.count("\n") + 1:
        return {}
    return {
        number: indent
        for number, line in enumerate(lines, 1)
        if (indent := len(line) - len(line.lstrip()))
    }


def with_marks(text: Text, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles with the roles that the markup of the page tells; as they are without a page.

    A heading above the text keeps the rank that the assembly gave it.
    """
    places = _places(text)
    if not places:
        return articles
    starts = [place.start for place in places]
    return tuple(
        replace(
            article,
            paragraphs=tuple(_marked(each, starts, places) for each in article.paragraphs),
        )
        for article in articles
    )


def _marked(paragraph: Paragraph, starts: list[int], places: list[_Place]) -> Paragraph:
    start = paragraph.spans[0].start
    at = bisect_right(starts, start) - 1
    if at < 0 or start >= places[at].end or paragraph.role not in _GUESSED:
        return paragraph
    role = places[at].told.role
    if role is None or (role.is_heading and paragraph.role.is_heading):
        return paragraph
    return replace(paragraph, role=role)


def _places(text: Text) -> list[_Place]:
    """The lines of the article as the page has them, in order."""
    for number, layer in enumerate(text.layers):
        if layer.rule == PAGE.code and isinstance(layer, Layer):
            earlier = Text(text.source, layer.before, text.layers[:number]).alignment()
            return [
                _Place(*earlier.byte_span(mark.at), Told(mark.begins, mark.role))
                for mark in marks(layer.before)
            ]
    return []
