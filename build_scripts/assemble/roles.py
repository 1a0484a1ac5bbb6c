"""What each block is in its article: title, heading, caption, date and source, or text."""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.blocks import Block
from build_scripts.assemble.captions import Labels, Layout
from build_scripts.assemble.leads import is_lead
from build_scripts.records.restoration import Role

_SUBTITLE = re.compile(r"[—–-]{1,2}\s*\S")
_DAY = re.compile(r"(?:.{2,4}年)?.{1,3}月.{1,3}日")
_EXCLAIMED = re.compile(
    r"[^，。；：]{2,10}[！？][^。！？；]{4,24}[^。！？；…，、”’）]"
)  # a title that calls
_SHOT = re.compile(r".{0,12}(?:记者|通讯员)[\s　]*[\u4e00-\u9fff·]{2,4}[\s　/]*摄")
_SIGNED = 10  # characters of a signature behind a dash
_PICTURED = 80  # characters of a caption
_ASKED = re.compile(r"[问答QA][:：]")
_CELL = re.compile(r"[+-]?\d[\d.,]*%?")
_CELLS, _LONGEST_ROW = 3, 120
_HEAD = 4  # lines of a title
_VERSE = 6  # so many labels down to the end are no captions
_LIST = 3  # so many labels in a row are a list, a table or verse
_CAPTION_LENGTH = 24


class Roles:
    """The roles of the blocks of one article.

    On a page without signs of print a short line between paragraphs is a heading.
    """

    def __init__(self, blocks: Sequence[Block], layout: Layout) -> None:
        self._blocks = blocks
        self._clipping = layout.clipping or layout.spaced
        self._prose = [
            shapes.is_prose(block.text) or (len(block.lines) > 1 and not block.dated)
            for block in blocks
        ]
        self._first = next((at for at, prose in enumerate(self._prose) if prose), len(blocks))
        self._labels = Labels(blocks, self._prose, layout)

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
        if at == 0 and len(self._blocks) > 1 and _EXCLAIMED.fullmatch(block.text):
            return Role.TITLE
        if block.inside:
            return Role.CAPTION
        if block.dated:
            return Role.DATELINE if block.glue else Role.BYLINE
        if not shapes.bare(block.text):
            return Role.PARAGRAPH
        if self._is_credited(at):
            return Role.CAPTION
        known = fields.role_by_words(block.text)
        if known is not None and len(block.lines) == 1:
            return known
        if (self._prose[at] and at >= self._first) or not shapes.is_label(block.text):
            return Role.PARAGRAPH
        if _is_row(block.text) or (_ASKED.match(block.text) and at >= self._first - 1):
            return Role.PARAGRAPH
        if at > self._first and block.text.startswith("——") and len(block.text) <= _SIGNED:
            return Role.PARAGRAPH  # who says so
        if at and block.text.endswith("——") and self._prose[at + 1 : at + 2] == [True]:
            return Role.PARAGRAPH  # a sentence that the next paragraph ends
        if is_lead(block.text) or (at >= self._first and shapes.hangs(block.text)):
            return Role.PARAGRAPH
        return self._above_text(at) if at < self._first else self._between_text(at)

    def _is_credited(self, at: int) -> bool:
        """True for a short line above one that says nothing but who took the picture."""
        if at + 1 >= len(self._blocks) or len(self._blocks[at].text) > _PICTURED:
            return False
        return bool(_SHOT.fullmatch(self._blocks[at + 1].text))

    def _above_text(self, at: int) -> Role:
        text = self._blocks[at].text
        if text[0] in "“「" and shapes.finished(text):
            return Role.PARAGRAPH  # somebody speaks
        if (text[0] in "（(" and text[-1] in "）)") or text.startswith(("原标题：", "原题：")):
            return Role.PARAGRAPH  # a note
        if _is_name(text) and at:
            return Role.BYLINE
        if _SUBTITLE.match(text):
            return Role.SUBTITLE
        if self._is_caption_above(at):
            return Role.CAPTION
        above = self._blocks[:at]
        titled = any(shapes.is_label(block.text) for block in above)
        fielded = any(block.dated or fields.role_by_words(block.text) for block in above)
        return Role.HEADING if titled and fielded else Role.TITLE

    def _is_caption_above(self, at: int) -> bool:
        """True for a caption between title and text.

        It stands below the salutation, or shows a scene, or names again what the head of the
        title names: the place that the article is about.
        """
        text = self._blocks[at].text
        head = self._blocks[max(0, at - _HEAD) : at]
        if at + 1 == self._first and any(text.startswith(block.text) for block in head[:-1]):
            return True
        if not head or not self._clipping:
            return False
        scenes = any(fields.shows_a_scene(block.text) for block in head[1:])
        return head[-1].text[-1] in ":：" or scenes or fields.shows_a_scene(text)

    def _between_text(self, at: int) -> Role:
        if self._is_signature(at):
            return Role.PARAGRAPH
        run = self._labels.run(at)
        text = self._blocks[at].text
        if text[-1] in "？！" and "，" in text:
            return Role.PARAGRAPH  # a short paragraph that asks or calls
        if at in run[1:] and text[-1] in "？！" and self._blocks[at - 1].text[-1] == text[-1]:
            return Role.PARAGRAPH  # one question after the other
        if len(run) > 1 and run[0] and self._blocks[run[0] - 1].text[-1] in ":：":
            return Role.PARAGRAPH  # what was announced: verse, a list
        below = run[-1] + 1
        if below + 1 < len(self._blocks) and self._blocks[below].text[-1] in ":：":
            below += 1  # a salutation
        if below >= len(self._blocks):
            verse = len(run) >= _VERSE
            return Role.CAPTION if not verse and self._hangs_below(at) else Role.PARAGRAPH
        if not self._prose[below]:
            return Role.PARAGRAPH
        if self._labels.stands_in_series(at, below) and not shapes.enumerated(text):
            return Role.CAPTION
        if self._labels.weight(at, below) > 0 and len(text) <= _CAPTION_LENGTH + 6:
            return Role.CAPTION
        if at == run[-1] or shapes.enumerated(text) or len(run) < _LIST:
            return Role.HEADING
        return Role.CAPTION if self._clipping else Role.PARAGRAPH

    def _hangs_below(self, at: int) -> bool:
        """A caption at the foot of a clipping; a signature and its date are none."""
        text = self._blocks[at].text
        if fields.shows_a_scene(text):
            return True
        if not self._clipping or len(text) > _CAPTION_LENGTH or _is_name(text):
            return False
        return not fields.is_publisher(text) and not fields.is_date_fragment(text)

    def _is_signature(self, at: int) -> bool:
        """True for a date that stands alone, and for the name above it."""
        texts = [block.text for block in self._blocks[at : at + 2]]
        signed = at > 0 and fields.is_publisher(self._blocks[at - 1].text)
        if signed and self._clipping and not fields.is_publisher(texts[0]):
            texts = texts[:1]  # a caption between the name and the date
        return any(bool(_DAY.fullmatch(text)) or fields.is_date(text) for text in texts)


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 3 and text[0] in fields.SURNAMES and shapes.bare(text) == text


def _is_row(text: str) -> bool:
    """True for a row of a table: cells with room between, a figure among them."""
    cells = text.split() if len(text) <= _LONGEST_ROW else []
    return len(cells) >= _CELLS and any(map(_CELL.fullmatch, cells))
