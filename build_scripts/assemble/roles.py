"""What each block is in its article: title, heading, caption, date and source, or text."""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.blocks import Block
from build_scripts.assemble.leads import is_lead
from build_scripts.records.restoration import Role

_LATER_IN_SERIES = re.compile(
    r"[（(]?第?[二三四五六七八九十]+(?:是|要|、|，|）)|[2-9]\s*[.．、]|[②-⑨]|（[2-9]）"
)
_FIRST_IN_SERIES = re.compile(r"[（(]?第?一(?:是|要|、|，|）)")
_SUBTITLE = re.compile(r"[—–-]{1,2}\s*\S")
_DAY = re.compile(r"(?:.{2,4}年)?.{1,3}月.{1,3}日")
_SPOKEN = re.compile(r"[，！？：“”《]")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_LIST = 3  # so many labels in a row are a list, a table or verse
_CAPTION_LENGTH = 24


class Roles:
    """The roles of the blocks of one article.

    ``usual`` is the page's usual gap between lines; ``clipping`` says that the page shows signs
    of print: broken paragraphs, or room around some lines. On any other page a short line
    between paragraphs is a heading.
    """

    def __init__(self, blocks: Sequence[Block], usual: int, clipping: bool) -> None:
        self._blocks = blocks
        self._usual = usual
        self._clipping = clipping
        self._prose = [
            shapes.is_prose(block.text) or (len(block.lines) > 1 and not block.dated)
            for block in blocks
        ]
        self._first = next((at for at, prose in enumerate(self._prose) if prose), len(blocks))
        self._said: dict[str, float] | None = None

    def roles(self) -> list[Role]:
        """One role a block."""
        if not any(self._prose):
            return self._of_no_prose()
        return [self._role(at) for at in range(len(self._blocks))]

    def _of_no_prose(self) -> list[Role]:
        """Verse, tables and lists: the title, if the first line looks like one, and lines."""
        roles = [fields.role_by_words(block.text) or Role.PARAGRAPH for block in self._blocks]
        if len(roles) > 2 and roles[0] is Role.PARAGRAPH and self._titles_a_list():
            roles[0] = Role.TITLE
        return roles

    def _titles_a_list(self) -> bool:
        first, second = self._blocks[0].text, self._blocks[1].text
        return (
            shapes.is_label(first)
            and not re.search(r"[\s\t|]", first)
            and len(first) != len(second)
        )

    def _role(self, at: int) -> Role:
        block = self._blocks[at]
        if block.inside:
            return Role.CAPTION
        if block.dated:
            return Role.DATELINE if block.glue else Role.BYLINE
        known = fields.role_by_words(block.text)
        if known is not None and len(block.lines) == 1:
            return known
        if (self._prose[at] and at >= self._first) or not shapes.is_label(block.text):
            return Role.PARAGRAPH
        if is_lead(block.text) or (at >= self._first and shapes.hangs(block.text)):
            return Role.PARAGRAPH
        return self._above_text(at) if at < self._first else self._between_text(at)

    def _above_text(self, at: int) -> Role:
        text = self._blocks[at].text
        if text[0] in "“「" and shapes.finished(text):
            return Role.PARAGRAPH  # somebody speaks
        if _is_name(text) and at:
            return Role.BYLINE
        if _SUBTITLE.match(text):
            return Role.SUBTITLE
        above = self._blocks[:at]
        titled = any(shapes.is_label(block.text) for block in above)
        fielded = any(block.dated or fields.role_by_words(block.text) for block in above)
        return Role.HEADING if titled and fielded else Role.TITLE

    def _between_text(self, at: int) -> Role:
        if self._is_signature(at):
            return Role.PARAGRAPH
        run = self._run(at)
        below = run[-1] + 1
        text = self._blocks[at].text
        if below + 1 < len(self._blocks) and self._blocks[below].text[-1] in ":：":
            below += 1  # a salutation
        if below >= len(self._blocks):
            return Role.CAPTION if self._hangs_below(at) else Role.PARAGRAPH
        if not self._prose[below]:
            return Role.PARAGRAPH
        if self._stands_in_series(at, below) and not shapes.enumerated(text):
            return Role.CAPTION
        if self._weight(at, below) > 0 and len(text) <= _CAPTION_LENGTH + 6:
            return Role.CAPTION
        if at == run[-1] or shapes.enumerated(text) or len(run) < _LIST:
            return Role.HEADING
        return Role.CAPTION if self._clipping else Role.PARAGRAPH

    def _hangs_below(self, at: int) -> bool:
        """A caption at the foot of a clipping; a signature and its date are none."""
        text = self._blocks[at].text
        if not self._clipping or len(text) > _CAPTION_LENGTH or _is_name(text):
            return False
        return not fields.is_publisher(text) and not fields.is_date_fragment(text)

    def _is_signature(self, at: int) -> bool:
        """True for a date that stands alone, and for the name above it."""
        texts = [block.text for block in self._blocks[at : at + 2]]
        return any(bool(_DAY.fullmatch(text)) or fields.is_date(text) for text in texts)

    def _stands_in_series(self, at: int, below: int) -> bool:
        """True if the text below goes on with ``二是``, or begins a series that labels interrupt."""
        text = self._blocks[below].text
        if _LATER_IN_SERIES.match(text):
            return True
        return bool(_FIRST_IN_SERIES.match(text)) and any(
            self._is_bare_label(number) and _LATER_IN_SERIES.match(self._blocks[number + 1].text)
            for number in range(at + 1, len(self._blocks) - 1)
        )

    def _weight(self, at: int, below: int) -> float:
        """What speaks for a caption (positive) or a heading (negative) between paragraphs."""
        block = self._blocks[at]
        text = block.text
        if shapes.enumerated(text):
            return -9.0
        weight = 2.5 if fields.shows_a_scene(text) else 0.0
        if not self._clipping:
            return weight - 1.0
        weight += 0.8 if block.lines[0].gap > self._usual else 0.0
        weight -= 1.0 if _SPOKEN.search(text) else 0.0
        weight += 1.0 if at != self._run(at)[-1] else 0.0
        weight += 0.8 if _FIRST_IN_SERIES.match(self._blocks[below].text) else 0.0
        return weight + 1.0 - 8.0 * self._said_below(text, below)

    def _said_below(self, text: str, below: int) -> float:
        """How much a label is one of a set of headings: their words come again below them."""
        if self._said is None:
            self._said = self._all_said()
        own = self._said.get(text, 0.0)
        alike = [said for other, said in self._said.items() if abs(len(other) - len(text)) <= 1]
        return max(own, sum(alike) / len(alike) / 2 if len(alike) > 1 else 0.0)

    def _all_said(self) -> dict[str, float]:
        """Of each label, the share of its pairs of letters that its section has."""
        whole = "".join(block.text for block in self._blocks)
        return {
            block.text: _shared(block.text, self._section(at + 1), whole)
            for at, block in enumerate(self._blocks)
            if at > self._first and self._is_bare_label(at)
        }

    def _section(self, start: int) -> str:
        """The running text up to the next label that has running text below it."""
        end = start
        while end < len(self._blocks) and (self._prose[end] or end == start):
            end += 1
        return "".join(block.text for block in self._blocks[start:end])

    def _run(self, at: int) -> range:
        """The labels that stand together around the block."""
        first = last = at
        while first > self._first and self._is_bare_label(first - 1):
            first -= 1
        while last + 1 < len(self._blocks) and self._is_bare_label(last + 1):
            last += 1
        return range(first, last + 1)

    def _is_bare_label(self, at: int) -> bool:
        block = self._blocks[at]
        return not self._prose[at] and not block.inside and shapes.is_label(block.text)


def _shared(text: str, section: str, whole: str) -> float:
    """How far the section is about the label: its pairs of letters there, and its letters there
    more often than elsewhere; each from 0 to 1, the mean of both."""
    bare = shapes.bare(text)
    pairs = [bare[at : at + 2] for at in range(len(bare) - 1)]
    if not pairs or not section:
        return 0.0
    at_home = sum(
        sign in section
        and section.count(sign) * len(whole) > 1.5 * whole.count(sign) * len(section)
        for sign in bare
    )
    return (sum(pair in section for pair in pairs) / len(pairs) + at_home / len(bare)) / 2


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES and shapes.bare(text) == text
