"""Titles, dates and names as a reader is told them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from build_scripts.records.book import BookChapter
from build_scripts.records.restoration import Paragraph, Role
from build_scripts.records.sidecar import Sidecar

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TITLES = (Role.TITLE, Role.SUBTITLE)


def stem(source: str) -> str:
    """The name of a source without its ending."""
    return PurePosixPath(source).stem


def edited(sidecar: Sidecar) -> str:
    """The file in which a reader's correction belongs: the decisions, not the page made of them."""
    return f"seeds/{PurePosixPath(sidecar.path).name}"


def title_lines(chapter: BookChapter) -> Iterator[Paragraph]:
    """The lines of the printed title: those before anything else is printed."""
    for paragraph in chapter.article.paragraphs:
        if paragraph.role not in _TITLES:
            return
        yield paragraph


def body(chapter: BookChapter) -> tuple[Paragraph, ...]:
    """Everything after the printed title."""
    return chapter.article.paragraphs[len(list(title_lines(chapter))) :]


def full_title(chapter: BookChapter) -> str:
    """All lines of the title; in 〔 〕 when the editor supplied it."""
    if chapter.decision.supplied_title:
        return f"〔{chapter.decision.supplied_title}〕"
    printed = [line.text for line in title_lines(chapter)]
    return "　".join(printed) or f"〔{chapter.decision.slug}〕"


def short_title(chapter: BookChapter) -> str:
    """The main line of the title, for narrow places."""
    main = [line.text for line in title_lines(chapter) if line.role is Role.TITLE]
    return full_title(chapter) if chapter.decision.supplied_title or not main else main[-1]


def date_in_words(value: str) -> str:
    """An ISO 8601 date or interval in Chinese; what is neither is given back as it is."""
    if "/" in value:
        first, last = value.split("/", 1)
        if first in ("", ".."):
            return f"不晚于{date_in_words(last)}"
        if last in ("", ".."):
            return f"不早于{date_in_words(first)}"
        ends = date_in_words(last)
        same = last[:5] == first[:5] and ends.startswith(f"{first[:4]}年") and len(last) > 4
        return f"{date_in_words(first)}至{ends[5:] if same else ends}"
    match = _DAY.fullmatch(value)
    if not match:
        return value
    year, month, day = match.groups()
    shown = f"{year}年"
    if month:
        shown += f"{int(month)}月"
    if day:
        shown += f"{int(day)}日"
    return shown


def first_day(value: str) -> str:
    """What to sort a date by: its beginning, an open one by its end."""
    first, _, last = value.partition("/")
    return last if first in ("", "..") and last else first


def year_of(value: str) -> str:
    """The year in which a date begins, or 未详."""
    match = re.match(r"\d{4}", first_day(value))
    return f"{match[0]}年" if match else "年份未详"
