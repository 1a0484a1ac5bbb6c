"""A chapter as Markdown: text with footnotes for readings, editor's notes and terms."""

import re
from collections.abc import Iterator
from itertools import count

from build_scripts.chapters.escaping import named
from build_scripts.composition.document import (
    Address,
    Block,
    Document,
    Facts,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Look,
    Prose,
    Section,
    SectionKind,
    Style,
    Words,
    title_of,
)

# Signs that mean something to Markdown anywhere: those that it lets a backslash hide, and those of
# HTML and of the dialects, which become character references.
_HIDDEN = re.compile(r"([\\`*_{}\[\]()#])")
_REFERRED = re.compile(r"[<>&|~=^$]|:(?=\D)|(?<=\D):")
# Signs that mean something at the beginning of a line only.
_BEGINS = re.compile(r"^(\s*\d*)([-+.!?:)])")


def markdown(document: Document) -> str:
    """The chapter of a document of one, with a metadata block."""
    section = next(s for s in document.sections if s.kind is SectionKind.CHAPTER)
    return _Writer(document, section).whole()


def escaped(text: str) -> str:
    """Text that any Markdown shows as it is."""
    hidden = _HIDDEN.sub(r"\\\1", named(text))
    referred = _REFERRED.sub(_reference, hidden)
    return _BEGINS.sub(lambda begins: f"{begins[1]}&#{ord(begins[2])};", referred)


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


class _Writer:
    def __init__(self, document: Document, section: Section) -> None:
        self.document = document
        self.section = section
        self.numbers = count(1)
        self.notes: list[str] = []

    def whole(self) -> str:
        made = self.document.imprint
        head = (
            f"---\ntitle: {_quoted(title_of(self.section))}\nlang: zh-Hans\n"
            f"edition: {_quoted(made.edition)}\nidentifier: {_quoted(made.identifier)}\n"
            f"rights: {_quoted(made.rights)}\n---\n"
        )
        title = "　".join(self._inlines(line.inlines) for line in self.section.title)
        blocks = [f"# {title}", *filter(None, map(self._block, self.section.blocks))]
        return "\n\n".join([head, *blocks, *self._told()]) + "\n"

    def _told(self) -> Iterator[str]:
        yield from self.notes

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return f"{'#' * block.level} {self._inlines(block.inlines)}"
            case Prose(style=Style.CAPTION):
                return f"> 图：{self._inlines(block.inlines)}"
            case Prose(style=Style.SMALL):
                return ""  # speaks of parts that are not here
            case Prose():
                return self._inlines(block.inlines)
            case Facts():
                return "\n".join(
                    f"- {escaped(fact.name)}：{self._inlines(fact.inlines)}" for fact in block.facts
                )
            case _:
                return ""

    def _inlines(self, inlines: Inlines) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Words(text, Look.STRONG):
                return f"**{escaped(text)}**"
            case Words(text):
                return escaped(text)
            case Address(url):
                return escaped(url)
            case Footnote():
                number = next(self.numbers)
                self.notes.append(f"[^{number}]: {self._inlines(_without_ways(inline.body))}")
                return f"[^{number}]"
            case _:
                return ""


def _without_ways(body: Inlines) -> Inlines:
    """A note without what leads to a part that is not here."""
    words = [each for each in body if isinstance(each, (Words, Address))]
    return tuple(w for w in words if not (isinstance(w, Words) and w.text in {"（校勘记见", "）"}))


def _quoted(text: str) -> str:
    return '"' + named(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
