"""Blocks of finished HTML go around the parser of Markdown, which would read each tag twice.

The generated pages are such blocks almost wholly. A block is let past only where the parser would
have kept it as it stands: one element, from the first sign to the last, between blank lines.
"""

import html
import re
from itertools import groupby
from typing import Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

_OPENS: Final = re.compile(r"<([a-z][a-z0-9]*)[ >]")
# The rules for what is inside these, and for how they end, are others.
_OTHER: Final = re.compile(r"<(?:!|\?|script|style|textarea|title)")
_ID: Final = re.compile(r'\sid="([^"]*)"')


class RawBlocks(Extension):
    """Puts whole elements into the store for HTML before the parser sees them."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Markdown. The order: fences (25), ours, ids of MkDocs (21), ours, HTML (20)."""
        ids: set[str] = set()
        md.preprocessors.register(_Store(md, ids), "raw_blocks", 22)
        md.preprocessors.register(_Tell(md, ids), "raw_blocks_ids", 20.5)


class _Store(Preprocessor):
    def __init__(self, md: Markdown, ids: set[str]) -> None:
        super().__init__(md)
        self.ids = ids

    def run(self, lines: list[str]) -> list[str]:
        found: list[str] = []
        for blank, group in groupby(lines, key=lambda line: not line.strip()):
            block = "\n".join(group)
            if blank or not self._whole(block):
                found += block.split("\n")
                continue
            self.ids.update(map(html.unescape, _ID.findall(block)))
            found += ["", self.md.htmlStash.store(f"{block}\n"), ""]
        return found

    def _whole(self, block: str) -> bool:
        opening = _OPENS.match(block)
        if not opening or not self.md.is_block_level(opening[1]) or _OTHER.search(block):
            return False
        return one_element(block, opening[1])


class _Tell(Preprocessor):
    """Tells MkDocs the ids of what it has not seen: it names links to places that are not there."""

    def __init__(self, md: Markdown, ids: set[str]) -> None:
        super().__init__(md)
        self.ids = ids

    def run(self, lines: list[str]) -> list[str]:
        for each in self.md.preprocessors:
            known = getattr(each, "present_anchor_ids", None)
            if isinstance(known, set):
                known.update(self.ids)
        return lines


def one_element(block: str, name: str) -> bool:
    """True when the element that begins the block ends it, and not before."""
    depth = 0
    for tag in re.finditer(rf"<(/?){name}(?=[\s>])[^<>]*>", block):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end() == len(block)
    return False
