"""Captions told by what stands with them: a photographer on a line below, a sentence 图为 inside.

A line that says nothing but who took a picture proves that a picture stood there, not that the
line above describes it: papers print the last paragraph there too.  So the line above must point
at a picture, tell a scene of a day, or stand where no text has begun.
"""

import re
from collections.abc import Iterator, Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.blocks import Block
from build_scripts.assemble.leads import is_lead

_NAME = r"[\u4e00-\u9fff]\s?[\u4e00-\u9fff·]{1,3}"
_OF = r"(?:[（(][^（()）]{2,10}[）)]|[\s/／]+[\u4e00-\u9fff]{2,8})?"  # 摄（某某视觉）, 摄/某某图片
_SHOT = re.compile(r"[^。！？]{0,12}(?:记者|通讯员)[\s　]*[\u4e00-\u9fff·]{2,4}[\s　/]*摄")
_TAKEN = re.compile(
    rf"(?:.{{0,10}}(?:记者|通讯员)\s?)?[\u4e00-\u9fff]\s?[\u4e00-\u9fff·]{{1,3}}\s?摄{_OF}"
)
# 新华社发（某某 摄）, （某某 摄）, 某地视觉 某某 摄, 某某 某某 摄
_ALONE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}(?:社发|记者|通讯员|作者)|[\u4e00-\u9fff]{2,8}(?=[\s（(]))?[\s:：]*"
    rf"[（(]?(?:(?:[\u4e00-\u9fff]{{0,8}}(?:记者|通讯员))?\s*{_NAME}[\s、/／]*){{1,3}}摄{_OF}[）)]?"
)
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![者员])")
_LONGEST = 40  # characters of a line that says who took a picture
_NO_PICTURE = re.compile("摄影|拍摄|摄制|摄像")  # 摄影报道: he wrote the text too
# What stands before 图为 in a paragraph is told of the same picture.
_SHOWN = re.compile(
    r"(?<=[。！？”])\s*图为(?!什么|何|谁|此|了)[^。]{4,}。?(?:[（(][^（()）]{2,20}[）)]。?)?$"
)
_POINTING = re.compile(
    r"拼版照片[:：]|[（(]?(?:[左右上下][上中下左右]?|本|题|中|[大小主配])图(?:为|[:：])|图为"
)
_DAY = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|日前|近日|连日来|昨[日天]|[春夏秋冬初深盛暮仲]{1,2}[日季春夏秋冬])[^，。]{0,6}，"
)
_DOING = re.compile(
    r"正在|忙着|忙碌|(?<![现存所实潜内外])在[^，。]{0,30}[采收割种插栽播管护翻修清测参搬运做练检查装晾晒捕喂挑选筛拣排献唱读写画剪绣织编制炒磨揉蒸卖散玩维作]"
)
_TOLD = re.compile(
    r"记者|[：，]“|。”|说[，：。]|介绍|表示|召开|举行|会议|座谈|启动|揭牌|签约|印发|发布|据[了悉统]"
)
_SPOKEN = re.compile("记者|说[，：。]")
_BRIEF, _SHORT, _ROOMY, _WITH_POINTER = 40, 80, 160, 400  # characters of a caption
_ROW = 4  # labels one below the other
_WITH_PICTURES = re.compile(r"文\s*[/／、]?\s*图|图\s*[/／]\s*文|摄影")
_STORY = 4  # lines below the scene of a picture story in which its photographer stands


def captioned(texts: Sequence[str], prose: Sequence[bool]) -> set[int]:
    """The lines of one article that are captions by what they hold or what stands below."""
    return _Pictures(texts, prose).captions()


def in_a_row(blocks: Sequence[Block], head: range) -> set[int]:
    """The labels between title and text that are captions set one below the other.

    The text must be signed with its pictures, and one of the labels show a scene: else they are
    a headline of many lines, or say what stands below.
    """
    if not any(_WITH_PICTURES.search(each.text) and fields.is_byline(each.text) for each in blocks):
        return set()
    rows: list[list[int]] = [[]]
    usual = min((blocks[at].lines[0].gap for at in head), default=0)
    for at in head:
        text = blocks[at].text
        if blocks[at].lines[0].gap > usual or not shapes.is_label(text):
            rows.append([])
        if shapes.is_label(text) and fields.role_by_words(text) is None:
            rows[-1].append(at)
    return {
        at
        for row in rows
        if len(row) >= _ROW and any(fields.shows_a_scene(blocks[at].text) for at in row)
        for at in row
    }


def names_photographer(text: str) -> bool:
    """True for a line that says who took a picture and nothing else."""
    if len(text) > _LONGEST or "摄" not in text or _NO_PICTURE.search(text):
        return False
    return any(kind.fullmatch(text) for kind in (_SHOT, _TAKEN, _ALONE))


