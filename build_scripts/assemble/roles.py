"""What each block is in its article: title, heading, caption, date and source, or text."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.blocks import Block
from build_scripts.assemble.bulleted import bulleted
from build_scripts.assemble.captions import Labels, Layout, flush_captions
from build_scripts.assemble.heading_sets import of_sets
from build_scripts.assemble.headlines import is_calling_title
from build_scripts.assemble.leads import is_dispatch, is_lead
from build_scripts.assemble.persons import is_poster, is_signed, names_alone
from build_scripts.assemble.pictures import captioned, in_a_row
from build_scripts.assemble.short_lines import set_short
from build_scripts.assemble.turns import spoken
from build_scripts.records.restoration import Role

_SUBTITLE = re.compile(r"[—–-]{1,2}\s*\S")
_DAY = re.compile(r"(?:.{2,4}年)?.{1,3}月.{1,3}日")
_EXCLAIMED = re.compile(
    r"[^，。；：]{2,16}[！？][^。！？；]{4,24}[^。！？；…，、”’）]"
)  # a title that calls
_ISSUE = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[期辑]")
_NOTE = re.compile(r"[（(][^（()）]{4,}[）)]")
_MADE_BY = re.compile(
    r"(?!.*图)[\u4e00-\u9fff]{2,6}[:：]\s*[\u4e00-\u9fff·]{2,4}(?:[\s、]+[\u4e00-\u9fff·]{2,4})*"
    r"|[^，。]{2,20}(?:制作|出品)"
)
_GREETING = re.compile(r"(?:大家|[你您]们?)好[！!。]")
_COUNTING = re.compile(r"[（(][一二三四五六七八九十\d]{1,2}[）)]")  # a heading of its own
_SIGNED = 10  # characters of a signature behind a dash
_ASKED = re.compile(r"(?:[问答QA]|记者|主持人)[:：]")
_HEAD = 4  # lines of a title
_TOP = 12  # blocks of an article in which its title stands
_MOST_HEADINGS = 5  # labels between the date and the text
_MOST_ABOVE = 7  # labels above a text without a date: more are verse, a list, a chat
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
        texts = [block.text for block in blocks]
        self._bulleted, self._in_sets = bulleted(texts), of_sets(texts)
        self._entries = spoken(texts) | self._bulleted
        self._calling = self._calling_title()
        self._first = next((at for at, prose in enumerate(self._prose) if prose), len(blocks))
        head = range(self._first)
        self._fielded = [
            at
            for at in head
            if blocks[at].dated or fields.role_by_words(blocks[at].text) is not None
        ]
        apart = set(self._fielded)
        named = (at for at in head if at not in apart and shapes.is_label(blocks[at].text))
        self._labelled = next(named, len(blocks))  # the first label that is no field
        below_title = range(self._labelled + 1, self._first)
        self._pictured = captioned(texts, self._prose) | in_a_row(blocks, below_title)
        self._flush = flush_captions(blocks, self._prose)
        self._labels = Labels(blocks, self._prose, layout)

    def _calling_title(self) -> int:
        """The block that is a title although it looks like a sentence, now no prose; -1 for none."""
        texts = [block.text for block in self._blocks[:_TOP]]
        first = next((at for at, prose in enumerate(self._prose[:_TOP]) if prose), -1)
        if first < 0 or not is_calling_title(texts, first):
            return -1
        self._prose[first] = False
        return first

    def roles(self) -> list[Role]:
        """One role a block."""
        if not any(self._prose):
            return self._of_no_prose()
        lines = set_short(self._blocks) - self._pictured
        roles = [self._role(at) for at in range(len(self._blocks))]
        return [Role.PARAGRAPH if at in lines else role for at, role in enumerate(roles)]

    def _of_no_prose(self) -> list[Role]:
        """Verse, tables and lists: the title, if the first line looks like one, and lines."""
        roles = [fields.role_by_words(block.text) or Role.PARAGRAPH for block in self._blocks]
        if len(roles) > 2 and roles[0] is Role.PARAGRAPH and self._titles_a_list():
            roles[0] = Role.TITLE
        if self._calling >= 0:
            roles[self._calling] = Role.TITLE
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
        if block.inside or at in self._flush:
            return Role.CAPTION
        if block.dated:
            return Role.DATELINE if block.glue else Role.BYLINE
        if not shapes.bare(block.text):
            return Role.PARAGRAPH
        if at in self._pictured:
            return Role.CAPTION
        known = fields.role_by_words(block.text)
        if known is not None and len(block.lines) == 1 and at not in self._bulleted:
            return known
        return self._by_place(at)

    def _by_place(self, at: int) -> Role:
        block = self._blocks[at]
        if at == self._calling:
            return Role.TITLE
        if self._announces_title(at):
            return self._above_text(at)
        if (self._prose[at] and at >= self._first) or not shapes.is_label(block.text):
            return Role.PARAGRAPH
        if shapes.is_row(block.text) or (_ASKED.match(block.text) and at >= self._first - 1):
            return Role.PARAGRAPH
        if self._says_who(at) or at in self._entries:
            return Role.PARAGRAPH
        if at and block.text.endswith("——") and self._prose[at + 1 : at + 2] == [True]:
            return Role.PARAGRAPH  # a sentence that the next paragraph ends
        if is_lead(block.text) or is_dispatch(block.text):
            return Role.PARAGRAPH
        if at >= self._first and shapes.hangs(block.text):
            return Role.HEADING if at in self._in_sets else Role.PARAGRAPH
        return self._above_text(at) if at < self._first else self._between_text(at)

    def _says_who(self, at: int) -> bool:
        """True for the name behind a dash below what somebody says."""
        text = self._blocks[at].text
        if at <= self._first or not text.startswith("——"):
            return False
        return len(text) <= _SIGNED or fields.is_speaker(text.lstrip("—"))

    def _announces_title(self, at: int) -> bool:
        """True for the first line of a headline of two; one of several names of fields is none."""
        if at + 1 >= min(self._first, _TOP) or not fields.leads_to_headline(self._blocks[at].text):
            return False
        head = [block.text for block in self._blocks[: self._first]]
        below = head[at + 1]
        return (
            sum(line[-1] in ":：" for line in head) == 1
            and shapes.is_label(below)
            and not (shapes.enumerated(below) or _GREETING.fullmatch(below))
            and fields.role_by_words(below) is None
        )

    def _above_text(self, at: int) -> Role:
        text = self._blocks[at].text
        if text[0] in "“「" and shapes.finished(text):
            return Role.PARAGRAPH  # somebody speaks
        if _ISSUE.fullmatch(text) and at:
            return Role.PARAGRAPH
        if text.startswith(("原标题：", "原题：")) or _GREETING.fullmatch(text):
            return Role.PARAGRAPH
        if text[0] in "（(" and text[-1] in "）)" and not (at and _COUNTING.fullmatch(text)):
            return Role.PARAGRAPH  # a note
        if (_is_name(text) and at) or self._is_of_authors(at) or self._has_posted(at):
            return Role.BYLINE
        if self._stands_in_list(at):
            return Role.PARAGRAPH
        if _SUBTITLE.match(text):
            return Role.SUBTITLE
        if self._is_caption_above(at):
            return Role.CAPTION
        titled = self._labelled < at
        return Role.HEADING if titled and self._fielded and self._fielded[0] < at else Role.TITLE

    def _has_posted(self, at: int) -> bool:
        """True for the name between a title and its date that the text never says: who posted it."""
        if not self._labelled < at or at + 1 not in self._fielded:
            return False
        below = "".join(block.text for block in self._blocks[at + 2 :])
        return is_poster(self._blocks[at].text, below)

    def _is_of_authors(self, at: int) -> bool:
        """True for names above a text that never says them: it is by these persons, not of them."""
        text = self._blocks[at].text
        beside = [block.text for block in self._blocks[max(0, at - 1) : at + 2]]
        if is_signed(text):
            return sum(other[0] == text[0] for other in beside) == 1  # else a list
        names = names_alone(text) if at < _TOP else ()
        below = (block.text for block in self._blocks[at + 1 :])
        return bool(names) and not any(name in text for text in below for name in names)

    def _stands_in_list(self, at: int) -> bool:
        """True for one of many lines between the date, or the title, and the running text."""
        if not self._fielded and self._first > _MOST_ABOVE:
            return at > 0
        place = bisect_left(self._fielded, at)
        above = self._fielded[place - 1] if place else self._first
        below = self._fielded[place] if place < len(self._fielded) else self._first
        return below - above > _MOST_HEADINGS

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
        return fields.is_salutation(head[-1].text) or scenes or fields.shows_a_scene(text)

    def _between_text(self, at: int) -> Role:
        if self._is_signature(at):
            return Role.PARAGRAPH
        run = self._labels.run(at)
        text = self._blocks[at].text
        spoken = text[0] in "“「" and text[-2:] in ("。”", "？”", "。」", "？」")
        if spoken or (text[-1] in "？！" and "，" in text):
            return Role.PARAGRAPH  # somebody speaks; a short paragraph asks or calls
        if at in run[1:] and text[-1] in "？！" and self._blocks[at - 1].text[-1] == text[-1]:
            return Role.PARAGRAPH  # one question after the other
        if len(run) > 1 and run[0] and self._blocks[run[0] - 1].text[-1] in ":：":
            return Role.PARAGRAPH  # what was announced: verse, a list
        below = self._below_captions(run[-1] + 1)
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
            return Role.PARAGRAPH if _NOTE.fullmatch(text) else Role.HEADING
        return Role.CAPTION if self._clipping else Role.PARAGRAPH

    def _below_captions(self, at: int) -> int:
        """The first block from here on that is no caption: a picture may stand below a heading."""
        while at + 1 < len(self._blocks) and not self._prose[at]:
            if at not in self._pictured and not fields.is_caption(self._blocks[at].text):
                break
            at += 1
        return at

    def _hangs_below(self, at: int) -> bool:
        """A caption at the foot of a clipping; a signature and its date are none."""
        text = self._blocks[at].text
        if fields.shows_a_scene(text):
            return True
        if _MADE_BY.fullmatch(text):
            return False
        if "，" in text or text[-1].isdigit() or shapes.brackets(text).left_open:
            return False  # the first words of a paragraph that was cut off
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
