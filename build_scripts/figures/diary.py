"""Diaries: a line that is a date and no more opens an entry, which is told on that day."""

import re
from typing import Final

from build_scripts.figures.dates import Day, read_date

_ENTRY: Final = re.compile(
    r"^(?:# )?(?P<date>(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日)"
    r"(?:[ \u3000,，]*(?:星期|周)[一二三四五六日天])?(?:[ \u3000,，]+[晴阴多云雨雪阵风霜雾大小中转雷到]{1,6})?$",
    re.MULTILINE,
)
_LEAST: Final = 2  # entries


def entries_of(text: str, today: Day) -> list[tuple[int, Day]]:
    """Where each part of the text begins, and the day it is told on; the first is of the text's own
    day. A text without entries is one part."""
    parts = [(0, today)]
    lines = list(_ENTRY.finditer(text)) if today.year else []
    if len(lines) < _LEAST:
        return parts
    year = today.year
    for line in reversed(lines):
        day = read_date(line["date"])
        if day is None:
            continue
        if not day.year:
            after = parts[-1][1]
            late = len(parts) > 1 or after.month
            year -= bool(late and (day.month, day.day) > (after.month, after.day or 31))
            day = day._replace(year=year)
        year = day.year
        parts.append((line.start(), day))
    return [parts[0], *reversed(parts[1:])]
