"""Web pages: chrome at head and foot, in plain lines and in HTML."""

from __future__ import annotations

from html import escape
from random import Random

from tests.damage import wording
from tests.damage.articles import Article, Kind, Line, truth_of
from tests.damage.half import half_width
from tests.damage.mirror import Part, joined_page
from tests.damage.pages import Page, page
from tests.damage.tables import random_table


class _Sheet:
    """A page under construction: what is printed, what stays, what must go."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.truth: list[Line] = []
        self.removed: list[str] = []
        self.parts: list[tuple[Line, bool]] = []

    def keep(self, *lines: Line) -> None:
        self.printed += [line.text for line in lines]
        self.truth += lines
        self.parts += [(line, True) for line in lines]

    def furniture(self, lines: list[str]) -> None:
        self.printed += lines
        self.removed += lines
        self.parts += [(Line(line), False) for line in lines]


def plain_page(rng: Random, article: Article) -> Page:
    """Head and foot of a site around an article, everything in plain lines.

    The line of date and source is part of the article and stays, its parts joined by a blank.
    """
    sheet = _sheet(rng, article, over_lines=rng.random() < 0.5)
    between = rng.choice(("\n", "\n\n"))
    text = between.join(map(half_width, sheet.printed)) + "\n"
    return page("web-plain", text, truth_of(tuple(sheet.truth)), removed=tuple(sheet.removed))


def mirrored_page(rng: Random, article: Article) -> Page:
    """A whole page of a site, head and foot included, as a mirror shows it."""
    sheet = _sheet(rng, article, over_lines=False)
    table = random_table(rng, article.plain)
    parts = (Part(line, table, kept) for line, kept in sheet.parts if _in_gbk(line.text))
    return joined_page("mirror-web", parts, rng)


def _in_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def _sheet(rng: Random, article: Article, *, over_lines: bool) -> _Sheet:
    name = wording.site(rng)
    sheet = _Sheet()
    sheet.furniture(_head(rng, name, article))
    sheet.keep(article.lines[0])
    parts = wording.dateline(rng, name)
    sheet.keep(Line(" ".join(parts)))
    if over_lines:
        sheet.printed[-1:] = parts
    if rng.random() < 0.7:
        sheet.furniture(wording.share(rng))
    sheet.keep(*article.lines[1:])
    sheet.furniture(_foot(rng, name))
    return sheet


def _head(rng: Random, name: str, article: Article) -> list[str]:
    blocks = [
        [name],
        wording.menu(rng),
        [f"您的位置：首页 > 新闻 > {rng.choice(('正文', article.title))}"],
    ]
    if rng.random() < 0.3:
        blocks.append([rng.choice(("导航菜单", "搜索", "请输入关键字", "返回首页", "登录 | 注册"))])
    chosen = [block for block in blocks if rng.random() < 0.7] or blocks[:1]
    return [line for block in chosen for line in block]


def _foot(rng: Random, name: str) -> list[str]:
    blocks = [
        [wording.editor(rng)],
        wording.share(rng),
        wording.related(rng),
        wording.neighbours(rng),
        wording.ranking(rng),
        wording.rights(rng, name),
    ]
    chosen = [block for block in blocks if rng.random() < 0.65] or blocks[-1:]
    return [line for block in chosen for line in block]


def html_page(rng: Random, article: Article) -> Page:
    """The same page as HTML, with scripts, styles, navigation and entities."""
    name = wording.site(rng)
    parts = wording.dateline(rng, name)
    head, foot = _head(rng, name, article), _foot(rng, name)
    body = "\n".join(_paragraph(rng, line) for line in article.lines[1:])
    text = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(article.title)}_{name}</title>
<style>.nav li {{ float: left; }} .share {{ color: #c00; }}</style>
<script>var _hmt = _hmt || []; function share(to) {{ window.open("https://s.example/?u=" + to); }}</script>
</head><body>
<div class="nav"><ul>{_items(head)}</ul></div>
<div class="article"><h1>{escape(article.title)}</h1>
<p class="info">{escape(" ".join(parts))}</p>
<div class="content">
{body}
</div></div>
<div class="sidebar"><ul>{_items(wording.ranking(rng))}</ul></div>
<div class="footer"><ul>{_items(foot)}</ul></div>
<script src="/js/stat.js"></script>
</body></html>
"""
    truth = (article.lines[0], Line(" ".join(parts)), *article.lines[1:])
    return page("web-html", text, truth_of(truth), removed=tuple(head + foot))


def _items(lines: list[str]) -> str:
    return "".join(
        f'<li><a href="/list/{n}.html">{escape(line)}</a></li>' for n, line in enumerate(lines)
    )


def _paragraph(rng: Random, line: Line) -> str:
    if line.kind is Kind.HEADING:
        return f"<h2>{escape(line.text)}</h2>"
    text = escape(line.text, quote=False).replace("“", "&ldquo;").replace("”", "&rdquo;")
    return rng.choice(("<p>&nbsp;&nbsp;{}</p>", "<p>{}</p>", "<p><span>{}</span></p>")).format(text)
