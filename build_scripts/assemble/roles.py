"""What each block is in its article: title, heading, caption, date and source, or text."""

import re
from collections.abc import Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.blocks import Block
from build_scripts.records.restoration import Role

_SERIES = re.compile(r"[（(]?(?:第?([一二三四五六七八九十])+(?:是|要|、|，|）|\))|[2-9]\s*[.．、]|[②-⑨]|（[2-9]）)")
_FIRST = re.compile(r"[（(]?第?一(?:是|要|、|，|）)")
_SUBTITLE = re.compile(r"[—–-]{1,2}\s*\S")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_LIST = 3  # so many labels in a row are a list, a table or verse


class Roles:
    """The roles of the blocks of one article; ``usual`` is the page's usual gap between lines."""

    def __init__(self, blocks: Sequence[Block], usual: int, clipping: bool) -> None:
        self._blocks = blocks
        self._usual = usual
        self._prose = [shapes.is_prose(block.text) or len(block.lines) > 1 and not block.dated for block in blocks]
        self._first = next((at for at, prose in enumerate(self._prose) if prose), len(blocks))
        self._clipping = clipping
        self._pictures = clipping and any(self._certain_caption(at) for at in range(len(blocks)))

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
        return shapes.is_label(first) and not re.search(r"[\s\t|]", first) and len(first) != len(second)

    def _role(self, at: int) -> Role:
        block = self._blocks[at]
        if block.inside:
            return Role.CAPTION
        if block.dated:
            return Role.DATELINE if fields.begins_date(block.text) else Role.BYLINE
        known = fields.role_by_words(block.text)
        if known is not None and len(block.lines) == 1:
            return known
        if self._prose[at] and at >= self._first and not self._is_question_title(at):
            return Role.PARAGRAPH
        if not shapes.is_label(block.text):
            return Role.PARAGRAPH
        return self._above_text(at) if at < self._first else self._between_text(at)

    def _is_question_title(self, at: int) -> bool:
        return False

    def _above_text(self, at: int) -> Role:
        text = self._blocks[at].text
        if _is_name(text) and at:
            return Role.BYLINE
        if _SUBTITLE.match(text):
            return Role.SUBTITLE
        titled = any(shapes.is_label(block.text) for block in self._blocks[:at])
        fielded = any(fields.role_by_words(block.text) or block.dated for block in self._blocks[:at])
        return Role.HEADING if titled and fielded else Role.TITLE

    def _between_text(self, at: int) -> Role:
        if self._certain_caption(at):
            return Role.CAPTION
        text = self._blocks[at].text
        run = self._run(at)
        below = run[-1] + 1
        if below >= len(self._blocks) or not self._prose[below]:
            return Role.CAPTION if self._pictures and len(text) <= 24 else Role.PARAGRAPH
        if self._pictures and _FIRST.match(self._blocks[below].text):
            return Role.CAPTION
        if at == run[-1] or shapes.enumerated(text):
            return Role.HEADING
        if self._pictures:
            return Role.CAPTION
        return Role.PARAGRAPH if len(run) >= _LIST else Role.HEADING

    def _certain_caption(self, at: int) -> bool:
        """A label of a picture by its words, by its place, or by the room around it."""
        block = self._blocks[at]
        if block.inside:
            return True
        if self._prose[at] or at < self._first or not shapes.is_label(block.text) or shapes.enumerated(block.text):
            return False
        if fields.role_by_words(block.text) is not None:
            return False
        below = self._run(at)[-1] + 1
        if below < len(self._blocks) and _SERIES.match(self._blocks[below].text):
            if not _FIRST.match(self._blocks[below].text):
                return True
        return fields.shows_a_scene(block.text) or block.lines[0].gap > self._usual

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


def _is_name(text: str) -> bool:
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES and shapes.bare(text) == text
