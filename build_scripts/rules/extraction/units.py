"""The lines a reader of the page would see: stretches of text between tags that part text."""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_scripts.rules.extraction.scanner import Kind, Token
from build_scripts.rules.extraction.tree import BLOCK, Trait, Tree
from build_scripts.text import Span

_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_SENTENCE = 30  # characters before a break that may be litter
_GOES_ON = re.compile("[\u3400-\u9fff，、]")
_INLINE_CONTROL = Trait.HIDDEN | Trait.CONTROL


class Unit(NamedTuple):
    """One line to be. ``first`` and ``last`` number the tokens of its text, both included.

    ``bare`` is the text without blanks, entities decoded; ``linked`` is the share of it that is
    link; ``parts`` are the text spans shown, in order; ``pictured``: a picture stands just above.
    """

    at: Span
    first: int
    last: int
    element: int
    bare: str
    linked: float
    traits: int
    parts: tuple[Span, ...]
    pictured: bool


def units(content: str, tokens: Sequence[Token], tree: Tree) -> list[Unit]:
    """All units of the page, in order."""
    return list(_units(content, tokens, tree))


def _units(content: str, tokens: Sequence[Token], tree: Tree) -> Iterator[Unit]:
    breaks = Counter(
        tree.elements[within].block
        for within, token in zip(tree.within, tokens, strict=True)
        if token.name == "br"
    )
    texts: list[int] = []
    pictured = seen = False
    for number, token in enumerate(tokens):
        if token.kind is Kind.TEXT:
            hidden = tree.elements[tree.within[number]].traits & _INLINE_CONTROL
            if not hidden and not content[token.start : token.end].isspace():
                texts.append(number)
        elif token.name == "br" and texts and _is_litter(content, tokens, tree, texts, breaks):
            continue
        elif tree.elements[tree.within[number]].traits & Trait.HIDDEN:
            continue  # what is not shown parts nothing
        elif token.kind is Kind.TAG and token.name in BLOCK:
            if texts:
                yield _unit(content, tokens, tree, texts, pictured)
                texts, pictured = [], False
            if seen:
                pictured, seen = True, False
        elif token.name == "img":
            seen = True
    if texts:
        yield _unit(content, tokens, tree, texts, pictured)


def _is_litter(
    content: str, tokens: Sequence[Token], tree: Tree, texts: list[int], breaks: Counter[int]
) -> bool:
    """True for the one `<br>` of a paragraph that stands in the middle of a sentence."""
    last = tokens[texts[-1]]
    element = tree.elements[tree.within[texts[-1]]]
    if breaks[element.block] != 1 or element.traits & Trait.HEADING:
        return False
    before = content[tokens[texts[0]].start : last.end].rstrip()
    return len(before) >= _SENTENCE and _GOES_ON.match(before[-1]) is not None


def _unit(
    content: str, tokens: Sequence[Token], tree: Tree, texts: list[int], pictured: bool
) -> Unit:
    parts: list[Span] = []
    shown: list[str] = []
    linked, shared = 0, -1
    for number in texts:
        token = tokens[number]
        parts.append(Span(token.start, token.end))
        shown.append(bare_text(content[token.start : token.end]))
        traits = tree.elements[tree.within[number]].traits
        shared &= traits
        if traits & Trait.LINK:
            linked += len(shown[-1])
    first, last = parts[0], parts[-1]
    lead = content[slice(*first)]
    tail = content[slice(*last)]
    parts[0] = Span(first.start + len(lead) - len(lead.lstrip()), first.end)
    parts[-1] = Span(parts[-1].start, last.end - (len(tail) - len(tail.rstrip())))
    bare = "".join(shown)
    return Unit(
        Span(parts[0].start, parts[-1].end),
        texts[0],
        texts[-1],
        tree.elements[tree.within[texts[0]]].block,
        bare,
        linked / len(bare) if bare else 1.0,
        shared,
        tuple(parts),
        pictured,
    )


def bare_text(text: str) -> str:
    """The text without blanks, entities decoded."""
    if "&" in text:
        text = html.unescape(text)
    return _BLANKS.sub("", text)
