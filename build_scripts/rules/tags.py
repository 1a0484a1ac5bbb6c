"""Tags that got into the text.

Taken out only where the text is judged to be a page: prose may speak of a tag, and `a<b` is no
tag. Whole HTML files do not come this way: an extractor reads those.

A tag that parts text becomes a line break. On a page whose lines are its paragraphs, a lone `<br>`
or `<p>` inside a sentence is litter and breaks nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.records.rule import Case, Rule
from build_scripts.rules.extraction.selection import is_fields
from build_scripts.rules.page_source import BLOCK, CELL, TAG, is_page
from build_scripts.text import Certainty, Edit

_LIGHT = frozenset({"p", "br", "div"})
_LONGEST_TORN = 200
_TEXT = re.compile("[\u3400-\u9fff，。\n]")
_LONGEST_FIELDS = 400  # characters of the source of a line of date and source
_PARTED = re.compile(r"</?(?:p|div|br|li|ul|h[1-6]|td|tr)\b[^<>]*>", re.IGNORECASE)
_SENTENCE_END = re.compile("[。！？；：…!?;:][”’）)]?$")
_NEVER_FIRST = tuple("，。、；：！？”’）》,.;:!?)%")


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    closing: bool


class _Group(NamedTuple):
    """Tags side by side, in one line; ``inside``: text stands on both sides of them there."""

    tags: tuple[_Tag, ...]
    inside: bool


def find(content: str) -> Iterator[Edit]:
    """An edit for each tag of a page; a tag that was torn apart by others goes with them."""
    if not is_page(content):
        return
    lines = [list(_groups(content, tags)) for tags in _lines(content)]
    inner = sum(group.inside and _is_light(group) for line in lines for group in line)
    structural = inner > content.count("\n") + 1
    for line in lines:
        keeps = structural or _is_broken_on_purpose(line)
        names = Counter((tag.name, tag.closing) for group in line for tag in group.tags)
        for group in line:
            litter = group.inside and not keeps and _is_litter(content, group, names)
            yield from _removed(group, litter, " " if _parts_fields(content, group) else "")


def _lines(content: str) -> Iterator[list[_Tag]]:
    """The tags line by line; a tag that runs over lines counts to its first."""
    line: list[_Tag] = []
    end = -1
    here = 0
    for match in TAG.finditer(content):
        tag = _whole(content, match, here)
        if tag.start < here:
            continue
        if tag.start > end:
            if line:
                yield line
            line = []
            end = content.find("\n", tag.start)
            end = len(content) if end < 0 else end
        line.append(tag)
        here = tag.end
    if line:
        yield line


def _whole(content: str, match: re.Match[str], here: int) -> _Tag:
    """The tag, or the tag around it that it tore apart: `<sp<br>an>`."""
    start, end = match.span()
    name = (match[2] or "").lower()
    before = content[max(here, start - _LONGEST_TORN) : start]
    head = before.rfind("<")
    if head >= 0 and ">" not in before[head:]:
        tail = content.find(">", end, end + _LONGEST_TORN)
        torn = before[head:] + content[end : tail + 1]
        if tail >= 0 and TAG.fullmatch(torn) and not _TEXT.search(torn):
            return _Tag(start - len(before) + head, tail + 1, "", False)
    return _Tag(start, end, name, bool(match[1]))


def _groups(content: str, tags: list[_Tag]) -> Iterator[_Group]:
    start = content.rfind("\n", 0, tags[0].start) + 1
    text_before = bool(content[start : tags[0].start].strip())
    group = [tags[0]]
    for tag in tags[1:]:
        if content[group[-1].end : tag.start].strip():
            yield _Group(tuple(group), text_before)
            text_before = True
            group = []
        group.append(tag)
    rest = content.find("\n", group[-1].end)
    after = content[group[-1].end : rest if rest >= 0 else len(content)]
    yield _Group(tuple(group), text_before and bool(after.strip()))


def _is_light(group: _Group) -> bool:
    parting = [tag.name for tag in group.tags if tag.name in BLOCK]
    return len(parting) == 1 and parting[0] in _LIGHT


def _is_broken_on_purpose(line: list[_Group]) -> bool:
    """Verse and addresses: more than one `<br>` between the words of a line."""
    return sum(group.inside and any(tag.name == "br" for tag in group.tags) for group in line) > 1


def _is_litter(content: str, group: _Group, names: Counter[tuple[str, bool]]) -> bool:
    """A lone `<br>`, or a `<p>` without its partner, where no sentence ends."""
    if not _is_light(group):
        return False
    start, end = group.tags[0].start, group.tags[-1].end
    if content.startswith(_NEVER_FIRST, end):
        return True
    if _SENTENCE_END.search(content[max(0, start - 2) : start]):
        return False
    tag = next(tag for tag in group.tags if tag.name in BLOCK)
    return tag.name == "br" or names[tag.name, True] != names[tag.name, False]


def _parts_fields(content: str, group: _Group) -> bool:
    """True between two elements of a line of date and source, where no blank parts them."""
    first, last = group.tags[0], group.tags[-1]
    inline = all(tag.name not in BLOCK and tag.name not in CELL for tag in group.tags)
    if not (group.inside and inline and first.closing and not last.closing):
        return False
    before, after = content[first.start - 1], content[last.end]
    if before.isspace() or after.isspace() or before in ":：(（|":
        return False
    start = max(content.rfind("\n", 0, first.start), first.start - _LONGEST_FIELDS)
    end = content.find("\n", last.end, last.end + _LONGEST_FIELDS)
    end = end if end >= 0 else last.end + _LONGEST_FIELDS
    left = _PARTED.split(content[start : first.start])[-1]
    right = _PARTED.split(content[last.end : end])[0]
    return is_fields("".join(TAG.sub("", left + right).split()))


def _removed(group: _Group, litter: bool, blank: str) -> Iterator[Edit]:
    for tag in group.tags:
        after = blank if tag is group.tags[0] else ""
        if tag.name in CELL:
            after = "\t" if tag.closing else ""
        elif tag.name in BLOCK and not litter:
            after = "\n"
        yield Edit(tag.start, tag.end, after)


TAGS = Rule(
    "MARKUP-3",
    "网页的标签删去，分段的标签改为换行。 / Tags of a page go; those that part text become breaks.",
    Certainty.SURE,
    find,
    (
        Case(
            "<p>第一<strong>书记</strong></p><p>驻村。<br/>帮扶</p>", "\n第一书记\n\n驻村。\n帮扶\n"
        ),
        Case("<tr><td>户数</td><td>12</td></tr>", "\n户数\t12\t\n"),
        Case("<p>驻村<br>帮扶</p>\n<p>第一</p>书记</p>", "\n驻村帮扶\n\n\n第一书记\n"),
    ),
    ("段落用 <p> 表示", "若a<b且b>c", "<中国>与<世界>之<间>"),
)
