"""What each edition changed against the one before it: texts, figures, terms, and why."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from build_scripts.chapters.escaping import attribute, front_matter, inline
from build_scripts.chapters.titles import short_title
from build_scripts.records.book import Book
from build_scripts.records.edition import Errata, Erratum, Matter

_MATTERS: Final = {Matter.TEXT: "文字", Matter.FIGURE: "数字", Matter.TERM: "术语"}
_NONE: Final = "（无）"


def errata_page(book: Book) -> str:
    """The Markdown of the page; newest edition first."""
    titles = {chapter.decision.slug: short_title(chapter) for chapter in book.chapters}
    head = front_matter(
        title="勘误",
        description="各版之间改动了哪些文字、数字和术语，以及为什么。",
        edit="seeds/editions/reasons.csv",
    )
    opening = (
        "# 勘误 {: #title }\n\n"
        f"<p>本版是第{inline(book.edition or '0')}版。下面列出每一版对前一版的改动：哪一处，"
        "前作什么，今作什么，为什么。前几版的文字仍可查阅，引用时请写明版次。</p>"
    )
    parts = [head + opening]
    if not book.errata:
        parts.append("<p>还没有发布过别的版次，没有可列的改动。</p>")
    for errata in book.errata:
        parts += [_heading(errata), *_tables(errata, titles)]
    if book.earlier:
        items = "".join(
            f'<li><a href="../v/{attribute(each.number)}/">第{inline(each.number)}版</a></li>'
            for each in reversed(book.earlier)
        )
        parts += ["## 以前各版 {: #earlier }", f"<ul>{items}</ul>"]
    return "\n\n".join(parts) + "\n"


def _heading(errata: Errata) -> str:
    later, name = inline(errata.later), attribute(errata.later.replace(".", "-"))
    return f"## 第{later}版对第{inline(errata.earlier)}版 {{: #edition-{name} }}"


def _tables(errata: Errata, titles: dict[str, str]) -> Iterable[str]:
    if not errata.items:
        yield "<p>没有改动。</p>"
    for matter, items in groupby(errata.items, key=lambda item: item.matter):
        rows = "".join(_row(item, titles) for item in items)
        yield (
            f'<div class="scroll" tabindex="0" role="region" aria-label="{_MATTERS[matter]}的改动">'
            f'<table class="register"><caption>{_MATTERS[matter]}</caption><thead><tr>'
            '<th scope="col">所在</th><th scope="col">前作</th><th scope="col">今作</th>'
            f'<th scope="col">理由</th></tr></thead><tbody>{rows}</tbody></table></div>'
        )


def _row(item: Erratum, titles: dict[str, str]) -> str:
    before, after = (inline(item.before), inline(item.after))
    left, right = (f'<span class="context">{inline(each)}</span>' for each in item.context)
    around = any(item.context)
    return (
        f'<tr><th scope="row">{_place(item, titles)}</th>'
        f"<td>{f'<del>{before}</del>' if before else _NONE}</td>"
        f"<td>{left if around else ''}{f'<ins>{after}</ins>' if after else _NONE}"
        f"{right if around else ''}</td>"
        f"<td>{inline(item.why) or '未记'}</td></tr>"
    )


def _place(item: Erratum, titles: dict[str, str]) -> str:
    code = f"<code>{inline(item.id)}</code>"
    if item.chapter not in titles or not item.place or not item.after:
        return code
    link = f"../chapters/{attribute(item.chapter)}/#{attribute(item.place)}"
    return f'<a href="{link}">{inline(titles[item.chapter])}</a> {code}'
