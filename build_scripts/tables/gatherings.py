"""Figures of many chapters gathered by theme and by area."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from pypinyin import lazy_pinyin

from build_scripts.chapters.citing import CITED_HERE
from build_scripts.chapters.escaping import attribute, front_matter, inline, plain
from build_scripts.charts import area_map, charts_among
from build_scripts.figures.gazetteer import gazetteer
from build_scripts.records.book import Book
from build_scripts.records.figures import Observation, Role
from build_scripts.tables.rows import Told, figures_in, table


class Gathering(NamedTuple):
    """Figures under one heading; ``path`` is the page's name below figures/."""

    name: str
    path: str
    rows: tuple[Observation, ...]


def themes_of(book: Book) -> list[Gathering]:
    """One a theme, the richest first; figures without a theme are in none."""
    by_theme: dict[str, list[Observation]] = {}
    for each in _all(book):
        if each.theme:
            by_theme.setdefault(each.theme, []).append(each)
    ordered = sorted(by_theme.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Gathering(name, f"theme-{_spelled(name)}", tuple(rows)) for name, rows in ordered]


def areas_of(book: Book) -> list[Gathering]:
    """One an area of GB/T 2260, in the order of the codes; a figure of two areas is in both."""
    names: dict[str, str] = {}
    by_code: dict[str, list[Observation]] = {}
    for each in _all(book):
        area = each.figure.area
        pairs = zip(area.codes.split(";"), area.names.split(";"), strict=False)
        for code, name in pairs:
            if code:
                # Names of the text go on to towns and villages; that of the table is the county's.
                names[code] = gazetteer().path(code) or name
                by_code.setdefault(code, []).append(each)
    return [
        Gathering(names[code], f"area-{code}", tuple(by_code[code])) for code in sorted(by_code)
    ]


def code_of(area: Gathering) -> str:
    """The code of an area, from the name of its page."""
    return area.path.removeprefix("area-")


def theme_page(theme: Gathering, told: Told, charts: str = "") -> str:
    """All figures of one theme: reported ones, and the rest apart."""
    return _page(theme, told, theme_title(theme), f"与“{theme.name}”有关的数据", charts)


def theme_title(theme: Gathering) -> str:
    """What the page of a theme is called."""
    return f"主题：{theme.name}"


def area_page(area: Gathering, areas: Sequence[Gathering], told: Told, book: Book) -> str:
    """All figures of one area, with a map, the ways to the areas around it, and its charts."""
    code = code_of(area)
    drawn = area_map(code, book.outlines, map(code_of, areas))
    above = charts_among(book, area.rows, drawn) + _around(area, areas)
    return _page(area, told, area.name, f"{area.name}的数据", above, f"代码{code}（GB/T 2260）。")


def _around(area: Gathering, areas: Sequence[Gathering]) -> str:
    """Plain ways to the areas of the same province that have figures."""
    code = code_of(area)
    near = [each for each in areas if each.path != area.path and code_of(each)[:2] == code[:2]]
    if not near:
        return ""
    items = "".join(
        f'<li><a href="../{attribute(each.path)}/">{inline(each.name)}</a> '
        f'<span class="count">{len(each.rows)}</span></li>'
        for each in near
    )
    return f'<details class="near"><summary>同省其他地区</summary><ul class="ways">{items}</ul></details>'


def _page(
    gathered: Gathering, told: Told, title: str, says: str, above: str, lead: str = ""
) -> str:
    reported = [each for each in gathered.rows if each.figure.role is Role.REPORTED]
    rest = [each for each in gathered.rows if each.figure.role is not Role.REPORTED]
    parts = [
        f"# {plain(title)} {{: #title }}",
        f'<p class="lead">{lead}{len(gathered.rows)}项，均为报道所称。<a href="../">全部数据</a></p>',
        CITED_HERE,
        *([above] if above else []),
    ]
    if reported:
        parts += [
            "## 所报数据 {: #reported }",
            table(reported, told, f"所报数据，{len(reported)}项"),
        ]
    if rest:
        parts += [
            "## 目标、标准与个人 {: #others }",
            table(rest, told, f"目标、计划、标准与个人事例，{len(rest)}项"),
        ]
    head = front_matter(
        title=title, description=f"{says}{len(gathered.rows)}项，逐项附原句。", edit="seeds/figures"
    )
    return head + "\n\n".join(parts) + "\n"


def _all(book: Book) -> Sequence[Observation]:
    return [each for chapter in book.chapters for each in figures_in(chapter)]


def _spelled(name: str) -> str:
    """A name for an address, from the pinyin; a digest where the name has none."""
    said = "-".join(part for part in lazy_pinyin(name) if part.isascii() and part.isalnum())
    return said or sha256(name.encode()).hexdigest()[:8]
