"""Hand-written pages as sections: the small part of HTML that their Markdown gives."""

from collections.abc import Iterator
from typing import Final

import markdown
from lxml import html

from build_scripts.composition.document import (
    Block,
    Column,
    Heading,
    Inline,
    Inlines,
    Listing,
    Look,
    Prose,
    Row,
    Section,
    SectionKind,
    Style,
    Table,
    TitleLine,
    Words,
)

_LOOKS: Final = {
    "strong": Look.STRONG,
    "b": Look.STRONG,
    "code": Look.CODE,
    "samp": Look.CODE,
    "del": Look.STRUCK,
    "ins": Look.PUT,
}
_CLASSES: Final = {
    "likely": Look.LIKELY,
    "doubtful": Look.DOUBTFUL,
    "gap": Look.GAP,
    "noted": Look.NOTED,
}
_LEVELS: Final = {"h2": 2, "h3": 3, "h4": 4}


def guide(name: str, page: str, without: frozenset[str] = frozenset()) -> Section:
    """A page of ``docs/`` (Markdown with front matter) as a section. Links stay as words.

    ``without`` are ids of headings: what stands under those is of the web page alone.
    """
    body = page.split("\n---\n", 1)[1] if page.startswith("---\n") else page
    made = markdown.markdown(body, extensions=["attr_list", "tables", "def_list", "fenced_code"])
    root = html.fragment_fromstring(made, create_parent="div")
    title = next((e.text_content().strip() for e in root.iter("h1")), name)
    blocks = tuple(_blocks(root, name, without))
    return Section(name, SectionKind.GUIDE, (TitleLine((Words(title),)),), title, blocks)


def _blocks(root: html.HtmlElement, name: str, without: frozenset[str]) -> Iterator[Block]:
    passed = False
    for number, element in enumerate(root):
        tag, id = str(element.tag), f"{name}-{number}"
        if tag in _LEVELS:
            passed = element.get("id") in without
        if passed:
            continue
        if tag in _LEVELS:
            yield Heading(_LEVELS[tag], id, _inlines(element))
        elif tag == "p":
            yield Prose(id, Style.TEXT, _inlines(element))
        elif tag in {"ul", "ol"}:
            yield Listing(tuple(_inlines(item) for item in element.iter("li")))
        elif tag == "table":
            yield _table(element)


def _table(element: html.HtmlElement) -> Table:
    rows = [[_inlines(cell) for cell in row] for row in element.iter("tr")]
    head, *body = rows
    columns = tuple(
        Column("".join(w.text for w in cell if isinstance(w, Words)), 1 if at else 0)
        for at, cell in enumerate(head)
    )
    return Table("", columns, tuple(Row(tuple(row)) for row in body))


def _inlines(element: html.HtmlElement, look: Look = Look.PLAIN) -> Inlines:
    found: list[Inline] = list(_words(element.text, look))
    for child in element:
        own = _LOOKS.get(str(child.tag), _CLASSES.get(child.get("class") or "", look))
        found += _inlines(child, own)
        found += _words(child.tail, look)
    return tuple(found)


def _words(text: str | None, look: Look) -> Iterator[Words]:
    if text and text.strip():
        # A line end of the file is no space between Chinese characters.
        yield Words(text.replace("\n", ""), look)
