"""Paragraphs put together from lines: broken ones joined, split dates made whole, in order."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.lines import Line
from build_scripts.records.restoration import Role

_MONTH_AND_DAY = re.compile(r"\d{1,2}\s*[-/.月]\s*\d{0,2}日?")
_FROM = re.compile(r"(?:信息|文章|新闻|稿件)?来源\s*[:：]")
_QUOTED = re.compile("[“”‘’《》]")
_OF_DAY = re.compile(r"(?:时间|日期)\s*[:：]$")
_APART = re.compile(r"[\u4e00-\u9fff]\s[\u4e00-\u9fff]")
_MOST_BETWEEN = 12  # labels between the two pieces of a paragraph
_VALUE = 20  # characters: the value of a field is short


class Block(NamedTuple):
    """One paragraph to be; ``inside`` if it stood between the pieces of a broken one."""

    lines: tuple[Line, ...]
    section: int
    text: str
    inside: bool = False
    glue: str = ""
    dated: bool = False  # fields of one line, split

    @classmethod
    def of(
        cls,
        lines: tuple[Line, ...],
        section: int,
        *,
        inside: bool = False,
        glue: str = "",
        dated: bool = False,
    ) -> "Block":
        """The lines as one paragraph, with ``glue`` between them."""
        text = glue.join([line.text for line in lines])
        return cls(lines, section, text, inside, glue, dated)


def blocks(
    lines: Sequence[Line],
    sections: Sequence[int],
    broken: dict[int, int],
    fielded: dict[int, tuple[int, ...]],
    order: Sequence[int],
) -> list[Block]:
    """All lines as blocks in reading order, which is ``order`` but for what is put together.

    ``broken`` maps a line that breaks off to the one that carries it on; a label between the two
    follows the whole paragraph. ``fielded`` are the groups of ``split_fields``, none of whose
    lines is in ``broken``.
    """
    tails = set(broken.values()) | {part for group in fielded.values() for part in group[1:]}
    between = {head: _between(lines, head, broken, tails) for head in broken}
    held = {label for labels in between.values() for label in labels}
    result: list[Block] = []
    for number in order:
        if number in tails or number in held:
            continue
        if number in fielded:
            parts = tuple(lines[part] for part in fielded[number])
            glue = "" if fields.is_field_name(parts[0].text) else " "
            result.append(Block.of(parts, sections[number], glue=glue, dated=True))
            continue
        if number not in broken:
            result.append(Block.of((lines[number],), sections[number]))
            continue
        chain = list(_chain(number, broken))
        result.append(Block.of(tuple([lines[part] for part in chain]), sections[number]))
        inside = sorted({label for one in chain if one in broken for label in between[one]})
        result += [Block.of((lines[label],), sections[number], inside=True) for label in inside]
    return result


def _chain(number: int, broken: dict[int, int]) -> Iterator[int]:
    at: int | None = number
    while at is not None:
        yield at
        at = broken.get(at)


def _between(lines: Sequence[Line], head: int, broken: dict[int, int], tails: Set[int]) -> range:
    """The labels between a line that breaks off and its tail, if nothing else stands there."""
    between = range(head + 1, broken[head])
    if len(between) <= _MOST_BETWEEN and all(_is_caption(lines[at].text) for at in between):
        return between if not any(at in tails or at in broken for at in between) else range(0)
    return range(0)


def _is_caption(text: str) -> bool:
    return fields.is_caption(text) or (shapes.is_label(text) and not shapes.hangs(text))


def split_fields(lines: Sequence[Line], web: bool) -> dict[int, tuple[int, ...]]:
    """Groups of lines that were one line of fields: a date split over lines, a name and its value.

    ``web`` says that the page is a web page: only there are name and value put together.
    """
    groups: dict[int, tuple[int, ...]] = {}
    number = 0
    while number < len(lines) and len(lines[number].text) < shapes.LONG * 2:
        group = _split_date(lines, number, web)
        if web and len(group) == 1:
            group = _name_and_value(lines, number)
        if len(group) > 1:
            groups[number] = group
        number += len(group)
    return groups


def _split_date(lines: Sequence[Line], number: int, web: bool) -> tuple[int, ...]:
    text = lines[number].text
    if not fields.begins_date(text) and not (web and fields.is_date(text)):
        return (number,)
    if web and fields.is_date(text) and _is_source(lines, number + 1):
        return (number, number + 1)
    end = number + 1
    while (
        end < len(lines)
        and fields.is_date_fragment(lines[end].text)
        and not fields.begins_date(lines[end].text)
    ):
        end += 1
    if end == number + 1 or (
        end == number + 2
        and not _MONTH_AND_DAY.match(lines[number + 1].text)
        and ":" not in lines[number + 1].text
    ):
        return (number,)
    return tuple(range(number, end + _is_source(lines, end)))


def _is_source(lines: Sequence[Line], number: int) -> bool:
    """True for the name of a paper below a date: by its end, or because the text never says it."""
    if number + 1 >= len(lines):
        return False
    text = lines[number].text
    if len(text) > _VALUE or re.search(r"[，。；！？“”]", text):
        return False
    if text[-1] in ":：" and not fields.is_field_name(text):
        return False  # who speaks
    if _APART.fullmatch(text):
        return False  # a name of two characters
    if _FROM.match(text) or (len(text) <= 14 and fields.is_publisher(text)):
        return True
    if number == 1 or lines[number].told.role in (Role.TITLE, Role.HEADING):
        return False  # nothing stands above the date: this is the title
    if _QUOTED.search(text) or lines[number].gap > lines[number - 1].gap:
        return False  # a title, or a heading
    below = "".join(line.text for line in lines[number + 1 : number + 4])
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    return len(text) <= 10 and sum(pair in below for pair in pairs) <= 1


def _name_and_value(lines: Sequence[Line], number: int) -> tuple[int, ...]:
    if not fields.is_field_name(lines[number].text) or number + 1 >= len(lines):
        return (number,)
    value = lines[number + 1].text
    if _OF_DAY.search(lines[number].text) and not any(map(str.isdigit, value)):
        return (number,)  # nothing was filled in
    if fields.is_name_of_person(lines[number].text) and fields.is_date(value):
        return (number,)
    if len(value) > _VALUE or fields.is_field_name(value) or re.search(r"[，。；！？]", value):
        return (number,)
    return (number, number + 1)
