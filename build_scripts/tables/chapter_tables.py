"""The figures of one chapter: reported ones first; targets, standards and persons apart."""

from collections.abc import Iterator
from typing import Final

from build_scripts.chapters.citing import CITED_HERE
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.chapters.titles import short_title
from build_scripts.records.book import BookChapter
from build_scripts.records.figures import Kind, Observation, Role
from build_scripts.tables.rows import Told, around, figures_in, table

_SECTIONS: Final = (
    ("reported", "所报数据", (Role.REPORTED, Role.ENUMERATED)),
    ("targets", "目标、计划与预计", (Role.TARGET, Role.INTENDED, Role.EXPECTED)),
    ("standards", "标准与规定", (Role.STANDARD,)),
    ("individuals", "个人与个别事例", (Role.INDIVIDUAL,)),
)
_KINDS: Final = {
    Kind.DATE: "日期",
    Kind.ORDINAL: "序数",
    Kind.SLOGAN: "固定说法",
    Kind.NAME: "名称的一部分",
    Kind.OTHER: "其他",
}


def chapter_table(chapter: BookChapter, told: Told, charts: str = "") -> str:
    """The Markdown of the page: every numeral of the chapter stands on it."""
    title = short_title(chapter)
    slug = attribute(chapter.decision.slug)
    parts = [
        f"# {plain(titled(chapter))} {{: #title }}",
        f'<p class="lead">{_counted(chapter)} <a href="../../chapters/{slug}/">读这一章</a></p>',
        CITED_HERE,
        *([charts] if charts else []),
        *_sections(chapter, told),
        *_others(chapter, told),
    ]
    return (
        front_matter(
            title=titled(chapter),
            description=f"《{title}》中的全部数字：数据表，目标、标准与个人事例另列，附原句。",
            edit=f"seeds/figures/{chapter.decision.slug}.csv",
        )
        + "\n\n".join(parts)
        + "\n"
    )


def titled(chapter: BookChapter) -> str:
    """What the page is called."""
    return f"数据：{short_title(chapter)}"


def _counted(chapter: BookChapter) -> str:
    figures = len(figures_in(chapter))
    others = len(chapter.observations) - figures
    read = all(each.where for each in chapter.observations)
    by = "经人工审定" if read else "由机器提出，尚未经人工审定"
    return f"本章有数据{figures}项，另有{others}处数字不是数据；{by}。数据均为报道所称。"


def _sections(chapter: BookChapter, told: Told) -> Iterator[str]:
    figures = figures_in(chapter)
    for name, title, roles in _SECTIONS:
        rows = [each for each in figures if each.figure.role in roles]
        if rows:
            yield f"## {title} {{: #{name} }}"
            yield table(rows, told, f"{title}，{len(rows)}项", own=True)


def _others(chapter: BookChapter, told: Told) -> Iterator[str]:
    """The numerals that are no figures, each with its kind: none is passed over."""
    others = [each for each in chapter.observations if not each.is_figure]
    if not others:
        return
    rows = "".join(_other(each, told) for each in others)
    yield "## 不是数据的数字 {: #others }"
    yield (
        f"<details><summary>日期、序数、固定说法等，{len(others)}处</summary>"
        '<div class="wide"><table class="others"><thead><tr><th scope="col">数字</th>'
        '<th scope="col">类别</th><th scope="col">原句</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _other(each: Observation, told: Told) -> str:
    before, after = around(told.texts[each.paragraph], each.at.start, each.at.end)
    way = f"../../chapters/{attribute(each.chapter)}/#{attribute(each.paragraph)}"
    return (
        f'<tr id="{attribute(each.id)}"><th scope="row">{inline(each.figure.printed)}</th>'
        f"<td>{_KINDS[each.figure.kind]}</td>"
        f'<td><a href="{way}"><q>{inline(before)}<b>{inline(each.figure.printed)}</b>'
        f"{inline(after)}</q></a></td></tr>"
    )
