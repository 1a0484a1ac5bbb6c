"""A title that stands in one line with its date and source: the line is parted between them.

Only at the head of a page, right above its text, and only where what is left beside the fields is
long enough for a title and no name of a site, an office or a writer.
"""

import re
from collections.abc import Iterator, Sequence

from build_scripts.assemble import fields, shapes
from build_scripts.assemble.lines import Line
from build_scripts.assemble.sites import looks_like_site

_TOP = 3  # lines of a page among which its title stands
_SHORTEST = 8  # characters of a title in such a line: names are shorter
_FIELDS = re.compile(
    r"[\s　]+(?=[（(\[【]?(?:19|20)\d\d[-—./年]\d{1,2}[-—./月]\d|(?:发布|发表|更新)?(?:时间|日期)\s*[:：]\s*(?:19|20)\d\d|(?:信息|文章|新闻|稿件)?来源\s*[:：]\s*\S.*(?:19|20)\d\d)"
)
_DAY = re.compile(r"[\[【(（](?:19|20)\d\d[-—./年]\d{1,2}[-—./月]\d{1,2}日?[\]】)）]\s*")
_NAMES = re.compile(r"[:：]\s*[\u4e00-\u9fff]{2,3}(?:\s|$)|(?:记者|通讯员|作者|编辑)[\s:：]")


def parted_from_fields(lines: Sequence[Line]) -> list[Line]:
    """The lines, a title and the fields beside it in lines of their own."""
    return [part for number, line in enumerate(lines) for part in _parts(lines, number, line)]


def _parts(lines: Sequence[Line], number: int, line: Line) -> Iterator[Line]:
    at = (
        _border(line.text)
        if number < _TOP and not line.more and _is_above_text(lines, number)
        else 0
    )
    if not at:
        yield line
        return
    yield line.part(0, at)
    yield line.part(at, len(line.text))._replace(gap=0)


def _border(text: str) -> int:
    """Where the fields begin behind a title, or the title behind a day; 0 for nowhere."""
    if (found := _FIELDS.search(text)) and fields.is_dateline(text[found.end() :]):
        return found.end() if _is_title(text[: found.start()]) else 0
    day = _DAY.match(text)
    return day.end() if day and _is_title(text[day.end() :]) else 0


def _is_title(text: str) -> bool:
    return (
        len(text) >= _SHORTEST
        and shapes.is_label(text)
        and shapes.is_chinese(text)
        and not _NAMES.search(text)
        and not fields.DATED.search(text)
        and not (looks_like_site(text) or fields.is_publisher(text))
        and fields.role_by_words(text) is None
    )


def _is_above_text(lines: Sequence[Line], number: int) -> bool:
    below = lines[number + 1 : number + 2]
    return bool(below) and shapes.is_prose(below[0].text) and len(below[0].text) >= shapes.LONG
