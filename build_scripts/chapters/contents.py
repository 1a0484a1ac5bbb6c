"""The cover and the table of contents: chapters by area and by date."""

from itertools import groupby

from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.chapters.titles import (
    date_in_words,
    first_day,
    short_title,
    title_lines,
    year_of,
)
from build_scripts.records.book import Book, BookChapter
from build_scripts.records.restoration import Role
from build_scripts.records.sidecar import Basis

TITLE = "脱贫攻坚报道校勘集"
SUBTITLE = "由损坏的剪报恢复的整理本，附校勘记与来源对照"


def cover(book: Book) -> str:
    """The cover: what this is, and the ways in."""
    sources = len({chapter.sidecar.source for chapter in book.chapters})
    areas = len({chapter.decision.area for chapter in book.chapters if chapter.decision.area})
    text = (
        f"<p>本书收录各地报纸和新闻网站关于脱贫攻坚的报道{len(book.chapters)}篇，"
        f"涉及{areas}个地区，据{sources}份网上流传的剪报整理。这些剪报多有损坏：夹杂注音，字节错位，标点混乱，"
        "分栏颠倒，正文重出。本书把它们恢复成可读、可引用、可核对的文本。</p>"
        "<p>凡改动一字，都有理由可查；凡不能确定的，都在文中标出；原文自己的疏误照录不改，只加注说明。"
        '整理的办法见<a href="fanli/">凡例</a>，逐处改动见<a href="apparatus/">校勘记</a>。</p>'
    )
    return (
        front_matter(
            title=TITLE,
            description=f"{TITLE}：{SUBTITLE}。共{len(book.chapters)}篇。",
            edit="build_scripts/chapters/contents.py",
        )
        + f"# {TITLE} {{: #title .book-title }}\n\n"
        + f'<p class="book-subtitle">{SUBTITLE}</p>\n\n'
        + f'<div class="preface">{text}</div>\n\n'
        + _reckoning(book)
        + "\n\n## 篇目 {: #contents }\n\n"
        + _by_area(book, "chapters/")
        + "\n\n## 年表 {: #years }\n\n"
        + _by_date(book, "chapters/")
        + "\n"
    )


def _reckoning(book: Book) -> str:
    """The book in numbers, each leading to where it is told."""
    chapters = book.chapters
    characters = sum(len(each.text) for chapter in chapters for each in chapter.article.paragraphs)
    followed = sum(tally.times for chapter in chapters for tally in chapter.tallies)
    entries = sum(len(chapter.entries) for chapter in chapters)
    figures = sum(each.is_figure for chapter in chapters for each in chapter.observations)
    numbers = (
        (len(chapters), "篇报道", "chapters/"),
        (characters, "字", "search/"),
        (followed + entries, "处改动", "apparatus/"),
        (figures, "项数据", "figures/"),
        (len(book.glossary.terms), "条术语", "glossary/"),
    )
    items = "".join(
        f'<li><a href="{way}"><b>{number}</b> {what}</a></li>'
        for number, what, way in numbers
        if number
    )
    return f'<ul class="reckoning">{items}</ul>'


def contents(book: Book) -> str:
    """The table of contents."""
    return (
        front_matter(
            title="篇目",
            description=f"{TITLE}的篇目，先按地区、再按日期编排。",
            edit="docs/chapters/index.md",
        )
        + "# 篇目 {: #title }\n\n"
        + "## 按地区 {: #by-area }\n\n"
        + _by_area(book, "")
        + "\n\n## 按日期 {: #by-date }\n\n"
        + _by_date(book, "")
        + "\n"
    )


def _by_area(book: Book, root: str) -> str:
    ordered = sorted(book.chapters, key=_area_and_day)
    groups = []
    for area, chapters in groupby(ordered, key=lambda chapter: chapter.decision.area_name):
        items = "".join(_item(chapter, root) for chapter in chapters)
        groups.append(f"<dt>{inline(area or '地区未详')}</dt><dd><ul>{items}</ul></dd>")
    return f'<dl class="contents">{"".join(groups)}</dl>'


def _area_and_day(chapter: BookChapter) -> tuple[str, str, str]:
    decision = chapter.decision
    return decision.area or "~", decision.area_name, first_day(decision.date.value)


def _by_date(book: Book, root: str) -> str:
    ordered = sorted(book.chapters, key=lambda chapter: first_day(chapter.decision.date.value))
    groups = []
    for year, chapters in groupby(ordered, key=lambda c: year_of(c.decision.date.value)):
        items = "".join(_item(chapter, root) for chapter in chapters)
        groups.append(f"<dt>{inline(year)}</dt><dd><ul>{items}</ul></dd>")
    return f'<dl class="contents timeline">{"".join(groups)}</dl>'


def _item(chapter: BookChapter, root: str) -> str:
    decision = chapter.decision
    shoulder = " ".join(line.text for line in title_lines(chapter) if line.role is Role.SUBTITLE)
    above = f'<span class="shoulder">{inline(shoulder)}</span> ' if shoulder else ""
    guess = "（推定）" if decision.date.basis is Basis.INFERRED else ""
    date = date_in_words(decision.date.value) + guess if decision.date.value else "日期未详"
    return (
        f'<li><a href="{root}{attribute(decision.slug)}/">{above}{inline(short_title(chapter))}</a>'
        f'<span class="when">{inline(date)}</span></li>'
    )