def tells_scene(text: str) -> bool:
    """True for a paragraph that begins with a day on which somebody is seen doing something."""
    first = text[: text.find("。") + 1]
    return bool(_DAY.match(first) and _DOING.search(first) and not _TOLD.search(first))


def _points(text: str) -> bool:
    return len(text) <= _WITH_POINTER and bool(_POINTING.match(text))


class _Pictures:
    def __init__(self, texts: Sequence[str], prose: Sequence[bool]) -> None:
        self._texts = texts
        self._prose = prose
        self._taken = {at for at, text in enumerate(texts) if names_photographer(text)}
        self._first = next((at for at, is_prose in enumerate(prose) if is_prose), len(texts))
        head = range(self._first)
        self._writers = [texts[at] for at in head if fields.is_byline(texts[at])]
        self._title = next((at for at in head if shapes.is_label(texts[at])), -1)

    def captions(self) -> set[int]:
        shown = (
            at
            for at, text in enumerate(self._texts)
            if "图为" in text and len(text) <= _WITH_POINTER and _SHOWN.search(text)
        )
        found = {*self._taken, *shown, *self._by_turns(), *self._of_stories()}
        for at in sorted(line - 1 for line in self._taken if line):
            if at not in found and self._is_described(at):
                found.add(at)
        return found

    def _by_turns(self) -> Iterator[int]:
        """The lines above the names of photographers, where three of these stand by turns."""
        taken = {at for at in self._taken if _TAKEN.fullmatch(self._texts[at])}
        for at in taken:
            by_turns = any(
                {first, first + 2, first + 4} <= taken for first in range(at - 4, at + 1, 2)
            )
            above = self._texts[at - 1]
            if at and by_turns and (len(above) <= _SHORT or self._shows_at_length(above)):
                yield at - 1

    def _shows_at_length(self, text: str) -> bool:
        return len(text) <= _ROOMY and fields.describes_picture(text) and not _SPOKEN.search(text)

    def _ends_picture(self, at: int) -> bool:
        return at in self._taken or fields.is_caption(self._texts[at])

    def _is_described(self, at: int) -> bool:
        """True if the line above a photographer says what the picture shows."""
        text = self._texts[at]
        if _points(text):
            return True
        if at == self._title:
            return fields.shows_a_scene(text)
        if is_lead(text) or len(text) > _ROOMY:
            return False
        behind = at > 0 and self._prose[at - 1] and not self._ends_picture(at - 1)
        if tells_scene(text):
            return len(text) <= _SHORT or (not behind and self._may_be_long(at))
        if len(text) > _SHORT or _TOLD.search(text):
            return False
        if behind or fields.describes_picture(text):
            return fields.describes_picture(text)
        return self._stands_as_caption(at)

    def _may_be_long(self, at: int) -> bool:
        """True for a paragraph above a photographer that is all there is, or one of several such."""
        others = at + 3 in self._taken or (at > 0 and self._ends_picture(at - 1))
        alone = not any(self._prose[at + 1 :]) and not self._is_by_others(self._texts[at + 1])
        return others or alone

    def _is_by_others(self, credit: str) -> bool:
        """True if the text is signed by persons who did not take the picture too."""
        names = [name for line in self._writers for name in _PERSON.findall(line)]
        return bool(self._writers) and not any(name in credit for name in names)

    def _stands_as_caption(self, at: int) -> bool:
        """True for a line without running text above it: the only one, or another picture's."""
        text = self._texts[at]
        if not self._prose[at]:
            return bool(_SHOT.fullmatch(self._texts[at + 1]))
        if at and self._ends_picture(at - 1) and len(text) <= _BRIEF:
            return True
        alone = not any(self._prose[:at]) and not any(self._prose[at + 1 :])
        return alone or bool(_DOING.search(text))

    def _of_stories(self) -> Iterator[int]:
        """The first paragraph of a picture story: a scene, what is told of it, who took it."""
        if not self._taken:
            return
        for at in range(self._first, 0 if self._writers else len(self._texts)):
            if at > self._first and at - 1 not in self._taken:
                continue
            below = range(at + 1, min(at + 1 + _STORY, len(self._texts)))
            end = next((line for line in below if line in self._taken), at)
            alone = self._opens_story(end + 1) or not any(self._prose[end + 1 :])
            if end > at and alone and self._opens_story(at) and self._is_told_of(at + 1, end):
                yield at

    def _opens_story(self, at: int) -> bool:
        if at >= len(self._texts):
            return False
        text = self._texts[at]
        one_sentence = len(text) <= _SHORT and text.find("。") == len(text) - 1
        return _points(text) or (one_sentence and tells_scene(text))

    def _is_told_of(self, start: int, end: int) -> bool:
        """True for paragraphs in which nobody speaks and no reporter comes."""
        return all(
            self._prose[at] and not _SPOKEN.search(self._texts[at]) for at in range(start, end)
        )
