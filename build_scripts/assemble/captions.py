"""Labels between paragraphs: which are headings of what follows, and which belong to pictures.

A heading says what its section says, and comes in a set: of one length, with marks of the same
kind.  A caption shows a scene, stands with other captions, or interrupts a text that goes on.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.blocks import Block

_LATER_IN_SERIES = re.compile(
    r"[（(]?第?[二三四五六七八九十]+(?:是|要|、|，|）)|[2-9]\s*[.．、]|[②-⑨]|（[2-9]）"
)
_FIRST_IN_SERIES = re.compile(r"[（(]?第?一(?:是|要|、|，|）)")
# The next day of a diary, the next letter, a column of its own: no picture is named so.
_OF_SERIES = re.compile(
    r"(?:\d{1,2}月\d{1,2}日|第[一二三四五六七八九十]{1,3}[\u4e00-\u9fff]|周[一二三四五六日])(?:[\s（：]|$)|【[^【】]{2,8}】$"
)
_SPOKEN = re.compile(r"[，！？：“”「」《]")
_GOING_ON = re.compile(
    r"同时|此外|另外|其中|因此|然而|但是?|不过|而且|并且|于是|随后|接着|他们?[^\W]|她们?[^\W]|这[^里]|该|其次|再次|最后|下一步"
)
_LONGEST_FLUSH = 40  # characters
_FLUSH = re.compile(r"[^，：；？！…“”]{4,}。")
_ENDED = "。！？…”："
_SCENE, _OF_A_CLIPPING, _OF_A_SPACED_PAGE, _ROOMY, _IN_A_RUN = 2.5, 1.0, 0.4, 0.8, 1.0
_MARKED, _BEFORE_SERIES, _INTERRUPTS = -1.5, 0.8, 1.0
_SET_AS_TEXT, _OF_TITLE = -1.5, -2.0
_INDENT = 2  # blanks
_ONE_LENGTH, _EQUAL, _NEARLY_ALL = -1.5, 4, 0.8
_SAID = 8.0  # nats if the section says all of the label
_SET = 3  # so many labels of a length are a set of headings
_OF_SET, _OF_PAIR = 0.7, 0.5  # how far a label shares in what is said of the others
_FEWEST_LETTERS = 1.5  # how much more often than elsewhere a letter stands where it is at home


class Layout(NamedTuple):
    """What the page shows of how it was printed.

    ``usual`` is its usual gap between lines; a ``clipping`` has broken paragraphs, or room around
    some lines; a ``spaced`` page has blank lines between all.  A page that is neither has headings
    only.
    """

    usual: int
    clipping: bool
    spaced: bool


def flush_captions(blocks: Sequence[Block], prose: Sequence[bool]) -> set[int]:
    """The short sentences that begin at the margin where all paragraphs are indented, and stand
    between two of these: an editor centres what belongs to a picture, and its blanks are lost.
    """
    indents = [
        block.lines[0].indent
        for block, is_prose in zip(blocks, prose, strict=True)
        if is_prose and len(block.text) > _LONGEST_FLUSH
    ]
    if len(indents) < _SET or min(indents) < _INDENT:
        return set()
    return {
        at
        for at in range(1, len(blocks) - 1)
        if not blocks[at].lines[0].indent and blocks[at].lines[0].gap
        if len(blocks[at].text) <= _LONGEST_FLUSH and _FLUSH.fullmatch(blocks[at].text)
        if blocks[at - 1].text[-1] in _ENDED
        if all(blocks[beside].lines[0].indent >= _INDENT for beside in (at - 1, at + 1))
    }


class Labels:
    """The labels of one article; positions are those of its blocks."""

    def __init__(self, blocks: Sequence[Block], prose: Sequence[bool], layout: Layout) -> None:
        self._blocks = blocks
        self._prose = prose
        self._layout = layout
        self._first = next((at for at, is_prose in enumerate(prose) if is_prose), len(blocks))
        self._runs = self._all_runs()
        self._later = max(
            (
                at
                for at in self._runs
                if at + 1 < len(blocks) and _LATER_IN_SERIES.match(blocks[at + 1].text)
            ),
            default=-1,
        )
        self._said: dict[int, float] | None = None
        self._lengths: dict[int, list[float]] = {}

    def run(self, at: int) -> range:
        """The labels that stand together around the block."""
        return self._runs.get(at, range(at, at + 1))

    def stands_in_series(self, at: int, below: int) -> bool:
        """True if the text below goes on with ``二是``, or begins a series that labels interrupt."""
        text = self._blocks[below].text
        if any(shapes.enumerated(self._blocks[other].text) for other in self.run(at)):
            return False  # the labels are a list of their own
        if _LATER_IN_SERIES.match(text):
            return True
        return bool(_FIRST_IN_SERIES.match(text)) and self._later > at

    def weight(self, at: int, below: int) -> float:
        """What speaks for a caption (positive) or a heading (negative) between paragraphs."""
        block = self._blocks[at]
        text = block.text
        if shapes.enumerated(text) or _OF_SERIES.match(text):
            return -9.0
        weight = _SCENE if fields.shows_a_scene(text) else 0.0
        if not self._layout.spaced and not self._layout.clipping:
            return weight - _OF_A_CLIPPING
        weight += _OF_A_CLIPPING if self._layout.clipping else _OF_A_SPACED_PAGE
        weight += _ROOMY if block.lines[0].gap > self._layout.usual else 0.0
        weight += _MARKED if _SPOKEN.search(text) else 0.0
        weight += _IN_A_RUN if at != self.run(at)[-1] else 0.0
        weight += _SET_AS_TEXT if self._is_set_as_text(at, below) else 0.0
        weight += _OF_TITLE if self._is_of_title(text) else 0.0
        weight += _ONE_LENGTH if self._are_of_one_length(text) else 0.0
        weight += _BEFORE_SERIES if _FIRST_IN_SERIES.match(self._blocks[below].text) else 0.0
        weight += _INTERRUPTS if _GOING_ON.match(self._blocks[below].text) else 0.0
        return weight - _SAID * self._said_below(at)

    def _is_set_as_text(self, at: int, below: int) -> bool:
        """True if the label is indented as the paragraph below: what belongs to a picture is not."""
        own, other = self._blocks[at].lines[0], self._blocks[below].lines[0]
        return own.indent == other.indent >= _INDENT

    def _are_of_one_length(self, text: str) -> bool:
        """True if nearly all labels are so long, and several stand alone above a paragraph.

        So do the names of photographers, which have a bracket or 摄 at the end.
        """
        if text[-1] in shapes.CLOSERS + "摄":
            return False
        alone = [
            self._blocks[at].text
            for at, run in self._runs.items()
            if len(run) == 1 and any(self._prose[at + 1 : at + 2])
        ]
        equal = sum(abs(len(other) - len(text)) <= 1 for other in alone)
        return equal >= _EQUAL and equal >= _NEARLY_ALL * len(self._runs)

    def _is_of_title(self, text: str) -> bool:
        """True for words of the title that it sets apart from its other words."""
        above = self._blocks[: self._first]
        return any(text in block.text.split() for block in above if shapes.is_label(block.text))

    def _all_runs(self) -> dict[int, range]:
        runs: dict[int, range] = {}
        first = None
        for at in range(self._first, len(self._blocks) + 1):
            if at < len(self._blocks) and self._is_bare_label(at):
                first = at if first is None else first
            elif first is not None:
                runs |= dict.fromkeys(range(first, at), range(first, at))
                first = None
        return runs

    def _is_bare_label(self, at: int) -> bool:
        block = self._blocks[at]
        if self._prose[at] or block.inside or not shapes.is_label(block.text):
            return False
        return not fields.is_caption(block.text)

    def _said_below(self, at: int) -> float:
        """How much a label is one of a set of headings: their words come again below them."""
        if self._said is None:
            self._said = self._all_said()
            for label, said in self._said.items():
                self._lengths.setdefault(len(self._blocks[label].text), []).append(said)
        own = self._said.get(at, 0.0)
        length = len(self._blocks[at].text)
        near = [self._lengths.get(other, []) for other in (length - 1, length, length + 1)]
        count = sum(map(len, near))
        if count < 2:
            return own
        share = _OF_SET if count >= _SET else _OF_PAIR
        return max(own, share * sum(map(sum, near)) / count)

    def _all_said(self) -> dict[int, float]:
        """Of each label, how far its section is about it."""
        whole = Counter[str]()
        for block in self._blocks:
            whole.update(block.text)
        size = whole.total()
        said: dict[int, float] = {}
        for at in self._runs:
            section = self._section(at + 1)
            here = Counter(section)
            bare = shapes.bare(self._blocks[at].text)
            at_home = sum(
                here[sign] * size > _FEWEST_LETTERS * whole[sign] * len(section) for sign in bare
            )
            pairs = [bare[place : place + 2] for place in range(len(bare) - 1)]
            if pairs and section:
                there = sum(pair in section for pair in pairs)
                said[at] = (there / len(pairs) + at_home / len(bare)) / 2
        return said

    def _section(self, start: int) -> str:
        """The running text up to the next label that has running text below it."""
        end = start
        while end < len(self._blocks) and (self._prose[end] or end == start):
            end += 1
        return "".join(block.text for block in self._blocks[start:end])
